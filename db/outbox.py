"""Put a message into the outbox, in the same transaction as what it tells of. Sending comes later, elsewhere."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from core.messages.outbox import MessageStatus
from db.models import MessageRow, ProgramRow


def put_message(
    session: Session,
    *,
    program_id: int | None,
    kind: str,
    to_name: str,
    to_email: str,
    subject: str,
    body: str,
    now: datetime,
    participant_id: int | None = None,
    pairing_id: int | None = None,
    proposal_id: int | None = None,
    wait: bool = False,
    calendar: str = "",
    due_at: datetime | None = None,
) -> None:
    """Keep one message, ready to go; with ``wait`` it goes only once somebody of the team sends it.

    ``calendar``: a calendar file that goes with it. ``due_at``: it does not go before that moment.

    Of a demo program it is held: written as it would be, and never sent. ``program_id`` is None for messages
    about an account (an invitation, a password reset).
    """
    status = MessageStatus.WAITING if wait else MessageStatus.READY
    row = message_row(
        session, program_id=program_id, kind=kind, to_name=to_name, to_email=to_email, subject=subject, body=body,
        now=now, participant_id=participant_id, status=status,
    )  # fmt: skip
    more: dict[str, Any] = {
        "pairing_id": pairing_id,
        "proposal_id": proposal_id,
        "calendar": calendar,
        "due_at": due_at,
    }
    session.add(MessageRow(**row, **more))


def message_row(
    session: Session,
    *,
    program_id: int | None,
    kind: str,
    to_name: str,
    to_email: str,
    subject: str,
    body: str,
    now: datetime,
    participant_id: int | None = None,
    status: MessageStatus = MessageStatus.READY,
) -> dict[str, Any]:
    """A message as its row has it, for ``add_many``; see ``put_message``."""
    return {
        "program_id": program_id,
        "participant_id": participant_id,
        "kind": kind,
        "to_name": to_name,
        "to_email": to_email,
        "subject": " ".join(subject.split()),  # a line break in a subject would begin a new header
        "body": body,
        "status": (MessageStatus.HELD if _is_demo(session, program_id) else status).value,
        "created_at": now,
    }


def _is_demo(session: Session, program_id: int | None) -> bool:
    """Asked once a session: a round of messages is many."""
    known: dict[int | None, bool] = session.info.setdefault("demos", {None: False})
    if program_id not in known:
        known[program_id] = bool(session.exec(select(ProgramRow.is_demo).where(ProgramRow.id == program_id)).first())
    return known[program_id]
