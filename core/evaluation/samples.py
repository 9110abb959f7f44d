"""Answers as numbers: what is missing is counted and left out, never filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
TIES = 10  # digits after the point: what is closer is the same, whatever binary fractions make of it


@dataclass(frozen=True)
class Pairs:
    """Two answers of each person, in the order given; ``missing`` gave one of them or none."""

    before: Numbers
    after: Numbers
    missing: int

    @property
    def n(self) -> int:
        return len(self.before)

    @property
    def changes(self) -> Numbers:
        """After minus before, with the noise of binary fractions taken off."""
        return np.round(self.after - self.before, TIES)


@dataclass(frozen=True)
class Described:
    """What a number of answers look like. ``sd`` is None for fewer than two of them."""

    n: int
    missing: int
    mean: float
    median: float
    sd: float | None


def known(values: Sequence[float | None]) -> tuple[Numbers, int]:
    """The numbers that are there, in order, and how many are missing (None or NaN). ValueError for an infinite one."""
    kept = [float(value) for value in values if value is not None and value == value]
    if not all(map(isfinite, kept)):
        raise ValueError("an infinite number is no answer")
    return np.array(kept, dtype=float), len(values) - len(kept)


def pairs(before: Sequence[float | None], after: Sequence[float | None]) -> Pairs:
    """Whoever gave both. The n-th of each belong to one person. ValueError for unequal lengths or an infinite."""
    if len(before) != len(after):
        raise ValueError("each person has a place in both lists")
    both = [
        (one, two)
        for one, two in zip(before, after, strict=True)
        if one is not None and two is not None and one == one and two == two
    ]
    first, _ = known([one for one, _ in both])
    second, _ = known([two for _, two in both])
    return Pairs(first, second, len(before) - len(both))


def described(values: Sequence[float | None]) -> Described | None:
    """Count, mean, median and standard deviation (n - 1); None where nobody answered."""
    numbers, missing = known(values)
    if not len(numbers):
        return None
    sd = float(numbers.std(ddof=1)) if len(numbers) > 1 else None
    return Described(len(numbers), missing, float(numbers.mean()), float(np.median(numbers)), sd)
