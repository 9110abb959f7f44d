"""Intervals by drawing again from what was observed: BCa, the same for the same seed."""

from collections.abc import Callable, Sequence
from math import isfinite

import numpy as np
from numpy.random import default_rng
from scipy import special

from core.evaluation.finding import LEVEL, Estimate, NotEnough, not_enough
from core.evaluation.samples import Numbers, pairs
from core.text import text

FEWEST = 10  # people; of fewer, drawing again tells nothing new
DRAWS = 9999
AT_ONCE = 2_000_000  # numbers held at once

Statistic = Callable[[Numbers], Numbers]


def bootstrap(sample: Numbers, statistic: Statistic, *, seed: int, draws: int = DRAWS) -> tuple[float, float] | None:
    """The BCa interval of a statistic at 95 % (Efron 1987): corrected for bias and for uneven spread.

    ``sample``: rows are what is drawn (people, or whole clusters of them), columns what each brings. ``statistic``
    takes draws x rows x columns and gives a number for each draw. Draws without a number (no spread in them) are left
    out; None where more than a tenth have none, or where every draw gives the same. Same seed, same interval.
    Cost: ``draws`` times the rows.
    """
    if not isfinite(seen := float(statistic(sample[None])[0])):
        return None
    drawn = _drawn(sample, statistic, seed, draws)
    if len(drawn) < 0.9 * draws or drawn.max() - drawn.min() < 1e-12:
        return None
    below = (drawn < seen).sum() + (drawn == seen).sum() / 2  # many equal draws are no bias
    bias = float(special.ndtri(np.clip(below / len(drawn), 0.5 / len(drawn), 1 - 0.5 / len(drawn))))
    bend = _acceleration(sample, statistic)
    ends = []
    for tail in ((1 - LEVEL) / 2, (1 + LEVEL) / 2):
        z = bias + float(special.ndtri(tail))
        ends.append(float(special.ndtr(bias + z / (1 - bend * z))))
    low, high = np.quantile(drawn, ends)
    return float(low), float(high)


def _drawn(sample: Numbers, statistic: Statistic, seed: int, draws: int) -> Numbers:
    luck, n = default_rng(seed), len(sample)
    part = max(1, AT_ONCE // sample.size)
    found = []
    for first in range(0, draws, part):
        chosen = luck.integers(0, n, size=(min(part, draws - first), n))
        found.append(statistic(sample[chosen]))
    drawn = np.concatenate(found)
    return drawn[np.isfinite(drawn)]


def _acceleration(sample: Numbers, statistic: Statistic) -> float:
    """From leaving out one row at a time; 0 where that changes nothing."""
    n = len(sample)
    part = max(1, AT_ONCE // sample.size)
    left = []
    for first in range(0, n, part):
        rest = [np.delete(np.arange(n), place) for place in range(first, min(n, first + part))]
        left.append(statistic(sample[np.array(rest)]))
    away = np.concatenate(left)
    away = away[np.isfinite(away)].mean() - away[np.isfinite(away)]
    scale = float((away**2).sum()) ** 1.5
    return 0.0 if scale < 1e-12 else float((away**3).sum()) / (6 * scale)


def mean_change(
    before: Sequence[float | None],
    after: Sequence[float | None],
    *,
    seed: int,
    clusters: Sequence[str] | None = None,
) -> Estimate | NotEnough:
    """The mean change with an interval that takes no shape for granted; the n-th of each are one person's.

    ``clusters``: whose people belong together (those of one mentor): then whole clusters are drawn. NotEnough below
    10 pairs or clusters; no interval where everybody changed alike. ValueError as in ``samples.pairs``.
    """
    both = pairs(before, after)
    if both.n < FEWEST:
        return not_enough(both.n, FEWEST, both.missing)
    labels = list(clusters) if clusters is not None else [str(n) for n in range(len(before))]
    kept = [
        label
        for label, one, two in zip(labels, before, after, strict=True)
        if one is not None and two is not None and one == one and two == two
    ]
    places = {label: place for place, label in enumerate(dict.fromkeys(kept))}
    if len(places) < FEWEST:
        return not_enough(len(places), FEWEST, both.missing)
    sums = np.zeros((len(places), 2))
    for label, change in zip(kept, both.changes, strict=True):
        sums[places[label]] += (change, 1)
    found = bootstrap(sums, _ratio, seed=seed)
    low, high = found or (None, None)
    how = "BCa bootstrap, {draws} draws of {what}, seed {seed}, 95 %"
    what = text("people") if clusters is None else text("clusters")
    return Estimate(
        float(both.changes.mean()), low, high, text("average change"), text(how, draws=DRAWS, what=what, seed=seed)
    )


def _ratio(sums: Numbers) -> Numbers:
    found: Numbers = sums[..., 0].sum(axis=-1) / sums[..., 1].sum(axis=-1)
    return found
