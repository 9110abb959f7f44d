"""Put a message into the outbox, in the same transaction as what it tells of. Sending comes later, elsewhere."""

from datetime import datetime

from sqlmodel import Session

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
) -> None:
    """Keep one message, ready to go. Of a demo program it is held: written as it would be, and never sent.

    ``program_id`` is None for messages about an account (an invitation to no program, a password reset).
    """
    program = session.get(ProgramRow, program_id) if program_id is not None else None
    session.add(
        MessageRow(
            program_id=program_id,
            participant_id=participant_id,
            pairing_id=pairing_id,
            kind=kind,
            to_name=to_name,
            to_email=to_email,
            subject=" ".join(subject.split()),  # a line break in a subject would begin a new header
            body=body,
            status="held" if program is not None and program.is_demo else "ready",
            created_at=now,
        )
    )
