"""How mentee and mentor grow: pages that a program wrote itself, and trainings that were done."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfParticipant, Shared, VersionedAnew, document


class GuidancePageRow(Shared, VersionedAnew, table=True):
    """A page of guidance that the program wrote, or one that ships and that it leaves out."""

    __tablename__ = "guidance_page"
    __table_args__ = (UniqueConstraint("program_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=60)  # of core.tracking.guidance.Page
    document: dict[str, Any] = document()  # empty: the one that ships holds
    hidden: bool = False


class TrainingRow(InProgram, table=True):
    """A training that was held for several at once."""

    __tablename__ = "training"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    title: str = Field(max_length=200)
    held_on: date
    minutes: int
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class TrainingDoneRow(OfParticipant, table=True):
    """Somebody came to a training, or finished a module by herself: then ``key`` says which."""

    __tablename__ = "training_done"
    __table_args__ = (UniqueConstraint("training_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    training_id: int | None = Field(default=None, foreign_key="training.id", index=True, ondelete="CASCADE")
    key: str = Field(default="", max_length=60)
    title: str = Field(max_length=200)
    done_on: date
    minutes: int
