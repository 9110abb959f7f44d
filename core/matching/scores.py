"""Weights put on a comparison: the score of every pair, as whole numbers, and how much of it is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.large import serves
from core.matching.own_weights import sums
from core.matching.rules import Criterion

SCORE_UNITS = 100_000  # a score of 1 (100 points): whole numbers, so that sums do not depend on their order
POINT = SCORE_UNITS // 100
BLOCK = 1 << 15  # pairs whose sums fit beside the processor


@dataclass(frozen=True)
class Scores:
    """``units``: int32 (int64 where ``wide``), 0 to ``SCORE_UNITS``, one row per mentee.

    ``known``: the weight known, 0 to ``weight`` (more where a criterion matters most to somebody).

    Where nothing at all is known of a pair its units are 0 and ``known`` is 0.
    """

    units: NDArray[np.signedinteger]
    known: NDArray[np.int32]
    weight: int

    @property
    def wide(self) -> "Scores":
        """With units that may be multiplied."""
        return replace(self, units=self.units.astype(np.int64))


def scores(comparison: Comparison, criteria: Sequence[Criterion], large: bool | None = None) -> Scores:
    """The weighted mean over the known criteria, to 0.001 points.

    Some rows at a time, so that what is added up stays near the processor; from ``core.matching.large.PAIRS`` on (or as
    ``large`` says) by compiled loops. Cost: 1 ms per million pairs and criterion, and 4 ms per million pairs.
    """
    counted = [criterion for criterion in criteria if criterion.weight]
    if comparison.own_weights:
        units, known = sums(comparison, counted)
        _divide(units, known)
        return Scores(units, known, sum(criterion.weight for criterion in counted))
    complete = [criterion for criterion in counted if criterion.key in comparison.complete]
    partial = [criterion for criterion in counted if criterion.key not in comparison.complete]
    always = sum(criterion.weight for criterion in complete)
    people, mentors = len(comparison.rows), len(comparison.columns)
    units = np.zeros((people, mentors), dtype=np.int32)
    known = np.broadcast_to(np.int32(always), units.shape)
    known = known.copy() if partial else known
    step = max(1, BLOCK // max(1, mentors))
    weigh = _compiled if (serves(people * mentors) if large is None else large) else _plain
    for start in range(0, people if mentors else 0, step):
        part = slice(start, start + step)
        weigh(
            [(comparison.values[criterion.key][part], criterion.weight) for criterion in complete],
            [(comparison.values[criterion.key][part], criterion.weight) for criterion in partial],
            units[part],
            known[part],
        )
    return Scores(units, known, always + sum(criterion.weight for criterion in partial))


Weighed = Sequence[tuple[NDArray[np.int16], int]]


def _plain(complete: Weighed, partial: Weighed, units: NDArray[np.int32], known: NDArray[np.int32]) -> None:
    for values, weight in complete:
        units += np.multiply(values, weight, dtype=np.int32)
    for values, weight in partial:
        units += np.multiply(np.maximum(values, 0), weight, dtype=np.int32)
        known += np.multiply(values != UNKNOWN, weight, dtype=np.int32)
    _divide(units, known)


def _divide(units: NDArray[np.int32], known: NDArray[np.int32]) -> None:
    # Whole numbers below 2**53 divided once: correctly rounded, the same on every machine.
    mean = np.multiply(units, SCORE_UNITS / VALUE_UNITS)
    mean /= np.maximum(known, 1)
    units[:] = np.rint(mean, out=mean)


def _compiled(complete: Weighed, partial: Weighed, units: NDArray[np.int32], known: NDArray[np.int32]) -> None:
    from core.matching.large.weighing import add, add_known, divide, divide_evenly  # loads the compiler

    for values, weight in complete:
        add(values, weight, units)
    for values, weight in partial:
        add_known(values, weight, UNKNOWN, units, known)
    if partial:
        divide(units, known, SCORE_UNITS / VALUE_UNITS)
    else:
        divide_evenly(units, max(1, sum(weight for _, weight in complete)), SCORE_UNITS / VALUE_UNITS)
