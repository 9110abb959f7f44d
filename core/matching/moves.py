"""Who could move where, and what that costs: the ground of every price, and of the proof of a set of pairs.

A set of pairs is best exactly where no round of moves gains anything. Every such round passes through mentors, so
mentees need no place of their own in it: it is enough to know, for each two mentors, the cheapest way in which one
mentee leaves the first for the second, and the same for "outside", where people without a mentor and free places
are (residual network, contracted to one side; Ahuja, Magnanti, Orlin, Network Flows, chapter 9).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
FAR = 1 << 60  # no such move; two of them still fit 64 bits


@dataclass(frozen=True)
class Market:
    """Numbers only, all whole. A pair is worth ``worth``, a mentee's having any pair ``first`` more.

    Each mentee has at most ``demand`` different mentors, each mentor from ``least`` to ``capacity`` mentees; what is
    lacking to ``least`` costs ``penalty`` a place, so that there is always a best set of pairs.
    """

    worth: Whole
    allowed: Mask
    demand: Whole
    capacity: Whole
    least: Whole
    first: Whole
    penalty: int = 0

    def value(self, made: Mask) -> int:
        """What a set of pairs (mentees x mentors, True where made) is worth in all."""
        missing = int(np.maximum(0, self.least - made.sum(axis=0)).sum())
        return int(self.worth[made].sum()) + int(self.first[made.any(axis=1)].sum()) - self.penalty * missing


@dataclass(frozen=True)
class Certificate:
    """Prices that prove: ``v`` of a place with each mentor, ``u`` of a place of each mentee, ``f`` of her first."""

    u: Whole
    v: Whole
    f: Whole
    bound: int


def moves(market: Market, made: Mask) -> Whole:
    """(mentors + 1) squared: the cheapest way one person leaves the row for the column; the last is outside.

    To outside leads whoever gives up her place, or a place that is free; from outside comes whoever has none, or an
    empty place that may stay so. Cost: one look at each made pair and mentor.
    """
    mentors = market.worth.shape[1]
    cost = np.full((mentors + 1, mentors + 1), FAR, dtype=np.int64)
    asked = np.where(market.allowed & ~made, market.worth, -FAR)
    count, load = made.sum(axis=1), made.sum(axis=0)
    column, row = np.nonzero(made.T)
    held = market.worth[row, column]
    if len(row):
        begins = np.flatnonzero(np.diff(column, prepend=-1))
        swaps = np.minimum(held[:, None] - asked[row], FAR)
        cost[column[begins], :mentors] = np.minimum.reduceat(swaps, begins, axis=0)
        leaves = held + np.where(count[row] == 1, market.first[row], 0)
        cost[column[begins], mentors] = np.minimum.reduceat(leaves, begins)
    free = np.where(load < market.least, -market.penalty, np.where(load < market.capacity, 0, FAR))
    cost[:mentors, mentors] = np.minimum(cost[:mentors, mentors], free)
    looking = count < market.demand
    if looking.any():
        joins = asked[looking] + np.where(count[looking] == 0, market.first[looking], 0)[:, None]
        cost[mentors, :mentors] = np.minimum(-joins.max(axis=0), FAR)
    emptied = np.where(load == 0, FAR, np.where(load <= market.least, market.penalty, 0))
    cost[mentors, :mentors] = np.minimum(cost[mentors, :mentors], emptied)
    np.fill_diagonal(cost, 0)
    return cost


def ways_out(cost: Whole) -> Whole:
    """The cheapest way from each mentor to outside: what one more place costs those who have places (Bellman, Ford).

    ``FAR`` or more where there is none. Where it does not end the pairs were not best, and the bound will say so.
    """
    mentors = len(cost) - 1
    way = cost[:, mentors].copy()
    changed = np.arange(mentors + 1)
    for _ in range(mentors + 1):
        nearer = (cost[:, changed] + way[changed]).min(axis=1)
        changed = np.flatnonzero(nearer < way)
        if not len(changed):
            break
        way[changed] = nearer[changed]
    return np.asarray(way[:mentors])


def closed(market: Market, ways: Whole) -> Whole:
    """Prices from the ways out; with a mentor who takes nobody, such that nobody would pay it."""
    ceiling = np.where(market.allowed, market.worth + market.first[:, None], 0).max(axis=0, initial=0)
    return np.where(ways >= FAR // 2, ceiling, ways)


def certificate(market: Market, made: Mask) -> Certificate:
    """Prices for the best set of pairs, and the bound that follows from them for any set that meets every ``least``.

    Weak duality: for any ``v``, and any ``u`` and ``f`` of 0 or more, no set of pairs is worth more than
    the sum of first - f (where above 0), demand x u, capacity x v (where v is above 0) or least x v (where below),
    and of worth + f - u - v over all allowed pairs where that is above 0.
    """
    return bounded(market, closed(market, ways_out(moves(market, made))))


def bounded(market: Market, v: Whole) -> Certificate:
    """The best ``u`` and ``f`` for any prices ``v``, and their bound. Exact: whole numbers throughout."""
    sold = int((market.capacity * np.maximum(v, 0) + market.least * np.minimum(v, 0)).sum())
    gain = np.where(market.allowed, market.worth - v, -FAR)
    u, f, over = responses(gain, market.first, market.demand)
    bound = sold + int((market.first - f).sum()) + int((market.demand * u).sum()) + int(over.sum())
    return Certificate(u, v, f, bound)


def responses(gain: Any, first: Any, demand: Whole) -> tuple[Any, Any, Any]:
    """``u`` and ``f`` of each mentee, and what she gains beyond them, where pairs leave her ``gain``. Any numbers."""
    if not gain.size:
        return np.zeros_like(first), np.where(demand == 0, first, 0), np.zeros_like(first)
    best = gain.max(axis=1)
    f = np.where(demand == 0, first, np.clip(-best, 0, first))
    depth = int(np.clip(demand.max(), 1, gain.shape[1]))
    top = best[:, None] if depth == 1 else -np.sort(-gain, axis=1)[:, :depth]
    last = np.clip(demand, 1, depth) - 1
    u = np.maximum(0, top[np.arange(len(gain)), last] + f)
    u[demand > depth] = 0  # nobody can have more different mentors than there are
    return u, f, np.maximum(0, top + (f - u)[:, None]).sum(axis=1)
