"""Programs, their goals, cohorts and forms."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import Base, Shared, Versioned, document


class ProgramRow(Versioned, table=True):
    __tablename__ = "program"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=120)
    time_zone: str = Field(default="UTC", max_length=64)
    template: str = Field(max_length=40)
    settings: dict[str, Any] = document()  # core.program.Program as a document
    is_demo: bool = False
    created_at: datetime
    archived_at: datetime | None = None


class ProgramGoalRow(Shared, Versioned, table=True):
    """What a program is there for. Pairings may set their goals by it, so all who take part may read it."""

    __tablename__ = "program_goal"
    id: int | None = Field(default=None, primary_key=True)
    statement: str
    measure: str = ""
    target: str = ""
    due: date | None = None
    agreed_by: str = ""


class CohortRow(Shared, Versioned, table=True):
    __tablename__ = "cohort"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=120)
    starts_on: date | None = None
    ends_on: date | None = None
    opens_on: date | None = None  # applications
    closes_on: date | None = None
    most_mentors: int | None = None  # applications taken before the waiting list begins; None: as many as come
    most_mentees: int | None = None  # of peers too
    most_waiting: int | None = None  # on each side's waiting list; None: as many as come, 0: there is none
    mentor_code: str = Field(unique=True, max_length=32)  # of the public address, one per side
    mentee_code: str = Field(unique=True, max_length=32)
    created_at: datetime
    closed_at: datetime | None = None


class FormRow(Shared, Versioned, table=True):
    """The form of one side of a cohort; ``number`` is its newest version."""

    __tablename__ = "form"
    __table_args__ = (UniqueConstraint("cohort_id", "side"),)
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    side: str = Field(max_length=10)
    number: int = 1


class FormVersionRow(Shared, table=True):
    """A form's wording as it was when answers were given to it; never changed once it has any."""

    __tablename__ = "form_version"
    __table_args__ = (UniqueConstraint("form_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    form_id: int = Field(foreign_key="form.id", index=True, ondelete="CASCADE")
    number: int
    document: dict[str, Any] = document()
    created_at: datetime


class SettingRow(Base, table=True):
    """A setting of the whole installation that is made on a screen."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True, max_length=40)
    value: dict[str, Any] = document()
