"""Pairs that people choose for themselves: ranked choices as likings, stable pairs, and who would rather change."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import Comparison
from core.matching.measures.preference import named
from core.matching.objectives import Problem, Solution
from core.matching.pool import Pool
from core.matching.reading import Reading, problem_of, read
from core.matching.result import Result
from core.matching.rules import Measure, PairIds, Rules
from core.matching.scores import SCORE_UNITS
from core.matching.stable import Liking, blocking, deferred_acceptance

FINE = 10_000  # a place on a list of up to so many names is told apart; with the score below it within 32 bits


def likings(rules: Rules, reading: Reading) -> tuple[Liking, Liking]:
    """How much mentees like mentors, and mentors mentees: whole numbers (mentees x mentors), larger is better.

    Whom somebody named comes first, in that order, then who was not named, then who was refused; among these the
    score decides. Named places are those of the first criterion that compares preferences; without one, and for
    people who named nobody, the score alone decides.
    """
    rows, columns, score = reading.comparison.rows, reading.comparison.columns, reading.scored.units
    wished = next((one for one in rules.criteria if one.measure is Measure.PREFERENCE), None)
    if wished is None:
        return score, score
    ours, theirs = (np.full(score.shape, FINE, dtype=np.int32) for _ in range(2))  # who is not named
    for row, wishes in named(rows, columns, wished.mentee_question).items():
        ours[row, list(wishes)] = _whole(wishes)
    for column, wishes in named(columns, rows, wished.mentor_question).items():
        theirs[list(wishes), column] = _whole(wishes)
    for table in (ours, theirs):
        table *= SCORE_UNITS + 1
        table += score
    return ours, theirs


def _whole(wishes: Mapping[int, float]) -> NDArray[np.int32]:
    units: NDArray[np.int32] = np.rint(np.array(list(wishes.values())) * 2 * FINE).astype(np.int32)
    return units


def choose_stable(rules: Rules, reading: Reading, problem: Problem) -> Solution:
    """Stable pairs beside the locked ones, best for mentees. Proven: no pair blocks, by a check of its own."""
    ours, theirs = likings(rules, reading)
    demand, capacity = np.maximum(0, problem.demand), np.maximum(0, problem.capacity)
    made = deferred_acceptance(ours, theirs, problem.allowed, demand, capacity)
    stable = not blocking(made, ours, theirs, problem.allowed, demand, capacity).any()
    rows, columns = np.nonzero(made)
    units = int(problem.units[made].sum())
    return Solution(list(zip(rows.tolist(), columns.tolist(), strict=True)), units, stable, "deferred acceptance")


def blocking_pairs(
    pool: Pool, rules: Rules, result: Result, comparison: Comparison | None = None
) -> tuple[PairIds, ...]:
    """The pairs of which both would rather have each other than (one of) whom they have, under any objective.

    By rising ids; empty where the result is stable. Likings as for ``likings``; ties are no reason to change, locked
    pairs are left alone, pairs that a rule forbids or one of the two refused do not count. Raises ValueError for peers,
    for whom stable pairs need not exist (Gale and Shapley 1962). Cost: 20 ms at 1,000 x 1,000.
    """
    if pool.peers:
        raise ValueError("peers choose within one pool: stable pairs need not exist")
    reading = read(pool, rules, comparison)
    problem = problem_of(rules, reading)
    ours, theirs = likings(rules, reading)
    wished = np.minimum(ours, theirs) > SCORE_UNITS  # neither refused the other
    made = np.zeros(problem.allowed.shape, dtype=np.bool_)
    for proposal in result.proposals:
        if not proposal.locked:
            made[reading.comparison.places(proposal.pair)] = True
    if not any(one.measure is Measure.PREFERENCE for one in rules.criteria):
        wished[:] = True
    demand, capacity = np.maximum(0, problem.demand), np.maximum(0, problem.capacity)
    found = blocking(made, ours, theirs, problem.allowed & wished, demand, capacity)
    rows, columns = reading.comparison.rows, reading.comparison.columns
    return tuple((rows[row].id, columns[column].id) for row, column in np.argwhere(found).tolist())
