"""The fairest level: the highest score that nobody's only pair need fall below, with as many people as ever."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from core.matching.proof import Whole, paired_bound

Mask = NDArray[np.bool_]
Pairs = tuple[Whole, Whole]  # rows and columns, by rising rows
NOBODY = UNKNOWN = -1
FEW = 32  # pairs per person that the search begins with, those of the highest scores
WIDER = 4  # times as many where these are too few


@dataclass(frozen=True)
class Level:
    """``least``: what no pair need score less than; None where nobody can be paired. ``proven``: a bound of its own
    says that no higher level would do.
    """

    least: int | None
    proven: bool


def highest_level(
    units: Whole, allowed: Mask, capacity: Whole, groups: Sequence[Mask], also: Callable[[int], bool] | None = None
) -> Level:
    """The highest of the ``units`` at which as many rows of each group can be paired as with all allowed pairs.

    Each row once, each column up to ``capacity`` times. ``groups`` are masks of rows; the first holds the others.
    ``also``: what else has to be possible at a level; if it is at one, then at every lower one.

    Only pairs at the level or above matter, and at a good level they are few. The search begins with the ``FEW``
    highest per person, takes in more until as many people as ever can be paired, and halves over the scores in
    between, each time with a largest matching (Hopcroft and Karp 1973). Cost: 0.3 s at 5,000 x 1,667.
    """
    allowed = allowed & groups[0][:, None] & (capacity > 0)[None, :]
    if not allowed.any():
        return Level(None, True)
    search = _Search(units, allowed, capacity, [group for group in groups if group.any()], also)
    scores, count, above = units[allowed], FEW * len(units), None
    while True:
        place = max(0, len(scores) - count)
        level = int(np.partition(scores, place)[place])
        if search.reaches(level):
            break
        if place == 0:
            return Level(level, True)  # only ``also`` is lacking, and no level gives it
        count, above = count * WIDER, level
    found = scores[scores >= level]
    levels = np.unique(found if above is None else found[found <= above])
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if search.reaches(int(levels[middle])) else (low, middle - 1)
    proven = low + 1 == len(levels) or search.refuted(int(levels[low + 1]))
    return Level(int(levels[low]), proven)


def largest_pairing(pairs: Pairs, people: int, capacity: Whole) -> Whole:
    """As many rows as can be with one column each: the column of each row, or NOBODY. Places are columns repeated."""
    rows, columns = pairs
    places = np.minimum(capacity, np.bincount(columns, minlength=len(capacity)))
    start = np.cumsum(places) - places
    each = places[columns]
    nth = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    begins = np.concatenate([[0], np.cumsum(np.bincount(rows, weights=each, minlength=people))]).astype(np.int32)
    seats = (np.repeat(start[columns], each) + nth).astype(np.int32)
    graph = csr_array((np.ones(len(seats), dtype=np.int8), seats, begins), shape=(people, int(places.sum())))
    partner = np.full(people, NOBODY)
    if len(seats):
        found = maximum_bipartite_matching(graph, perm_type="column")
        partner[found >= 0] = np.repeat(np.arange(len(capacity)), places)[found[found >= 0]]
    return partner


def scarce_columns(pairs: Pairs, partner: Whole, capacity: Whole) -> Mask:
    """The columns that unpaired rows compete for, directly or through those who are paired there (König 1931)."""
    rows, columns = pairs
    waiting, found = partner == NOBODY, np.zeros(len(capacity), dtype=np.bool_)
    while True:
        asked = np.zeros_like(found)
        asked[columns[waiting[rows]]] = True
        fresh = asked & ~found
        if not fresh.any():
            return found
        found |= fresh
        waiting = (partner != NOBODY) & fresh[partner]


class _Search:
    def __init__(
        self,
        units: Whole,
        allowed: Mask,
        capacity: Whole,
        groups: Sequence[Mask],
        also: Callable[[int], bool] | None,
    ) -> None:
        self._units, self._allowed, self._capacity, self._also = units, allowed, capacity, also
        self._groups = groups
        self._every = [UNKNOWN] * len(groups)
        self._kept: tuple[int, Pairs, Whole] | None = None  # pairs from a level on, with their scores

    def reaches(self, level: int) -> bool:
        for place, group in enumerate(self._groups):
            found = int((self._partners(self._at(level), group) != NOBODY).sum())
            if found < self._wanted(place, found):
                return False
        return self._also is None or self._also(level)

    def refuted(self, level: int) -> bool:
        """Whether a bound over all pairs shows that the level is too high."""
        if self._also is not None and not self._also(level):
            return True
        reached = self._allowed & (self._units >= level)
        for place, group in enumerate(self._groups):
            rows, columns = self._at(level)
            mine = group[rows]
            partner = self._partners((rows, columns), group)
            scarce = scarce_columns((rows[mine], columns[mine]), partner, self._capacity)
            if paired_bound(reached & group[:, None], self._capacity, scarce) < self._wanted(place, 0):
                return True
        return False

    def _at(self, level: int) -> Pairs:
        if self._kept is None or level < self._kept[0]:
            rows, columns = np.nonzero(self._allowed & (self._units >= level))
            self._kept = level, (rows, columns), self._units[rows, columns]
        _, (rows, columns), scores = self._kept
        reached = scores >= level
        return rows[reached], columns[reached]

    def _partners(self, pairs: Pairs, group: Mask) -> Whole:
        mine = group[pairs[0]]
        return largest_pairing((pairs[0][mine], pairs[1][mine]), len(group), self._capacity)

    def _wanted(self, place: int, found: int) -> int:
        """How many rows of a group can be paired at all; ``found`` of them can for certain."""
        if self._every[place] == UNKNOWN:
            able = self._allowed & self._groups[place][:, None]
            most = min(int(able.any(axis=1).sum()), int(np.minimum(self._capacity, able.sum(axis=0)).sum()))
            if found < most:
                rows, columns = np.nonzero(able)
                most = int((largest_pairing((rows, columns), len(able), self._capacity) != NOBODY).sum())
            self._every[place] = most
        return self._every[place]
