"""The last word among equals: the same points with fewer mentees on any one mentor's shoulders."""

from collections import deque
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from core.matching.proof import Whole

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Priced:
    """A best set of pairs and the prices that prove it. ``made``: the pairs; ``held``: mentees each mentor has besides.

    Other fields as for ``core.matching.proof.bound``.
    """

    made: Mask
    values: Whole
    allowed: Mask
    first: Whole
    demand: Whole
    capacity: Whole
    least: Whole
    held: Whole
    prices: Whole
    enough: Mask


def spread_evenly(priced: Priced) -> Mask:
    """Pairs of the same worth whose loads are as even as can be.

    Moves one mentee after another along chains that cost nothing, from the mentor with most mentees to one with at
    least two fewer, until no such chain is left; then the sum of the squares of the loads is least, and so is the
    largest load and the number who bear it (Harvey, Ladner, Lovász, Tamir 2003). Only pairs that cost nothing at the
    prices can belong to a best set, so none is missed. Cost: one look at the pairs where nothing can be evened.
    """
    if int((priced.made.sum(axis=0) + priced.held).max(initial=0)) < 2:
        return priced.made
    evened = _Evening(priced).run()
    return evened if _worth(priced, evened) == _worth(priced, priced.made) else priced.made


def _worth(priced: Priced, made: Mask) -> int:
    has = (made & priced.enough).any(axis=1)
    return int(priced.values[made].sum()) + int(priced.first[has].sum())


class _Evening:
    def __init__(self, priced: Priced) -> None:
        self._priced = priced
        self._made = priced.made.copy()
        self._kept = priced.values - priced.prices
        self._load = self._made.sum(axis=0)
        self._nobody = len(priced.capacity)
        self._done = np.zeros(self._nobody + 1, dtype=np.bool_)

    def run(self) -> Mask:
        p = self._priced
        heap = [(-int(self._load[j] + p.held[j]), j) for j in range(self._nobody) if p.prices[j] == 0 and self._load[j]]
        heapify(heap)
        while heap:
            minus, mentor = heappop(heap)
            total = int(self._load[mentor] + p.held[mentor])
            if -minus != total or self._done[mentor] or self._load[mentor] <= p.least[mentor] or total < 2:
                continue
            end = self._relieve(mentor, total)
            if end is not None:
                for changed in (mentor, end):
                    heappush(heap, (-int(self._load[changed] + p.held[changed]), changed))
        return self._made

    def _relieve(self, start: int, total: int) -> int | None:
        """Take one mentee from ``start``, by a chain of moves. Who is reached without success is never asked again."""
        p = self._priced
        open_to = (p.prices == 0) & (self._load < p.capacity) & (self._load + p.held + 2 <= total)
        came: dict[int, tuple[int, int]] = {}  # mentor reached: the one before, and the mentee who would move
        seen = self._done.copy()
        seen[start] = True
        queue = deque([start])
        while queue:
            mentor = queue.popleft()
            for mentee in self._movable(mentor):
                reached = np.flatnonzero(self._options(mentee, mentor) & ~seen)
                for other in reached.tolist():
                    seen[other] = True
                    came[other] = (mentor, mentee)
                    if other < self._nobody and open_to[other]:
                        self._move(other, came)
                        self._load[start] -= 1
                        self._load[other] += 1
                        return other
                    queue.append(other)
        self._done = seen
        return None

    def _movable(self, mentor: int) -> list[int]:
        if mentor < self._nobody:
            found: list[int] = np.flatnonzero(self._made[:, mentor]).tolist()
        else:
            found = np.flatnonzero(self._made.sum(axis=1) < self._priced.demand).tolist()
        return found

    def _options(self, mentee: int, mentor: int) -> Mask:
        """To whom this mentee could go from ``mentor`` (or from nobody) without gain or loss; last: to nobody."""
        p = self._priced
        leaving = mentor < self._nobody
        kept = np.append(np.where(p.allowed[mentee] & ~self._made[mentee], self._kept[mentee], NEVER), 0)
        good = np.append(p.enough[mentee], False).astype(np.int64)
        before = int((self._made[mentee] & p.enough[mentee]).sum())
        after = before + good - (int(p.enough[mentee, mentor]) if leaving else 0)
        change = kept + p.first[mentee] * ((after > 0).astype(np.int64) - int(before > 0))
        change = change - (int(self._kept[mentee, mentor]) if leaving else 0)
        change[kept == NEVER] = NEVER
        if not leaving:
            change[-1] = NEVER
        return np.asarray(change == 0)

    def _move(self, end: int, came: dict[int, tuple[int, int]]) -> None:
        other = end
        while other in came:
            mentor, mentee = came[other]
            if other < self._nobody:
                self._made[mentee, other] = True
            if mentor < self._nobody:
                self._made[mentee, mentor] = False
            other = mentor


NEVER = np.iinfo(np.int64).min // 4
