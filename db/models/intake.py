"""Applications, participants, consent, imports."""

from datetime import datetime
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
    answers: dict[str, Any] = document()
    consents: dict[str, Any] = document()  # while a draft: purpose -> text version agreed to
    status: str = Field(default="draft", max_length=12, index=True)
    source: str = Field(default="form", max_length=10)  # form, import, demo
    import_id: int | None = Field(default=None, foreign_key="import_batch.id", index=True, ondelete="SET NULL")
    created_at: datetime
    submitted_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    decision_reason: str = ""


class ParticipantRow(InProgram, Versioned, table=True):
    """A person taking part in a cohort. ``shared`` is what a partner may read of her, and nothing else."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("cohort_id", "side", "email"),)
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    application_id: int | None = Field(default=None, foreign_key="application.id", index=True, ondelete="SET NULL")
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True, ondelete="SET NULL")
    side: str = Field(max_length=10)
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    time_zone: str = Field(default="UTC", max_length=64)
    places: int = 1
    status: str = Field(default="active", max_length=12, index=True)  # active, paused, left
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
