"""The exact best pairs within one pool: general matching, and the numbers that prove it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from core.matching.barrier import barrier
from core.matching.linear_program import largest
from core.matching.odd_cuts import odd_cuts
from core.matching.proof import Group, Whole, peer_bound

Mask = NDArray[np.bool_]
ALL_PAIRS = 250  # up to so many people every pair is looked at; above, each person's most promising
CANDIDATES = 30
MORE = 10  # pairs per person taken in at once where the proof misses some
FINE = 120  # prices are halves, now and then thirds or quarters: whole numbers of this fraction
ROUNDS = 60  # of a linear program at most; what is not proven by then is said to be unproven


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
    likely = allowed & _promising(values, allowed, CANDIDATES)
    every = len(values) <= ALL_PAIRS
    pairs = pair_peers(values, allowed) if every else []
    bound = 0
    for _ in range(ROUNDS):
        if not every:
            pairs = pair_peers(values, likely)
        total = sum(int(values[pair]) for pair in pairs)
        for one, other in pairs:
            likely[one, other] = likely[other, one] = True
        worth, groups = _shadow(values, likely, allowed, total)
        bound = peer_bound(FINE * values, allowed, worth, groups) // FINE
        over = FINE * values - worth[:, None] - worth[None, :]
        for members, price in groups:
            over[np.ix_(members, members)] -= price
        missed = allowed & ~likely & (over > 0)
        if bound == total or not missed.any():
            break
        likely |= missed & _promising(over, missed, MORE)
    return pairs, bound


def _promising(values: Whole, allowed: Mask, count: int) -> Mask:
    best = np.argsort(-np.where(allowed, values, -1), axis=1, kind="stable")[:, :count]
    chosen = np.zeros(allowed.shape, dtype=np.bool_)
    np.put_along_axis(chosen, best, True, axis=1)
    return chosen | chosen.T


def _shadow(values: Whole, offered: Mask, allowed: Mask, total: int) -> tuple[Whole, list[Group]]:
    """Prices in 1/``FINE``, from a linear program to which odd groups are added as needed."""
    people = len(values)
    first, second = np.nonzero(np.triu(offered, 1))
    if not len(first):
        return np.zeros(people, dtype=np.int64), []
    # People who can only be paired among themselves, and are odd in number, are the plainest odd groups.
    count, label = connected_components(allowed, directed=False)
    groups = [np.flatnonzero(label == part) for part in range(count)]
    groups = [members for members in groups if len(members) % 2 and len(members) > 1]
    gain = values[first, second].astype(np.float64)
    edges = np.arange(len(first))
    for _ in range(ROUNDS):
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
            return np.full(people, FINE * int(values.max(initial=0)), dtype=np.int64), []
        prices = np.rint(np.maximum(0, FINE * found.limit_worth)).astype(np.int64)
        if found.total < total + 0.5:
            break
        over = FINE * values - prices[:people, None] - prices[None, :people]
        for members, paid in zip(groups, prices[people:].tolist(), strict=True):
            over[np.ix_(members, members)] -= paid
        broken = _odd(people, first, second, found.shares, offered & (over >= 0))
        fresh = [one for one in broken if not any(np.array_equal(one, group) for group in groups)]
        if not fresh:
            cuts = odd_cuts(people, first, second, found.shares)
            fresh = [one for one in cuts if not any(np.array_equal(one, group) for group in groups)]
        if not fresh:
            break
        groups += fresh
    return prices[:people], [(g.tolist(), int(p)) for g, p in zip(groups, prices[people:], strict=False) if p]


def _odd(
    people: int, first: Whole, second: Whole, share: NDArray[np.float64], tight: Mask
) -> Sequence[NDArray[np.int64]]:
    """Odd groups whose people are paired with each other more often than whole pairs could be.

    Looked for among the pairs in use, and among the ``tight`` ones, which cost nothing at the prices so far, with
    and without the people whom too many others depend on.
    """
    seen: dict[bytes, NDArray[np.int64]] = {}
    used = np.zeros(tight.shape, dtype=np.bool_)
    used[first, second] = share > 1e-6
    for table in (used, tight, tight & ~_touching(barrier(tight, pair_peers(tight.astype(np.int64), tight)))):
        count, label = connected_components(table, directed=False)
        inside = (label[first] == label[second]) * share
        weight = np.bincount(label[first], weights=inside, minlength=count)
        size = np.bincount(label, minlength=count)
        for group in np.flatnonzero((size % 2 == 1) & (weight > size // 2 + 1e-6)):
            members = np.flatnonzero(label == group)
            seen[members.tobytes()] = members
    return list(seen.values())


def _touching(apart: Mask) -> Mask:
    return apart[:, None] | apart[None, :]
