"""Whether one person's change is more than the noise of the measure (Jacobson and Truax 1991)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from core.evaluation.samples import pairs
from core.evaluation.shares import Share, share

LINE = 1.96


@dataclass(frozen=True)
class ReliableChange:
    """How many went up, stayed or went down by more than noise; shares are None for fewer than ten people."""

    up: int
    same: int
    down: int
    missing: int
    threshold: float  # the least change, in the unit of the answers, that is more than noise

    @property
    def n(self) -> int:
        return self.up + self.same + self.down

    @property
    def share_up(self) -> Share | None:
        return share(self.up, self.n)

    @property
    def share_down(self) -> Share | None:
        return share(self.down, self.n)


def error_of_difference(sd: float, reliability: float) -> float:
    """Standard error of one person's change: sqrt 2 · sd · sqrt(1 - reliability), in the unit of the answers.

    ``sd`` of many people before; ``reliability`` from 0 to 1, such as alpha. ValueError outside.
    """
    if sd < 0 or not 0 <= reliability <= 1:
        raise ValueError("a standard deviation is 0 or more, a reliability from 0 to 1")
    return sqrt(2) * sd * sqrt(1 - reliability)


def reliable_change(
    before: Sequence[float | None], after: Sequence[float | None], *, sd: float, reliability: float
) -> ReliableChange:
    """Everybody's change sorted into up, same, down; exactly at the line is the same. Errors as above."""
    both = pairs(before, after)
    line = LINE * error_of_difference(sd, reliability)
    up, down = int((both.changes > line).sum()), int((both.changes < -line).sum())
    return ReliableChange(up, both.n - up - down, down, both.missing, line)
