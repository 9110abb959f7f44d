"""Shares of people, with how far they can be trusted."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
FEWEST = 10  # people; of fewer, a share says more about chance than about the program


@dataclass(frozen=True)
class Share:
    """``count`` of ``of`` people: the share and its interval, each from 0 to 1."""

    count: int
    of: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class ShareChange:
    """One share minus another, from -1 to 1, with its interval."""

    change: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves zero out: then chance alone would rarely make such a difference."""
        return self.low > 0 or self.high < 0


def share(count: int, of: int, *, fewest: int = FEWEST, level: float = LEVEL) -> Share | None:
    """The share and its Wilson score interval at ``level``; None for fewer than ``fewest`` people (1 or more).

    The interval stays within 0 and 1 and keeps its coverage at small numbers; no continuity correction
    (Wilson 1927; method 3 of Newcombe 1998). Raises ValueError unless 0 <= count <= of.
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share")
    if of < max(1, fewest):
        return None
    p = count / of
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle = p + z * z / (2 * of)
    spread = z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    low = 0.0 if count == 0 else max(0.0, (middle - spread) / scale)
    high = 1.0 if count == of else min(1.0, (middle + spread) / scale)
    return Share(count, of, p, low, high)


def change_of(now: Share, before: Share) -> ShareChange:
    """``now`` minus ``before``, of two groups with nobody in common; method 10 of Newcombe 1998 at their level."""
    change = now.share - before.share
    low = change - sqrt((now.share - now.low) ** 2 + (before.high - before.share) ** 2)
    high = change + sqrt((now.high - now.share) ** 2 + (before.share - before.low) ** 2)
    return ShareChange(change, max(-1.0, low), min(1.0, high))
