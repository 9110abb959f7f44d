"""A good search for groups whose members suit each other: what no exact program can do, step by step, without luck."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.proof import Whole

Mask = NDArray[np.bool_]
NOWHERE = -1
NEVER = -np.inf
PASSES = 50
GAIN = 1e-6


@dataclass(frozen=True)
class Seating:
    """Numbers only. ``own`` (people x groups): what a person brings to a group, -inf where she may not be;
    ``together`` (people x people, symmetric, 0 on the diagonal): what each gains by the mean over the others of her
    group; ``clash``: who may not be in one group; ``answers``: as in ``Gathering``; ``fixed``: who stays where she is;
    ``rank``: people of a higher one may not be put out by others.
    """

    own: NDArray[np.float64]
    together: NDArray[np.float64]
    clash: Mask
    smallest: int
    largest: Whole
    answers: Sequence[tuple[Whole, int]]
    fixed: Mask
    rank: Whole


def worth(seating: Seating, at: Whole) -> float:
    """What the groups are worth: the group of each person is ``at``, or ``NOWHERE``."""
    total = 0.0
    for group in np.unique(at[at != NOWHERE]).tolist():
        members = np.flatnonzero(at == group)
        total += float(seating.own[members, group].sum())
        if len(members) > 1:
            total += float(seating.together[np.ix_(members, members)].sum()) / (len(members) - 1)
    return total


def improved(seating: Seating, at: Whole) -> Whole:
    """Groups that no single step makes better: seating someone, moving one person, or changing two.

    People take the best step that is open to them, one after the other by their place, until a whole round changes
    nothing (at most ``PASSES``). Same start, same groups. Cost: a look at all people for each person and round;
    0.1 s a round with 1,000.
    """
    search = _Search(seating, at.copy())
    for _ in range(PASSES):
        steps = [search.step(person) for person in range(len(at)) if not seating.fixed[person]]
        if not any(steps):
            break
    return search.at


class _Search:
    def __init__(self, seating: Seating, at: Whole) -> None:
        self._s, self.at = seating, at
        people, groups = seating.own.shape
        self._in = np.zeros((people, groups))
        seated = np.flatnonzero(at != NOWHERE)
        self._in[seated, at[seated]] = 1
        self._sum = seating.together @ self._in  # what a person gains from all of a group
        self._clashes = seating.clash.astype(np.float64) @ self._in
        self._size = self._in.sum(axis=0)
        self._pairs = (self._in * self._sum).sum(axis=0)  # twice the sum over the pairs of a group

    def step(self, person: int) -> bool:
        old = int(self.at[person])
        move, to = self._best_move(person, old)
        change, other = self._best_change(person, old) if old != NOWHERE else (NEVER, NOWHERE)
        if max(move, change) <= GAIN:
            return False
        if move >= change:
            self._put(person, to)
        else:
            there = int(self.at[other])
            self._put(other, NOWHERE)
            self._put(person, there)
            self._put(other, old)
        return True

    def _mean(self, pairs: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
        return pairs / np.maximum(1, size - 1)

    def _best_move(self, person: int, old: int) -> tuple[float, int]:
        s = self._s
        able = (self._size > 0) & (self._size < s.largest) & (self._clashes[person] == 0)
        for kind, most in s.answers:
            if kind[person] >= 0:
                able &= self._in[kind == kind[person]].sum(axis=0) < most
        if old != NOWHERE:
            able[old] = False
            if self._size[old] <= s.smallest:
                return NEVER, NOWHERE
        able &= np.isfinite(s.own[person])
        if not able.any():
            return NEVER, NOWHERE
        before, size = self._mean(self._pairs, self._size), self._size
        gain = s.own[person] + self._mean(self._pairs + 2 * self._sum[person], size + 1) - before
        if old == NOWHERE:
            gain = gain + 1e12  # a person more outweighs all likeness
        else:
            left = float(self._mean(self._pairs - 2 * self._sum[person], size - 1)[old] - before[old])
            gain = gain + left - s.own[person, old]
        gain = np.where(able, gain, NEVER)
        best = int(gain.argmax())
        return float(gain[best]), best

    def _best_change(self, person: int, old: int) -> tuple[float, int]:
        """With whom to change places; also with someone who is nowhere, if she counts as much."""
        s, there = self._s, self.at
        others = np.flatnonzero((there != old) & ~s.fixed & ((there != NOWHERE) | (s.rank == s.rank[person])))
        if not len(others):
            return NEVER, NOWHERE
        to = there[others]
        inside = to != NOWHERE
        both, place = s.together[person, others], np.where(inside, to, 0)
        with np.errstate(invalid="ignore"):  # where neither may be there the difference is none, and is left out below
            own = np.where(inside, s.own[person, place] - s.own[others, place], 0.0) + s.own[others, old]
            own = own - s.own[person, old]
        clash = s.clash[person, others]
        able = np.isfinite(own) & (self._clashes[others, old] - clash == 0)
        able &= ~inside | (self._clashes[person, place] - clash == 0)
        for kind, most in s.answers:
            same = kind[others] == kind[person]
            count = np.zeros((int(kind.max(initial=-1)) + 2, self._in.shape[1]))
            np.add.at(count, kind, self._in)
            able &= same | (kind[others] < 0) | (count[kind[others], old] < most)
            able &= same | (kind[person] < 0) | ~inside | (count[kind[person], place] < most)
        mine = 2 * (self._sum[others, old] - both - self._sum[person, old]) / max(1.0, float(self._size[old]) - 1)
        theirs = 2 * (self._sum[person, place] - both - self._sum[others, place]) / np.maximum(1, self._size[place] - 1)
        gain = np.where(able, own + mine + np.where(inside, theirs, 0.0), NEVER)
        best = int(gain.argmax())
        return float(gain[best]), int(others[best])

    def _put(self, person: int, to: int) -> None:
        for group, sign in ((int(self.at[person]), -1), (to, 1)):
            if group == NOWHERE:
                continue
            if sign < 0:
                self._in[person, group] = 0
                self._size[group] -= 1
            self._pairs[group] += 2 * sign * self._sum[person, group]
            self._sum[:, group] += sign * self._s.together[:, person]
            self._clashes[:, group] += sign * self._s.clash[:, person]
            if sign > 0:
                self._in[person, group] = 1
                self._size[group] += 1
        self.at[person] = to
