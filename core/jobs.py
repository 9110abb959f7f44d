"""Long work: the states of a job, how far it is, and when a process that ran one counts as gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

GONE_AFTER = timedelta(seconds=45)  # without a sign of life of the process that runs it
MOST_ATTEMPTS = 2


class JobStatus(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Job:
    """``asked`` tells what it is for; ``before``: how many others are worked on first."""

    id: int
    asked: str
    status: JobStatus
    stage: str
    expected: float
    started_at: datetime | None
    error: str
    before: int = 0

    @property
    def is_open(self) -> bool:
        return self.status in (JobStatus.WAITING, JobStatus.RUNNING)

    def seconds(self, now: datetime) -> float:
        """How long it has run."""
        return 0.0 if self.started_at is None else max(0.0, (now - self.started_at).total_seconds())

    def progress(self, now: datetime) -> float:
        """0 to 0.95: by the time it usually takes, which nobody knows for sure."""
        if self.status is not JobStatus.RUNNING:
            return 0.0
        return min(0.95, self.seconds(now) / max(self.expected, 1.0))
