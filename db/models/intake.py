"""Applications and what was decided about them, participants, consent, screening, imports."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfParticipant, Versioned, document, listing


class ApplicationRow(InProgram, Versioned, table=True):
    """Answers handed in (or being given), one document per application."""

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_cohort_id_email", "cohort_id", "email"),)
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    side: str = Field(max_length=10)
    form_version_id: int = Field(foreign_key="form_version.id", index=True)
    name: str = Field(default="", max_length=120)
    email: str = Field(default="", max_length=254)
    time_zone: str = Field(default="", max_length=64)
    places: int = 1
    language: str = Field(default="", max_length=16)  # the one she read the form in; empty where it has only one
    answers: dict[str, Any] = document()
    consents: dict[str, Any] = document()  # while a draft: purpose -> text version agreed to
    about: dict[str, Any] = document()  # core.intake.about.About as a document
    status: str = Field(default="draft", max_length=12, index=True)
    source: str = Field(default="form", max_length=10)  # form, import, demo
    import_id: int | None = Field(default=None, foreign_key="import_batch.id", index=True, ondelete="SET NULL")
    own_id: str = Field(default="", max_length=80)  # what the organisation's own lists call her by
    created_at: datetime
    touched_at: datetime | None = None  # while a draft: when an answer was kept last; None is not known
    submitted_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    decision_reason: str = ""


class ParticipantRow(InProgram, Versioned, table=True):
    """A person taking part in a cohort. ``shared`` is what a partner may read of her, and nothing else."""

    __tablename__ = "participant"
    __table_args__ = (
        UniqueConstraint("cohort_id", "side", "email"),
        Index("ix_participant_counted", "cohort_id", "side", "status", "places", "version"),  # read without the rows
        Index("ix_participant_named", "cohort_id", "name", "email"),
    )
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    application_id: int | None = Field(default=None, foreign_key="application.id", index=True, ondelete="SET NULL")
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True, ondelete="SET NULL")
    side: str = Field(max_length=10)
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    time_zone: str = Field(default="UTC", max_length=64)
    places: int = 1
    least: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # of a mentor: mentees at least
    status: str = Field(default="active", max_length=12, index=True)  # active, paused, left
    paused_until: date | None = None  # the day on which a break ends by itself
    until: date | None = None  # the last day of taking part, where she said so
    priority: bool = False  # waited last round
    shared: list[Any] = listing()
    joined_at: datetime


class ConsentRow(OfParticipant, table=True):
    """One purpose that one person agreed to: to which wording, when, how, as told by whom."""

    __tablename__ = "consent"
    id: int | None = Field(default=None, primary_key=True)
    purpose: str = Field(max_length=40)
    text_version: str = Field(max_length=40)
    how: str = Field(max_length=10)  # form, import, link
    by_whom: str = ""
    evidence: str = ""  # of an import: the text people agreed to elsewhere
    given_at: datetime
    withdrawn_at: datetime | None = None


class ConsentTextRow(InProgram, table=True):
    """A wording that somebody agreed to, kept for good: a version names it, and here is what it said."""

    __tablename__ = "consent_text"
    __table_args__ = (UniqueConstraint("program_id", "version"),)
    id: int | None = Field(default=None, primary_key=True)
    version: str = Field(max_length=40)
    purpose: str = Field(max_length=40)
    wording: str
    first_at: datetime


class GuardianRow(InProgram, Versioned, table=True):
    """A parent or guardian who is asked about an applicant under age, and what was answered."""

    __tablename__ = "guardian"
    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", unique=True, ondelete="CASCADE")
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    answer: str = Field(default="", max_length=10)  # agreed, refused; empty while nothing was said
    text_version: str = Field(default="", max_length=40)
    asked_at: datetime
    answered_at: datetime | None = None
    history: list[Any] = listing()  # every answer: what, when, by whom, to which wording


class KeptApartRow(InProgram, table=True):
    """Whom an applicant meant by a name she wrote, her manager's or of somebody to be kept apart from, as was found
    out by a coordinator."""

    __tablename__ = "kept_apart"
    __table_args__ = (UniqueConstraint("application_id", "written"),)
    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    written: str = Field(max_length=300)
    people: list[Any] = listing()  # participants' ids; none: nobody of this cohort
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class DecisionRow(InProgram, table=True):
    """One decision about an application, of all there were: by which version of what is looked for, and why."""

    __tablename__ = "decision"
    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    status: str = Field(max_length=12)
    code: str = Field(default="", max_length=30)  # core.intake.deciding.Ground
    reason: str = ""
    requirements: int = 0  # number of the version
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class RequirementsRow(InProgram, table=True):
    """A version of what a program looks for and asks; never changed, only followed by the next."""

    __tablename__ = "requirements"
    __table_args__ = (UniqueConstraint("program_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    number: int
    document: dict[str, Any] = document()
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class ScreeningRow(InProgram, table=True):
    """One thing found out about an applicant: result code, day, expiry, who noted it. Of a check no words are kept."""

    __tablename__ = "screening"
    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    step: str = Field(max_length=20)
    outcome: str = Field(max_length=20)
    about: str = Field(default="", max_length=200)
    way: str = Field(default="", max_length=20)
    done_on: date
    expires_on: date | None = None
    minutes: int = 0
    ratings: dict[str, Any] = document()
    note: str = ""
    requirements: int = 0  # number of the version it was asked under
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class DistinctRow(InProgram, table=True):
    """Two applications that look alike and are of two people, as somebody said. The lower id first."""

    __tablename__ = "distinct_people"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)
    id: int | None = Field(default=None, primary_key=True)
    one_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    other_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class MergeRow(InProgram, table=True):
    """Two applications that were made one, with how all that was changed was before: so that it can be taken back."""

    __tablename__ = "application_merge"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    email: str = Field(max_length=254)  # of the one that went
    document: dict[str, Any] = document()
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class KeptViewRow(InProgram, table=True):
    """How one account last looked at a list: its filters and columns."""

    __tablename__ = "kept_view"
    __table_args__ = (UniqueConstraint("program_id", "account_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=40)
    document: dict[str, Any] = document()


class ImportRow(InProgram, table=True):
    __tablename__ = "import_batch"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    side: str = Field(max_length=10)
    file_name: str = ""
    mapping: dict[str, Any] = document()
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    undone_at: datetime | None = None


class ImportChangeRow(InProgram, table=True):
    """How one person was before an import (empty: not there), and which change of her it left behind."""

    __tablename__ = "import_change"
    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import_batch.id", index=True, ondelete="CASCADE")
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    before: dict[str, Any] = document()
    participant_before: dict[str, Any] = document()
    after: int = 0
    participant_after: int = 0
