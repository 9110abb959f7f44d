"""Whether people would recommend the program: the net promoter score, with how sure it is."""

from collections.abc import Sequence
from math import sqrt

from scipy import special

from core.evaluation.finding import LEVEL, Estimate, NotEnough, not_enough
from core.evaluation.samples import known
from core.text import text

FEWEST = 10  # people
PROMOTER, DETRACTOR = 9, 6  # at least, at most


def net_promoter(answers: Sequence[float | None]) -> Estimate | NotEnough:
    """Percent of 9 and 10 less percent of 0 to 6, from -100 to 100; answers from 0 to 10.

    Standard error 100 · sqrt((p + d - (p - d)²) / n). NotEnough below 10 people. ValueError for an answer outside.
    """
    given, missing = known(answers)
    if len(given) and (given.min() < 0 or given.max() > 10):
        raise ValueError("answers from 0 to 10")
    promoters, detractors = int((given >= PROMOTER).sum()), int((given <= DETRACTOR).sum())
    return score_of_counts(promoters, detractors, len(given), missing)


def score_of_counts(promoters: int, detractors: int, n: int, missing: int = 0) -> Estimate | NotEnough:
    """The same from how many there are of each."""
    if n < FEWEST:
        return not_enough(n, FEWEST, missing)
    value = 100 * (promoters - detractors) / n
    error = standard_error(promoters, detractors, n)
    reach = -float(special.ndtri((1 - LEVEL) / 2)) * error
    low, high = max(-100.0, value - reach), min(100.0, value + reach)
    how = text("{n} answers, {missing} missing; standard error {error}; normal interval, 95 %", n=n, missing=missing,
               error=f"{error:.1f}")  # fmt: skip
    if promoters in (0, n) and detractors in (0, n):  # all alike: the formula would be certain
        return Estimate(value, None, None, text("net promoter score"), text("no interval: all answered alike"))
    return Estimate(value, low, high, text("net promoter score"), how)


def standard_error(promoters: int, detractors: int, n: int) -> float:
    """Of the score, in its points; ``n`` of 1 or more."""
    p, d = promoters / n, detractors / n
    return 100 * sqrt(max(0.0, p + d - (p - d) ** 2) / n)
