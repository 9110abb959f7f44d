"""Pool and rules as numbers: scores, what forbids each pair, and what is left to decide once locks are kept."""

from dataclasses import dataclass

import numpy as np

from core.matching.comparison import Comparison, compare, covers
from core.matching.constraints import Forbidden, forbidden
from core.matching.minimum_load import least_load
from core.matching.objectives import Problem
from core.matching.pool import Pool
from core.matching.rules import PairIds, Rules
from core.matching.scores import Scores, scores


@dataclass(frozen=True)
class Reading:
    """A pool as the rules see it."""

    comparison: Comparison
    scored: Scores
    against: Forbidden


def read(pool: Pool, rules: Rules, comparison: Comparison | None = None) -> Reading:
    """``comparison`` is what ``compare(pool, rules.criteria)`` gave earlier; of other people, ValueError."""
    if comparison is None:
        comparison = compare(pool, rules.criteria)
    elif not covers(comparison, pool, rules.criteria):
        raise ValueError("this comparison is of other people or other criteria")
    scored = scores(comparison, rules.criteria)
    return Reading(comparison, scored, forbidden(rules, comparison, scored))


def locked_places(rules: Rules, comparison: Comparison) -> list[PairIds]:
    """Row and column of each locked pair, by rising ids; of peers each once, the smaller id first."""
    pairs = {(min(pair), max(pair)) if comparison.of_peers else pair for pair in rules.locked}
    row_of, column_of = comparison.row_of, comparison.column_of
    return [(row_of[one], column_of[other]) for one, other in sorted(pairs)]


def problem_of(rules: Rules, reading: Reading) -> Problem:
    """What is left to decide once locked pairs have their places."""
    comparison, scored, allowed = reading.comparison, reading.scored, ~reading.against.any
    demand = np.array([person.places for person in comparison.rows], dtype=np.int64)
    capacity = np.array([person.places for person in comparison.columns], dtype=np.int64)
    least = np.array([least_load(person, rules) for person in comparison.columns], dtype=np.int64)
    held = np.zeros_like(capacity)
    placed = np.zeros(len(demand), dtype=np.bool_)
    if comparison.of_peers:
        demand = np.minimum(demand, 1)
        capacity = demand
    for row, column in locked_places(rules, comparison):
        allowed[row, column] = False
        demand[row] -= 1
        capacity[column] -= 1
        held[column] += 1
        placed[row] = True
    urgent = np.array([person.priority for person in comparison.rows], dtype=np.bool_)
    # Nobody can have more different partners than there are.
    return Problem(
        scored.units,
        allowed,
        np.minimum(demand, len(capacity)),
        capacity,
        urgent,
        placed,
        np.broadcast_to(np.True_, allowed.shape),
        np.maximum(0, least - held),
        held,
    )
