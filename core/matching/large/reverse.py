"""Free places that still have a price offer themselves for less until somebody comes or they cost nothing."""

from typing import Any

import numpy as np

from core.matching.large.auction import NEVER, NOBODY
from core.matching.large.compiled import compiled
from core.matching.large.paths import leave_seat


@compiled
def bid_down(
    offers: Any, rows: Any, values: Any, begin: Any, price: Any, kept: Any, partner: Any, holder: Any, load: Any,
    step: int, most_bids: int,
) -> int:  # fmt: skip
    """Change ``partner``, ``price``, ``kept`` and places in place; the number of bids made.

    The auction from the other side (Bertsekas, Castañon 1992: where there are more places than people, prices that an
    earlier round left on free places would stand in the way of the proof). A mentor with a free place asks just as much
    as the second best of her mentees (``rows`` and ``values`` from ``offers`` on) would give, less a ``step``, so that
    the best comes; those she has pay less too. What nobody would give a ``step`` for costs nothing. No pair leaves a
    mentee more than ``step`` above what she keeps, if none did before; whoever has a mentor has one afterwards. Ends
    when no free place has a price, or after ``most_bids``.
    """
    mentors = len(load)
    waiting = np.empty(mentors, np.int64)
    queued = np.zeros(mentors, np.bool_)
    size = 0
    for column in range(mentors - 1, -1, -1):
        if load[column] < begin[column + 1] - begin[column] and price[column] > 0:
            waiting[size] = column
            queued[column] = True
            size += 1
    bids = 0
    while size > 0 and bids < most_bids:
        column = waiting[size - 1]
        bids += 1
        best, second, chosen, worth = NEVER, NEVER, NOBODY, 0
        for place in range(offers[column], offers[column + 1]):
            row = rows[place]
            if partner[row] == column:
                continue
            gain = values[place] - kept[row]
            if gain > best:
                second, best, chosen, worth = best, gain, row, values[place]
            elif gain > second:
                second = gain
        lower = min(price[column], max(0, second - step)) if best > step else 0
        fall = price[column] - lower
        price[column] = lower
        for seat in range(begin[column], begin[column] + load[column]):
            kept[holder[seat]] += fall
        if best > step:
            before = partner[chosen]
            if before != NOBODY:
                leave_seat(chosen, before, begin, holder, load)
            partner[chosen] = column
            kept[chosen] = worth - lower
            holder[begin[column] + load[column]] = chosen
            load[column] += 1
        else:
            before = NOBODY
        if price[column] == 0 or load[column] == begin[column + 1] - begin[column]:
            size -= 1
            queued[column] = False
        if before != NOBODY and price[before] > 0 and not queued[before]:
            waiting[size] = before
            queued[before] = True
            size += 1
    return bids
