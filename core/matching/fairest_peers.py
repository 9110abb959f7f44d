"""The fairest level within one pool: the highest score that no pair need fall below, with as many people as ever."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.matching.barrier import barrier
from core.matching.blossoms import NOBODY, Blossoms
from core.matching.fairest import FEW, WIDER, Level, Pairs, largest_pairing, scarce_columns
from core.matching.peers import FINE, best_peers
from core.matching.proof import Whole, paired_bound, peer_count_bound

Mask = NDArray[np.bool_]


def highest_level_of_peers(units: Whole, allowed: Mask, urgent: Mask) -> Level:
    """The highest of the ``units`` at which as many people, and of them as many urgent ones, can be paired as ever.

    ``units`` and ``allowed`` are symmetric. As ``highest_level``: the search begins with the highest pairs. Halves of
    pairs are counted first, which is quick and never too few; whole ones only where those are enough. Cost: 1 s for
    2,000 people.
    """
    search = _Search(units, allowed, urgent)
    scores = units[np.triu(allowed, 1)]
    if not len(scores):
        return Level(None, True)
    count, above = FEW * len(units) // 2, None
    while True:
        place = max(0, len(scores) - count)
        level = int(np.partition(scores, place)[place])
        if search.reaches(level) or place == 0:
            break
        count, above = count * WIDER, level
    found = scores[scores >= level]
    levels = np.unique(found if above is None else found[found <= above])
    high = _last(levels, 0, len(levels) - 1, search.may_reach)
    low = high if search.reaches(int(levels[high])) else _last(levels, 0, high - 1, search.reaches)
    proven = low + 1 == len(levels) or search.refuted(int(levels[low + 1]))
    return Level(int(levels[low]), proven)


def cover(weight: Whole, pairs: Pairs) -> list[int]:
    """Partners (or NOBODY) such that the people who have one weigh the most in all (``weight`` above 0).

    ``pairs`` both ways. All pairs cost nothing at the start, so nothing but odd rounds is left to ``Blossoms``.
    """
    people = len(weight)
    links: list[dict[int, int]] = [{} for _ in range(people)]
    worth = (FINE * (weight[pairs[0]] + weight[pairs[1]])).tolist()
    for one, other, value in zip(pairs[0].tolist(), pairs[1].tolist(), worth, strict=True):
        links[one][other] = value
    mate = [NOBODY] * people
    # Whom fewest suit is paired first, with whom fewest suit of those.
    for one in sorted(range(people), key=lambda person: (len(links[person]), person)):
        free = [other for other in links[one] if mate[other] == NOBODY] if mate[one] == NOBODY else []
        if free:
            other = min(free, key=lambda person: (len(links[person]), person))
            mate[one], mate[other] = other, one
    search = Blossoms((FINE * weight).tolist(), mate, links)
    search.solve()
    return search.mate


def _last(levels: Whole, low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The last place up to ``high`` where ``holds``; at ``low`` it does."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(int(levels[middle])) else (low, middle - 1)
    return low


class _Search:
    def __init__(self, units: Whole, allowed: Mask, urgent: Mask) -> None:
        self._units, self._allowed = units, allowed
        # A person more outweighs all urgency.
        self._weight = len(units) + 1 + urgent.astype(np.int64)
        self._able = allowed.any(axis=1)
        self._every: int | None = None
        self._known: tuple[int, Pairs, Whole] | None = None

    def may_reach(self, level: int) -> bool:
        """Whether as many people as ever could be paired if halves of pairs counted."""
        return int((self._halves(self._at(level)) != NOBODY).sum()) >= self._people()

    def reaches(self, level: int) -> bool:
        pairs = self._at(level)
        if self._every is not None and not self.may_reach(level):
            return False
        found = self._covered(pairs)
        if self._every is None:
            # If all but one of an odd number are paired nobody else can be; if not, everything is looked at.
            able = self._weight[self._able]
            most = int(able.sum()) - (int(able.min()) if len(able) % 2 else 0)
            self._every = most if found == most else self._covered(self._at(0))
        return found == self._every

    def refuted(self, level: int) -> bool:
        """Whether a bound over all pairs shows that the level is too high."""
        pairs, reached = self._at(level), self._allowed & (self._units >= level)
        ones = np.ones(len(self._units), dtype=np.int64)
        scarce = scarce_columns(pairs, self._halves(pairs), ones)
        people = self._people()
        if paired_bound(reached, ones, scarce) < people:
            return True
        mates = cover(ones, pairs)
        made = [(one, other) for one, other in enumerate(mates) if one < other]
        if 2 * peer_count_bound(reached, barrier(reached, made)) < people:
            return True
        return best_peers(self._weight[:, None] + self._weight, reached)[1] < (self._every or 0)

    def _people(self) -> int:
        return (self._every or 0) // (len(self._units) + 1)

    def _covered(self, pairs: Pairs) -> int:
        mates = np.array(cover(self._weight, pairs), dtype=np.int64)
        return int(self._weight[mates != NOBODY].sum())

    def _halves(self, pairs: Pairs) -> Whole:
        return largest_pairing(pairs, len(self._units), np.ones(len(self._units), dtype=np.int64))

    def _at(self, level: int) -> Pairs:
        if self._known is None or level < self._known[0]:
            rows, columns = np.nonzero(self._allowed & (self._units >= level))
            self._known = level, (rows, columns), self._units[rows, columns]
        _, (rows, columns), scores = self._known
        reached = scores >= level
        return rows[reached], columns[reached]
