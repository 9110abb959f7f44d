"""How far two who judge the same agree: Cohen's kappa, plain or weighted, and the intraclass correlation ICC(2,1)."""

from collections.abc import Sequence
from enum import StrEnum
from math import isfinite, sqrt

import numpy as np
from scipy import special

from core.evaluation.finding import LEVEL, Estimate, NotEnough, not_enough
from core.evaluation.samples import Numbers
from core.text import text

FEWEST = 10  # of what is judged


class Weights(StrEnum):
    """What a near miss counts."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


def kappa(counts: Sequence[Sequence[int]], weights: Weights = Weights.NONE) -> Estimate | NotEnough:
    """Agreement beyond chance, up to 1: rows are the answers of one judge, columns of the other, in the same order.

    Cohen 1960 and 1968; near misses of ordered answers count 1 - distance (or its square) over the largest distance.
    Interval: large-sample standard error of Fleiss, Cohen and Everitt 1969. NotEnough below 10, or where both gave
    always the same single answer. ValueError unless the table is square, 2 by 2 or more, without negatives.
    """
    table = np.array(counts, dtype=float)
    if table.ndim != 2 or table.shape[0] != table.shape[1] or len(table) < 2 or (table < 0).any():
        raise ValueError("a square table of counts, two answers or more")
    n = int(table.sum())
    if n < FEWEST:
        return not_enough(n, FEWEST)
    shares, weight = table / n, _weights(len(table), weights)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    seen = float((weight * shares).sum())
    chance = float((weight * np.outer(rows, columns)).sum())
    if chance > 1 - 1e-12:
        return not_enough(0, FEWEST)
    value = (seen - chance) / (1 - chance)
    usual = (weight @ columns)[:, None] + (rows @ weight)[None, :]
    spread = float((shares * (weight - usual * (1 - value)) ** 2).sum()) - (value - chance * (1 - value)) ** 2
    reach = -float(special.ndtri((1 - LEVEL) / 2)) * sqrt(max(0.0, spread) / n) / (1 - chance)
    method = text("weights: {weights}; interval of Fleiss, Cohen and Everitt, 95 %", weights=weights.value)
    return Estimate(value, value - reach, min(1.0, value + reach), text("Cohen's kappa"), method)


def intraclass(ratings: Sequence[Sequence[float | None]]) -> Estimate | NotEnough:
    """ICC(2,1): what is judged in rows, judges (2 or more) in columns; absolute agreement of single judges, up to 1.

    Two-way random effects (Shrout and Fleiss 1979), with their interval; only rows that every judge rated. NotEnough
    below 6 rows or without any variation. ValueError for rows of unequal length or fewer than two judges.
    """
    widths = {len(row) for row in ratings}
    if len(widths) > 1 or (widths and min(widths) < 2):
        raise ValueError("the same two judges or more for everything")
    whole = [
        [float(value) for value in row if value is not None]
        for row in ratings
        if all(value is not None and isfinite(value) for value in row)
    ]
    if len(whole) < 6:
        return not_enough(len(whole), 6, len(ratings) - len(whole))
    table = np.array(whole)
    of_rows, of_judges, left = _mean_squares(table)
    n, k = table.shape
    below = of_rows + (k - 1) * left + k * (of_judges - left) / n
    if below < 1e-12:
        return not_enough(0, 6, len(ratings) - len(whole))
    value = (of_rows - left) / below
    low, high = _interval(value, n, k, of_rows, of_judges, left) if left > 1e-12 else (None, None)
    method = text("two-way random effects, absolute agreement, single judges; interval of Shrout and Fleiss, 95 %")
    return Estimate(value, low, high, text("ICC(2,1)"), method)


def _weights(k: int, weights: Weights) -> Numbers:
    apart = np.abs(np.subtract.outer(np.arange(k), np.arange(k))) / (k - 1)
    if weights is Weights.NONE:
        return np.eye(k)
    found: Numbers = 1 - (apart if weights is Weights.LINEAR else apart**2)
    return found


def _mean_squares(table: Numbers) -> tuple[float, float, float]:
    """Between rows, between judges, and what is left."""
    n, k = table.shape
    rows, judges, all = table.mean(axis=1), table.mean(axis=0), table.mean()
    left = table - rows[:, None] - judges[None, :] + all
    return (
        float(k * ((rows - all) ** 2).sum() / (n - 1)),
        float(n * ((judges - all) ** 2).sum() / (k - 1)),
        float((left**2).sum() / ((n - 1) * (k - 1))),
    )


def _interval(value: float, n: int, k: int, of_rows: float, of_judges: float, left: float) -> tuple[float, float]:
    ratio, tail = of_judges / left, 1 - (1 - LEVEL) / 2
    shared = k * value * ratio + n * (1 + (k - 1) * value) - k * value
    df = (k - 1) * (n - 1) * shared**2
    df /= (n - 1) * (k * value * ratio) ** 2 + (n * (1 + (k - 1) * value) - k * value) ** 2
    above, below = float(special.fdtri(n - 1, df, tail)), float(special.fdtri(df, n - 1, tail))
    rest = k * of_judges + (k * n - k - n) * left
    low = n * (of_rows - above * left) / (above * rest + n * of_rows)
    high = n * (below * of_rows - left) / (rest + n * below * of_rows)
    return low, high
