"""How well the questions of a scale hang together: Cronbach's alpha."""

from collections.abc import Sequence
from math import isfinite

import numpy as np
from scipy import special

from core.evaluation.finding import LEVEL, Estimate, NotEnough, not_enough
from core.text import text

FEWEST = 30  # people


def alpha(answers: Sequence[Sequence[float | None]]) -> Estimate | NotEnough:
    """Alpha of people (rows) by questions (columns, 2 or more, reversed ones turned round), up to 1.

    k/(k - 1) · (1 - sum of the questions' variances / variance of the sums); only people who answered everything.
    Interval: Feldt 1965, by the F distribution. NotEnough below 30 people, or where all have the same sum.
    ValueError for fewer than two questions or rows of unequal length.
    """
    widths = {len(row) for row in answers}
    if len(widths) > 1 or (widths and min(widths) < 2):
        raise ValueError("alpha takes the same two questions or more of everybody")
    whole = [
        [float(value) for value in row if value is not None]
        for row in answers
        if all(value is not None and isfinite(value) for value in row)
    ]
    n, missing = len(whole), len(answers) - len(whole)
    if n < FEWEST:
        return not_enough(n, FEWEST, missing)
    table = np.array(whole)
    k, total = table.shape[1], float(table.sum(axis=1).var(ddof=1))
    if total < 1e-12:
        return not_enough(0, FEWEST, missing)
    value = k / (k - 1) * (1 - float(table.var(axis=0, ddof=1).sum()) / total)
    df, tail = (n - 1, (n - 1) * (k - 1)), (1 - LEVEL) / 2
    low = 1 - (1 - value) * float(special.fdtri(*df, 1 - tail))
    high = 1 - (1 - value) * float(special.fdtri(*df, tail))
    method = text("interval of Feldt, 95 %; {n} people answered all {k} questions", n=n, k=k)
    return Estimate(value, low, high, text("Cronbach's alpha"), method)
