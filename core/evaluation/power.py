"""How many people it takes to see an effect, before a program starts."""

from collections.abc import Callable
from math import sqrt

from scipy import special

ALPHA = 0.05
POWER = 0.8
MOST = 1_000_000  # people; an effect that takes more is nothing to look for


def pairs_needed(dz: float, *, power: float = POWER, alpha: float = ALPHA) -> int | None:
    """People asked before and after, so that a change of ``dz`` is seen with this chance (two-sided paired t test).

    By the noncentral t distribution. None for an effect of 0, or one that takes more than a million.
    ValueError unless power and alpha lie between 0 and 1.
    """
    return _least(lambda n: _power(abs(dz) * sqrt(n), n - 1, alpha), dz, power, alpha)


def people_per_group(d: float, *, power: float = POWER, alpha: float = ALPHA) -> int | None:
    """People in each of two equal groups, so that a difference of ``d`` is seen; otherwise as ``pairs_needed``."""
    return _least(lambda n: _power(abs(d) * sqrt(n / 2), 2 * n - 2, alpha), d, power, alpha)


def smallest_change(n: int, *, power: float = POWER, alpha: float = ALPHA) -> float | None:
    """The smallest dz that ``n`` people asked twice will show with this chance; None below 3 people."""
    if n < 3:
        return None
    low, high = 0.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if _power(middle * sqrt(n), n - 1, alpha) >= power else (middle, high)
    return high


def _least(chance: Callable[[int], float], effect: float, power: float, alpha: float) -> int | None:
    if not (0 < power < 1 and 0 < alpha < 1):
        raise ValueError("power and alpha lie between 0 and 1")
    if abs(effect) < 1e-6 or chance(MOST) < power:
        return None
    low, high = 1, MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if chance(middle) >= power else (middle, high)
    return high


def _power(noncentral: float, df: float, alpha: float) -> float:
    if df < 1:
        return 0.0
    line = float(special.stdtrit(df, 1 - alpha / 2))
    if noncentral > 35:
        return 1.0
    other_way = float(special.nctdtr(df, noncentral, -line)) if noncentral < 5 else 0.0  # less than 1e-10 beyond
    return 1 - float(special.nctdtr(df, noncentral, line)) + other_way
