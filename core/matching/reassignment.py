"""A partner for one person while all others are together: options by how few of them move, and at what price."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import Comparison
from core.matching.pool import Person, Pool
from core.matching.reading import read
from core.matching.rules import PairIds, Rules
from core.matching.scores import POINT
from core.program.questions import Side

MOST = (6, 4, 2)  # options told with nobody moved, with one pairing ended for it, with two
NONE = -(1 << 40)  # worth of what cannot be; further away than any sum of scores

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Option:
    """``makes``: the new pairs, her own first; ``ends``: pairs of others that end for it, in the order of the chain.

    ``score`` is of her own new pair, ``change`` what all others gain (below 0: lose) together, both in points.
    Nobody who is together is left alone.
    """

    makes: tuple[PairIds, ...]
    ends: tuple[PairIds, ...]
    score: float
    change: float

    @property
    def moves(self) -> int:
        """How many other pairings change."""
        return len(self.ends)


@dataclass(frozen=True)
class Needing:
    """Somebody without a partner, since a day. ``lost``: had one who is not there any more."""

    person_id: int
    side: Side
    name: str
    since: date
    lost: bool
    priority: bool


def in_order(waiting: Collection[Needing]) -> tuple[Needing, ...]:
    """Who is helped first: mentees and peers before mentors; who lost a partner; who is first in line; who has waited
    longest; then by id."""
    return tuple(
        sorted(
            waiting,
            key=lambda each: (each.side is Side.MENTOR, not each.lost, not each.priority, each.since, each.person_id),
        )
    )


def after_ending(
    pool: Pool, rules: Rules, now: Collection[PairIds], pair: PairIds, gone: Collection[int] = ()
) -> tuple[Pool, Rules, tuple[PairIds, ...]]:
    """How it is once ``pair`` has ended: the two are never paired with each other again, both have a place free (one
    more where the pair was not among those that could be moved), and whoever is ``gone`` has none. Same people in the
    pool, so what was compared before still holds."""
    left = tuple(each for each in now if each != pair)
    freed = set(pair) if len(left) == len(now) else set()

    def given(people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(
            replace(each, places=0 if each.id in gone else each.places + 1) if each.id in freed | set(gone) else each
            for each in people
        )

    smaller = replace(pool, mentees=given(pool.mentees), mentors=given(pool.mentors), peers=given(pool.peers))
    return smaller, replace(rules, barred={**rules.barred, pair: "They were together before."}), left


def options(
    pool: Pool, rules: Rules, now: Collection[PairIds], person_id: int, comparison: Comparison | None = None
) -> tuple[Option, ...]:
    """Ways to give ``person_id`` one partner more, those that move nobody first; among equals the highest points.

    ``now`` are the pairs that are together and could be moved; ``places`` in the pool count those places too. Locks
    of ``rules`` are passed over (they are for pairs yet to be made), every bar, must-have and the minimum score hold.
    At most two other pairings end, and each of their people has a new partner in the same step: for each partner that
    she could have, the chain that is best for everyone together. Ties fall by id. At most ``MOST`` of each length. Of
    peers at most one pairing ends.

    Empty where nobody can be had so, or she has no free place. Raises KeyError for a person who is not in the pool and
    InvalidInput for faults of pool or rules. Cost: 30 ms at 1,000 x 400.
    """
    reading = read(pool, replace(rules, locked={}), comparison)
    compared = reading.comparison
    places = {person.id: person.places for person in pool.people}
    side = _Side(compared, places, reading.scored.wide.units.astype(np.int64), ~reading.against.any, now)
    if person_id not in compared.row_of:
        side = side.turned()
    found = side.options(side.row_of[person_id])
    return tuple(
        Option(
            tuple(side.pair(*made) for made in makes),
            tuple(side.pair(*ended) for ended in ends),
            round(score / POINT, 1),
            round(change / POINT, 1),
        )
        for makes, ends, score, change in found
    )


Chain = tuple[list[tuple[int, int]], list[tuple[int, int]], int, int]  # makes, ends, score, change


class _Side:
    """The whole seen from one side: whoever needs a partner is a row."""

    def __init__(
        self,
        compared: Comparison,
        places: Mapping[int, int],
        units: Whole,
        allowed: NDArray[np.bool_],
        now: Collection[PairIds],
    ) -> None:
        self.peers, self.is_turned = compared.of_peers, False
        self.rows, self.columns = [p.id for p in compared.rows], [p.id for p in compared.columns]
        self.row_of, column_of = dict(compared.row_of), compared.column_of
        both = {pair for one in now for pair in ((one, one[::-1]) if self.peers else (one,))}
        held = sorted(
            (self.row_of[one], column_of[other]) for one, other in both if one in self.row_of and other in column_of
        )
        self.held = np.array(held, dtype=np.int64).reshape(-1, 2)
        self.units, self.allowed = units, allowed.copy()
        self.allowed[self.held[:, 0], self.held[:, 1]] = False
        self.spare_rows = self._spare(places, self.rows, 0)
        self.spare = self._spare(places, self.columns, 1)

    def _spare(self, places: Mapping[int, int], people: list[int], axis: int) -> Whole:
        """Places that are not taken."""
        has = np.array([min(places[each], 1) if self.peers else places[each] for each in people], dtype=np.int64)
        return np.asarray(has - np.bincount(self.held[:, axis], minlength=len(people)))

    def turned(self) -> "_Side":
        """The same, seen from the other side."""
        other = object.__new__(_Side)
        other.peers, other.is_turned = self.peers, not self.is_turned
        other.rows, other.columns = self.columns, self.rows
        other.row_of = {person: place for place, person in enumerate(other.rows)}
        other.units, other.allowed = self.units.T, self.allowed.T
        turned = self.held[:, ::-1]
        other.held = turned[np.lexsort((turned[:, 1], turned[:, 0]))]
        other.spare_rows, other.spare = self.spare, self.spare_rows
        return other

    def pair(self, row: int, column: int) -> PairIds:
        one, other = self.rows[row], self.columns[column]
        if self.peers:
            return min(one, other), max(one, other)
        return (other, one) if self.is_turned else (one, other)

    def options(self, row: int) -> list[Chain]:
        if self.spare_rows[row] < 1:
            return []
        found = self._free(row)
        if len(self.held):
            found += self._moving_one(row)
            found += [] if self.peers else self._moving_two(row)
        return found

    def _free(self, row: int) -> list[Chain]:
        columns = np.flatnonzero(self.allowed[row] & (self.spare > 0))
        best = columns[np.lexsort((columns, -self.units[row, columns]))][: MOST[0]]
        return [([(row, column)], [], int(self.units[row, column]), 0) for column in best.tolist()]

    def _moving_one(self, row: int) -> list[Chain]:
        """Somebody's partner comes to her; that somebody goes to one who is free."""
        onward, to = self._onward(row)
        who, whom = self.held.T
        worth = np.where(self._reached(row), self.units[row, whom] + onward, NONE)
        return [
            (
                [(row, int(whom[k])), (int(who[k]), int(to[k]))], [(int(who[k]), int(whom[k]))],
                int(self.units[row, whom[k]]), int(onward[k]),
            )
            for k in self._best(worth, MOST[1])
        ]  # fmt: skip

    def _moving_two(self, row: int) -> list[Chain]:
        """Somebody's partner comes to her; that one goes to another's partner, who goes to one who is free."""
        onward, to = self._onward(row)
        who, whom = self.held.T
        vacate, by = np.full(len(self.columns), NONE), np.zeros(len(self.columns), dtype=np.int64)
        for k in np.lexsort((who, -onward)).tolist()[::-1]:  # the best last, so that it stays
            vacate[whom[k]], by[whom[k]] = onward[k], k
        open_to = self.allowed[who] & (self.spare < 1)[None, :] & (vacate > NONE // 2)[None, :]
        open_to &= np.arange(len(self.columns))[None, :] != whom[:, None]
        open_to &= who[by][None, :] != who[:, None]
        second = np.where(open_to, self.units[who] + vacate[None, :], NONE)
        next_to = second.argmax(axis=1)
        gain = second[np.arange(len(who)), next_to] - self.units[who, whom]
        worth = np.where(self._reached(row) & (gain > NONE // 2), self.units[row, whom] + gain, NONE)
        found: list[Chain] = []
        for k in self._best(worth, MOST[2]):
            last = int(by[next_to[k]])
            makes = [(row, int(whom[k])), (int(who[k]), int(next_to[k])), (int(who[last]), int(to[last]))]
            ends = [(int(who[k]), int(whom[k])), (int(who[last]), int(whom[last]))]
            found.append((makes, ends, int(self.units[row, whom[k]]), int(gain[k])))
        return found

    def _reached(self, row: int) -> NDArray[np.bool_]:
        """Pairs of others whose partner she could have only if that pairing ended."""
        who, whom = self.held.T
        return np.asarray(self.allowed[row, whom] & (self.spare[whom] < 1) & (who != row))

    def _onward(self, but: int) -> tuple[Whole, Whole]:
        """For each pair that is together: what its row gains by going to the best free column, and which that is."""
        who, whom = self.held.T
        free = self.allowed[who] & (self.spare > 0)[None, :]
        if self.peers:
            free[:, but] = False
        worth = np.where(free, self.units[who], NONE)
        to = worth.argmax(axis=1)
        best = worth[np.arange(len(who)), to]
        return np.where(best > NONE // 2, best - self.units[who, whom], NONE), to

    def _best(self, worth: Whole, most: int) -> list[int]:
        """The best for each partner that she could have, the best of all first."""
        whom = self.held[:, 1]
        order = [int(k) for k in np.lexsort((np.arange(len(worth)), -worth)) if worth[k] > NONE // 2]
        first = dict.fromkeys(int(whom[k]) for k in order)
        chosen = {column: next(k for k in order if whom[k] == column) for column in list(first)[:most]}
        return list(chosen.values())
