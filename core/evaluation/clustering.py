"""People of one mentor or one place are alike: how far that widens every interval."""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

import numpy as np

from core.evaluation.samples import Numbers


def design_effect(size: float, icc: float) -> float:
    """1 + (size - 1) · icc: so many times larger is the variance of a mean (Kish 1965).

    ``size``: people of one cluster, 1 or more; ``icc`` from 0 to 1. ValueError outside.
    """
    if size < 1 or not 0 <= icc <= 1:
        raise ValueError("clusters of one or more, and a likeness from 0 to 1")
    return 1 + (size - 1) * icc


def likeness(values: Sequence[float], clusters: Sequence[str]) -> float | None:
    """How alike people of one cluster are, 0 to 1: the intraclass correlation of one-way analysis of variance.

    A negative estimate is 0. None for fewer than two clusters, where each has one person, or without variation.
    ValueError for unequal lengths.
    """
    groups: dict[str, list[float]] = defaultdict(list)
    for value, cluster in zip(values, clusters, strict=True):
        groups[cluster].append(value)
    n, k = len(values), len(groups)
    if k < 2 or n == k:
        return None
    sizes: Numbers = np.array([len(group) for group in groups.values()], dtype=float)
    means = np.array([np.mean(group) for group in groups.values()])
    between = float((sizes * (means - np.mean(values)) ** 2).sum()) / (k - 1)
    within = sum(float(((np.array(group) - np.mean(group)) ** 2).sum()) for group in groups.values()) / (n - k)
    usual = (n - float((sizes**2).sum()) / n) / (k - 1)
    below = between + (usual - 1) * within
    return max(0.0, (between - within) / below) if below > 1e-12 else None


def usual_size(clusters: Sequence[str]) -> float:
    """The size of the cluster that a person is in, on average: what counts for the design effect of unequal ones."""
    sizes: dict[str, int] = defaultdict(int)
    for cluster in clusters:
        sizes[cluster] += 1
    return sum(size * size for size in sizes.values()) / len(clusters) if clusters else 1.0


def widened(value: float, low: float, high: float, effect: float) -> tuple[float, float]:
    """An interval around ``value`` as wide as clusters with this design effect demand."""
    return value - (value - low) * sqrt(effect), value + (high - value) * sqrt(effect)
