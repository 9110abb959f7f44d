"""Intervals of standardised differences, by the noncentral t distribution."""

from collections.abc import Callable
from math import sqrt

from scipy import optimize, special

from core.evaluation.finding import LEVEL

FARTHEST = 35.0  # beyond, the distribution's own sum loses its digits; the normal curve is as good there


def noncentrality(t: float, df: float, level: float = LEVEL) -> tuple[float, float]:
    """The noncentrality parameters that make ``t`` an extreme value on either side; for ``df`` of 1 or more.

    Inverts the noncentral t distribution (Cumming and Finch 2001). For abs(t) over 35 by the normal approximation,
    whose standard error is sqrt(1 + t² / 2 df). No errors.
    """
    tail = (1 - level) / 2
    if abs(t) > FARTHEST:
        return _roughly(t, df, tail)
    return (
        _solve(lambda nc: float(special.nctdtr(df, nc, t)) - (1 - tail), t, -1) or _roughly(t, df, tail)[0],
        _solve(lambda nc: float(special.nctdtr(df, nc, t)) - tail, t, 1) or _roughly(t, df, tail)[1],
    )


def _solve(miss: Callable[[float], float], t: float, way: int) -> float | None:
    """Where ``miss`` crosses zero on this side of ``t``; None if it is not found in the trustworthy range."""
    here, step = t, 1.0
    while abs(here) < 2 * FARTHEST:
        there = here + way * step
        if miss(here) * miss(there) <= 0:
            return float(optimize.brentq(miss, min(here, there), max(here, there), xtol=1e-10))
        here, step = there, step * 1.3
    return None


def _roughly(t: float, df: float, tail: float) -> tuple[float, float]:
    spread = -float(special.ndtri(tail)) * sqrt(1 + t * t / (2 * df))
    return t - spread, t + spread
