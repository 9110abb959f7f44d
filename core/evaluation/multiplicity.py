"""Corrections for looking at many questions at once; a family is the questions of one outcome."""

from collections.abc import Callable, Sequence

import numpy as np

from core.evaluation.samples import Numbers


def holm(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Adjusted p-values that keep the chance of even one false alarm (Holm 1979). Order as given; None stays None and
    counts as not asked; ties get the same. ValueError for a p outside 0 to 1."""
    return _in_order(ps, lambda sorted: np.maximum.accumulate(sorted * np.arange(len(sorted), 0, -1)))


def benjamini_hochberg(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Adjusted p-values that keep the share of false alarms among alarms (Benjamini and Hochberg 1995), for tests that
    are independent or lean the same way. Otherwise as ``holm``."""

    def step_up(sorted: Numbers) -> Numbers:
        m = len(sorted)
        found: Numbers = np.minimum.accumulate((sorted * m / np.arange(1, m + 1))[::-1])[::-1]
        return found

    return _in_order(ps, step_up)


def bonferroni(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Each p times their number: what Holm improves on. Otherwise as ``holm``."""
    return _in_order(ps, lambda sorted: sorted * len(sorted))


def _in_order(ps: Sequence[float | None], correct: Callable[[Numbers], Numbers]) -> tuple[float | None, ...]:
    given = [(place, p) for place, p in enumerate(ps) if p is not None]
    if not all(0 <= p <= 1 for _, p in given):
        raise ValueError("a p lies between 0 and 1")
    found: list[float | None] = [None] * len(ps)
    if given:
        ordered = sorted(given, key=lambda each: each[1])
        corrected = np.minimum(correct(np.array([p for _, p in ordered])), 1.0)
        for (place, _), p in zip(ordered, corrected, strict=True):
            found[place] = float(p)
    return tuple(found)
