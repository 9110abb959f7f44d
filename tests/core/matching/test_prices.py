"""Prices against solving again with each pair forced, on small pools of every form; and the chains behind them."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Refusal
from core.matching import Criterion, Measure, Objective, Person, Pool, Rules, compare, match
from core.matching.distances import DENSE, distances
from core.matching.market import best_pairs
from core.matching.moves import FAR, Market
from core.matching.prices import price_by_solving, prices_of
from core.matching.regrets import regrets

ON = date(2026, 9, 1)
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 100})


@st.composite
def markets(draw: st.DrawFn) -> Market:
    people, mentors = draw(st.integers(1, 4)), draw(st.integers(1, 4))

    def whole(count: int, *bounds: int) -> np.ndarray:
        return np.array(draw(st.lists(st.integers(*bounds), min_size=count, max_size=count)), dtype=np.int64)

    low, high = draw(st.sampled_from([(0, 1), (0, 9), (-4, 4)]))
    capacity = whole(mentors, 0, 2)
    least = np.minimum(capacity, whole(mentors, 0, draw(st.sampled_from([0, 0, 1]))))
    return Market(
        whole(people * mentors, low, high).reshape(people, mentors),
        whole(people * mentors, 0, 4).reshape(people, mentors) > 0,
        whole(people, 0, draw(st.sampled_from([1, 2]))),
        capacity,
        least,
        whole(people, 0, 1) * draw(st.sampled_from([0, 1, 100])),
        5000 if least.any() else 0,
    )


def sets_of_pairs(market: Market) -> list[np.ndarray]:
    mentors = market.worth.shape[1]
    choices = [
        [
            chosen
            for count in range(min(demand, mentors) + 1)
            for chosen in combinations(np.flatnonzero(allowed).tolist(), count)
        ]
        for demand, allowed in zip(market.demand.tolist(), market.allowed, strict=True)
    ]
    found = []
    for picked in product(*choices):
        made = np.zeros(market.worth.shape, dtype=bool)
        for row, chosen in enumerate(picked):
            made[row, list(chosen)] = True
        if (made.sum(axis=0) <= market.capacity).all():
            found.append(made)
    return found


@settings(max_examples=200, deadline=None)
@given(markets())
def test_each_price_is_what_forcing_the_pair_costs_and_the_chain_makes_it(market: Market) -> None:
    possible = sets_of_pairs(market)
    best = max(map(market.value, possible))
    made = best_pairs(market).made
    assert market.value(made) == best
    found = regrets(market, made)
    for row, column in np.ndindex(market.worth.shape):
        forced = [market.value(each) for each in possible if each[row, column]]
        if not forced:
            assert found.loss[row, column] > FAR // 2
            with pytest.raises(ValueError, match="cannot be made"):
                found.chain(row, column)
            continue
        assert found.loss[row, column] == best - max(forced)
        after = made.copy()
        for move in found.chain(row, column):
            if move.leaves is not None:
                assert after[move.row, move.leaves]
                after[move.row, move.leaves] = False
            if move.joins is not None:
                assert market.allowed[move.row, move.joins] and not after[move.row, move.joins]
                after[move.row, move.joins] = True
        assert after[row, column] and market.value(after) == max(forced)
        assert any((after == each).all() for each in possible)


@pytest.mark.parametrize("size", [DENSE - 100, DENSE + 100])
def test_shortest_ways_are_those_of_floyd_and_warshall(size: int) -> None:
    luck = np.random.default_rng(size)
    cost = luck.integers(0, 1000, (size, size))
    cost[luck.random((size, size)) < 0.5] = FAR
    height = luck.integers(-500, 500, size)  # arcs below 0, but no round trip is
    height[-1] = 0
    np.fill_diagonal(cost, 0)
    slow = cost.copy()
    for node in range(size):
        slow = np.minimum(slow, slow[:, node, None] + slow[node])
    tilted = np.where(cost < FAR, cost + height[:, None] - height, FAR)
    found = distances(tilted, slow[:, -1] + height)
    assert (found == slow + height[:, None] - height).all()


spot = st.one_of(st.none(), st.integers(0, 100))


@st.composite
def pools(draw: st.DrawFn) -> tuple[Pool, Rules]:
    def side(count: int, start: int, most: int) -> tuple[Person, ...]:
        return tuple(
            Person(
                start + place, f"P{start + place}", {} if (at := draw(spot)) is None else {"at": at},
                places=draw(st.integers(0 if most == 1 else 1, most)), priority=draw(st.booleans()),
            )
            for place in range(count)
        )  # fmt: skip

    mentees, mentors = side(draw(st.integers(1, 5)), 1, 1), side(draw(st.integers(1, 4)), 11, 2)
    pairs = [(one.id, other.id) for one in mentees for other in mentors]
    barred = draw(st.sets(st.sampled_from(pairs), max_size=3))
    free = [
        (one.id, other.id) for one in mentees for other in mentors if one.places and (one.id, other.id) not in barred
    ]
    locked = draw(st.sets(st.sampled_from(free), max_size=1)) if free else set()
    objective = draw(st.sampled_from([Objective.MOST_PEOPLE, Objective.TOTAL, Objective.FAIREST]))
    return Pool(ON, mentees, mentors), Rules((NEAR,), objective, dict.fromkeys(locked, ""), dict.fromkeys(barred, ""))


@settings(max_examples=60, deadline=None)
@given(pools())
def test_prices_are_what_the_engine_finds_when_it_solves_again(case: tuple[Pool, Rules]) -> None:
    pool, rules = case
    comparison = compare(pool, rules.criteria)
    result = match(pool, rules, comparison)
    found = prices_of(pool, rules, result, comparison)
    made = {proposal.pair for proposal in result.proposals}
    worst = min((proposal.score for proposal in result.proposals if not proposal.locked), default=0)
    for one, other in product(pool.mentees, pool.mentors):
        pair = (one.id, other.id)
        price = found.why_not(pair)
        if pair in made:
            assert (price.points, price.people, price.moves, price.obstacles) == (0, 0, (), ())
            continue
        try:
            again = match(pool, replace(rules, locked={**rules.locked, pair: ""}), comparison)
        except Refusal:
            assert price.obstacles
            continue
        if rules.objective is Objective.FAIREST:
            # A lock is no part of the lowest score, so solving again speaks of pairs that keep it.
            lowest = min(proposal.score for proposal in again.proposals if proposal.pair not in rules.locked)
            if round(lowest, 1) < round(worst, 1) or price.obstacles:
                continue
        assert not price.obstacles, str(price.obstacles[0])
        points, people = price_by_solving(pool, rules, result, comparison, pair)
        # Where only the total decides, equal totals may leave more or fewer people waiting.
        assert (price.points, price.people) == (points, 0 if rules.objective is Objective.TOTAL else people)
        assert price.moves[0].mentee_id == one.id and price.moves[0].joins == other.id
        place = comparison.places(pair)
        assert (found.points[place], found.people[place]) == (price.points, price.people)


def people(spots: list[int], start: int, places: int = 1) -> tuple[Person, ...]:
    return tuple(Person(start + place, f"P{start + place}", {"at": at}, places) for place, at in enumerate(spots))


def told(pool: Pool, rules: Rules, pair: tuple[int, int]) -> str:
    return str(prices_of(pool, rules, match(pool, rules)).why_not(pair).sentence)


def test_an_answer_names_price_and_people() -> None:
    pool, rules = Pool(ON, people([0, 50, 100], 1), people([0, 50, 90], 11)), Rules((NEAR,))
    assert told(pool, rules, (1, 11)) == "P1 and P11 are paired."
    assert told(pool, rules, (1, 12)) == "P1 with P12 would cost 100.0 points; these would move too: P2"
    price = prices_of(pool, rules, match(pool, rules)).why_not((1, 12))
    assert [(move.mentee_id, move.leaves, move.joins) for move in price.moves] == [(1, 11, 12), (2, 12, 11)]
    scarce = Pool(ON, people([0, 50], 1), people([0], 11))
    assert told(scarce, rules, (2, 11)) == "P2 with P11 would cost 50.0 points; these would move too: P1"
    alone = Rules((NEAR,), barred={(2, 12): "no"})
    pool = Pool(ON, people([0, 50], 1), people([0, 50], 11))
    assert told(pool, alone, (2, 12)) == "P2 and P12 cannot be paired."
    assert told(pool, alone, (1, 11)) == "P1 with P11 would leave 1 person more without a mentor."


def test_what_has_no_such_price_is_refused() -> None:
    peers = Pool(ON, peers=people([0, 50, 60], 1))
    rules = Rules((NEAR,))
    result, comparison = match(peers, rules), compare(peers, rules.criteria)
    with pytest.raises(ValueError, match="two sides"):
        prices_of(peers, rules, result, comparison)
    assert price_by_solving(peers, rules, result, comparison, (1, 2)) == (40.0, 0)
