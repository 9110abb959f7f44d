"""What happens in a pairing: its goals and what was noted about them."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field

from db.models.base import OfPairing, Versioned, document


class GoalRow(OfPairing, Versioned, table=True):
    """One goal of a pairing. Whoever changed it last waits for another of the pairing to agree."""

    __tablename__ = "goal"
    id: int | None = Field(default=None, primary_key=True)
    document: dict[str, Any] = document()  # core.tracking.goals.Goal
    owner_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    program_goal_id: int | None = Field(default=None, foreign_key="program_goal.id", index=True, ondelete="SET NULL")
    changed_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    agreed_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    created_at: datetime


class GoalUpdateRow(OfPairing, table=True):
    """A number or words about a goal, on a day. The words are for the pairing alone; the team sees the number."""

    __tablename__ = "goal_update"
    id: int | None = Field(default=None, primary_key=True)
    goal_id: int = Field(foreign_key="goal.id", index=True, ondelete="CASCADE")
    noted_on: date
    value: float | None = None
    note: str = ""
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
