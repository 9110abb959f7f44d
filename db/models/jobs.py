"""Long work: what is asked, how far it is, and what came of it."""

from datetime import datetime
from typing import Any

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
