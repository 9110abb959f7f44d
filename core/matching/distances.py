"""The cheapest way from everyone to everyone: shortest paths between all pairs of a dense network, exactly."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.large import has_many_ways, is_ready
from core.matching.moves import FAR, Whole

NEAREST = 3  # neighbours of each node through which a shorter way is looked for first
STEPS = 8  # of such a way
CORE = 0.3  # once every node left is joined to so much of the rest, all at once is faster than one after the other
DENSE = 300  # nodes up to which nothing else is tried
FEW = 100  # the same for compiled loops

Numbers = NDArray[Any]


def distances(cost: Whole, to_last: Whole) -> Whole:
    """``cost[x, y]`` may be below 0, but no round trip is. ``to_last``: the distances to the last node, all known.

    Those make every arc 0 or more (Johnson 1977). Of these few are ever used: those to near nodes, and those that no
    few steps over near nodes replace. They are solved by elimination (Carré 1971), fewest neighbours first; an arc
    left out that is shorter than the way found would be taken in, until there is none: exact for all. Where no way
    leads, ``FAR``. Cost: 0.25 s at 1,000 nodes, 0.1 s by compiled loops: above ``core.matching.large.WAYS`` nodes, and
    wherever they are loaded already.
    """
    lost = to_last >= FAR // 2  # no way leads to the last node from there: no way leads anywhere
    near = np.where(lost, 0, to_last)
    length = np.where((cost < FAR // 2) & ~lost, cost - near[:, None] + near, FAR)
    np.fill_diagonal(length, 0)
    known = length[length < FAR // 2]
    largest = int(known.max(initial=0))
    # Ways with an arc that nobody needs never matter; numbers as narrow as they can be are as much faster.
    kind, far = (np.int32, (1 << 30) - 1) if largest < 1 << 29 else (np.int64, FAR)
    arcs: Numbers = np.minimum(length, far).astype(kind)
    way = _dense(arcs.copy(), far) if len(arcs) <= DENSE else _sparse(arcs, far)
    return np.where(way >= far, FAR, way.astype(np.int64) + near[:, None] - near)


def _dense(way: Numbers, far: int) -> Numbers:
    """Floyd and Warshall, one row operation per node."""
    through = np.empty_like(way)
    for node in range(len(way)):
        np.add(way[:, node, None], way[node], out=through)
        np.minimum(way, through, out=way)
    return way


def _sparse(arcs: Numbers, far: int) -> Numbers:
    nth = min(NEAREST, len(arcs) - 1)
    near = np.argpartition(arcs, nth, axis=1)[:, : nth + 1]
    kept = np.zeros(arcs.shape, dtype=np.bool_)
    np.put_along_axis(kept, near, True, axis=1)
    # An arc is of no use where a step to someone near, and an arc from there, is as short; so again a few times.
    around, step = arcs, np.take_along_axis(arcs, near, axis=1)
    for _ in range(STEPS):
        before = around
        for place in range(near.shape[1]):
            around = np.minimum(around, before[near[:, place]] + step[:, place, None])
    kept |= arcs <= around
    kept &= arcs < far
    compiled = is_ready() or has_many_ways(len(arcs))
    while True:
        way = (_compiled if compiled else _eliminated)(np.where(kept, arcs, far), far)
        missed = (arcs < way) & ~kept
        if not missed.any():
            return way
        kept |= missed


def _compiled(way: Numbers, far: int) -> Numbers:
    from core.matching.large.ways import eliminate  # loads the compiler

    eliminate(way, far, FEW, CORE)
    return way


def _eliminated(way: Numbers, far: int) -> Numbers:
    """One node after the other is taken away, those it joined are joined directly; at the end all come back."""
    size = len(way)
    left = np.ones(size, dtype=np.bool_)
    joined = way < far
    out, into = joined.sum(axis=1), joined.sum(axis=0)
    order: list[tuple[int, NDArray[np.intp], NDArray[np.intp]]] = []
    while True:
        busy = np.where(left, out * into, size * size)
        node = int(busy.argmin())
        remaining = size - len(order)
        if remaining <= DENSE or busy[node] > (CORE * remaining) ** 2:
            break
        left[node] = False
        sources, targets = np.flatnonzero((way[:, node] < far) & left), np.flatnonzero((way[node] < far) & left)
        order.append((node, sources, targets))
        block = np.ix_(sources, targets)
        before = way[block]
        after = np.minimum(before, way[sources, node, None] + way[node, targets])
        fresh = (before >= far) & (after < far)
        way[block] = after
        out[sources] += fresh.sum(axis=1) - 1
        into[targets] += fresh.sum(axis=0) - 1
    core = np.flatnonzero(left)
    block = np.ix_(core, core)
    way[block] = _dense(way[block], far)
    for node, sources, targets in reversed(order):
        # All ways out lead through its neighbours of then, whose own ways are known by now; and all ways in.
        here = np.flatnonzero(left)
        way[node, here] = np.minimum(far, _nearest(way[node, targets, None] + way[np.ix_(targets, here)], far))
        way[here, node] = np.minimum(far, _nearest(way[sources, node][:, None] + way[np.ix_(here, sources)].T, far))
        left[node] = True
    return way


def _nearest(ways: Numbers, far: int) -> Numbers:
    return ways.min(axis=0) if len(ways) else np.full(ways.shape[1], far, dtype=ways.dtype)
