"""Which pairs may be: must-haves, barred pairs and one person met twice. Says for each pair what forbids it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.pool import Pool
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
        mask = self.barred | self.oneself
        for failed in (*self.must_haves.values(), self.below):
            mask |= failed
        return mask


def fails(comparison: Comparison, criterion: Criterion, refused: bool = False) -> Mask:
    """Where the must-have of a criterion is not reached; unknown fails only where it must be known.

    With ``refused`` also where one of the two refused the other: a value of 0.
    """
    values = comparison.values[criterion.key]
    needed = 0 if criterion.must_have is None else round(criterion.must_have * VALUE_UNITS)
    least: Mask = (values < max(needed, int(refused))) & (values != UNKNOWN)
    return least | (values == UNKNOWN) if criterion.must_be_known else least


def forbidden(pool: Pool, rules: Rules, comparison: Comparison, scored: Scores) -> Forbidden:
    """What forbids each pair. Pairs whose score is unknown do not reach a minimum."""
    shape = scored.units.shape
    row_of, column_of = comparison.row_of, comparison.column_of
    barred = np.zeros(shape, dtype=np.bool_)
    locked = np.zeros(shape, dtype=np.bool_)
    for pairs, mask in ((rules.barred, barred), (rules.locked, locked)):
        for one, other in pairs:
            for first, second in ((one, other), (other, one)) if pool.peers else ((one, other),):
                if first in row_of and second in column_of:
                    mask[row_of[first], column_of[second]] = True
    oneself = np.eye(*shape, dtype=np.bool_) if pool.peers else np.zeros(shape, dtype=np.bool_)
    bearers: dict[str, list[int]] = {}
    for column, person in enumerate(comparison.columns):
        bearers.setdefault(person.identity, []).append(column)
    for row, person in enumerate(comparison.rows):
        if person.identity:
            oneself[row, bearers.get(person.identity, [])] = True
    # Where people choose for themselves, nobody is given whom she refused.
    ranked = rules.objective is Objective.RANKED
    chosen = {one.key for one in rules.criteria if ranked and one.measure is Measure.PREFERENCE}
    must_haves = {
        criterion.key: fails(comparison, criterion, refused=criterion.key in chosen) & ~locked
        for criterion in rules.criteria
        if criterion.must_have is not None or criterion.must_be_known or criterion.key in chosen
    }
    below = np.zeros(shape, dtype=np.bool_)
    if rules.minimum_score is not None:
        below = ((scored.units < round(rules.minimum_score * SCORE_UNITS)) | (scored.known == 0)) & ~locked
    return Forbidden(must_haves, barred, oneself, below)


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
