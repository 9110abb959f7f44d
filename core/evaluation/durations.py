"""How long pairings last, with those that still go on: Kaplan and Meier, Greenwood, restricted mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt

import numpy as np
from scipy import special

from core.evaluation.finding import LEVEL
from core.evaluation.samples import Numbers

DAYS_OF_MONTH = 30.44  # on average
FEWEST_ENDINGS = 10  # of fewer endings a curve is more steps than shape
Z = -float(special.ndtri((1 - LEVEL) / 2))


@dataclass(frozen=True)
class Step:
    """From ``day`` on, ``share`` of all still go on, from 0 to 1; ``error`` is Greenwood's, None once nobody does."""

    day: float
    at_risk: int
    ended: int
    share: float
    error: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Span:
    """A length of time with its interval; an end that the data don't reach is None."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Durations:
    """A Kaplan-Meier curve: a step for each day on which somebody ended. ``longest``: the last day anybody was seen."""

    n: int
    ended: int
    longest: float
    steps: tuple[Step, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there are endings enough to read a shape from."""
        return self.ended >= FEWEST_ENDINGS

    def at(self, day: float) -> Step | None:
        """What holds on that day; None beyond what was observed."""
        if day > self.longest:
            return None
        before = [step for step in self.steps if step.day <= day]
        return before[-1] if before else Step(0.0, self.n, 0, 1.0, 0.0, 1.0, 1.0)

    @property
    def median(self) -> Span:
        """When half have ended: the first day on which the curve, and its limits, are at a half or below."""

        def first(of: str) -> float | None:
            return next((step.day for step in self.steps if getattr(step, of) <= 0.5 + 1e-12), None)

        return Span(first("share"), first("low"), first("high"))


def length(start: date, end: date | None, meant: date | None, months: float, today: date) -> tuple[int, bool]:
    """Days of one pairing until ``today`` (0 where it is still to begin), and whether it ended before it was meant to.

    It was meant to last until ``meant``; where no day is set, so many ``months`` from its start.
    """
    planned = meant or start + timedelta(days=round(months * DAYS_OF_MONTH))
    over = end is not None and end <= today
    last = end if end is not None and over else today
    return max(0, (last - start).days), end is not None and over and end < planned


def durations(days: Sequence[float], ended: Sequence[bool]) -> Durations:
    """The curve of lengths in days (0 or more); the n-th ``ended`` says whether it is over or was last seen going on.

    Whoever is seen for the last time on a day when another ends still counted that day. Limits: log-log, which stay
    within 0 and 1 (Kalbfleisch and Prentice). Taken for granted: who is not seen any longer is like who is. ValueError
    for unequal or empty lists and negative days.
    """
    if not days or len(days) != len(ended) or min(days) < 0:
        raise ValueError("a length of 0 or more, and whether it ended, for each")
    lasted, over = np.array(days, dtype=float), np.array(ended, dtype=bool)
    share, summed = 1.0, 0.0
    steps: list[Step] = []
    for day in np.unique(lasted[over]):
        at_risk, gone = int((lasted >= day).sum()), int((lasted[over] == day).sum())
        share *= 1 - gone / at_risk
        if at_risk == gone:
            share = 0.0
            steps.append(Step(float(day), at_risk, gone, 0.0, None, 0.0, steps[-1].high if steps else 1.0))
            continue
        summed += gone / (at_risk * (at_risk - gone))
        steps.append(Step(float(day), at_risk, gone, share, share * sqrt(summed), *_limits(share, summed)))
    return Durations(len(days), int(over.sum()), float(lasted.max()), tuple(steps))


def restricted_mean(curve: Durations, upto: float) -> Span:
    """The mean length in days if all were watched for ``upto`` days: the area under the curve, with its interval.

    Standard error after Klein and Moeschberger. Nothing where nobody was watched so long and some still go on.
    """
    last = curve.steps[-1].share if curve.steps else 1.0
    if upto <= 0 or (upto > curve.longest and last > 0):
        return Span(None, None, None)
    kept = [step for step in curve.steps if step.day < upto]
    edges = np.array([0.0, *(step.day for step in kept), upto])
    heights = np.array([1.0, *(step.share for step in kept)])
    areas = heights * np.diff(edges)
    rest = np.cumsum(areas[::-1])[::-1]  # from each edge on
    spread = sum(
        rest[place + 1] ** 2 * step.ended / (step.at_risk * (step.at_risk - step.ended))
        for place, step in enumerate(kept)
        if step.at_risk > step.ended
    )
    mean, reach = float(areas.sum()), Z * sqrt(spread)
    return Span(mean, max(0.0, mean - reach), min(upto, mean + reach))


def _limits(share: float, summed: float) -> tuple[float, float]:
    """On the scale log(-log), back to shares."""
    if share >= 1:
        return 1.0, 1.0
    centre, reach = log(-log(share)), Z * sqrt(summed) / abs(log(share))
    return exp(-exp(centre + reach)), exp(-exp(centre - reach))


@dataclass(frozen=True)
class LogRank:
    """Two curves compared: how many of the first ended, and how many would have if both were alike."""

    observed: int
    expected: float
    variance: float
    chi_squared: float
    p: float

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would rarely make such a difference."""
        return self.p < 1 - LEVEL


def log_rank(
    days: Sequence[float], ended: Sequence[bool], other_days: Sequence[float], other_ended: Sequence[bool]
) -> LogRank | None:
    """Whether two groups of pairings last alike (Mantel 1966): chi-squared with one degree of freedom.

    Taken for granted: one group ends more often all along, not first more and later less. None where nobody ended
    while both groups were watched. ValueError as in ``durations``.
    """
    one, two = durations(days, ended), durations(other_days, other_ended)
    first, second = np.array(days, dtype=float), np.array(other_days, dtype=float)
    expected, variance = 0.0, 0.0
    for day in sorted({step.day for step in (*one.steps, *two.steps)}):
        here, there = int((first >= day).sum()), int((second >= day).sum())
        gone = _gone(one, day) + _gone(two, day)
        all = here + there
        expected += gone * here / all
        if all > 1:
            variance += gone * here * there * (all - gone) / (all * all * (all - 1))
    if variance < 1e-12:
        return None
    chi = (one.ended - expected) ** 2 / variance
    return LogRank(one.ended, expected, variance, chi, float(special.chdtrc(1, chi)))


def _gone(curve: Durations, day: float) -> int:
    return next((step.ended for step in curve.steps if step.day == day), 0)


def curve_points(curve: Durations) -> Numbers:
    """Corners of the curve to draw: columns day, share, low, high, from day 0 to the longest."""
    rows = [(0.0, 1.0, 1.0, 1.0)]
    for step in curve.steps:
        rows += [(step.day, *rows[-1][1:]), (step.day, step.share, step.low, step.high)]
    rows.append((curve.longest, *rows[-1][1:]))
    return np.array(rows)
