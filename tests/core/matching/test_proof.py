"""The bound holds for any prices, meets the optimum at the right ones, and convicts pairs that are not best."""

from itertools import permutations

import numpy as np
import pytest
import rustworkx as rx
from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching.assignment import NOBODY, assign, price
from core.matching.barrier import barrier
from core.matching.fairest import largest_pairing, scarce_columns
from core.matching.fairest_peers import cover
from core.matching.peers import best_peers
from core.matching.proof import bound, paired_bound, peer_bound, peer_count_bound

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
    mates = cover(np.ones(size, dtype=np.int64), np.nonzero(allowed))
    largest = [(one, other) for one, other in enumerate(mates) if one < other]
    assert peer_count_bound(allowed, barrier(allowed, largest)) == len(largest)
    anyone = np.array([luck.random() < 0.4 for _ in range(size)])
    assert peer_count_bound(allowed, anyone) >= len(largest)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 60), st.sampled_from([1, 3, 100_000]), st.sampled_from([0.1, 0.3, 1.0]), st.integers(0, 999))
def test_peers_are_worth_what_another_package_finds_and_that_is_proven(
    size: int, most: int, share: float, seed
) -> None:
    luck = np.random.default_rng(seed)
    values, allowed = (
        np.triu(luck.integers(1, most + 1, (size, size)), 1),
        np.triu(luck.random((size, size)) < share, 1),
    )
    values, allowed = values + values.T + luck.choice([0, size * most]), allowed | allowed.T
    graph = rx.PyGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from([(one, other, int(values[one, other])) for one, other in np.argwhere(np.triu(allowed))])
    theirs = sum(graph.get_edge_data(*pair) for pair in rx.max_weight_matching(graph, weight_fn=int))
    pairs, most_worth = best_peers(values, allowed)
    assert all(allowed[pair] for pair in pairs)
    assert sum(int(values[pair]) for pair in pairs) == most_worth == theirs


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(1, 4), st.randoms(use_true_random=False))
def test_whatever_is_called_scarce_no_more_are_paired_than_the_bound_says(rows: int, columns: int, luck) -> None:
    allowed = np.array([[luck.random() < 0.5 for _ in range(columns)] for _ in range(rows)])
    capacity = np.array([luck.randint(0, 2) for _ in range(columns)])
    scarce = np.array([luck.random() < 0.5 for _ in range(columns)])
    partner = largest_pairing(np.nonzero(allowed), rows, capacity)
    paired = int((partner != NOBODY).sum())
    assert paired <= paired_bound(allowed, capacity, scarce)
    assert paired == paired_bound(allowed, capacity, scarce_columns(np.nonzero(allowed), partner, capacity))


def test_nobody_is_a_row_without_a_column() -> None:
    solved = assign(
        np.ones((2, 2), dtype=np.int64), np.array([[True, False], [False, False]]), np.ones(2, dtype=np.int64)
    )
    assert list(solved.rows) == [0] and list(solved.columns) == [0] and NOBODY not in solved.columns
