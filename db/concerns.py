"""Reporting a concern: who would read it, and keeping it sealed, with no line in the log and no name in a message."""

import json
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from core.errors import NotFound
from core.messages.templates import MessageKey, compose
from core.text import text
from core.tracking.concerns import CLOCK_HOURS, check_words
from db.audit import leave_no_trace
from db.models import AccountRow, ConcernRow, PairingMemberRow, ParticipantRow, ProgramRow, RoleRow
from db.outbox import put_message
from db.private_notes import seal, unseal
from db.scope import UNSEEN
from db.settings import settings

LEAD = "safeguarding lead"


def readers(session: Session, program_id: int, mine: Collection[int]) -> tuple[AccountRow, ...]:
    """Who reads a concern of whoever has these places in the program: the safeguarding lead, then her deputies.

    Nobody whom the reporter is or was paired with, nor herself. Only their names may be shown.
    """
    own = select(PairingMemberRow.pairing_id).where(col(PairingMemberRow.participant_id).in_(mine))
    near = session.exec(
        select(ParticipantRow.account_id)
        .join(PairingMemberRow, col(PairingMemberRow.participant_id) == ParticipantRow.id)
        .where(col(PairingMemberRow.pairing_id).in_(own))
        .execution_options(**UNSEEN)
    ).all()
    found = session.exec(
        select(AccountRow, RoleRow.deputy)
        .join(RoleRow, col(RoleRow.account_id) == AccountRow.id)
        .where(RoleRow.program_id == program_id, RoleRow.role == LEAD, col(AccountRow.active).is_(True))
        .order_by(col(RoleRow.deputy), AccountRow.name)
        .execution_options(**UNSEEN)
    ).all()
    return tuple(account for account, _deputy in found if account.id not in near)


def open_concern(session: Session, person: ParticipantRow, pairing_id: int | None, words: str, now: datetime) -> None:
    """Keep it, and tell those who read it that there is one. Raises InvalidInput, and NotFound where nobody reads it.

    Nothing of it is in the audit log, nor of what else the verb under way did before.
    """
    words = check_words(words, "Nothing was sent.")
    told = readers(session, person.program_id, [person.id or 0])
    if not told:
        raise NotFound("Nobody is named in this program who could read it.", "Talk to somebody whom you trust.")
    about = _partners(session, pairing_id, person.id or 0) if pairing_id is not None else []
    kept = json.dumps({"by": person.name, "with": about, "words": words}, ensure_ascii=False)
    session.add(
        ConcernRow(
            program_id=person.program_id, reported_by_id=person.id, pairing_id=pairing_id, sealed=seal(session, kept),
            at=now,
        )
    )  # fmt: skip
    program = session.get(ProgramRow, person.program_id)
    if program is not None and not program.is_demo and settings().mail is not None:
        for account in told:
            _tell(session, account, program.name, now)
    leave_no_trace(session)


def opened(session: Session, sealed: str) -> tuple[str, tuple[str, ...], str | None]:
    """Who reported it, with whom she is paired, and her words; None where today's key does not open them."""
    kept = unseal(session, sealed)
    if kept is None:
        return "", (), None
    found = json.loads(kept)
    return str(found["by"]), tuple(found["with"]), str(found["words"])


def _partners(session: Session, pairing_id: int, me: int) -> list[str]:
    return list(
        session.exec(
            select(ParticipantRow.name)
            .join(PairingMemberRow, col(PairingMemberRow.participant_id) == ParticipantRow.id)
            .where(PairingMemberRow.pairing_id == pairing_id, col(ParticipantRow.id) != me)
            .order_by(ParticipantRow.name)
        ).all()
    )


def _tell(session: Session, account: AccountRow, program: str, now: datetime) -> None:
    """Without a name: the message may be read on a screen that others see."""
    valid = str(text("{hours} hours", hours=CLOCK_HOURS))
    message = compose(MessageKey.CONCERN, {"name": account.name, "program": program, "valid": valid})
    put_message(
        session, program_id=None, kind=MessageKey.CONCERN.value, to_name=account.name, to_email=account.email,
        subject=message.subject, body=message.body, now=now,
    )  # fmt: skip
