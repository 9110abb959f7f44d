"""The exact best pairs within one pool: general matching, and the numbers that prove it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from core.matching.assignment import assign
from core.matching.blossoms import NOBODY, Blossoms
from core.matching.proof import Group, Whole, paid_inside, peer_bound

Mask = NDArray[np.bool_]
CANDIDATES = 12  # links of each person that the search begins with: those that cost least at the first prices
MORE = 6  # taken in at once for each person where the prices miss some
ROUNDS = 40  # at most; what is not proven by then is said to be unproven
FINE = 4  # the prices are whole numbers of this fraction
FAR = 1 << 60


@dataclass(frozen=True)
class _Extended:
    """A pool with one more, made-up partner for each odd group of people who suit nobody else: one is always left."""

    values: Whole
    allowed: Mask
    spare: list[tuple[int, Whole]]  # place of the made-up partner, and the group


def best_peers(values: Whole, allowed: Mask) -> tuple[list[tuple[int, int]], int]:
    """The allowed pairs (smaller place first) with the highest total of ``values``, and a bound checked over all pairs.

    Each person in at most one; values of 0 or below are never made. ``values`` and ``allowed`` are symmetric.
    First the best in halves of pairs, which is an assignment of the pool to itself; its prices tell which links
    matter. What is left in odd rounds is mended by ``Blossoms`` on each person's cheapest links, to which links are
    added until no pair of all is worth more than its prices. Cost: 1.5 s for 2,000 people who all suit each other.
    """
    allowed = allowed & (values > 0)
    np.fill_diagonal(allowed, False)
    for pool in (_with_spare(values, allowed), _Extended(values, allowed, [])):
        mate, worth, groups = _solved(pool)
        people = len(values)
        pairs = [(one, other) for one, other in enumerate(mate[:people]) if one < other < people]
        total = sum(int(values[pair]) for pair in pairs)
        worth, groups = _without_spare(pool, worth, groups)
        if (worth >= 0).all() and all(price >= 0 for _, price in groups):
            bound = peer_bound(FINE * values, allowed, worth, groups) // FINE
            if bound == total:
                return pairs, bound
    return pairs, max(total, bound)


def _with_spare(values: Whole, allowed: Mask) -> _Extended:
    people = len(values)
    _, label = connected_components(allowed, directed=False)
    sizes = np.bincount(label)
    odd = np.flatnonzero((sizes % 2 == 1) & (sizes > 1))
    size, most = people + len(odd), int(values.max(initial=0, where=allowed))
    wide, may = np.zeros((size, size), dtype=np.int64), np.zeros((size, size), dtype=np.bool_)
    wide[:people, :people], may[:people, :people] = values, allowed
    spare = [(people + place, np.flatnonzero(label == part)) for place, part in enumerate(odd.tolist())]
    for at, members in spare:
        wide[at, members] = wide[members, at] = most
        may[at, members] = may[members, at] = True
    return _Extended(wide, may, spare)


def _without_spare(pool: _Extended, worth: Whole, groups: list[Group]) -> tuple[Whole, list[Group]]:
    """The same prices for the people alone. An odd group that holds the made-up partner is told by the others: whoever
    is outside it; and being the one left out becomes a price on the pairs of all.
    """
    kept, most = worth.copy(), FINE * int(pool.values.max(initial=0, where=pool.allowed))
    for at, members in pool.spare:
        told: list[Group] = []
        for inside, price in groups:
            if at in inside:
                outside = np.setdiff1d(members, inside)
                kept[inside] += price // 2
                kept[outside] -= price // 2
                told.append((outside.tolist(), price))
            else:
                told.append((inside, price))
        left = most - int(kept[at])
        kept[members] -= left
        groups = [*told, (members.tolist(), 2 * left)]
    return kept[: len(kept) - len(pool.spare)], groups


def _solved(pool: _Extended) -> tuple[list[int], Whole, list[Group]]:
    """Mates, what each person keeps, and prices of odd groups, in 1/``FINE``."""
    people = len(pool.values)
    if not pool.allowed.any():
        return [NOBODY] * people, np.zeros(people, dtype=np.int64), []
    halves = assign(pool.values, pool.allowed, np.ones(people, dtype=np.int64))
    gains = np.where(pool.allowed, pool.values - halves.prices, 0).max(axis=1)
    start = 2 * (np.maximum(0, gains) + halves.prices)
    first = _mates(pool, start, halves.rows, halves.columns)
    over = _over(pool, start, [])
    linked = _least(over, pool.allowed, CANDIDATES)
    paired = [person for person, mate in enumerate(first) if mate != NOBODY]
    linked[paired, [first[person] for person in paired]] = True
    for _ in range(ROUNDS):
        links: list[dict[int, int]] = [{} for _ in range(people)]
        rows, columns = np.nonzero(linked)
        worth = (FINE * pool.values[rows, columns]).tolist()
        for one, other, value in zip(rows.tolist(), columns.tolist(), worth, strict=True):
            links[one][other] = value
        search = Blossoms(start.tolist(), first.copy(), links)
        search.solve()
        kept, groups = np.array(search.worth, dtype=np.int64), search.groups
        over = _over(pool, kept, groups)
        missed = over > 0
        if not missed.any():
            break
        linked |= _least(over, missed, MORE)
    return search.mate, kept, groups


def _over(pool: _Extended, worth: Whole, groups: list[Group]) -> Whole:
    """What each pair is worth beyond its prices; far below 0 where it is not allowed."""
    over = FINE * pool.values - worth[:, None] - worth[None, :]
    if groups:
        over -= paid_inside(len(worth), groups)
    over[~pool.allowed] = -FAR
    return over


def _least(over: Whole, among: Mask, count: int) -> Mask:
    """For each person the links that lack least, of those looked at; both ways."""
    chosen = np.zeros_like(among)
    few = min(count, len(over) - 1)
    best = np.argpartition(-over, few, axis=1)[:, :few]
    np.put_along_axis(chosen, best, True, axis=1)
    return (chosen | chosen.T) & among


def _mates(pool: _Extended, worth: Whole, rows: Whole, columns: Whole) -> list[int]:
    """Pairs to begin with: rounds and rows of the assignment are taken in turns, as far as they cost nothing."""
    toward = np.full(len(worth), NOBODY)
    toward[rows] = columns
    asked = np.zeros(len(worth), dtype=np.bool_)
    asked[columns] = True
    mate, seen = [NOBODY] * len(worth), np.zeros(len(worth), dtype=np.bool_)
    for begin in [*np.flatnonzero(~asked).tolist(), *np.flatnonzero(asked).tolist()]:
        way, step = [], begin
        while step != NOBODY and not seen[step]:
            seen[step] = True
            way.append(step)
            step = int(toward[step])
        # Of an odd row the first, who keeps nothing, stays alone; of an odd round somebody has to.
        for one, other in zip(way[len(way) % 2 :: 2], way[len(way) % 2 + 1 :: 2], strict=True):
            if pool.allowed[one, other] and worth[one] + worth[other] == FINE * pool.values[one, other]:
                mate[one], mate[other] = other, one
    return mate
