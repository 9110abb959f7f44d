"""Whom somebody could have next, nobody else moving: the best among those who are free."""

from dataclasses import replace

import numpy as np

from core.matching.comparison import Comparison, compare
from core.matching.explanation import explain_all
from core.matching.pool import Pool
from core.matching.reading import read
from core.matching.result import Proposal, Result
from core.matching.rules import PairIds, Rules


def next_best(pool: Pool, rules: Rules, person_id: int, most: int = 3) -> tuple[Proposal, ...]:
    """The best pairs of one person with those of the pool who have a place, best first; ties by the other's id.

    Locks of others are left aside: nobody but these two is paired. Pairs that a rule forbids are left out. Empty where
    she is not in the pool. Raises InvalidInput with the faults of pool and rules. Cost: one row of a comparison; of
    peers a whole one.
    """
    part = _around(pool, person_id)
    if part is None or part.is_empty:
        return ()
    here = {person.id for person in part.people}
    locked, barred = (
        {pair: why for pair, why in pairs.items() if set(pair) <= here} for pairs in (rules.locked, rules.barred)
    )
    rules = replace(rules, locked=locked, barred=barred, grouping=None)
    comparison = compare(part, rules.criteria)
    reading = read(part, rules, comparison)
    places = _places(comparison, person_id)
    open_ = [place for place in places if not reading.against.any[place]]
    units = np.array([int(reading.scored.units[place]) for place in open_], dtype=np.int64)
    best = sorted(range(len(open_)), key=lambda n: (-units[n], _ids(comparison, open_[n])))[:most]
    return explain_all(part, rules, comparison, [_ids(comparison, open_[n]) for n in best])


def by_hand(pool: Pool, rules: Rules, proposal: Proposal) -> Result:
    """A result of one pair that somebody chose: nothing is proven of it."""
    return Result(
        (proposal,), (), proposal.score, proposal.score, False, rules.objective, "chosen by hand", bool(pool.peers)
    )


def _around(pool: Pool, person_id: int) -> Pool | None:
    """She and all whom she could have."""
    if any(one.id == person_id for one in pool.peers):
        return pool
    mentee = tuple(one for one in pool.mentees if one.id == person_id)
    if mentee:
        return Pool(pool.on, mentees=mentee, mentors=pool.mentors)
    mentor = tuple(one for one in pool.mentors if one.id == person_id)
    return Pool(pool.on, mentees=pool.mentees, mentors=mentor) if mentor else None


def _places(comparison: Comparison, person_id: int) -> list[tuple[int, int]]:
    """Where her pairs stand; of peers the smaller id is the row."""
    if comparison.of_peers:
        own = comparison.row_of[person_id]
        return [(min(own, n), max(own, n)) for n in range(len(comparison.rows)) if n != own]
    return [(row, column) for row in range(len(comparison.rows)) for column in range(len(comparison.columns))]


def _ids(comparison: Comparison, place: tuple[int, int]) -> PairIds:
    return comparison.rows[place[0]].id, comparison.columns[place[1]].id
