"""The bound holds for any prices, meets the optimum at the right ones, and convicts pairs that are not best."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching.assignment import NOBODY, assign, price
from core.matching.barrier import barrier
from core.matching.odd_cuts import odd_cuts
from core.matching.peers import best_peers, pair_peers
from core.matching.proof import bound, peer_bound, peer_count_bound

ONES = np.ones(4, dtype=np.int64)
NOTHING = np.zeros(4, dtype=np.int64)
EVERYONE = np.ones((4, 4), dtype=np.bool_)


def square(draw: st.DrawFn, most: int = 20) -> np.ndarray:
    return np.array(draw(st.lists(st.lists(st.integers(0, most), min_size=4, max_size=4), min_size=4, max_size=4)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_prices_bring_the_bound_below_what_can_be_had(data: st.DataObject) -> None:
    values = data.draw(st.composite(square)())
    prices = np.array(data.draw(st.lists(st.integers(0, 25), min_size=4, max_size=4)))
    best = max(sum(int(values[row, column]) for row, column in enumerate(order)) for order in permutations(range(4)))
    assert bound(values, EVERYONE, NOTHING, ONES, ONES, prices) >= best
    solved = assign(values, EVERYONE, ONES)
    assert bound(values, EVERYONE, NOTHING, ONES, ONES, solved.prices) == best
    assert int(values[solved.rows, solved.columns].sum()) == best


def test_pairs_that_are_not_best_are_not_proven() -> None:
    values = np.array([[5, 9], [9, 9]])
    everyone, ones, nothing = values > 0, np.ones(2, dtype=np.int64), np.zeros(2, dtype=np.int64)
    worse = np.array([0, 1])
    assert bound(values, everyone, nothing, ones, ones, price(values, everyone, ones, worse)) > 14


def test_a_price_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        bound(np.eye(4, dtype=np.int64), EVERYONE, NOTHING, ONES, ONES, -ONES)
    with pytest.raises(ValueError, match="no bound"):
        peer_bound(np.eye(4, dtype=np.int64), EVERYONE, NOTHING, [([0, 1], 3)])


def test_an_odd_group_makes_the_bound_of_peers_exact() -> None:
    triangle = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0]])
    nothing = np.zeros(3, dtype=np.int64)
    assert peer_bound(triangle, triangle > 0, nothing, []) == 1
    assert peer_bound(2 * triangle, triangle > 0, np.ones(3, dtype=np.int64), []) == 3
    assert peer_bound(2 * triangle, triangle > 0, nothing, [([0, 1, 2], 2)]) == 2


@settings(max_examples=80, deadline=None)
@given(st.integers(2, 9), st.integers(1, 4), st.randoms(use_true_random=False))
def test_bounds_of_peers_meet_the_best_pairs(size: int, most: int, luck) -> None:
    values = np.zeros((size, size), dtype=np.int64)
    for one in range(size):
        for other in range(one):
            values[one, other] = values[other, one] = luck.choice([0, 0, luck.randint(1, most)])
    allowed = values > 0
    pairs, most_worth = best_peers(values, allowed)
    assert sum(int(values[pair]) for pair in pairs) == most_worth
    largest = pair_peers(allowed.astype(np.int64), allowed)
    assert peer_count_bound(allowed, barrier(allowed, largest)) == len(largest)
    anyone = np.array([luck.random() < 0.4 for _ in range(size)])
    assert peer_count_bound(allowed, anyone) >= len(largest)


@settings(max_examples=150, deadline=None)
@given(st.integers(3, 7), st.randoms(use_true_random=False))
def test_odd_groups_that_fractions_serve_too_well_are_found_wherever_there_are_any(size: int, luck) -> None:
    pairs = list(combinations(range(size), 2))
    luck.shuffle(pairs)
    left, shares = [4] * size, {}
    for one, other in pairs:
        quarters = luck.choice([0, 1, 2, 2, min(left[one], left[other])])
        quarters = min(quarters, left[one], left[other])
        if quarters:
            shares[one, other] = quarters / 4
            left[one], left[other] = left[one] - quarters, left[other] - quarters
    first, second = np.array(sorted(shares), dtype=np.int64).reshape(-1, 2).T
    share = np.array([shares[pair] for pair in sorted(shares)])

    def too_much(group: tuple[int, ...]) -> bool:
        return sum(part for pair, part in shares.items() if set(pair) <= set(group)) > len(group) // 2

    found = odd_cuts(size, first, second, share)
    assert all(len(group) % 2 and too_much(tuple(group.tolist())) for group in found)
    assert bool(found) == any(
        too_much(group) for odd in range(3, size + 1, 2) for group in combinations(range(size), odd)
    )


def test_nobody_is_a_row_without_a_column() -> None:
    solved = assign(
        np.ones((2, 2), dtype=np.int64), np.array([[True, False], [False, False]]), np.ones(2, dtype=np.int64)
    )
    assert list(solved.rows) == [0] and list(solved.columns) == [0] and NOBODY not in solved.columns
