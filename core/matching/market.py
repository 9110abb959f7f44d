"""The best set of pairs of a market: assignment of places where it serves, else a linear program."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array, vstack

from core.matching.linear_program import largest
from core.matching.moves import FAR, Market, Mask, Whole

CANDIDATES = 24  # mentors per mentee, and mentees per mentor, that a linear program begins with
WIDTH = 1e4  # what the largest score is to the linear program, whose tolerance is 1e-7
SLACK = 1e-6


@dataclass(frozen=True)
class BestPairs:
    made: Mask
    method: str


def best_pairs(market: Market, start: Mask | None = None) -> BestPairs:
    """Pairs with the highest value. The certificate made of them afterwards says whether they are.

    ``start``: pairs known to meet every minimum load and to give as many people a mentor as can have one; a linear
    program then keeps to these counts instead of weighing them, which keeps its numbers small.

    Where every mentee has at most one mentor: shortest augmenting paths over single places (Crouse 2016), 0.1 s at
    1,000 x 1,000 places. Otherwise a linear program over the most promising pairs, to which pairs are added until
    none left out would gain; its corners are whole numbers (network matrix). 2 s at 1,000 x 400.
    """
    rows = np.flatnonzero(market.allowed.any(axis=1) & (market.demand > 0))
    columns = np.flatnonzero(market.allowed.any(axis=0) & (market.capacity > 0))
    made = np.zeros(market.allowed.shape, dtype=np.bool_)
    if not len(rows) or not len(columns):
        return BestPairs(made, "exact assignment")
    places = np.minimum(market.capacity[columns], market.allowed[np.ix_(rows, columns)].sum(axis=0))
    single = int(market.demand[rows].max()) == 1
    if single and int(places.sum()) <= 4 * max(len(rows), len(columns)):
        _assign(market, rows, columns, places, made)
        return BestPairs(made, "exact assignment")
    return BestPairs(_program(market, start), "exact linear program")


def _assign(market: Market, rows: Whole, columns: Whole, places: Whole, made: Mask) -> None:
    """Places are columns repeated, those of a minimum load worth the penalty more; what gains nothing is dropped."""
    place = np.repeat(np.arange(len(columns)), places)
    nth = np.arange(len(place)) - np.repeat(np.cumsum(places) - places, places)
    extra = np.where(nth < market.least[columns][place], market.penalty, 0)
    allowed = market.allowed[np.ix_(rows, columns)]
    worth = np.where(allowed, market.worth[np.ix_(rows, columns)] + market.first[rows][:, None], -FAR)[:, place] + extra
    worth = np.maximum(0, worth)
    taken, seat = linear_sum_assignment(worth.astype(np.float64), maximize=True)
    kept = (worth[taken, seat] > 0) & allowed[taken, place[seat]]
    made[rows[taken[kept]], columns[place[seat[kept]]]] = True


def _program(market: Market, start: Mask | None) -> Mask:
    """Variables, each from 0 to 1: one per pair offered, one per mentee (has any), one per mentor (lacks places)."""
    people, mentors = market.worth.shape
    scale = WIDTH / max(1, int(np.abs(market.worth).max(initial=0, where=market.allowed)))
    worth = market.worth * scale
    offered = _promising(market) & market.allowed
    weighed = start is None
    fixed = not weighed and bool(market.first.any())
    served = np.flatnonzero(market.least > 0)
    widest = max(1, int(market.least.max(initial=0)))  # places that a whole share of what is lacking stands for
    if start is not None:
        offered |= start
    while True:
        row, column = np.nonzero(offered)
        pairs, each = np.arange(len(row)), np.ones(len(row))
        width = len(row) + people + mentors
        has = coo_array((np.ones(people), (np.arange(people), len(row) + np.arange(people))), shape=(people, width))
        lack = len(row) + people + np.arange(mentors)
        lacks = coo_array((np.full(mentors, widest), (np.arange(mentors), lack)), shape=(mentors, width))
        per_mentee = coo_array((each, (row, pairs)), shape=(people, width))
        per_mentor = coo_array((each, (column, pairs)), shape=(mentors, width))
        filled = -((per_mentor + lacks) if weighed else per_mentor).tocsr()[served]
        limits: Any = vstack([per_mentee, per_mentor, has - per_mentee, filled], format="csr")
        limit = np.concatenate([market.demand, market.capacity, np.zeros(people), -market.least[served]])
        first = market.first * scale * weighed
        gain = np.concatenate([worth[row, column], first, np.full(mentors, -market.penalty * scale * widest * weighed)])
        everyone = np.concatenate([np.zeros(len(row)), np.ones(people), np.zeros(mentors)])
        exact = coo_array(everyone[None, :]).tocsr() if fixed else None
        counts = [int(start.any(axis=1).sum())] if start is not None and fixed else None
        found = largest(gain, limits, limit.astype(np.float64), exact, counts)
        if found is None:
            raise RuntimeError("the linear program has no corner")
        shadow = found.limit_worth
        keeps = shadow[:people] - shadow[people + mentors : 2 * people + mentors]
        price = shadow[people : people + mentors].copy()
        price[served] -= shadow[2 * people + mentors :]
        missed = market.allowed & ~offered & (worth - price - keeps[:, None] > SLACK)
        if not missed.any():
            made = np.zeros(offered.shape, dtype=np.bool_)
            made[row, column] = found.shares[: len(row)] > 0.5
            return made
        offered |= missed


def _promising(market: Market) -> NDArray[np.bool_]:
    worth = np.where(market.allowed, market.worth, -FAR)
    chosen = np.zeros(worth.shape, dtype=np.bool_)
    for axis in (0, 1):
        count = min(CANDIDATES, worth.shape[axis])
        best = np.argpartition(-worth, count - 1, axis=axis).take(range(count), axis=axis)
        np.put_along_axis(chosen, best, True, axis=axis)
    return chosen
