"""What a program's data show of good practice with its pairings: begun, met, followed and closed."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col

from core.evaluation.standards.facts import Shown
from core.program.program import Program
from core.tracking.contacts import Contact, ContactKind, Profile, done_on, made_in_time, schedule
from core.tracking.meetings import MeetingState
from db.many import columns
from db.models import (
    AgreementRow,
    AgreementSignatureRow,
    ClosingRow,
    CohortRow,
    ContactRow,
    GoalRow,
    LookBackRow,
    MeetingRow,
    PairingMemberRow,
    PairingRow,
    ProposalRow,
    ReviewRow,
)
from db.situations import GUARDIAN, NOBODY
from db.standards_people import share_of

MONTH, FOUR_MONTHS = timedelta(days=30), timedelta(days=120)
HELD = MeetingRow.state == MeetingState.HELD.value


def pairing_facts(session: Session, cohort_id: int, today: date, program: Program) -> Mapping[str, Any]:
    """By fact: what counts it, in a query or three."""
    here = PairingRow.cohort_id == cohort_id
    pairings = columns(PairingRow.id).where(here)
    settled = pairings.where(PairingRow.started_on <= today - MONTH)
    old = pairings.where(PairingRow.started_on <= today - FOUR_MONTHS)
    ended = pairings.where(col(PairingRow.ended_on).is_not(None))

    def having(kind: Any, *which: Any) -> Any:
        return columns(kind.id).where(kind.pairing_id == PairingRow.id, *which).exists()

    def joined(kind: Any) -> Any:
        return columns(kind.id).join(PairingRow, col(PairingRow.id) == kind.pairing_id).where(here)

    members = joined(PairingMemberRow).where(col(PairingRow.ended_on).is_not(None))
    return {
        "explained": lambda fact: share_of(session, fact, pairings, col(PairingRow.scenario_id).is_not(None)),
        "asked_first": lambda fact: share_of(session, fact, pairings, having(ProposalRow)),
        "signed": lambda fact: _signed(session, fact, cohort_id),
        "first_met": lambda fact: share_of(session, fact, settled, having(MeetingRow, HELD)),
        "goals_set": lambda fact: share_of(session, fact, settled, having(GoalRow)),
        "meetings_whole": lambda fact: share_of(
            session, fact, joined(MeetingRow).where(HELD), col(MeetingRow.minutes).is_not(None)
        ),
        "reviews": lambda fact: share_of(session, fact, old, having(ReviewRow)),
        "closings": lambda fact: share_of(
            session, fact, ended, having(ClosingRow, col(ClosingRow.complete_on).is_not(None))
        ),
        "look_backs": lambda fact: share_of(
            session, fact, joined(LookBackRow), col(LookBackRow.answered_on).is_not(None)
        ),
        "rematch": lambda fact: share_of(session, fact, members, col(PairingMemberRow.again).is_not(None)),
        "contacts": lambda fact: _contacts(session, fact, cohort_id, today, program.contacts),
    }


def _signed(session: Session, fact: str, cohort_id: int) -> Shown:
    """Pairings that are together, and those in which everybody signed the newest version of the agreement."""
    people = dict(
        session.exec(
            columns(PairingMemberRow.pairing_id, func.count(col(PairingMemberRow.id)))
            .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
            .where(PairingRow.cohort_id == cohort_id, col(PairingRow.ended_on).is_(None))
            .group_by(col(PairingMemberRow.pairing_id))
        ).all()
    )
    signed = session.exec(
        columns(AgreementRow.pairing_id, AgreementRow.number, func.count(col(AgreementSignatureRow.id)))
        .join(PairingRow, col(PairingRow.id) == AgreementRow.pairing_id)
        .outerjoin(AgreementSignatureRow, col(AgreementSignatureRow.agreement_id) == AgreementRow.id)
        .where(PairingRow.cohort_id == cohort_id)
        .group_by(col(AgreementRow.pairing_id), col(AgreementRow.number))
        .order_by(col(AgreementRow.pairing_id), col(AgreementRow.number))
    ).all()
    newest = {pairing: many for pairing, _number, many in signed}  # the last of each pairing stays
    return Shown(fact, sum(newest.get(id, 0) >= many for id, many in people.items()), len(people))


def _contacts(session: Session, fact: str, cohort_id: int, today: date, profile: Profile) -> Shown:
    """Of contacts that were due while a pairing lasted. Three queries."""
    ends_on = session.exec(columns(CohortRow.ends_on).where(CohortRow.id == cohort_id)).first()
    made: defaultdict[int, list[Contact]] = defaultdict(list)
    for pairing, on, kind in session.exec(
        columns(ContactRow.pairing_id, ContactRow.made_on, ContactRow.kind)
        .join(PairingRow, col(PairingRow.id) == ContactRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(ContactRow.with_whom).not_in((GUARDIAN, NOBODY)))
    ).all():
        made[pairing].append(Contact(on, ContactKind(kind)))
    in_time = due = 0
    for id, start, end, until in session.exec(
        columns(PairingRow.id, PairingRow.started_on, PairingRow.ended_on, PairingRow.until).where(
            PairingRow.cohort_id == cohort_id
        )
    ).all():
        last = min(each for each in (today, end, until or ends_on) if each is not None)
        items = schedule(start, last, profile)
        done = done_on(items, made[id], profile.early)
        made_so, were_due = made_in_time(items, done, min(today, end or today), profile.in_time)
        in_time, due = in_time + made_so, due + were_due
    return Shown(fact, in_time, due)
