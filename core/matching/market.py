"""The best set of pairs of a market: assignment of places where it serves, else a linear program."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, vstack

from core.matching.assignment import NOBODY, Start
from core.matching.large import serves
from core.matching.linear_program import largest
from core.matching.minimum_load import assign_loaded
from core.matching.moves import FAR, Market, Mask, Whole
from core.matching.proof import bound
from core.matching.ties import Room, fitting_pairs, settled

CANDIDATES = 24  # mentors per mentee, and mentees per mentor, that a linear program begins with
WIDTH = 1e4  # what the largest score is to the linear program, whose tolerance is 1e-7
SLACK = 1e-6


@dataclass(frozen=True)
class BestPairs:
    made: Mask
    method: str


def best_pairs(market: Market, start: Mask | None = None, large: bool | None = None) -> BestPairs:
    """Pairs with the highest value. The certificate made of them afterwards says whether they are.

    ``start``: pairs known to meet every minimum load and to give as many people a mentor as can have one; a linear
    program then keeps to these counts instead of weighing them, which keeps its numbers small.

    Where every mentee has at most one mentor: shortest augmenting paths over single places (Crouse 2016), 0.1 s at
    1,000 x 1,000 places, or compiled loops, by size or as ``large`` says; either way the same pairs (``ties``).
    Otherwise a linear program over the most promising pairs, to which pairs are added until none left out would gain;
    its corners are whole numbers (network matrix). 2 s at 1,000 x 400.
    """
    rows = np.flatnonzero(market.allowed.any(axis=1) & (market.demand > 0))
    columns = np.flatnonzero(market.allowed.any(axis=0) & (market.capacity > 0))
    made = np.zeros(market.allowed.shape, dtype=np.bool_)
    if not len(rows) or not len(columns):
        return BestPairs(made, "exact assignment")
    places = int(np.minimum(market.capacity[columns], market.allowed[np.ix_(rows, columns)].sum(axis=0)).sum())
    by_offers = serves(len(rows) * places) if large is None else large
    single = int(market.demand[rows].max()) == 1
    if single and (by_offers or places <= 4 * max(len(rows), len(columns))):
        part = np.ix_(rows, columns)
        partner = _assigned(
            market.worth[part],
            market.allowed[part],
            market.first[rows],
            market.capacity[columns],
            market.least[columns],
            market.penalty,
            by_offers,
        )
        paired = np.flatnonzero(partner != NOBODY)
        made[rows[paired], columns[partner[paired]]] = True
        return BestPairs(made, "exact assignment")
    return BestPairs(_program(market, start), "exact linear program")


def _assigned(
    worth: Whole, allowed: Mask, first: Whole, capacity: Whole, least: Whole, penalty: int, large: bool
) -> Whole:
    """The mentor of each mentee, or NOBODY; among equals by loads and ids."""
    # What is below 0 is taken from the scores and given to whoever has a pair: the same, in numbers of 0 and more.
    lowest = int(worth.min(initial=0, where=allowed))
    values, first = np.where(allowed, worth - lowest, 0), first + lowest
    nothing = np.zeros(len(capacity), dtype=np.int64)
    start = Start(nothing, np.full(len(values), NOBODY), large)
    if not least.any():
        allowed = allowed & (values + first[:, None] > 0)  # what is worth nothing at all is no pair
    solved = assign_loaded(values, allowed, capacity, least, penalty, first, start)
    partner = np.full(len(values), NOBODY)
    partner[solved.rows] = solved.columns
    one = np.ones(len(values), dtype=np.int64)
    found = int(values[solved.rows, solved.columns].sum()) + int(first[solved.rows].sum())
    if found != bound(values, allowed, first, one, capacity, solved.prices, least=least):
        return partner  # minimum loads that cannot be met
    fitting = fitting_pairs(values, allowed, first, solved.prices, large)
    return settled(partner, fitting, Room(solved.prices, capacity, least, nothing))


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
