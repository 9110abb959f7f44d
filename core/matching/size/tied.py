"""The last word among equals in a large pool, as in a small one: loads as even as can be, then ids."""

import numpy as np
from numpy.typing import NDArray

from core.matching.size.search import Market, Searched
from core.matching.ties import Fitting, Room, settled

Whole = NDArray[np.int64]
MANY = 5  # pairs for each mentee that are all as good: so many ways among many people are not all gone through
FEW_PEOPLE = 10_000


def settled_among_equals(market: Market, searched: Searched, held: Whole) -> Whole:
    """The partners that loads and ids choose (see ``core.matching.ties``).

    Where everything is alike to thousands they stay as the search left them, which is the same every time too.
    """
    from core.matching.large.gathering import fitting_offers

    if not searched.complete:
        return searched.partner
    offers = searched.offers
    begins, columns = fitting_offers(offers.mentor, offers.value, offers.count, searched.price, searched.kept)
    people = len(market.rows)
    if people > FEW_PEOPLE and len(columns) > MANY * people:
        return searched.partner
    room = Room(searched.price, market.capacity, np.zeros_like(market.capacity), held)
    return settled(searched.partner, Fitting(begins, columns, searched.kept), room)
