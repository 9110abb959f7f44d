"""Long work: what is asked, how far it is, and what came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from db.models.base import InProgram, document


class JobRow(InProgram, table=True):
    """Done by a child process of whichever app process claims it; ``attempt`` says which claim counts."""

    __tablename__ = "job"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=20)
    asked: str = Field(max_length=64, index=True)  # a fingerprint: the same is not worked out twice
    given: dict[str, Any] = document()
    status: str = Field(default="waiting", max_length=10, index=True)  # core.jobs.JobStatus
    stage: str = Field(default="", max_length=60)
    expected: float = 0.0  # seconds
    attempt: int = 0
    cancel: bool = False
    result: dict[str, Any] = document()
    error: str = ""
    created_at: datetime
    started_at: datetime | None = None
    beat_at: datetime | None = None  # when the process that runs it was last seen
    ended_at: datetime | None = None


class FoundPairRow(InProgram, table=True):
    """A pair of a result that is too large for one document. ``price``: what a place with this mentor costs there."""

    __tablename__ = "found_pair"
    __table_args__ = (Index("ix_found_pair_score", "job_id", "score"),)
    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id", ondelete="CASCADE")
    mentee_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    mentor_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    score: float
    coverage: float
    price: float
    locked: bool
    made: bool = False  # it is a pairing by now


class FoundWaitingRow(InProgram, table=True):
    """Who is left without a partner in such a result, and why."""

    __tablename__ = "found_waiting"
    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id", index=True, ondelete="CASCADE")
    participant_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    why: dict[str, Any] = document()  # reason and remedy; empty where they were not worked out
