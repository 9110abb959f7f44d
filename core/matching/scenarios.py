"""A kept result: what it was made of, and whether making it again gives the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from core.matching.comparison import Comparison
from core.matching.engine import match
from core.matching.pool import Person, Pool
from core.matching.result import Result
from core.matching.rules import PairIds, Rules

LETTERS = 16  # of a print: enough that two people never share one by chance


@dataclass(frozen=True)
class Trace:
    """One person as a result saw her: the ``places`` she had left, and a ``print`` of all else, which tells none of
    it.
    """

    id: int
    places: int
    print: str


@dataclass(frozen=True)
class DataChange:
    """What is no longer as a result saw it. Ids, rising: who came, who cannot be matched any more, whose answers (or
    time zone, or place in line) are others, and whose places are.
    """

    came: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether anybody of then is not as she was; who came since was no part of it."""
        return bool(self.gone or self.answers or self.places)


@dataclass(frozen=True)
class Repeated:
    """A result made again from the people of then, as they are now. ``lost`` and ``new``: pairs by rising ids;
    ``scored``: pairs of both that have other points.
    """

    data: DataChange
    result: Result
    lost: tuple[PairIds, ...]
    new: tuple[PairIds, ...]
    scored: tuple[PairIds, ...]

    @property
    def same(self) -> bool:
        """The same pairs, each with the same points."""
        return not (self.lost or self.new or self.scored)


def traces(pool: Pool) -> tuple[Trace, ...]:
    """Everyone of a pool as she stands in it, by rising id. Cost: 10 µs a person."""
    return tuple(_trace(person) for person in sorted(pool.people, key=lambda one: one.id))


def changed_since(then: Sequence[Trace], now: Pool) -> DataChange:
    """From what a result saw to a pool of now, whatever its day. Who has no place now has not come."""
    before = {each.id: each for each in then}
    after = {each.id: each for each in traces(now)}
    both = sorted(before.keys() & after.keys())
    return DataChange(
        came=tuple(id for id in sorted(after.keys() - before.keys()) if after[id].places),
        gone=tuple(sorted(before.keys() - after.keys())),
        answers=tuple(id for id in both if before[id].print != after[id].print),
        places=tuple(id for id in both if before[id].places != after[id].places),
    )


def only(pool: Pool, ids: Collection[int]) -> Pool:
    """The pool without anybody else."""
    kept = set(ids)

    def those(people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(person for person in people if person.id in kept)

    return replace(pool, mentees=those(pool.mentees), mentors=those(pool.mentors), peers=those(pool.peers))


def among(rules: Rules, pool: Pool) -> Rules:
    """The rules without locks and bars of people who are not in the pool: those would be refused."""
    here = {person.id for person in pool.people}
    locked = {pair: why for pair, why in rules.locked.items() if here.issuperset(pair)}
    barred = {pair: why for pair, why in rules.barred.items() if here.issuperset(pair)}
    return replace(rules, locked=locked, barred=barred)


def repeat(
    then: Sequence[Trace], before: Result, rules: Rules, now: Pool, comparison: Comparison | None = None
) -> Repeated:
    """Make a result again under its own rules, of the people it saw.

    ``now`` has everyone of today, with the places they would have had then, and the day of then (``Pool.on``).
    Where nobody of them has changed, the pairs are the same: the engine has neither clock nor luck. Raises what
    ``match`` raises: with other people the rules of then may contradict each other. Cost: as ``match``, and comparing
    everyone unless ``comparison`` is of the people of then who are there still.
    """
    data = changed_since(then, now)
    pool = only(now, [each.id for each in then])
    result = match(pool, among(rules, pool), comparison)
    old = {each.pair: each.score for each in before.proposals}
    made = {each.pair: each.score for each in result.proposals}
    return Repeated(
        data, result,
        lost=tuple(sorted(old.keys() - made.keys())),
        new=tuple(sorted(made.keys() - old.keys())),
        scored=tuple(sorted(pair for pair in old.keys() & made.keys() if abs(old[pair] - made[pair]) > 0.05)),
    )  # fmt: skip


def _trace(person: Person) -> Trace:
    print_ = sha256(repr(replace(person, places=0)).encode()).hexdigest()[:LETTERS]
    return Trace(person.id, person.places, print_)
