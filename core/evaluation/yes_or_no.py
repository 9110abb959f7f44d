"""Change of a yes or no, in the same people: McNemar's test and the difference of two paired shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

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
)
from core.evaluation.shares import share
from core.text import Text, text

FEWEST_CHANGED = 25  # people who changed; of fewer, the exact test


@dataclass(frozen=True)
class Fourfold:
    """How many said yes both times, only after, only before, and neither time."""

    both: int
    gained: int
    lost: int
    neither: int

    @property
    def n(self) -> int:
        return self.both + self.gained + self.lost + self.neither


def change_in_share(
    before: Sequence[bool | None], after: Sequence[bool | None], *, design: Design = Design.ONE_GROUP
) -> Finding | NotEnough:
    """How the share of yes changed, from -1 to 1; the n-th of each are one person's.

    p: McNemar 1947; below 25 people who changed the exact binomial test, beyond chi-squared with continuity correction.
    Interval: Newcombe 1998, method 10 for paired shares. Effect: odds of gaining over losing, where both occur.
    Nobody changed: p is 1. NotEnough below 6 pairs. ValueError for unequal lengths.
    """
    if len(before) != len(after):
        raise ValueError("each person has a place in both lists")
    both = [(one, two) for one, two in zip(before, after, strict=True) if one is not None and two is not None]
    missing = len(before) - len(both)
    table = Fourfold(
        sum(one and two for one, two in both),
        sum(two and not one for one, two in both),
        sum(one and not two for one, two in both),
        sum(not one and not two for one, two in both),
    )
    return change_of_fourfold(table, missing=missing, design=design)


def change_of_fourfold(table: Fourfold, *, missing: int = 0, design: Design = Design.ONE_GROUP) -> Finding | NotEnough:
    """The same from the four counts."""
    if table.n < FEWEST_PAIRS:
        return not_enough(table.n, FEWEST_PAIRS, missing)
    low, high = paired_interval(table)
    value = (table.gained - table.lost) / table.n
    method = text("Newcombe's method 10 for paired shares, 95 %")
    estimate = Estimate(value, low, high, text("change of the share"), method)
    exact = table.gained + table.lost < FEWEST_CHANGED
    return Finding(
        text("McNemar's test, exact") if exact else text("McNemar's test with continuity correction"),
        table.n,
        missing,
        estimate,
        _sentence(table, estimate, design),
        effect=_odds(table),
        p=mcnemar_exact(table.gained, table.lost) if exact else mcnemar(table.gained, table.lost)[1],
        assumptions=(text("Takes for granted that one person's change says nothing about another's."),),
        caveats=few(table.n),
    )


def mcnemar(gained: int, lost: int, *, corrected: bool = True) -> tuple[float, float]:
    """Chi-squared with one degree of freedom, and its p; (0, 1) where nobody changed."""
    changed = gained + lost
    if changed == 0:
        return 0.0, 1.0
    chi = max(0, abs(gained - lost) - corrected) ** 2 / changed
    return chi, float(special.chdtrc(1, chi))


def mcnemar_exact(gained: int, lost: int) -> float:
    """Two-sided p by the binomial distribution; 1 where nobody changed. Never too small, so often too large."""
    changed = gained + lost
    return min(1.0, 2 * _tail(min(gained, lost), changed))


def mcnemar_mid_p(gained: int, lost: int) -> float:
    """The exact p less half the chance of exactly what was seen (Fagerland and others 2013): less timid."""
    changed = gained + lost
    if gained == lost:
        return 1 - _chance(gained, changed) / 2
    return mcnemar_exact(gained, lost) - _chance(min(gained, lost), changed)


def paired_interval(table: Fourfold) -> tuple[float, float]:
    """Of the share after minus the share before, in the same people (1 or more); Newcombe 1998, method 10."""
    n = table.n
    after, before = share(table.both + table.gained, n, fewest=1), share(table.both + table.lost, n, fewest=1)
    if after is None or before is None:
        raise ValueError("there is nobody")
    phi = _phi(table)
    down, up = after.share - after.low, after.high - after.share
    other_down, other_up = before.share - before.low, before.high - before.share
    change = after.share - before.share
    low = change - sqrt(max(0.0, down**2 - 2 * phi * down * other_up + other_up**2))
    high = change + sqrt(max(0.0, other_down**2 - 2 * phi * other_down * up + up**2))
    return max(-1.0, low), min(1.0, high)


def _phi(table: Fourfold) -> float:
    """How much both answers go together, with Newcombe's correction; 0 where one answer is all there is."""
    sides = (
        (table.both + table.gained)
        * (table.lost + table.neither)
        * (table.both + table.lost)
        * (table.gained + table.neither)
    )
    if sides == 0:
        return 0.0
    together: float = table.both * table.neither - table.gained * table.lost
    if together > 0:
        together = max(together - table.n / 2, 0)
    return together / sqrt(sides)


def _odds(table: Fourfold) -> Estimate | None:
    if not (table.gained and table.lost):
        return None
    changed, tail = table.gained + table.lost, (1 - LEVEL) / 2
    low = float(special.betaincinv(table.gained, changed - table.gained + 1, tail))
    high = float(special.betaincinv(table.gained + 1, changed - table.gained, 1 - tail))
    name, method = text("odds of gaining over losing"), text("interval of Clopper and Pearson, at least 95 %")
    return Estimate(table.gained / table.lost, low / (1 - low), high / (1 - high), name, method)


def _tail(least: int, of: int) -> float:
    return float(special.bdtr(least, of, 0.5)) if of else 1.0


def _chance(exactly: int, of: int) -> float:
    return float(comb(of, exactly) / 2**of)


def _sentence(table: Fourfold, change: Estimate, design: Design) -> Text:
    values = {
        "n": table.n,
        "before": _points(100 * (table.both + table.lost) / table.n),
        "after": _points(100 * (table.both + table.gained) / table.n),
        "low": _points(100 * (change.low or 0)),
        "high": _points(100 * (change.high or 0)),
        "claim": claim(design),
    }
    if change.is_clear:
        said = "Of {n} people, {before} % said yes before and {after} % after: likely {low} to {high} points. {claim}"
        return text(said, **values)
    said = (
        "Of {n} people, {before} % said yes before and {after} % after: no clear change, anything from {low} to {high} "
        "points fits. {claim}"
    )
    return text(said, **values)


def _points(value: float) -> str:
    return f"{round(value) + 0:d}"
