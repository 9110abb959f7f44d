"""The same number of several cohorts: whether one differs from another by more than chance."""

from dataclasses import dataclass
from math import sqrt

from core.evaluation.indicators import Indicator
from core.text import Text, text


@dataclass(frozen=True)
class Apart:
    """One number less the same of another cohort, in its unit, with its interval at 95 %."""

    change: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        return self.low > 0 or self.high < 0

    @property
    def said(self) -> Text:
        if not self.is_clear:
            return text("no clear difference: chance alone could make it")
        return text("clearly more") if self.change > 0 else text("clearly less")


def apart(now: Indicator, before: Indicator) -> Apart | None:
    """``now`` less ``before``, of two cohorts with nobody in common; None where either has no interval.

    Each interval gives its own share of the uncertainty (Zou and Donner 2008); of two shares with Wilson intervals
    that is method 10 of Newcombe 1998. ValueError for different numbers.
    """
    if now.key != before.key:
        raise ValueError("the same number of two cohorts")
    if now.value is None or now.low is None or now.high is None:
        return None
    if before.value is None or before.low is None or before.high is None:
        return None
    change = now.value - before.value
    down = sqrt((now.value - now.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((now.high - now.value) ** 2 + (before.value - before.low) ** 2)
    return Apart(change, change - down, change + up)
