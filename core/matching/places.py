"""More places for somebody, to try out: the same people, compared already, with one place more."""

from collections.abc import Mapping
from dataclasses import replace

from core.matching.comparison import Comparison
from core.matching.pool import Person, Pool


def with_places(pool: Pool, comparison: Comparison, more: Mapping[int, int]) -> tuple[Pool, Comparison]:
    """Pool and comparison with so many places more, by id; ids that are not in the pool are passed over."""
    if not more:
        return pool, comparison

    def given(people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(
            replace(one, places=one.places + more[one.id]) if more.get(one.id) else one for one in people
        )  # fmt: skip

    return (
        replace(pool, mentees=given(pool.mentees), mentors=given(pool.mentors), peers=given(pool.peers)),
        replace(comparison, rows=given(comparison.rows), columns=given(comparison.columns)),
    )
