"""From the cosine of two texts to a likeness of 0 to 1."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

UNITS = 10_000
# Cosine and likeness, in ten-thousandths, straight between. Measured on tests/core/matching/meaning/triples.py: goals
# on different subjects lie at 0.16 in the middle, nineteen of twenty below 0.37; two wordings of one goal lie at 0.53
# in the middle, nineteen of twenty above 0.34. Few and hand-made: a direction, not a benchmark.
KNOTS = ((0, 0), (1000, 0), (3500, 3000), (4800, 7000), (7000, UNITS), (UNITS, UNITS))


def _scale() -> NDArray[np.float64]:
    steps = [
        low + (high - low) * (at - start) // (end - start)
        for (start, low), (end, high) in pairwise(KNOTS)
        for at in range(start, end)
    ]
    return np.array([*steps, KNOTS[-1][1]]) / UNITS


SCALE = _scale()


def likeness(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """0 to 1, never falling as the cosine (-1 to 1) rises; by a table in whole ten-thousandths, alike everywhere."""
    found: NDArray[np.float64] = SCALE[places(cosines)]
    return found


def places(cosines: NDArray[np.float64]) -> NDArray[np.int64]:
    """Where in ``SCALE`` the likeness of a cosine stands."""
    return np.rint(np.clip(cosines, 0.0, 1.0) * UNITS).astype(np.int64)
