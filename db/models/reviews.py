"""Reviews of pairings and support plans: what the team decided and does; the people of the pairing see none of it."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field

from db.models.base import AboutPairing, Versioned, document


class ReviewRow(AboutPairing, table=True):
    """The team looked at a pairing and decided."""

    __tablename__ = "review"
    id: int | None = Field(default=None, primary_key=True)
    held_on: date
    decision: str = Field(max_length=10)  # core.tracking.review.Decision
    words: str = ""
    until: date | None = None  # of a pause, or the new end
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class SupportPlanRow(AboutPairing, Versioned, table=True):
    """A support plan; one of a pairing is open at most."""

    __tablename__ = "support_plan"
    id: int | None = Field(default=None, primary_key=True)
    document: dict[str, Any] = document()  # core.tracking.review.SupportPlan
    closed_on: date | None = None
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime
