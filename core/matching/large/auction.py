"""Mentees bid for places until nearly all have one: prices near the best ones, and pairs that nearly fit them."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

NOBODY = -1
NEVER = -(1 << 60)
ENDLESS = 1 << 60


@compiled
def bid(
    mentor: Any, worth: Any, count: Any, begin: Any, price: Any, paid: Any, holder: Any, partner: Any, step: int,
    most_bids: int, waiting_is_enough: int,
) -> int:  # fmt: skip
    """Change ``partner`` and ``price`` in place; the number of bids made (Bertsekas 1988, by places as in 1989).

    Each mentee looks at her offers, ``count`` of them: ``mentor`` and ``worth``, a row each. Places of mentor j are
    ``begin[j]`` to ``begin[j + 1]``; each has what was ``paid`` for it and a ``holder``. ``step`` more than needed is
    bid, so that no two outbid each other for ever. Ends when nobody waits, or no more than ``waiting_is_enough``.
    """
    people = len(count)
    waiting = np.empty(people, np.int64)
    size = 0
    for row in range(people - 1, -1, -1):
        if partner[row] == NOBODY:
            waiting[size] = row
            size += 1
    bids = 0
    while size > waiting_is_enough and bids < most_bids:
        size -= 1
        row = waiting[size]
        bids += 1
        best, second, chosen, gain = NEVER, NEVER, NOBODY, 0
        for place in range(count[row]):
            column = mentor[row, place]
            left = worth[row, place] - price[column]
            if left > best:
                second, best, chosen, gain = best, left, column, worth[row, place]
            elif left > second:
                second = left
        if best <= 0:
            continue  # prices only rise: she is looked at again afterwards
        cheapest, lowest, next_lowest = begin[chosen], ENDLESS, ENDLESS
        for seat in range(begin[chosen], begin[chosen + 1]):
            if paid[seat] < lowest:
                cheapest, next_lowest, lowest = seat, lowest, paid[seat]
            elif paid[seat] < next_lowest:
                next_lowest = paid[seat]
        second = max(0, second, gain - next_lowest)
        paid[cheapest] = lowest + best - second + step
        price[chosen] = min(paid[cheapest], next_lowest)
        before = holder[cheapest]
        holder[cheapest] = row
        partner[row] = chosen
        if before != NOBODY:
            partner[before] = NOBODY
            waiting[size] = before
            size += 1
    return bids
