"""The exact best pairs of large pools: over a few offers for each mentee, and more where the prices ask for them."""

import numpy as np
from numpy.typing import NDArray

from core.matching.large.auction import bid
from core.matching.large.loads import fill_least
from core.matching.large.offers import most_left
from core.matching.large.paths import by_mentor, free_places_cost_nothing, place_everyone, seated, settle

Whole = NDArray[np.int64]
NOBODY = -1
OFFERS = 12  # for each mentee, to begin with
MORE = 8  # at once, for each mentee whom another pair would leave more
MOST = 64  # then they are chosen anew
BIDS = 40  # for each mentee; what is not settled by then is left to shortest chains
STEP = 300  # part of the largest score that bids rise by more than needed
ROUNDS = 40  # more than that: not a market of many different tastes
LOWEST = -(1 << 60)


def solve_large(
    worth: NDArray[np.signedinteger],
    forbidden: int,
    first: Whole,
    capacity: Whole,
    prices: Whole,
    partner: Whole,
    least: Whole | None = None,
) -> tuple[Whole, Whole] | None:
    """The partner of each mentee, or NOBODY, and prices that prove them best.

    A pair is worth ``worth``, its mentee's having one ``first`` more; cells that are ``forbidden`` are none: a number
    so low that no price makes it anything else, and that less any price is a number of its kind. Each mentor has at
    most ``capacity`` mentees. ``prices`` and ``partner``: those of a similar problem, or zeros and NOBODY; they change
    how long it takes, never the worth of the answer.

    An auction finds prices near the best (Bertsekas 1988), shortest chains make them exact (Edmonds, Karp 1972), both
    over the most promising pairs only; then every pair is looked at, and those that leave a mentee more than she keeps
    are taken in, until there is none (Dell'Amico, Toth 2000: why few are needed). At last mentors who must have
    ``least`` mentees are given them, at prices below 0. None where that takes too long, as where all rank all mentors
    alike, or cannot be. Cost: 0.08 s at 5,000 x 1,667, with the prices of a similar problem 0.03 s.
    """
    people, mentors = worth.shape
    capacity = np.minimum(capacity, people + 1)
    begin = np.concatenate([[0], np.cumsum(capacity)]).astype(np.int64)
    price, partner = np.maximum(prices, 0).astype(np.int64), _within(partner.astype(np.int64), capacity)
    highest = int(worth.max(initial=0))
    step = max(1, highest // STEP)
    slack = step if price.any() else 0
    ceiling = max(0, highest + int(first.max(initial=0)))  # nobody would pay it
    price = np.where(capacity == 0, ceiling, np.minimum(price, ceiling))
    mentor = np.zeros((people, MOST), dtype=np.int32)
    value = np.zeros((people, MOST), dtype=np.int64)
    count = np.full(people, MOST, dtype=np.int64)
    kept = np.zeros(people, dtype=np.int64)
    holder, load = np.full(begin[-1], NOBODY, dtype=np.int64), np.zeros(mentors, dtype=np.int64)
    lowest = np.full(people, LOWEST)
    enough = max(0, people - int(begin[-1]))
    exact, rounds, found = False, 0, 1
    while found:
        width = mentor.shape[1]
        if int(count.max(initial=0)) + MORE > width and exact:
            mentor = np.pad(mentor, ((0, 0), (0, width)))
            value = np.pad(value, ((0, 0), (0, width)))
        elif int(count.max(initial=0)) + MORE > width:
            count[:] = 0
            most_left(worth, forbidden, price.astype(worth.dtype), lowest, OFFERS, first, mentor, value, count)
        settle(mentor, value, count, price, kept, partner, 0 if exact else slack)
        seated(begin, partner, holder, load)
        rounds += 1
        if exact:
            place_everyone(mentor, value, count, begin, price, kept, partner, holder, load)
            if ((load < capacity) & (price > 0)).any():
                offers, rows, values = by_mentor(mentor, value, count, mentors)
                free_places_cost_nothing(offers, rows, values, begin, price, kept, partner, holder, load)
        else:
            paid = np.repeat(price, capacity)
            bid(mentor, value, count, begin, price, paid, holder, partner, step, BIDS * people, enough)
            if slack and rounds == 1:  # the prices were good ones
                exact = True
                continue
            slack = step
            settle(mentor, value, count, price, kept, partner, slack)
        found = most_left(worth, forbidden, price.astype(worth.dtype), kept - first, MORE, first, mentor, value, count)
        if rounds == ROUNDS and found:
            return None
        if not exact and found <= people:
            exact, found = True, 1
    if least is not None and (load < least).any():
        mentees = np.ascontiguousarray(worth.T)
        if not fill_least(mentees, forbidden, first, begin, least, price, kept, partner, holder, load):
            return None
    return partner, price


def _within(partner: Whole, capacity: Whole) -> Whole:
    """Without those for whom there is no place any more: of each mentor's mentees the last."""
    order = np.argsort(partner, kind="stable")
    ranked = partner[order]
    nth = np.arange(len(order)) - np.searchsorted(ranked, ranked)
    kept = partner.copy()
    kept[order[(ranked != NOBODY) & (nth >= capacity[ranked])]] = NOBODY
    return kept
