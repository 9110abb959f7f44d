"""Shortest ways between all nodes of a sparse network, one node taken away after the other; see ``distances``."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled


@compiled
def eliminate(way: Any, far: int, rest: int, core: float) -> None:
    """``way`` (square; ``far`` where no arc is) becomes the length of the shortest way from each node to each.

    The node whose removal joins fewest is taken away first, until ``rest`` are left, or the next would join more than
    ``core`` of all with each other; these are solved all at once, and the others come back one by one (Carré 1971).
    """
    size = len(way)
    left = np.ones(size, np.bool_)
    out, into = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for source in range(size):
        for target in range(size):
            if way[source, target] < far:
                out[source] += 1
                into[target] += 1
    order = np.empty(size, np.int64)
    targets, ends = np.empty(size * 8, np.int64), np.zeros(size + 1, np.int64)
    sources, starts = np.empty(size * 8, np.int64), np.zeros(size + 1, np.int64)
    gone = 0
    while size - gone > rest:
        node, fewest = 0, np.int64(1 << 60)
        for other in range(size):
            if left[other] and out[other] * into[other] < fewest:
                node, fewest = other, out[other] * into[other]
        if fewest > (core * (size - gone)) ** 2:
            break
        left[node] = False
        if ends[gone] + size > len(targets):
            targets = np.append(targets, np.empty(len(targets), np.int64))
        if starts[gone] + size > len(sources):
            sources = np.append(sources, np.empty(len(sources), np.int64))
        end, start = ends[gone], starts[gone]
        for other in range(size):
            if left[other] and way[node, other] < far:
                targets[end] = other
                end += 1
            if left[other] and way[other, node] < far:
                sources[start] = other
                start += 1
        for source in sources[starts[gone] : start]:
            first = way[source, node]
            for target in targets[ends[gone] : end]:
                before, through = way[source, target], first + way[node, target]
                if through < before:
                    way[source, target] = through
                    if before >= far:
                        out[source] += 1
                        into[target] += 1
        for source in sources[starts[gone] : start]:
            out[source] -= 1
        for target in targets[ends[gone] : end]:
            into[target] -= 1
        order[gone] = node
        gone += 1
        ends[gone], starts[gone] = end, start
    here = np.flatnonzero(left)
    for through in here:
        _by_way_of(way, here, through, far)
    for nth in range(gone - 1, -1, -1):
        _brought_back(way, left, order[nth], targets[ends[nth] : ends[nth + 1]], sources[starts[nth] : starts[nth + 1]])
        left[order[nth]] = True


@compiled
def _by_way_of(way: Any, rows: Any, through: Any, far: int) -> None:
    """Whatever is nearer by way of one node."""
    onward = way[through]
    for row in rows:
        first, line = way[row, through], way[row]
        if first < far:
            for column in range(len(way)):
                line[column] = min(line[column], first + onward[column])


@compiled
def _brought_back(way: Any, left: Any, node: int, targets: Any, sources: Any) -> None:
    """All ways from a node lead through its neighbours of then, whose own are known by now; and all ways to it."""
    line = way[node]
    arcs = line.copy()
    for target in targets:
        first, onward = arcs[target], way[target]
        for column in range(len(way)):
            line[column] = min(line[column], first + onward[column])
    for row in range(len(way)):
        if left[row]:
            nearest = way[row, node]
            for source in sources:
                nearest = min(nearest, way[row, source] + way[source, node])
            way[row, node] = nearest
