"""Change by ranks, in the same people: Wilcoxon's signed-rank test with the Hodges-Lehmann estimate."""

from collections.abc import Sequence
from math import atanh, ceil, sqrt, tanh

import numpy as np
from scipy import special

from core.evaluation.finding import (
    FEWEST_PAIRS,
    LEVEL,
    Design,
    Estimate,
    Finding,
    NotEnough,
    claim,
    few,
    not_enough,
    shown,
)
from core.evaluation.samples import TIES, Numbers, pairs
from core.text import Text, text

MOST_EXACT = 100  # pairs; beyond, the normal curve and all ways of drawing signs agree to three digits
NAME = text("typical change")


def change_in_ranks(
    before: Sequence[float | None], after: Sequence[float | None], *, design: Design = Design.ONE_GROUP
) -> Finding | NotEnough:
    """How the answers moved, by ranks of the changes; less moved by a few extreme answers than a mean.

    p: Wilcoxon 1945; who did not change is left out, ties share their mean rank. Up to 100 changes by all ways of
    drawing the signs (exact with ties too), beyond by the normal curve with corrections for ties and continuity.
    Estimate: Hodges and Lehmann's median of all averages of two changes, those of nobody left out, with the interval
    of Tukey. Effect: matched-pairs rank-biserial correlation, -1 to 1, interval by Fisher's z; no interval at
    the ends. Where nobody changed there is no p and no effect. NotEnough below 6 pairs. ValueError as in ``pairs``.
    """
    both = pairs(before, after)
    if both.n < FEWEST_PAIRS:
        return not_enough(both.n, FEWEST_PAIRS, both.missing)
    changes = np.sort(both.changes)
    low, high = _interval(changes)
    estimate = Estimate(_middle(changes), low, high, NAME, text("Hodges–Lehmann; interval of Tukey, about 95 %"))
    moved = changes[changes != 0]
    p, how = _p(moved)
    return Finding(
        text("Wilcoxon's signed-rank test, two-sided; {how}", how=how),
        both.n,
        both.missing,
        estimate,
        _sentence(estimate, both.n, design),
        effect=_rank_biserial(moved),
        p=p,
        assumptions=(
            text("Takes for granted that one person's change says nothing about another's."),
            text("Takes for granted that changes lie about as far above as below their middle."),
        ),
        caveats=few(both.n),
    )


def walsh(changes: Numbers, place: int) -> float:
    """The ``place``-th smallest (from 1) of the n(n + 1)/2 averages of two changes, each with itself too.

    ``changes`` sorted. By halving, n log n steps each, so that thousands of people need no table of all averages.
    """
    low, high = float(changes[0]), float(changes[-1])
    for _ in range(100):
        middle = (low + high) / 2
        upto = np.searchsorted(changes, 2 * middle + 1e-12 - changes, side="right").sum()
        count = (int(upto) + int(np.searchsorted(changes, middle + 1e-12, side="right"))) // 2
        low, high = (low, middle) if count >= place else (middle, high)
        if high - low < 1e-12:
            break
    return round(high, TIES) + 0.0


def _middle(changes: Numbers) -> float:
    all = len(changes) * (len(changes) + 1) // 2
    return (walsh(changes, (all + 1) // 2) + walsh(changes, all // 2 + 1)) / 2


def _interval(changes: Numbers) -> tuple[float, float]:
    n = len(changes)
    all, tail = n * (n + 1) // 2, (1 - LEVEL) / 2
    if n <= MOST_EXACT:
        below = np.cumsum(_ways(np.arange(2, 2 * n + 1, 2, dtype=np.float64)))[::2]
        first = int(np.searchsorted(below, tail, side="left"))  # the least sum that is not yet too unlikely
    else:
        first = ceil(all / 2 + float(special.ndtri(tail)) * sqrt(all * (2 * n + 1) / 12))
    first = max(1, first)
    return walsh(changes, first), walsh(changes, all + 1 - first)


def _ways(doubled: Numbers) -> Numbers:
    """The chance of each sum of doubled ranks, where each counts or not by the toss of a coin."""
    chance = np.zeros(int(doubled.sum()) + 1)
    chance[0] = 1.0
    for rank in doubled.astype(int):
        with_it = np.zeros_like(chance)
        with_it[rank:] = chance[: len(chance) - rank]
        chance = (chance + with_it) / 2
    return chance


def _p(moved: Numbers) -> tuple[float | None, Text]:
    n = len(moved)
    if n == 0:
        return None, text("no p: nobody changed")
    ranks = _ranks(np.abs(moved))
    up = float(ranks[moved > 0].sum())
    if n <= MOST_EXACT:
        chance = _ways(ranks * 2)
        lower = min(up, float(ranks.sum()) - up)
        return min(1.0, 2 * float(chance[: round(2 * lower) + 1].sum())), text("exact")
    _, sizes = np.unique(np.abs(moved), return_counts=True)
    spread = sqrt(n * (n + 1) * (2 * n + 1) / 24 - float((sizes**3 - sizes).sum()) / 48)
    away = max(0.0, abs(up - n * (n + 1) / 4) - 0.5)
    return float(2 * special.ndtr(-away / spread)), text("normal approximation, corrected for ties and continuity")


def _ranks(values: Numbers) -> Numbers:
    """From 1, equal values share their mean rank."""
    _, place, sizes = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Numbers = (np.cumsum(sizes) - (sizes - 1) / 2)[place]
    return ranks


def _rank_biserial(moved: Numbers) -> Estimate | None:
    n = len(moved)
    if n == 0:
        return None
    ranks = _ranks(np.abs(moved))
    r = float((ranks * np.sign(moved)).sum() / ranks.sum())
    name = text("rank-biserial correlation")
    if abs(r) > 1 - 1e-12:
        return Estimate(r, None, None, name, text("no interval: everybody who changed changed the same way"))
    reach = -float(special.ndtri((1 - LEVEL) / 2)) * sqrt((2 * n**3 + 3 * n**2 + n) / 6) / ((n * n + n) / 2)
    return Estimate(r, tanh(atanh(r) - reach), tanh(atanh(r) + reach), name, text("interval by Fisher's z, 95 %"))


def _sentence(change: Estimate, n: int, design: Design) -> Text:
    values = {
        "n": n,
        "change": shown(change.value),
        "low": shown(change.low or 0),
        "high": shown(change.high or 0),
        "claim": claim(design),
    }
    if change.is_clear:
        said = (
            "The typical change of the {n} people who answered both times is {change}, likely {low} to {high}. {claim}"
        )
        return text(said, **values)
    said = (
        "No clear change among the {n} people who answered both times: typically {change}, and anything from {low} to "
        "{high} fits. {claim}"
    )
    return text(said, **values)
