"""Weights put on a comparison: the score of every pair, as whole numbers, and how much of it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.rules import Criterion

SCORE_UNITS = 100_000  # a score of 1 (100 points): whole numbers, so that sums do not depend on their order
POINT = SCORE_UNITS // 100


@dataclass(frozen=True)
class Scores:
    """``units``: int64, 0 to ``SCORE_UNITS``, one row per mentee; ``known``: the weight known, 0 to ``weight``.

    Where nothing at all is known of a pair its units are 0 and ``known`` is 0.
    """

    units: NDArray[np.int64]
    known: NDArray[np.int32]
    weight: int


def scores(comparison: Comparison, criteria: Sequence[Criterion]) -> Scores:
    """The weighted mean over the known criteria, to 0.001 points. Cost: 5 ms per million pairs and criterion."""
    shape = len(comparison.rows), len(comparison.columns)
    total = np.zeros(shape, dtype=np.int32)
    known = np.zeros(shape, dtype=np.int32)
    always = 0
    for criterion in criteria:
        if criterion.weight == 0:
            continue
        values = comparison.values[criterion.key]
        if criterion.key in comparison.complete:
            total += np.multiply(values, criterion.weight, dtype=np.int32)
            always += criterion.weight
        else:
            total += np.multiply(np.maximum(values, 0), criterion.weight, dtype=np.int32)
            known += np.multiply(values != UNKNOWN, criterion.weight, dtype=np.int32)
    known += always
    # Whole numbers below 2**53 divided once: correctly rounded, the same on every machine.
    units = np.rint(total * (SCORE_UNITS / VALUE_UNITS) / np.maximum(known, 1)).astype(np.int64)
    return Scores(units, known, sum(criterion.weight for criterion in criteria))
