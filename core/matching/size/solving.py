"""The best pairs among the offers that a search has gathered; heard between any two pieces of the work."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.matching.size.search import State

Whole = NDArray[np.int64]
NOBODY = -1
BIDS = 400  # for each mentee; what is not settled by then is left to shortest chains
BIDS_AT_ONCE = 1_000_000  # then it says how far it is, and hears whether to go on
NODES_AT_ONCE = 50_000  # of shortest chains, likewise


def solve(state: "State", step: int, exact: bool) -> None:
    """The best pairs among the offers, exactly or nearly so, from the prices and partners that there are.

    An auction finds prices near the best (Bertsekas 1988), one from the other side takes them from free places
    (Bertsekas, Castañon 1992), shortest chains from both sides make them exact (Edmonds, Karp 1972): from mentees
    without a place, and from free places that still have a price. Whoever wants no more meanwhile has the best pairs
    of before; the first auction is gone through in any case, so that there are some.
    """
    from core.matching.large.gathering import made_worth
    from core.matching.large.paths import seated, settle

    capacity, offers = state.market.capacity, state.offers
    begin = np.concatenate([[0], np.cumsum(capacity)]).astype(np.int64)
    seats = np.full(begin[-1], NOBODY, dtype=np.int64), np.zeros(len(capacity), dtype=np.int64)
    given = offers.mentor, offers.value, offers.count

    def fit(slack: int) -> None:
        settle(*given, state.price, state.kept, state.partner, slack)
        seated(begin, state.partner, *seats)

    fit(step)
    if step:
        _auction(state, begin, seats, step)
        fit(step)
    if exact and state.going:
        _make_exact(state, begin, seats, step, fit)
    if (state.going or state.best is None) and (state.partner != NOBODY).any():
        state.worth = made_worth(*given, state.partner)
        state.best = state.partner.copy(), state.price.copy(), state.kept.copy()


def _auction(state: "State", begin: Whole, seats: tuple[Whole, Whole], step: int) -> None:
    from core.matching.large.auction import bid

    offers, people = state.offers, len(state.kept)
    enough, left = max(0, people - int(begin[-1])), BIDS * people
    paid = np.repeat(state.price, state.market.capacity)
    while left > 0:
        most = min(left, BIDS_AT_ONCE)
        bids = bid(
            offers.mentor, offers.value, offers.count, begin, state.price, paid, seats[0], state.partner, step, most,
            enough,
        )  # fmt: skip
        left -= bids
        if bids < most or not (state.go_on() or state.best is None):
            break


def _make_exact(
    state: "State", begin: Whole, seats: tuple[Whole, Whole], step: int, fit: Callable[[int], None]
) -> None:
    from core.matching.large.gathering import by_mentor
    from core.matching.large.paths import free_places_cost_nothing, place_everyone
    from core.matching.large.reverse import bid_down

    offers = state.offers
    given, mentors = (offers.mentor, offers.value, offers.count), len(state.price)
    market = begin, state.price, state.kept, state.partner, *seats

    def asked_for() -> bool:
        """Whether a free place has a price."""
        return bool(((seats[1] < state.market.capacity) & (state.price > 0)).any())

    by = by_mentor(*given, mentors) if asked_for() else None
    left = BIDS * len(state.kept) if step else 0
    while by is not None and left > 0:
        most = min(left, BIDS_AT_ONCE)
        bids = bid_down(*by, *market, step, most)
        left -= bids
        if bids < most or not state.go_on():
            break
    fit(0)
    row = column = 0
    while row < len(state.kept) and state.going:
        row = place_everyone(*given, *market, row, NODES_AT_ONCE)
        state.go_on()
    if by is None and asked_for():
        by = by_mentor(*given, mentors)
    while by is not None and column < mentors and state.going:
        column = free_places_cost_nothing(*by, *market, column, NODES_AT_ONCE)
        state.go_on()
