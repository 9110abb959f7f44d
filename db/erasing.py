"""A person asks to be forgotten: what tells of her goes, and what only counts stays, under nobody's name.

Participants, pairings, meetings and numbers keep their rows, so that totals of the past stay what they were. What
others wrote of her in words is gone too, where it belongs to a pairing of hers; elsewhere her name and address are
taken out. What a partner keeps for herself alone is encrypted, and stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from core.account import tidy_email
from core.messages.outbox import CHANGEABLE
from core.text import text
from db.leaving import end_links, end_links_of_application, leave
from db.links import LinkPurpose, revoke_links
from db.models import (
    AcquaintanceRow,
    ApplicationRow,
    AskRow,
    CandidateRow,
    ChoiceRow,
    ChoosingRow,
    DistinctRow,
    FeedbackRow,
    FoundPairRow,
    FoundWaitingRow,
    GuardianRow,
    ImportChangeRow,
    KeptApartRow,
    MergeRow,
    MessageChoiceRow,
    MessageRow,
    PairingMemberRow,
    PairRuleRow,
    ParticipantRow,
    PlanRow,
    ReferralRow,
    ReferredRow,
    ScreeningRow,
    StakeholderRow,
    SupportPlanRow,
    metadata,
)
from db.striking import blank_words, strike

NOBODY = str(text("Erased person"))
ACCOUNT, ROLE, SIGN_IN, PERSON = (metadata.tables[name] for name in ("account", "role", "sign_in", "participant"))
# What is hers alone, and counts for nothing in what is told of the program afterwards
OF_PARTICIPANT: tuple[Any, ...] = (
    AskRow, ChoosingRow, FoundWaitingRow, MessageChoiceRow, PlanRow, ReferralRow,
)  # fmt: skip
BETWEEN_TWO: tuple[Any, ...] = (
    ChoiceRow.other_id, PairRuleRow.mentee_id, PairRuleRow.mentor_id, FeedbackRow.to_id, FeedbackRow.of_id,
    FeedbackRow.asked_by_id, FeedbackRow.given_by_id, AcquaintanceRow.for_id, AcquaintanceRow.through_id,
    FoundPairRow.mentee_id, FoundPairRow.mentor_id,
)  # fmt: skip
OF_APPLICATION: tuple[Any, ...] = (GuardianRow, ImportChangeRow, KeptApartRow, MergeRow, ReferredRow, ScreeningRow)


@dataclass(frozen=True)
class Erased:
    """What was erased. ``account_stays``: she signs in for something else too, so her account is not touched."""

    participants: int
    applications: int
    account_stays: bool


def erase(session: Session, email: str, now: datetime, today: date) -> Erased:
    """Forget whoever has this address, in every cohort of the program that the session is narrowed to."""
    address = tidy_email(email)
    people = session.exec(rows_of(ParticipantRow).where(func.lower(ParticipantRow.email) == address)).all()
    known = [row.application_id for row in people if row.application_id is not None]
    applications = session.exec(
        rows_of(ApplicationRow).where(
            or_(func.lower(ApplicationRow.email) == address, col(ApplicationRow.id).in_(known))
        )
    ).all()
    both: list[Any] = [*people, *applications]
    names, addresses = {row.name for row in both} - {""}, {row.email for row in both} - {""}
    accounts = {row.account_id for row in people if row.account_id is not None}
    for person in people:
        if person.status != "left":
            leave(session, person, today, str(text("Left the program")), now)
        _forget_participant(session, person)
    for row in applications:
        _forget_application(session, row)
    for candidate in session.exec(rows_of(CandidateRow).where(func.lower(CandidateRow.email) == address)).all():
        session.delete(candidate)
    for stakeholder in session.exec(rows_of(StakeholderRow).where(StakeholderRow.email == address)).all():
        revoke_links(session, LinkPurpose.CHARTER, stakeholder.id or 0)
        session.delete(stakeholder)
    session.flush()
    _messages(session, [row.id or 0 for row in people], addresses)
    blank_words(session, [row.id or 0 for row in people])
    strike(session, names, addresses, [row.id or 0 for row in people], NOBODY)
    stays = [each for each in accounts if not _forget_account(session, each)]
    session.flush()
    return Erased(len(people), len(applications), bool(stays))


def _forget_participant(session: Session, person: ParticipantRow) -> None:
    id = person.id or 0
    end_links(session, id)
    for kind in OF_PARTICIPANT:
        _remove(session, kind, kind.participant_id == id)
    for column in BETWEEN_TWO:
        _remove(session, column.class_, column == id)
    mine = rows_of(PairingMemberRow.pairing_id).where(PairingMemberRow.participant_id == id)
    _remove(session, SupportPlanRow, col(SupportPlanRow.pairing_id).in_(mine))
    for apart in session.exec(rows_of(KeptApartRow)).all():
        if id in apart.people:  # somebody wrote down whom she would rather not meet: her, in her own words
            session.delete(apart)
    person.name, person.email, person.time_zone = NOBODY, f"erased-{id}@invalid", "UTC"
    person.shared, person.account_id, person.until, person.paused_until = [], None, None, None


def _forget_application(session: Session, row: ApplicationRow) -> None:
    id = row.id or 0
    end_links_of_application(session, id)
    for kind in OF_APPLICATION:
        _remove(session, kind, kind.application_id == id)
    _remove(session, DistinctRow, or_(col(DistinctRow.one_id) == id, col(DistinctRow.other_id) == id))
    row.name, row.email, row.time_zone, row.language, row.own_id = NOBODY, f"erased-{id}@invalid", "UTC", "", ""
    row.answers, row.about, row.consents, row.decision_reason = {}, {}, {}, ""
    if row.status in ("draft", "submitted", "waitlisted"):
        row.status = "withdrawn"


def _messages(session: Session, people: Sequence[int], addresses: set[str]) -> None:
    """What was sent to her stays as a number; what has not left does not leave."""
    lower = [address.lower() for address in addresses]
    hers = or_(col(MessageRow.participant_id).in_(people), func.lower(MessageRow.to_email).in_(lower))
    for message in session.exec(rows_of(MessageRow).where(hers)).all():
        if message.status in CHANGEABLE:
            session.delete(message)
            continue
        message.to_name, message.to_email, message.subject, message.body = NOBODY, "erased@invalid", "", ""
        message.calendar = message.error = ""


def _forget_account(session: Session, account_id: int) -> bool:
    """Her account, if it is for nothing else. Whether it is gone. Accounts are of the installation, not the program."""
    for table in (ROLE, PERSON):
        if session.execute(select(table.c.id).where(table.c.account_id == account_id)).first() is not None:
            return False
    if session.execute(select(ACCOUNT.c.runs_the_app).where(ACCOUNT.c.id == account_id)).scalar():
        return False
    session.execute(delete(SIGN_IN).where(SIGN_IN.c.account_id == account_id))
    nobody = {"name": NOBODY, "email": f"erased-account-{account_id}@invalid", "password_hash": None, "active": False}
    session.execute(update(ACCOUNT).where(ACCOUNT.c.id == account_id).values(**nobody))
    return True


def _remove(session: Session, kind: Any, which: Any) -> None:
    for row in session.exec(rows_of(kind).where(which)).all():
        session.delete(row)
    session.flush()
