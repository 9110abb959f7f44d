"""Pool and rules in, result out, for pools of which no table of all pairs could be kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.collecting import without_collecting
from core.jobs import SoFar
from core.matching.engine import audited, named_with_texts, started
from core.matching.explanation import explain_all
from core.matching.faults import check
from core.matching.pool import Pool
from core.matching.reading import locked_places
from core.matching.result import Result
from core.matching.rules import Rules
from core.matching.scores import POINT, SCORE_UNITS
from core.matching.size.left_out import LeftOutWhenAsked
from core.matching.size.most_people import none_more, none_more_urgent
from core.matching.size.search import NOBODY, Market, Progress, Searched, search, unwatched
from core.matching.size.sized import Sized, sized
from core.matching.size.tied import settled_among_equals

Whole = NDArray[np.int64]
HAVING = 2 * SCORE_UNITS  # what having a mentor is worth, to begin with
MOST = 1 << 25  # what having a mentor may be worth, so that every sum keeps to 32 bits


WatchSized = Callable[[SoFar], bool]


@without_collecting()
def match_sized(pool: Pool, rules: Rules, before: Result | None = None, watch: WatchSized | None = None) -> Result:
    """As ``core.matching.match``, for rules that ``core.matching.size.serving.outside`` finds nothing against.

    ``watch`` hears of the progress many times a second, in this thread, and says whether to go on: after False the
    best pairs so far come back, with what no pairs exceed, and ``proven`` False. To give it up raise anything. Raises
    what ``match`` raises. Cost: 1 to 4 ns a pair that is looked at, each once to three times, and 50 µs a person.
    """
    check(pool, rules)
    return match_read(sized(pool, rules), before, watch)


def match_read(read: Sized, before: Result | None = None, watch: WatchSized | None = None) -> Result:
    """``match_sized`` of a pool that is read already."""
    market, rows, columns = _market(read)
    prices = np.zeros(len(columns), dtype=np.int64)
    known = started(read.of_pairs, before)
    if known is not None:
        prices = np.minimum(known.prices[columns], 2 * SCORE_UNITS)
    searched, sure = _most_people(market, read, rows, prices, watch)
    partner = settled_among_equals(market, searched, _held(read)[columns]) if searched.proven else searched.partner
    made = np.flatnonzero(partner != NOBODY)
    pairs = list(zip(rows[made].tolist(), columns[partner[made]].tolist(), strict=True))
    over = searched.bound - searched.worth
    return _result(read, pairs, over / POINT, sure, dict(zip(columns.tolist(), searched.price.tolist(), strict=True)))


def _market(read: Sized) -> tuple[Market, Whole, Whole]:
    """Who still looks for somebody once locked pairs are made, and whom they may have: places of rows and columns."""
    demand = np.array([person.places for person in read.rows], dtype=np.int64)
    capacity = np.array([person.places for person in read.columns], dtype=np.int64)
    for row, column in locked_places(read.rules, read.of_pairs):
        demand[row] -= 1
        capacity[column] -= 1
    rows, columns = np.flatnonzero(demand > 0), np.flatnonzero(capacity > 0)
    folded = read.folded if len(columns) == len(capacity) else read.folded.of_columns(columns)
    # Where places are few they are all taken anyway: having one is then worth next to nothing, so prices stay low.
    having = 1 if int(capacity[columns].sum()) <= len(rows) else HAVING
    first = np.full(len(rows), having, dtype=np.int64)
    # Nobody has more mentees than there are.
    return Market(folded, rows, first, np.minimum(capacity[columns], len(rows) + 1)), rows, columns


def _held(read: Sized) -> Whole:
    held = np.zeros(len(read.columns), dtype=np.int64)
    for _, column in locked_places(read.rules, read.of_pairs):
        held[column] += 1
    return held


def _most_people(
    market: Market, read: Sized, rows: Whole, prices: Whole, watch: WatchSized | None
) -> tuple[Searched, bool]:
    """The most points among the most people; and whether both are proven.

    Having a mentor is worth ever more, until the prices show that no more people, and no more of those who go before
    others, could have one.
    """
    urgent = np.array([read.rows[row].priority for row in rows], dtype=np.bool_)
    first, more = market.first, 4 * SCORE_UNITS
    while True:
        market_now = replace(market, first=first)
        searched = search(market_now, prices, _told(watch, market_now))
        if not searched.proven:
            return searched, False
        if not none_more(market_now, searched):
            first = np.maximum(HAVING, first * 8)
        elif not none_more_urgent(market_now, searched, urgent):
            first, more = first + urgent * more, more * 8
        else:
            return searched, True
        if int(first.max()) > MOST:
            return searched, False
        prices = searched.price


def _told(watch: WatchSized | None, market: Market) -> Callable[[Progress], bool]:
    if watch is None:
        return unwatched
    people = min(len(market.rows), int(market.capacity.sum()))
    having = int(np.sort(market.first)[::-1][:people].sum())

    def tell(now: Progress) -> bool:
        points, bound = (
            None if worth is None else (worth - having) / POINT for worth in (now.worth, now.bound)
        )  # fmt: skip
        return watch(SoFar(now.look, now.part, points, bound))

    return tell


def _result(read: Sized, pairs: list[tuple[int, int]], over: float, proven: bool, prices: dict[int, int]) -> Result:
    """The pairs beside the locked ones, checked against every rule, with reasons."""
    rules, comparison = read.rules, read.of_pairs
    locked = locked_places(rules, comparison)
    every = sorted(locked + pairs)
    ids = [(read.rows[row].id, read.columns[column].id) for row, column in every]
    units = units_of(read, every)
    audited(read.pool, rules, comparison, units, every, ids)
    alone = np.ones(len(read.rows), dtype=np.bool_)
    alone[[row for row, _ in every]] = False
    total = int(units.sum()) / POINT
    return Result(
        proposals=explain_all(read.pool, rules, comparison, ids),
        unmatched=LeftOutWhenAsked(read, np.flatnonzero(alone), every),
        total=total,
        upper_bound=total + over,
        proven=proven,
        objective=rules.objective,
        method=named_with_texts("exact assignment", rules),
        prices={read.columns[column].id: price for column, price in prices.items()},
    )


def units_of(read: Sized, pairs: Sequence[tuple[int, int]]) -> Whole:
    """The score of each pair by numpy alone: what compiled loops made of it is not asked."""
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    total, known = np.zeros(len(pairs)), np.zeros(len(pairs))
    for criterion in read.rules.criteria:
        values = read.parts[criterion.key].of_pairs(rows, columns)
        total += criterion.weight * np.maximum(values, 0).astype(np.int64)
        known += criterion.weight * (values >= 0)
    return np.rint(total * (SCORE_UNITS / 10_000) / np.maximum(known, 1)).astype(np.int64)
