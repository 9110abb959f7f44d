"""Decisions about applications: what was decided before and why, and what a new decision takes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, func, select

from core.errors import Infeasible
from core.intake.applications import ApplicationStatus
from core.intake.deciding import Ground
from core.messages.outbox import CHANGEABLE
from db.leaving import leave
from db.models import (
    AccountRow,
    ApplicationRow,
    DecisionRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
)


@dataclass(frozen=True)
class Decision:
    """What was decided once, and why; ``requirements``: the version of what is looked for, 0 for the first."""

    status: ApplicationStatus
    ground: Ground
    reason: str
    requirements: int
    at: datetime
    by: str


def decisions_of(session: Session, application_ids: Sequence[int]) -> dict[int, list[Decision]]:
    """Application id → its decisions, the newest first; two queries for each five hundred."""
    found: dict[int, list[Decision]] = {}
    names = dict(session.exec(select(AccountRow.id, AccountRow.name)).all())
    for start in range(0, len(application_ids), 500):
        some = application_ids[start : start + 500]
        rows = session.exec(
            select(DecisionRow).where(col(DecisionRow.application_id).in_(some)).order_by(col(DecisionRow.id).desc())
        ).all()
        for row in rows:
            ground = Ground(row.code) if row.code in set(Ground) else Ground.OTHER
            found.setdefault(row.application_id, []).append(
                Decision(
                    ApplicationStatus(row.status), ground, row.reason, row.requirements, row.at,
                    names.get(row.account_id, ""),
                )
            )  # fmt: skip
    return found


def give_up_places(session: Session, rows: Sequence[ApplicationRow], today: date, now: datetime) -> None:
    """Of people who were accepted and are not any more; refused while one of them is paired."""
    if not rows:
        return
    people = session.exec(
        select(ParticipantRow).where(col(ParticipantRow.application_id).in_([row.id for row in rows]))
    ).all()
    paired = session.exec(
        select(PairingMemberRow.participant_id)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(
            col(PairingMemberRow.participant_id).in_([person.id for person in people]),
            col(PairingRow.ended_on).is_(None),
        )
    ).all()
    for person in people:
        if person.id in paired:
            raise Infeasible(
                "{name} is paired. Nothing was decided.", "End the pairing first, then decide.", name=person.name
            )
        leave(session, person, today, "", now)


def take_back_messages(session: Session, rows: Sequence[ApplicationRow], kinds: Sequence[str]) -> None:
    """Of earlier decisions, as long as they have not left. Only an acceptance says whose it is; any other is
    taken back where its address applied once: what was written about the other side is not lost."""
    people = select(ParticipantRow.id).where(col(ParticipantRow.application_id).in_([row.id for row in rows]))
    addresses = [row.email for row in rows]
    applied = session.exec(
        select(ApplicationRow.email)
        .where(col(ApplicationRow.email).in_(addresses), ApplicationRow.status != ApplicationStatus.DRAFT.value)
        .group_by(ApplicationRow.email)
        .having(func.count() == 1)
    ).all()
    hers = (col(MessageRow.participant_id).is_(None)) & col(MessageRow.to_email).in_(applied)
    take_back(session, kinds, or_(col(MessageRow.participant_id).in_(people), hers))


def take_back(session: Session, kinds: Sequence[str], which: Any) -> None:
    """Messages of decisions that have not left."""
    unsent = session.exec(
        select(MessageRow).where(
            col(MessageRow.kind).in_(kinds),
            col(MessageRow.status).in_([status.value for status in CHANGEABLE]),
            which,
        )
    ).all()
    for message in unsent:
        session.delete(message)
