"""How mentee and mentor grow: pages that a program wrote itself, and trainings that were done."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfPairing, OfParticipant, Shared, Versioned, VersionedAnew, document


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


class FeedbackRow(OfPairing, VersionedAnew, table=True):
    """Feedback asked for or given. Its words are for the pairing alone; the team sees that, and when."""

    __tablename__ = "feedback"
    id: int | None = Field(default=None, primary_key=True)
    to_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    asked_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    of_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    given_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    document: dict[str, Any] = document()  # about, meeting, question, link, file name; what helps, what to change
    due: date | None = None
    given_on: date | None = None
    created_at: datetime


class FeedbackFileRow(OfPairing, table=True):
    """The file that feedback is asked on; for the pairing alone."""

    __tablename__ = "feedback_file"
    id: int | None = Field(default=None, primary_key=True)
    feedback_id: int = Field(foreign_key="feedback.id", index=True, ondelete="CASCADE")
    content: bytes


class AcquaintanceRow(OfPairing, VersionedAnew, table=True):
    """Somebody whom one of a pairing brings another together with. Names are for the pairing alone."""

    __tablename__ = "acquaintance"
    id: int | None = Field(default=None, primary_key=True)
    document: dict[str, Any] = document()  # core.tracking.network.Acquaintance
    for_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    through_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    created_at: datetime


class PlanRow(OfPairing, Versioned, table=True):
    """Where one of a pairing is heading, and with which steps; for the pairing alone."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("pairing_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    document: dict[str, Any] = document()  # core.tracking.plan.Plan


class TimeSpentRow(OfParticipant, VersionedAnew, table=True):
    """Time that somebody gave beside meetings, and what the team said of it."""

    __tablename__ = "time_spent"
    id: int | None = Field(default=None, primary_key=True)
    spent_on: date
    minutes: int
    kind: str = Field(max_length=12)  # core.tracking.spent.SpentKind
    what: str = ""
    approval: str = Field(max_length=4)  # core.tracking.spent.Approval
    decided_by_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    decided_at: datetime | None = None
