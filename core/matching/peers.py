"""The exact best pairs within one pool: general matching, and the numbers that prove it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from core.matching.linear_program import largest
from core.matching.proof import Group, Whole, peer_bound

Mask = NDArray[np.bool_]
ALL_PAIRS = 250  # up to so many people every pair is looked at; above, each person's most promising
CANDIDATES = 30
ROUNDS = 40


def pair_peers(values: Whole, allowed: Mask) -> list[tuple[int, int]]:
    """The allowed pairs (smaller place first) with the highest total of ``values``, each person in at most one.

    Blossom algorithm (Edmonds 1965; Galil 1986) of rustworkx on whole numbers. Values of 0 or below are never made.
    Cost: 0.1 s for 200 people.
    """
    import rustworkx as rx  # only pools of peers need it

    first, second = np.nonzero(np.triu(allowed & (values > 0), 1))
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(values)))
    worth = values[first, second].tolist()
    graph.add_edges_from(list(zip(first.tolist(), second.tolist(), worth, strict=True)))
    found = rx.max_weight_matching(graph, max_cardinality=False, weight_fn=int, verify_optimum=False)
    return sorted((min(pair), max(pair)) for pair in found)


def best_peers(values: Whole, allowed: Mask) -> tuple[list[tuple[int, int]], int]:
    """The best pairs and an upper bound checked against all pairs.

    Above ``ALL_PAIRS`` people the pairs are the best among each person's most promising ones, to which every pair
    is added that the proof finds missing; the bound always speaks of all pairs.
    """
    offered = allowed if len(values) <= ALL_PAIRS else allowed & _promising(values, allowed)
    pairs: list[tuple[int, int]] = []
    bound = 0
    for _ in range(ROUNDS):
        pairs = pair_peers(values, offered)
        total = sum(int(values[pair]) for pair in pairs)
        worth, groups = _shadow(values, offered, total)
        bound = peer_bound(2 * values, allowed, worth, groups) // 2
        missed = allowed & ~offered & (2 * values - worth[:, None] - worth[None, :] > 0)
        for members, price in groups:
            inside = np.ix_(members, members)
            missed[inside] &= 2 * values[inside] - worth[members][:, None] - worth[members][None, :] > price
        if bound == total or not missed.any():
            break
        offered = offered | missed
    return pairs, bound


def most_peers(allowed: Mask) -> int:
    """How many pairs can be made at most."""
    return len(pair_peers(allowed.astype(np.int64), allowed))


def _promising(values: Whole, allowed: Mask) -> Mask:
    best = np.argsort(-np.where(allowed, values, -1), axis=1, kind="stable")[:, :CANDIDATES]
    chosen = np.zeros(allowed.shape, dtype=np.bool_)
    np.put_along_axis(chosen, best, True, axis=1)
    return chosen | chosen.T


def _shadow(values: Whole, offered: Mask, total: int) -> tuple[Whole, list[Group]]:
    """Prices, doubled (they are whole or half), from a linear program to which odd groups are added as needed."""
    people = len(values)
    first, second = np.nonzero(np.triu(offered, 1))
    groups: list[NDArray[np.int64]] = []
    if not len(first):
        return np.zeros(people, dtype=np.int64), []
    gain = values[first, second].astype(np.float64)
    edges = np.arange(len(first))
    while True:
        row = [first, second]
        column = [edges, edges]
        for place, members in enumerate(groups):
            inside = np.flatnonzero(np.isin(first, members) & np.isin(second, members))
            row.append(np.full(len(inside), people + place))
            column.append(inside)
        at = np.concatenate(row), np.concatenate(column)
        limits = coo_array((np.ones(len(at[0])), at), shape=(people + len(groups), len(first))).tocsr()
        most = np.concatenate([np.ones(people), [float(len(members) // 2) for members in groups]])
        found = largest(gain, limits, most)
        if found is None:
            return np.full(people, int(values.max(initial=0)), dtype=np.int64), []
        prices = np.rint(np.maximum(0, 2 * found.limit_worth)).astype(np.int64)
        if found.total < total + 0.5 or len(groups) > 4 * people:
            break
        fresh = [
            one for one in _odd(people, first, second, found.shares) if not any(np.array_equal(one, g) for g in groups)
        ]
        if not fresh:
            break
        groups += fresh
    return prices[:people], [(g.tolist(), int(p)) for g, p in zip(groups, prices[people:], strict=True) if p]


def _odd(people: int, first: Whole, second: Whole, share: NDArray[np.float64]) -> Sequence[NDArray[np.int64]]:
    """Odd groups whose people are paired with each other more often than whole pairs could be."""
    found: list[NDArray[np.int64]] = []
    for least in (1e-6, 0.2, 0.34, 0.45):
        used = share > least
        table = coo_array((np.ones(int(used.sum())), (first[used], second[used])), shape=(people, people))
        count, label = connected_components(table, directed=False)
        inside = (label[first] == label[second]) * share
        weight = np.bincount(label[first], weights=inside, minlength=count)
        size = np.bincount(label, minlength=count)
        for group in np.flatnonzero((size % 2 == 1) & (weight > size // 2 + 1e-6)):
            found.append(np.flatnonzero(label == group))
        if found:
            break
    return found
