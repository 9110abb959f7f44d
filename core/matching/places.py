"""More places for somebody, to try out: the same people, compared already, with one place more."""

from collections.abc import Mapping
from dataclasses import replace

from core.matching.comparison import Comparison
from core.matching.pool import Person, Pool


def with_places(pool: Pool, comparison: Comparison, more: Mapping[int, int]) -> tuple[Pool, Comparison]:
    """Pool and comparison with so many places more, by id; ids that are not in the pool are passed over."""
    if not more:
        return pool, comparison
    rows, columns = (_given(side, more) for side in (comparison.rows, comparison.columns))
    return pool_with_places(pool, more), replace(comparison, rows=rows, columns=columns)


def pool_with_places(pool: Pool, more: Mapping[int, int]) -> Pool:
    """The pool alone."""
    mentees, mentors, peers = (_given(side, more) for side in (pool.mentees, pool.mentors, pool.peers))
    return replace(pool, mentees=mentees, mentors=mentors, peers=peers) if more else pool


def _given(people: tuple[Person, ...], more: Mapping[int, int]) -> tuple[Person, ...]:
    return tuple(replace(one, places=one.places + more[one.id]) if more.get(one.id) else one for one in people)
