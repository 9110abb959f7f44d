"""Which pairs may be: must-haves, barred pairs and one person met twice. Says for each pair what forbids it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.rules import Criterion, Measure, Objective, PairIds, Rules
from core.matching.scores import SCORE_UNITS, Scores
from core.text import Text, text

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Forbidden:
    """Why pairs may not be: one mask per reason, True where it forbids. ``below`` is the minimum score.

    A locked pair is forbidden by nothing that may be overridden: its must-haves and the minimum score are lifted.
    """

    must_haves: dict[str, Mask]
    barred: Mask
    oneself: Mask
    below: Mask

    def by_rule(self, row: int) -> Mask:
        """Of one mentee: forbidden whatever the score."""
        mask = self.barred[row] | self.oneself[row]
        for failed in self.must_haves.values():
            mask |= failed[row]
        return np.asarray(mask)

    @property
    def any(self) -> Mask:
        mask = np.zeros(self.barred.shape, dtype=np.bool_)
        for failed in (*self.must_haves.values(), self.barred, self.oneself, self.below):
            if any(failed.strides):  # else it is nowhere
                mask |= failed
        return mask


def fails(comparison: Comparison, criterion: Criterion, refused: bool = False) -> Mask:
    """Where the must-have of a criterion is not reached; unknown fails only where it must be known.

    With ``refused`` also where one of the two refused the other: a value of 0.
    """
    values = comparison.values[criterion.key]
    needed = 0 if criterion.must_have is None else round(criterion.must_have * VALUE_UNITS)
    least: Mask = values < max(needed, int(refused))
    if criterion.key in comparison.complete:
        return least
    least &= values != UNKNOWN
    return least | (values == UNKNOWN) if criterion.must_be_known else least


def forbidden(rules: Rules, comparison: Comparison, scored: Scores) -> Forbidden:
    """What forbids each pair. Pairs whose score is unknown do not reach a minimum."""
    shape = scored.units.shape
    nowhere: Mask = np.broadcast_to(np.False_, shape)
    barred = locked = nowhere
    if rules.barred:
        barred = _listed(rules.barred, comparison)
    if rules.locked:
        locked = _listed(rules.locked, comparison)
    # Where people choose for themselves, nobody is given whom she refused.
    ranked = rules.objective is Objective.RANKED
    chosen = {one.key for one in rules.criteria if ranked and one.measure is Measure.PREFERENCE}
    must_haves = {
        criterion.key: _unless(locked, fails(comparison, criterion, refused=criterion.key in chosen))
        for criterion in rules.criteria
        if criterion.must_have is not None or criterion.must_be_known or criterion.key in chosen
    }
    below = nowhere
    if rules.minimum_score is not None:
        below = _unless(locked, (scored.units < round(rules.minimum_score * SCORE_UNITS)) | (scored.known == 0))
    return Forbidden(must_haves, barred, _themselves(comparison, nowhere), below)


def _listed(pairs: Iterable[PairIds], comparison: Comparison) -> Mask:
    row_of, column_of = comparison.row_of, comparison.column_of
    mask = np.zeros((len(comparison.rows), len(comparison.columns)), dtype=np.bool_)
    for one, other in pairs:
        for first, second in ((one, other), (other, one)) if comparison.of_peers else ((one, other),):
            if first in row_of and second in column_of:
                mask[row_of[first], column_of[second]] = True
    return mask


def _themselves(comparison: Comparison, nowhere: Mask) -> Mask:
    """Where both are one person: among peers, or who is there as mentee and as mentor."""
    bearers: dict[str, list[int]] = {}
    for column, person in enumerate(comparison.columns):
        if person.identity:
            bearers.setdefault(person.identity, []).append(column)
    if not comparison.of_peers and not bearers:
        return nowhere
    mask = np.eye(*nowhere.shape, dtype=np.bool_) if comparison.of_peers else np.zeros(nowhere.shape, dtype=np.bool_)
    for row, person in enumerate(comparison.rows):
        if person.identity:
            mask[row, bearers.get(person.identity, [])] = True
    return mask


def _unless(locked: Mask, mask: Mask) -> Mask:
    return mask & ~locked if any(locked.strides) else mask


def obstacles(rules: Rules, comparison: Comparison, against: Forbidden, pair: PairIds) -> tuple[Text, ...]:
    """Everything that forbids one pair, in words; empty where it is allowed. Raises KeyError for strangers."""
    row, column = comparison.places(pair)
    labels = {criterion.key: criterion.label for criterion in rules.criteria}
    found = [
        text("Must-have not met: {rule}", rule=labels[key])
        for key, mask in against.must_haves.items()
        if mask[row, column]
    ]
    if against.oneself[row, column]:
        found.append(text("Both are the same person"))
    if against.barred[row, column]:
        why = _why_barred(rules, pair)
        found.append(
            text("On the list of pairs that must not be made: {why}", why=why)
            if why
            else text("On the list of pairs that must not be made")
        )
    if against.below[row, column]:
        found.append(text("Below the minimum score"))
    return tuple(found)


def _why_barred(rules: Rules, pair: PairIds) -> str:
    return rules.barred.get(pair, "") or rules.barred.get(pair[::-1], "")
