"""From a few offers for each mentee to pairs that are proven best among all there could be.

The pairs of a large pool are columns of a linear program far too wide to write down. So it is solved over a few of
them, and its prices are held against all others, some rows at a time: whichever pair would leave a mentee more than she
keeps is taken in, and it is solved again from where it stood, until there is none (Dantzig, Wolfe 1960; for assignments
Dell'Amico, Toth 2000). Few rows have to be looked at again: what a pair left at earlier prices, and how far any price
has fallen since, bounds what it leaves now.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.matching.size.folded import Folded
from core.matching.size.looking import Found, look_over

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOBODY = -1
OFFERS = 20  # for each mentee, to begin with
MORE = 16  # at once, for each mentee whom another pair might leave more
NEAR = 2000  # units below what she keeps: pairs so near are taken in as well
STEPS = (1200, 60)  # units that bids rise by more than needed, one look after the other
MOST_EQUAL = 1024  # pairs that leave one mentee the same, before they are no longer gathered
BIDS = 400  # for each mentee; what is not settled by then is left to shortest chains
FEW = 0.01  # of the mentors, whose prices fell furthest, are looked at by themselves


@dataclass(frozen=True)
class Progress:
    """How far it is: ``part`` (0 to 1) of the ``look`` (counted from 1); ``worth`` of the best pairs so far and the
    ``bound`` that no pairs exceed, None before there are any; both with what each mentee's having one is worth."""

    look: int
    part: float
    worth: int | None
    bound: int | None


Watch = Callable[[Progress], bool]


def unwatched(progress: Progress) -> bool:
    """Go on."""
    return True


@dataclass(frozen=True)
class Market:
    """``rows`` look for one mentor each, who is worth ``first`` more to them; ``capacity`` of each of the columns."""

    folded: Folded
    rows: Whole
    first: Whole
    capacity: Whole


@dataclass
class Offers:
    """The pairs taken in so far, a row for each mentee."""

    mentor: NDArray[np.int32]
    value: Whole
    count: Whole

    def room_for(self, more: int) -> None:
        need = int(self.count.max(initial=0)) + more - self.mentor.shape[1]
        if need > 0:
            self.mentor = np.pad(self.mentor, ((0, 0), (0, need)))
            self.value = np.pad(self.value, ((0, 0), (0, need)))


@dataclass
class Searched:
    """``partner`` of each row, or NOBODY; ``price`` of each column; what each row ``kept`` at most of all pairs.

    ``worth`` meets ``bound`` where it is ``proven``. ``complete``: whether ``offers`` has every pair that leaves a
    mentee all she can keep, which is what ties are settled among. ``looked``: pairs looked at, beside all there are.
    """

    partner: Whole
    price: Whole
    kept: Whole
    worth: int
    bound: int
    offers: Offers
    complete: bool
    rounds: int = 0
    looked: float = 0.0

    @property
    def proven(self) -> bool:
        return self.worth == self.bound


@dataclass
class _State:
    market: Market
    watch: Watch
    offers: Offers
    price: Whole
    partner: Whole
    kept: Whole
    outside: Whole  # what no pair that is not among the offers left more than, at the prices of ``seen``
    seen: NDArray[np.int32]  # which of ``prices``
    prices: list[Whole] = field(default_factory=list)
    worth: int | None = None
    bound: int | None = None
    looks: int = 0
    looked: int = 0
    going: bool = True

    def look(self, folded: Folded, places: Whole, price: Whole, floor: Whole, most: int) -> Found:
        """``places`` are those of rows in the market."""
        self.looks += 1
        whole, done = max(1, len(places) * len(folded.columns)), 0

        def tell(pairs: int) -> bool:
            nonlocal done
            done += pairs
            self.looked += pairs
            self.going = self.watch(Progress(self.looks, done / whole, self.worth, self.bound)) and self.going
            return self.going

        return look_over(folded, self.market.rows[places], price, floor, most, tell)


def search(market: Market, start: Whole, watch: Watch = unwatched) -> Searched:
    """The pairs worth most in all, with the proof over all pairs; or the best so far once ``watch`` says no more.

    ``start``: prices of a similar problem, or zeros: they change how long it takes, never what the answer is worth.
    """
    people, mentors = len(market.rows), len(market.capacity)
    state = _State(
        market,
        watch,
        Offers(np.zeros((people, OFFERS), np.int32), np.zeros((people, OFFERS), np.int64), np.zeros(people, np.int64)),
        np.clip(start, 0, None).astype(np.int64),
        np.full(people, NOBODY),
        np.zeros(people, dtype=np.int64),
        np.zeros(people, dtype=np.int64),
        np.zeros(people, dtype=np.int32),
    )
    everyone = np.arange(people)
    floor = -market.first - state.price.max(initial=0) - 1  # any pair at all
    found = state.look(market.folded, everyone, state.price, floor, OFFERS)
    state.outside = found.least_left(floor)
    _take_in(state, everyone, found)
    state.prices.append(state.price.copy())
    rounds, complete = 0, True
    steps = (0, *STEPS[-1:]) if start.any() else STEPS
    while True:
        step = steps[min(rounds, len(steps) - 1)]
        exact = rounds >= len(steps) - 1 or not state.going
        _solve(state, step, exact)
        rounds += 1
        if not state.going:
            break
        more, complete = _look_again(state)
        if not state.going or (exact and not more):
            break
    if state.going and not complete:
        complete = _all_that_fit(state)
    bound = _trivial(market) if state.bound is None else state.bound
    return Searched(
        state.partner, state.price, state.kept, state.worth or 0, bound, state.offers,
        state.going and complete, rounds, state.looked / max(1, people * mentors),
    )  # fmt: skip


def _trivial(market: Market) -> int:
    """What no pairs can exceed whatever they are: everyone has the best there is, as far as there are places."""
    from core.matching.scores import SCORE_UNITS

    best = np.sort(market.first + SCORE_UNITS)[::-1]
    return int(best[: int(market.capacity.sum())].sum())


def _take_in(state: _State, places: Whole, found: Found) -> int:
    from core.matching.large.gathering import take_in

    offers = state.offers
    offers.room_for(found.mentor.shape[1])
    return take_in(
        places, found.mentor, found.worth, found.count, state.market.first, offers.mentor, offers.value, offers.count
    )


def _solve(state: _State, step: int, exact: bool) -> None:
    """The best pairs among the offers, exactly or nearly so, from the prices and partners that there are.

    An auction finds prices near the best (Bertsekas 1988), shortest chains from both sides make them exact (Edmonds,
    Karp 1972): from mentees without a place, and from free places that still have a price.
    """
    from core.matching.large.auction import bid
    from core.matching.large.gathering import made_worth
    from core.matching.large.paths import by_mentor, free_places_cost_nothing, place_everyone, seated, settle

    capacity, offers = state.market.capacity, state.offers
    people, mentors = len(state.kept), len(capacity)
    begin = np.concatenate([[0], np.cumsum(capacity)]).astype(np.int64)
    holder, load = np.full(begin[-1], NOBODY, dtype=np.int64), np.zeros(mentors, dtype=np.int64)
    given = offers.mentor, offers.value, offers.count
    settle(*given, state.price, state.kept, state.partner, step)
    seated(begin, state.partner, holder, load)
    if step:
        paid = np.repeat(state.price, capacity)
        enough = max(0, people - int(begin[-1]))
        bid(*given, begin, state.price, paid, holder, state.partner, step, BIDS * people, enough)
    if exact:
        settle(*given, state.price, state.kept, state.partner, 0)
        seated(begin, state.partner, holder, load)
        place_everyone(*given, begin, state.price, state.kept, state.partner, holder, load)
        if ((load < capacity) & (state.price > 0)).any():
            by = by_mentor(*given, mentors)
            free_places_cost_nothing(*by, begin, state.price, state.kept, state.partner, holder, load)
    else:
        settle(*given, state.price, state.kept, state.partner, step)
    state.worth = made_worth(*given, state.partner)


def _look_again(state: _State) -> tuple[int, bool]:
    """Hold the prices against all pairs; how many new ones there are, and whether all that fit them are known.

    Every row is bounded by what it ``kept`` of its offers, unless a pair outside of them may leave it as much.
    """
    market, folded = state.market, state.market.folded
    keeps = state.kept.copy()
    new, complete = 0, True
    again = np.zeros(len(keeps), dtype=np.bool_)
    for number, then in enumerate(state.prices):
        places = np.flatnonzero(state.seen == number)
        if not len(places):
            continue
        fall, apart = _fallen(then - state.price)
        safe = state.outside[places] + fall + market.first[places] < state.kept[places]
        again[places[~safe]] = True
        places = places[safe]
        if len(apart) and len(places):
            floor = state.kept[places] - market.first[places] - 1
            found = state.look(folded.of_columns(apart), places, state.price[apart], floor, MORE)
            if not state.going:
                return 1, False
            found.mentor[:] = apart[found.mentor]
            full = found.count == MORE
            again[places[full]] = True
            keeps[places] = np.maximum(keeps[places], found.most_left(floor) + market.first[places])
            new += _take_in(state, places, found)
    places = np.flatnonzero(again)
    if len(places):
        floor = np.maximum(state.kept[places] - NEAR, 0) - market.first[places] - 1
        found = state.look(folded, places, state.price, floor, MORE)
        if not state.going:
            return 1, False
        keeps[places] = np.maximum(keeps[places], found.most_left(floor) + market.first[places])
        state.outside[places] = found.least_left(floor)
        state.seen[places] = len(state.prices)
        state.prices.append(state.price.copy())
        complete = not (state.outside[places] + market.first[places] >= state.kept[places]).any()
        new += _take_in(state, places, found)
    bound = int(market.capacity @ state.price) + int(keeps.sum())
    state.bound = bound if state.bound is None else min(bound, state.bound)
    more = int((keeps > state.kept).sum())
    state.going = state.watch(Progress(state.looks, 1.0, state.worth, state.bound)) and state.going
    return more, complete


def _all_that_fit(state: _State) -> bool:
    """Take in every pair that fits the prices, of mentees to whom many are equal; whether all are there then."""
    most = MORE
    while most < MOST_EQUAL and state.going:
        first = state.market.first
        places = np.flatnonzero(state.outside + first >= state.kept)
        if not len(places):
            return True
        most *= 8
        floor = state.kept[places] - first[places] - 1
        found = state.look(state.market.folded, places, state.price, floor, most)
        state.outside[places] = found.least_left(floor)
        _take_in(state, places, found)
    return False


def _fallen(falls: Whole) -> tuple[int, Whole]:
    """How far prices fell at most, but for the few that fell further, which are named."""
    fell = np.sort(falls[falls > 0])
    few = max(8, int(FEW * len(falls)))
    if not len(fell):
        return 0, np.zeros(0, dtype=np.int64)
    fall = 0 if len(fell) <= few else int(fell[-few - 1])
    return fall, np.flatnonzero(falls > fall)
