"""Finding mentors: who might be asked, who recommended whom, and the page that tells what it means."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfParticipant, Shared, Versioned, document


class CandidateRow(InProgram, Versioned, table=True):
    """Somebody who might become a mentor and has not said so: apart from participants, and kept until a day only."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("program_id", "email"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    source: str = Field(max_length=12)  # core.intake.candidates.Source
    details: dict[str, Any] = document()  # core.intake.candidates.Candidate as a document
    status: str = Field(default="new", max_length=12)
    code: str = Field(unique=True, max_length=32)  # of the address in the invitation
    added_at: datetime
    invited_at: datetime | None = None
    keep_until: date
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class ReferralRow(OfParticipant, table=True):
    """The code by which a participant recommends the program to others."""

    __tablename__ = "referral"
    __table_args__ = (UniqueConstraint("participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=32)
    created_at: datetime


class ReferredRow(InProgram, table=True):
    """Which application came by whose link; the name as it was then."""

    __tablename__ = "referred"
    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", unique=True, ondelete="CASCADE")
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    candidate_id: int | None = Field(default=None, foreign_key="candidate.id", index=True, ondelete="SET NULL")
    name: str = Field(default="", max_length=120)


class RecruitingPageRow(Shared, Versioned, table=True):
    """What one side reads before it applies. Public by its code from when it is published."""

    __tablename__ = "recruiting_page"
    __table_args__ = (UniqueConstraint("program_id", "side"),)
    id: int | None = Field(default=None, primary_key=True)
    side: str = Field(max_length=10)
    code: str = Field(unique=True, max_length=32)
    document: dict[str, Any] = document()
    published_at: datetime | None = None
