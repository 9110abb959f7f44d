"""Whether no more people could have a mentor: read off the prices of the best pairs."""

import numpy as np
from numpy.typing import NDArray

from core.matching.scores import SCORE_UNITS
from core.matching.size.search import NOBODY, Market, Searched

Whole = NDArray[np.int64]


def none_more(market: Market, searched: Searched) -> bool:
    """Whether prices that prove the pairs worth most prove as well that no set of pairs has more people.

    Take a level, from 0 to what having a mentor is worth, with no price in the space of one whole score below it.
    Mentors at the level and above are full, and whoever might have one below keeps something, so has a mentor; she is
    not with one above, who would leave her less than any below. So those places and those people cover all pairs that
    are possible, and there are as many as pairs made: no set of pairs has more (König 1931). Nor has any that is worth
    as much fewer, whoever keeps something and whatever costs something being in each of them.
    """
    taken = int((searched.partner != NOBODY).sum())
    if taken == len(market.rows) and (searched.kept > 0).all():
        return True
    if taken == int(market.capacity.sum()) and (searched.price > 0).all():
        return True
    return _has_level(searched.price, 0, int(market.first.min()))


def none_more_urgent(market: Market, searched: Searched, urgent: NDArray[np.bool_]) -> bool:
    """The same of those who go before others, among sets of pairs with as many people as can be.

    Here the level is more than anybody else would pay, so that all who are at it or above go before others. A largest
    set of them can always be made one of the most people (Mendelsohn, Dulmage 1958).
    """
    waiting = searched.partner == NOBODY
    if not (urgent & waiting & (searched.offers.count > 0)).any():
        return True
    others, theirs = market.first[~urgent], market.first[urgent]
    return _has_level(searched.price, int(others.max(initial=0)) + SCORE_UNITS, int(theirs.min()))


def _has_level(price: Whole, low: int, high: int) -> bool:
    """Whether there is a level above ``low``, at most ``high``, with no price a whole score or less below it."""
    if high <= low:
        return False
    levels = np.append(np.unique(price[(price > low) & (price <= high)]), high)
    before = np.concatenate([[int(price[price <= low].max(initial=-(2 * SCORE_UNITS)))], levels[:-1]])
    return bool((levels - before > SCORE_UNITS).any())
