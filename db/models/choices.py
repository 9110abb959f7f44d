"""Ranked choices: who is asked to rank people that are suggested, and in which order she would like to meet them."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import OfParticipant, VersionedAnew, listing


class ChoosingRow(OfParticipant, VersionedAnew, table=True):
    """One person who is asked to choose, until a day."""

    __tablename__ = "choosing"
    __table_args__ = (UniqueConstraint("participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    asked_at: datetime
    closes_on: date
    reminded_at: datetime | None = None
    answered_at: datetime | None = None


class ChoiceRow(OfParticipant, table=True):
    """One person suggested to her. ``place``: as suggested; ``rank``: hers, 1 first, None where she did not rank."""

    __tablename__ = "choice"
    __table_args__ = (UniqueConstraint("participant_id", "other_id"),)
    id: int | None = Field(default=None, primary_key=True)
    choosing_id: int = Field(foreign_key="choosing.id", index=True, ondelete="CASCADE")
    other_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    place: int
    rank: int | None = None
    reasons: list[str] = listing()  # sentences that both may read; never points
