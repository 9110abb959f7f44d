"""What the people of a pairing agreed on, and what the team decided and does: for Today, in a query for all of each."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from core.program.program import Part, Program
from core.text import Text, counted
from core.tracking.agreement import AgreementState
from core.tracking.closing import steps_of, taken_of
from core.tracking.closure import Ending
from core.tracking.due import Due, DueKind
from core.tracking.review import SupportPlan
from db.many import columns
from db.models import (
    AgreementRow,
    AgreementSignatureRow,
    ClosingRow,
    GuardianRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    SupportPlanRow,
)

LATELY = 30  # days
Version = tuple[int, Any, int]  # number, written on, how many signed it


def agreements_of(session: Session, pairings: Any) -> dict[int, list[Version]]:
    """Every version with how many have signed it, by pairing, the oldest first."""
    rows = session.exec(
        columns(
            AgreementRow.pairing_id, AgreementRow.number, AgreementRow.written_on,
            func.count(col(AgreementSignatureRow.id)),
        )
        .outerjoin(AgreementSignatureRow, col(AgreementSignatureRow.agreement_id) == AgreementRow.id)
        .where(col(AgreementRow.pairing_id).in_(pairings))
        .group_by(col(AgreementRow.id))
        .order_by(col(AgreementRow.number))
    ).all()  # fmt: skip
    found: dict[int, list[Version]] = {}
    for pairing, *version in rows:
        found.setdefault(pairing, []).append((version[0], version[1], version[2]))
    return found


def agreement_state(versions: list[Version], people: int) -> AgreementState:
    """From counts alone: as ``core.tracking.agreement.state_of`` says it from names."""
    if not versions:
        return AgreementState.NONE
    signed = [signatures >= people for _number, _on, signatures in versions]
    if signed[-1]:
        return AgreementState.SIGNED
    return AgreementState.RENEWING if any(signed) else AgreementState.WAITS


def open_plans_of(session: Session, pairings: Any) -> dict[int, SupportPlan]:
    """The support plan that is open, by pairing."""
    rows = session.exec(
        select(SupportPlanRow)
        .where(col(SupportPlanRow.pairing_id).in_(pairings), col(SupportPlanRow.closed_on).is_(None))
        .order_by(col(SupportPlanRow.id))
    ).all()
    return {row.pairing_id: SupportPlan.from_document(row.document) for row in rows}


def with_guardians(session: Session, pairings: Any) -> list[int]:
    """Those of these pairings for somebody of whom a parent or guardian has agreed."""
    rows = session.exec(
        columns(PairingMemberRow.pairing_id)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .join(GuardianRow, col(GuardianRow.application_id) == ParticipantRow.application_id)
        .where(
            col(PairingMemberRow.pairing_id).in_(pairings), ParticipantRow.status != "left",
            GuardianRow.answer == "agreed",
        )
        .distinct()
    ).all()  # fmt: skip
    return list(rows)


def closings_begun(session: Session, pairings: Any, program: Program) -> dict[int, tuple[date, int]]:
    """Of closings that were begun: since when, and how many steps are open, by pairing."""
    rows = session.exec(select(ClosingRow).where(col(ClosingRow.pairing_id).in_(pairings))).all()
    return {row.pairing_id: (_day(row.at, program), _open_steps(row.ending, row.document, program)) for row in rows}


def ended_lines(session: Session, cohort_id: int, program: Program, today: date) -> tuple[Due, ...]:
    """Pairings of a cohort that have ended, and whose closing is not complete: one that was begun, or none while the
    end is not older than ``LATELY`` days. Two queries."""
    rows = session.exec(
        select(PairingRow, ClosingRow)
        .outerjoin(ClosingRow, col(ClosingRow.pairing_id) == PairingRow.id)
        .where(
            PairingRow.cohort_id == cohort_id, col(PairingRow.ended_on).is_not(None),
            col(ClosingRow.complete_on).is_(None),
            or_(col(ClosingRow.id).is_not(None), col(PairingRow.ended_on) >= today - timedelta(days=LATELY)),
        )
    ).all()  # fmt: skip
    people = columns(PairingMemberRow.pairing_id, ParticipantRow.name).join(
        ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id
    )
    here = col(PairingMemberRow.pairing_id).in_([row.id for row, _closing in rows])
    names: dict[int, list[str]] = {}
    for pairing, name in session.exec(people.where(here).order_by(col(PairingMemberRow.side), ParticipantRow.name)):
        names.setdefault(pairing, []).append(name)
    return tuple(
        Due(
            row.id or 0, " & ".join(names.get(row.id or 0, ())), DueKind.CLOSING, row.ended_on or today,
            _ended_words(row, closing, program), ended=True,
        )
        for row, closing in rows
    )  # fmt: skip


def _ended_words(row: PairingRow, closing: ClosingRow | None, program: Program) -> Text:
    steps = _open_steps(row.ending, closing.document if closing is not None else {}, program)
    words = "Ended on {day}: one step of the closing is open", "Ended on {day}: {count} steps of the closing are open"
    return counted(steps, *words, day=row.ended_on)


def _open_steps(ending: str, document: dict[str, Any], program: Program) -> int:
    steps = steps_of(Ending(ending or Ending.OVER.value), guardians=program.has(Part.GUARDIANS))
    return len(set(steps) - set(taken_of(document)))


def _day(at: datetime, program: Program) -> date:
    return at.astimezone(ZoneInfo(program.time_zone)).date()
