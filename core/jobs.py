"""Long work: the states of a job, how far it is, and when a process that ran one counts as gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

GONE_AFTER = timedelta(seconds=45)  # without a sign of life of the process that runs it
MOST_ATTEMPTS = 2
FINISH = "finish"  # among what a job is given: somebody wants the best there is by now


class JobStatus(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class SoFar:
    """Of a search that knows at every moment what it has and what it could have at most: points, None before any.

    ``part`` (0 to 1) of its look number ``look`` over all pairs.
    """

    look: int
    part: float
    points: float | None = None
    at_most: float | None = None

    @property
    def gap(self) -> float | None:
        """What is still between the two, as a share."""
        if self.points is None or self.at_most is None:
            return None
        return max(0.0, self.at_most - self.points) / max(self.at_most, 1e-9)

    def stage(self, name: str) -> str:
        """As the stage of a job, of 60 letters at most."""
        points, at_most = ("" if one is None else f"{one:.1f}" for one in (self.points, self.at_most))
        return f"{name}|{self.look}|{self.part:.2f}|{points}|{at_most}"


def so_far(stage: str) -> tuple[str, SoFar | None]:
    """The name of a stage, and how far its search is where it said so."""
    name, *numbers = stage.split("|")
    if len(numbers) != 4:
        return name, None
    look, part, *points = numbers
    return name, SoFar(int(look), float(part), *(float(one) if one else None for one in points))


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
    early: bool = False  # somebody wanted the best there was by then

    @property
    def is_open(self) -> bool:
        return self.status in (JobStatus.WAITING, JobStatus.RUNNING)

    @property
    def searching(self) -> tuple[str, SoFar | None]:
        """The stage, and how far its search is where it says so."""
        return so_far(self.stage)

    def seconds(self, now: datetime) -> float:
        """How long it has run."""
        return 0.0 if self.started_at is None else max(0.0, (now - self.started_at).total_seconds())

    def progress(self, now: datetime) -> float:
        """0 to 0.95: by the time it usually takes, which nobody knows for sure."""
        if self.status is not JobStatus.RUNNING:
            return 0.0
        return min(0.95, self.seconds(now) / max(self.expected, 1.0))
