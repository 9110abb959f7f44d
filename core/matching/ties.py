"""The last word among equals: loads as even as can be, then whoever comes first by id gets the first mentor by id.

Whatever method found them, and from wherever it started: the best pairs that this leaves are always the same.
"""

from collections import deque
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from core.matching.large import serves

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOBODY = -1
BLOCK = 1 << 15  # pairs looked at once: what a processor keeps near
NARROW = 1 << 30  # prices below it leave 32 bits enough for scores less prices


@dataclass(frozen=True)
class Fitting:
    """The pairs that leave a mentee exactly what she keeps at most, at prices that prove a set of pairs best.

    Row i has ``columns[begins[i] : begins[i + 1]]``, rising; ``kept`` is what she keeps.
    No other pair is in any best set.
    """

    begins: Whole
    columns: NDArray[np.integer]
    kept: Whole


@dataclass(frozen=True)
class Room:
    """What each mentor may have: from ``least`` to ``capacity`` mentees at these ``prices``, besides those ``held``."""

    prices: Whole
    capacity: Whole
    least: Whole
    held: Whole


def fitting_pairs(
    values: NDArray[np.signedinteger], allowed: Mask, first: Whole, prices: Whole, large: bool | None = None
) -> Fitting:
    """One look at all pairs, some rows at a time; where there are many (or as ``large`` says) by compiled loops."""
    people, mentors = values.shape
    if serves(people * mentors) if large is None else large:
        from core.matching.large.offers import fitting  # loads the compiler

        narrow = values.dtype == np.int32 and int(np.abs(prices).max(initial=0)) < NARROW
        kind = np.int32 if narrow else np.int64
        lowest = kind(np.iinfo(kind).min)
        return Fitting(*fitting(values.astype(kind, copy=False), allowed, prices.astype(kind), first, lowest))
    kept = np.zeros(people, dtype=np.int64)
    begins = np.zeros(people + 1, dtype=np.int64)
    found: list[Whole] = []
    step = max(1, BLOCK // max(1, mentors))
    for start in range(0, people if mentors else 0, step):
        part = slice(start, start + step)
        left = values[part] - prices
        np.copyto(left, np.iinfo(np.int64).min // 4, where=~allowed[part])
        kept[part] = np.maximum(0, left.max(axis=1) + first[part])
        row, column = np.nonzero(left == (kept[part] - first[part])[:, None])
        begins[1 + start : 1 + start + len(left)] = np.bincount(row, minlength=len(left))
        found.append(column)
    return Fitting(np.cumsum(begins), np.concatenate(found or [np.zeros(0, dtype=np.int64)]), kept)


def settled(partner: Whole, fitting: Fitting, room: Room) -> Whole:
    """The one best set of pairs that loads and ids choose; ``partner`` (mentor of each mentee, or NOBODY) is any.

    Loads: the least sum of squares, by moving one mentee after another along chains that cost nothing, from a mentor
    with many to one with at least two fewer (Harvey, Ladner, Lovász, Tamir 2003). Ids: the mentees by rising id each
    get the lowest mentor that the best sets which agree so far have for her. Only chains that lead round in a
    circle can change anything: where there is none nothing is looked at further. Cost: 2 ms at 1,000 x 1,000 where
    few are equal.
    """
    mentors = len(room.prices)
    row = np.repeat(np.arange(len(partner)), np.diff(fitting.begins))
    column = fitting.columns.astype(np.int64)
    at = np.where(partner == NOBODY, mentors, partner)
    load = np.bincount(at, minlength=mentors + 1)[:mentors]
    free = np.flatnonzero((room.prices == 0) & (load < room.capacity))
    spare = np.flatnonzero((room.prices == 0) & (load > room.least))
    idle = np.flatnonzero((fitting.kept == 0) & (partner != NOBODY))
    # Besides mentors: nobody (whom those without a mentor are with), and where places stay free.
    empty = mentors + 1
    start = np.concatenate([at[row], at[idle], free, np.full(len(spare), empty)])
    end = np.concatenate([column, np.full(len(idle), mentors), np.full(len(free), empty), spare])
    arcs = csr_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(mentors + 2, mentors + 2))
    circle = connected_components(arcs, connection="strong")[1]
    kept = (circle[at[row]] == circle[column]) & (at[row] != column)
    if not kept.any():
        return partner
    open_rows = np.zeros(len(partner), dtype=np.bool_)
    open_rows[row[kept]] = True
    open_rows[idle] |= circle[at[idle]] == circle[mentors]
    return _Settling(at, open_rows, fitting, room, circle).run()


class _Settling:
    """Moves along chains. Place ``nobody`` stands beside the mentors for those who have none."""

    def __init__(self, at: Whole, open_rows: Mask, fitting: Fitting, room: Room, circle: NDArray[np.int32]) -> None:
        self._at, self._fitting, self._room, self._circle = at.copy(), fitting, room, circle
        self._nobody = len(room.prices)
        self._load = np.bincount(at, minlength=self._nobody + 1)
        self._total = self._load[: self._nobody] + room.held
        self._rows = np.flatnonzero(open_rows)
        self._members: list[set[int]] = [set() for _ in range(self._nobody + 1)]
        for row in self._rows.tolist():
            self._members[at[row]].add(row)
        self._moves = np.array([len(members) for members in self._members])
        self._costs_nothing = room.prices == 0

    def run(self) -> Whole:
        self._even()
        for row in self._rows.tolist():
            here = int(self._at[row])
            self._members[here].discard(row)  # from now on nobody moves her
            self._moves[here] -= 1
            better = self._options(row)
            better = better[better < here]
            better = better[(self._moves[better] > 0) | self._open(better)]
            if len(better):
                self._first_possible(row, here, better.tolist())
        return np.where(self._at == self._nobody, NOBODY, self._at)

    def _options(self, row: int) -> Whole:
        """Whom she could have without loss, within her circle."""
        begins = self._fitting.begins
        found = self._fitting.columns[begins[row] : begins[row + 1]]
        found = found[self._circle[found] == self._circle[self._at[row]]].astype(np.int64)
        idle = self._fitting.kept[row] == 0 and self._circle[self._nobody] == self._circle[self._at[row]]
        return np.append(found, self._nobody) if idle else found

    def _open(self, mentors: Whole) -> Mask:
        """Who may have one mentee more: her place costs nothing."""
        return np.asarray(self._costs_nothing[mentors] & (self._load[mentors] < self._room.capacity[mentors]))

    def _gives_one(self, mentor: int) -> bool:
        return bool(self._costs_nothing[mentor]) and bool(self._load[mentor] > self._room.least[mentor])

    def _first_possible(self, row: int, here: int, better: list[int]) -> None:
        seen = np.zeros(self._nobody + 1, dtype=np.bool_)
        for mentor in better:
            if not seen[mentor]:
                came = self._chain(mentor, here, seen)
                if came is not None:
                    self._move(came, here)
                    self._at[row] = mentor
                    return

    def _chain(self, start: int, end: int, seen: Mask) -> dict[int, tuple[int, int]] | None:
        """How a place with ``start`` can be had for one with ``end``: for each mentor the one before and who moves.

        The mover is NOBODY where the mentor before keeps one more instead, and this one has one fewer.
        """
        came: dict[int, tuple[int, int]] = {}
        queue = deque([start])
        seen[start] = True
        while queue:
            mentor = queue.popleft()
            if mentor != self._nobody and self._open(np.array([mentor]))[0]:
                level = self._total[mentor] + 1
                givers = self._costs_nothing & (self._load[:-1] > self._room.least) & (self._total == level)
                for other in np.flatnonzero(givers & ~seen[:-1]).tolist():
                    came[other] = (mentor, NOBODY)
                    if other == end:
                        return came
                    seen[other] = True
                    queue.append(other)
            for row in self._members[mentor]:
                options = self._options(row)
                if (options == end).any():
                    came[end] = (mentor, row)
                    return came
                for other in options[~seen[options]].tolist():
                    came[other] = (mentor, row)
                    seen[other] = True
                    queue.append(other)
        return None

    def _move(self, came: dict[int, tuple[int, int]], end: int) -> None:
        """Along the chain to ``end``, from its last step to its first."""
        there = end
        while there in came:
            mentor, row = came[there]
            if row == NOBODY:
                self._load[mentor] += 1
                self._total[mentor] += 1
                self._load[there] -= 1
                self._total[there] -= 1
            else:
                self._at[row] = there
                self._members[mentor].discard(row)
                self._members[there].add(row)
                self._moves[mentor] -= 1
                self._moves[there] += 1
            there = mentor

    def _even(self) -> None:
        heap = [(-int(total), mentor) for mentor, total in enumerate(self._total) if self._members[mentor]]
        heapify(heap)
        done = np.zeros(self._nobody + 1, dtype=np.bool_)
        while heap:
            minus, mentor = heappop(heap)
            total = int(self._total[mentor])
            if -minus != total or total < 2 or done[mentor] or not self._gives_one(mentor):
                continue
            end = self._relieve(mentor, total, done)
            if end is not None:
                for changed in (mentor, end):
                    heappush(heap, (-int(self._total[changed]), changed))

    def _relieve(self, start: int, total: int, done: Mask) -> int | None:
        """Take one mentee from ``start``. Who is reached without success is never asked again."""
        came: dict[int, tuple[int, int]] = {}
        seen = done.copy()
        seen[start] = True
        queue = deque([start])
        while queue:
            mentor = queue.popleft()
            for row in self._members[mentor]:
                options = self._options(row)
                for other in options[~seen[options]].tolist():
                    seen[other] = True
                    came[other] = (mentor, row)
                    if other != self._nobody and self._total[other] + 2 <= total and self._open(np.array([other]))[0]:
                        self._move(came, other)
                        self._shift(start, other)
                        return int(other)
                    queue.append(other)
        done |= seen
        return None

    def _shift(self, giver: int, taker: int) -> None:
        for mentor, change in ((giver, -1), (taker, 1)):
            self._load[mentor] += change
            self._total[mentor] += change
