"""The exact best pairs of two sides, each mentee with at most one mentor, mentors with places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from core.matching.large import serves

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOBODY = -1
FAR_BELOW = -(2.0**60)
NARROW = (1 << 30) - (1 << 23)  # below it 32 bits are enough for values less prices
FORBIDDEN = 1 << 61
NEAR = 20  # pairs of each mentee that known prices leave to choose among, nearly always
ALIKE = 0.95  # of the larger side: with so few more places than people, or people than places, known prices help


@dataclass(frozen=True)
class Start:
    """A similar problem's answer: ``prices`` of the mentors, ``partner`` of each mentee (or NOBODY).

    It changes how long solving takes, never the answer. ``large``: compiled loops, whatever the size; None: by size.
    """

    prices: Whole
    partner: Whole
    large: bool | None = None


@dataclass(frozen=True)
class Solved:
    """``pairs``: rows and columns of the pairs made; ``prices``: one per mentor, what proves them best."""

    rows: Whole
    columns: Whole
    prices: Whole


def assign(
    values: Whole, allowed: Mask, capacity: Whole, first: Whole | None = None, start: Start | None = None
) -> Solved:
    """The allowed pairs with the highest total of ``values`` (above 0), at most one per row, ``capacity`` per column.

    ``first``: how much more any pair of a row is worth. Exact, all in whole numbers below 2**53; which of several best
    sets of pairs it is, is settled in ``core.matching.ties``. Up to ``core.matching.large.PAIRS``: places are columns
    repeated, forbidden cells count 0 and are dropped, so that nobody is forced; scipy's shortest augmenting paths
    (Crouse 2016). Above: ``core.matching.large``. Cost: 0.1 s at 1,000 x 1,000 places, with ``start`` half of it;
    0.15 s at 5,000 x 1,667.
    """
    people, mentors = values.shape
    first = np.zeros(people, dtype=np.int64) if first is None else first
    start = start or Start(np.zeros(mentors, dtype=np.int64), np.full(people, NOBODY))
    places = int(np.minimum(capacity, people).sum())
    if serves(people * places) if start.large is None else start.large:
        found = by_offers(values, allowed, capacity, first, start)
        if found is not None:
            return found
    worth = np.where(allowed, values + first[:, None].astype(np.float64), -np.inf)
    partner = _by_places(worth, capacity, start.prices)
    prices = _prices(worth, capacity, partner, start.prices)
    made = np.flatnonzero(partner != NOBODY)
    return Solved(made, partner[made], prices)


def _by_places(worth: NDArray[np.float64], capacity: Whole, prices: Whole) -> Whole:
    people = len(worth)
    partner = np.full(people, NOBODY)
    seats = np.repeat(np.arange(len(capacity)), np.minimum(capacity, people))
    if not people or not len(seats):
        return partner
    single = bool((capacity == 1).all())
    if min(people, len(seats)) < ALIKE * max(people, len(seats)) or not prices.any():
        table = np.maximum(worth, 0) if single else np.maximum(worth, 0)[:, seats]
    else:
        # Less the price of its place each pair looks like what it is worth; a square table, so that every place is
        # taken, if only by nobody, and all prices together are the same whoever is with whom.
        side = max(people, len(seats))
        table = np.zeros((side, side))
        table[:people, : len(seats)] = np.maximum(worth, 0) if single else np.maximum(worth, 0)[:, seats]
        table[:, : len(seats)] -= prices[seats]
    taken, seat = linear_sum_assignment(table, maximize=True)
    real = (taken < people) & (seat < len(seats))
    rows, columns = taken[real], seats[seat[real]]
    kept = worth[rows, columns] > 0
    partner[rows[kept]] = columns[kept]
    return partner


def by_offers(
    values: Whole, allowed: Mask, capacity: Whole, first: Whole, start: Start, least: Whole | None = None
) -> Solved | None:
    """The same by compiled loops, and with ``least`` rows for each column; None where they do not find it."""
    from core.matching.large.solver import solve_large  # loads the compiler

    ceiling = int(values.max(initial=0)) + int(first.max(initial=0))  # nobody pays more
    kind: type[np.signedinteger] = np.int32 if ceiling < NARROW else np.int64
    forbidden = -(NARROW if kind is np.int32 else FORBIDDEN)
    worth: NDArray[np.signedinteger] = np.where(allowed, values.astype(kind, copy=False), kind(forbidden))
    found = solve_large(worth, forbidden, first, capacity, start.prices, start.partner, least)
    if found is None:
        return None
    partner, prices = found
    made = np.flatnonzero(partner != NOBODY)
    return Solved(made, partner[made], prices)


def price(values: Whole, allowed: Mask, capacity: Whole, partner: Whole) -> Whole:
    """Prices of 0 and more at which every mentee prefers the mentor she has: the least there are (longest paths)."""
    return _prices(np.where(allowed, values, -np.inf), capacity, partner, np.zeros(len(capacity), dtype=np.int64))


def _prices(worth: NDArray[np.float64], capacity: Whole, partner: Whole, start: Whole) -> Whole:
    """Longest paths from these prices on, of mentors and of having nobody; only whose price rose looks again.

    At an optimum it ends after at most one round per mentor; if it does not, the pairs were not best, and the bound
    will say so.
    """
    people, mentors = worth.shape
    if not people or not mentors:
        return np.zeros(mentors, dtype=np.int64)
    paired = partner != NOBODY
    own = np.zeros(people)
    own[paired] = worth[paired, partner[paired]]
    free = np.bincount(partner[paired], minlength=mentors) < capacity
    closed = capacity == 0
    prices, nobody = start.astype(np.float64), 0.0
    least = np.full(mentors, np.inf)  # what the one with this mentor who gains least from it is worth
    np.minimum.at(least, partner[paired], own[paired])
    arcs = _near(worth, prices) if start.any() else None
    looking = np.arange(people)
    for _ in range(2 * mentors + 4):
        at = np.where(paired, prices[partner], nobody) - own
        if arcs is None:
            asked = (worth[looking] + at[looking][:, None]).max(axis=0, initial=-np.inf)
        else:
            asked = np.full(mentors, -np.inf)
            asked[arcs.columns] = np.maximum.reduceat(arcs.worth + at[arcs.rows], arcs.begins)
        outside = max(nobody, float((prices - least)[~closed].max(initial=0)), float(prices[free].max(initial=0)))
        asked = np.maximum(asked, outside)
        raised = (asked > prices) & ~closed
        if not raised.any() and outside == nobody:
            if arcs is None:
                break
            arcs = None  # and now everyone looks at everyone
            continue
        prices[raised] = asked[raised]
        again = paired & raised[partner]
        if outside > nobody:
            again |= ~paired
        nobody = outside
        if arcs is None:
            looking = np.flatnonzero(again)
    prices -= nobody
    prices[closed] = max(0.0, worth[:, closed].max(initial=0.0))
    return prices.astype(np.int64)


@dataclass(frozen=True)
class _Near:
    """The pairs that leave a mentee nearly most at some prices, by column: those of ``columns`` begin at ``begins``."""

    rows: Whole
    columns: Whole
    begins: Whole
    worth: NDArray[np.float64]


def _near(worth: NDArray[np.float64], prices: NDArray[np.float64]) -> _Near:
    left = np.maximum(worth, FAR_BELOW) - prices
    lacking = left.max(axis=1)[:, None] - left
    nth = min(NEAR, left.shape[1] - 1)
    enough = float(np.median(np.partition(lacking[:: max(1, len(left) // 50)], nth, axis=1)[:, nth]))
    column, row = np.nonzero(((lacking <= enough) & (left > FAR_BELOW / 2)).T)
    begins = np.flatnonzero(np.diff(column, prepend=-1))
    return _Near(row, column[begins], begins, worth[row, column])


def most(allowed: Mask, capacity: Whole) -> Whole:
    """As many pairs as can be (Hopcroft and Karp 1973): the column of each row, or NOBODY."""
    partner = np.full(len(allowed), NOBODY)
    columns = np.flatnonzero(allowed.any(axis=0) & (capacity > 0)) if allowed.size else np.zeros(0, dtype=np.int64)
    if len(columns):
        seats = np.repeat(columns, np.minimum(capacity[columns], len(allowed)))
        found = maximum_bipartite_matching(csr_array(allowed[:, seats]), perm_type="column")
        partner[found >= 0] = seats[found[found >= 0]]
    return partner
