"""Everyone compared with everyone by each criterion: the slow part, which no slider touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

import numpy as np

from core.collecting import without_collecting
from core.matching.measures import SAID, TABLES, UNKNOWN, VALUE_UNITS, Said, Table, Values, as_they_are, in_units
from core.matching.measures.distances import with_range
from core.matching.pool import Person, Pool
from core.matching.rules import Criterion, Measure, PairIds
from core.text import text

__all__ = ["UNKNOWN", "VALUE_UNITS", "Comparison", "compare", "covers", "fingerprint", "said", "sides"]

DIRECTED = (Measure.COVERAGE, Measure.AHEAD)  # the one way differs from the other even where both answer one question
ROWS_AT_ONCE = 256


@dataclass(frozen=True)
class Comparison:
    """Values of every pair by criterion key.

    ``values[key]``: int16, one row per mentee and one column per mentor, both by rising id (of peers: both sides
    are the peers), 0 to ``VALUE_UNITS`` or ``UNKNOWN``. ``complete`` names the criteria that know every pair.
    """

    rows: tuple[Person, ...]
    columns: tuple[Person, ...]
    values: Mapping[str, Values]
    complete: frozenset[str]
    of_peers: bool
    measured: Mapping[str, str]  # key to the fingerprint of its criterion
    said: dict[tuple[str, PairIds], Said | None] = field(default_factory=dict, compare=False, repr=False)

    def likeness(self, key: str) -> Table:
        """The values of one criterion as 0 to 1, NaN where unknown."""
        values = self.values[key]
        return np.where(values == UNKNOWN, np.nan, values / VALUE_UNITS)

    def places(self, pair: PairIds) -> tuple[int, int]:
        """Row and column of a pair. Raises KeyError for people who are not in the pool."""
        return self.row_of[pair[0]], self.column_of[pair[1]]

    @cached_property  # asked for every pair
    def row_of(self) -> dict[int, int]:
        return {person.id: place for place, person in enumerate(self.rows)}

    @cached_property
    def own_weights(self) -> bool:
        """Whether anybody has said what matters most."""
        return any(person.matters for person in (*self.rows, *self.columns))

    @cached_property
    def column_of(self) -> dict[int, int]:
        return {person.id: place for place, person in enumerate(self.columns)}


def fingerprint(criteria: Sequence[Criterion]) -> str:
    """The same for criteria that differ in weight, must-have or wording only: they need no new comparison."""
    return sha256(repr([_measured(criterion) for criterion in criteria]).encode()).hexdigest()


def _measured(criterion: Criterion) -> str:
    settings = sorted((name, repr(value)) for name, value in criterion.settings.items())
    return repr(
        (criterion.key, criterion.measure.value, criterion.mentee_question, criterion.mentor_question, settings)
    )


def sides(pool: Pool) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Rows and columns by rising id; of peers: the same people twice."""
    mentees, mentors = (pool.peers, pool.peers) if pool.peers else (pool.mentees, pool.mentors)
    return tuple(sorted(mentees, key=lambda one: one.id)), tuple(sorted(mentors, key=lambda one: one.id))


@without_collecting()
def compare(pool: Pool, criteria: Sequence[Criterion]) -> Comparison:
    """The value of every criterion for every pair, whatever its weight.

    Among peers a criterion that asks two different questions is taken in both directions: the mean of the two, or
    the one that is known. Cost: 1 to 3 ms per criterion and million pairs, and reading each answer once (5 µs); texts
    more. Keep the result by
    ``pool.fingerprint`` and ``fingerprint(criteria)``.
    """
    rows, columns = sides(pool)
    values: dict[str, Values] = {}
    complete = set()
    for criterion in criteria:
        if pool.peers and differs_by_way(criterion):
            table = _both_ways(TABLES[criterion.measure](rows, columns, criterion, pool.on, as_they_are))
        else:
            table = TABLES[criterion.measure](rows, columns, criterion, pool.on, in_units)
        values[criterion.key] = table
        if table.min(initial=0) != UNKNOWN:
            complete.add(criterion.key)
    measured = {criterion.key: _measured(criterion) for criterion in criteria}
    return Comparison(rows, columns, values, frozenset(complete), bool(pool.peers), measured)


def differs_by_way(criterion: Criterion) -> bool:
    """Whether two peers, taken the other way about, may have another value."""
    return criterion.mentee_question != criterion.mentor_question or criterion.measure in DIRECTED


def _both_ways(there: Table) -> Values:
    values = np.empty(there.shape, dtype=np.int16)
    for start in range(0, len(there), ROWS_AT_ONCE):
        one, back = there[start : start + ROWS_AT_ONCE], there[:, start : start + ROWS_AT_ONCE].T
        mean = np.where(np.isnan(one), back, np.where(np.isnan(back), one, (one + back) / 2))
        values[start : start + ROWS_AT_ONCE] = in_units(mean)
    return values


def covers(comparison: Comparison, pool: Pool, criteria: Sequence[Criterion]) -> bool:
    """Whether a comparison made earlier is of these people and has these criteria."""
    rows, columns = sides(pool)
    return (
        [one.id for one in comparison.rows] == [one.id for one in rows]
        and [one.id for one in comparison.columns] == [one.id for one in columns]
        and comparison.of_peers == bool(pool.peers)
        and all(comparison.measured.get(criterion.key) == _measured(criterion) for criterion in criteria)
    )


def said(
    memory: dict[tuple[str, PairIds], Said | None],
    pool: Pool,
    criterion: Criterion,
    one: Person,
    other: Person,
    value: int,
) -> Said | None:
    """What the criterion says about the pair, None where it is unknown. Kept in ``Comparison.said``: no weight changes
    it."""
    key = (criterion.key, (one.id, other.id))
    if key not in memory:
        memory[key] = None if value == UNKNOWN else _said(one, other, criterion, value, pool)
    return memory[key]


def _said(one: Person, other: Person, criterion: Criterion, value: int, pool: Pool) -> Said:
    say, likeness = SAID[criterion.measure], value / VALUE_UNITS
    if not pool.peers or not differs_by_way(criterion):
        return say(one, other, criterion, likeness, pool.on)
    criterion = replace(criterion, settings=with_range(criterion, pool.people))
    ways = []
    for first, second in ((one, other), (other, one)):
        there = TABLES[criterion.measure]([first], [second], criterion, pool.on, as_they_are)[0, 0]
        if not np.isnan(there):
            ways.append((second.name, say(first, second, criterion, float(there), pool.on)))
    if len(ways) == 1:
        return ways[0][1]
    (name, there), (other_name, back) = ways
    reason = text("{name}: {there}. {other}: {back}", name=name, there=there.reason, other=other_name, back=back.reason)
    return Said(reason, there.good or back.good)
