"""The outbox: every message before, while and after it goes."""

from datetime import datetime

from sqlmodel import Field

from db.models.base import Versioned


class MessageRow(Versioned, table=True):
    """Written in the same transaction as what it tells of. ``program_id`` is None for account messages."""

    __tablename__ = "message"
    id: int | None = Field(default=None, primary_key=True)
    program_id: int | None = Field(default=None, foreign_key="program.id", index=True, ondelete="CASCADE")
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    pairing_id: int | None = Field(default=None, foreign_key="pairing.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=30)
    to_name: str = ""
    to_email: str
    subject: str
    body: str
    status: str = Field(default="ready", max_length=12, index=True)  # core.messages.outbox.MessageStatus
    error: str = ""
    sending_since: datetime | None = None
    created_at: datetime
    sent_at: datetime | None = None
    sent_by: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
