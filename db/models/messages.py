"""The outbox: every message before, while and after it goes; and a program's own wordings of its messages."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, Versioned, VersionedAnew


class MessageRow(Versioned, table=True):
    """Written in the same transaction as what it tells of. ``program_id`` is None for account messages."""

    __tablename__ = "message"
    id: int | None = Field(default=None, primary_key=True)
    program_id: int | None = Field(default=None, foreign_key="program.id", index=True, ondelete="CASCADE")
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    pairing_id: int | None = Field(default=None, foreign_key="pairing.id", index=True, ondelete="CASCADE")
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True, ondelete="SET NULL")
    kind: str = Field(max_length=30)
    to_name: str = ""
    to_email: str
    subject: str
    body: str
    status: str = Field(default="ready", max_length=12, index=True)  # core.messages.outbox.MessageStatus
    error: str = ""
    sending_since: datetime | None = None
    calendar: str = ""  # the calendar file that goes with it, as text
    created_at: datetime
    due_at: datetime | None = None  # ready, but not before this moment
    sent_at: datetime | None = None
    sent_by: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class MessageWordingRow(InProgram, VersionedAnew, table=True):
    """What one message of this program says instead of the usual; ``language`` is empty for whoever has no other."""

    __tablename__ = "message_wording"
    __table_args__ = (UniqueConstraint("program_id", "key", "language"),)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=30)  # core.messages.templates.MessageKey
    language: str = Field(default="", max_length=16)
    subject: str
    body: str
