"""Concerns about somebody's safety, and what was done: for the safeguarding lead and her deputy alone."""

from datetime import datetime

from sqlmodel import Field

from db.models.base import ForTheLead, Versioned


class ConcernRow(ForTheLead, Versioned, table=True):
    """One concern. Who reported it, about whom and in which words is sealed: db.concerns."""

    __tablename__ = "concern"
    id: int | None = Field(default=None, primary_key=True)
    reported_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    pairing_id: int | None = Field(default=None, foreign_key="pairing.id", index=True, ondelete="SET NULL")
    sealed: str
    at: datetime
    seen_to_at: datetime | None = None  # the last step
    closed_at: datetime | None = None


class ConcernStepRow(ForTheLead, table=True):
    """What was done about a concern, and by whom; the words are sealed."""

    __tablename__ = "concern_step"
    id: int | None = Field(default=None, primary_key=True)
    concern_id: int = Field(foreign_key="concern.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=10)  # core.tracking.concerns.ConcernStep
    sealed: str
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime
