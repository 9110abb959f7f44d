"""Closings of pairings: the team's steps, and what each person said at the end."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import AboutPairing, OfParticipant, Versioned, document


class ClosingRow(AboutPairing, Versioned, table=True):
    """How the team closes a pairing; one for each."""

    __tablename__ = "closing"
    __table_args__ = (UniqueConstraint("pairing_id"),)
    id: int | None = Field(default=None, primary_key=True)
    ending: str = Field(max_length=12)  # core.tracking.closure.Ending
    last_day: date | None = None
    document: dict[str, Any] = document()  # core.tracking.closing: the steps taken
    complete_on: date | None = None
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class LookBackRow(OfParticipant, table=True):
    """Somebody was asked how it was, and what she said; the partner sees neither."""

    __tablename__ = "look_back"
    __table_args__ = (UniqueConstraint("pairing_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    pairing_id: int = Field(foreign_key="pairing.id", index=True, ondelete="CASCADE")
    asked_on: date
    answered_on: date | None = None
    document: dict[str, Any] = document()  # core.tracking.closing.LookBack
