"""Odd groups that fractions of pairs would serve better than whole pairs could, found wherever there are any."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

Whole = NDArray[np.int64]
SCALE = 1_000_000  # shares as whole numbers, for the flows
CLEARLY = 20  # of SCALE: what rounding could feign


def odd_cuts(people: int, first: Whole, second: Whole, share: NDArray[np.float64]) -> list[Whole]:
    """Odd groups whose pairs inside have shares of more than (size - 1) / 2 in all; empty only where there are none.

    The share that a group has to the outside, and what its people leave unused, is then below 1: such a smallest odd
    cut is one of those of a cut tree (Padberg and Rao 1982; tree by Gusfield 1990). Cost: one largest flow for each
    person whose pairs are in fractions, or hang together with such.
    """
    used = share > 1e-7
    links = csr_array((np.ones(int(used.sum())), (first[used], second[used])), shape=(people, people))
    count, label = connected_components(links, directed=False)
    whole = np.ones(count, dtype=np.bool_)
    whole[label[first[used & (share < 1 - 1e-7)]]] = False
    found = []
    for part in np.flatnonzero(~whole):
        members = np.flatnonzero(label == part)
        if len(members) >= 3:
            place = np.full(people, -1)
            place[members] = np.arange(len(members))
            inside = used & (label[first] == part)
            cuts = _of_part(len(members), place[first[inside]], place[second[inside]], share[inside])
            found += [members[cut] for cut in cuts]
    return found


def _of_part(size: int, first: Whole, second: Whole, share: NDArray[np.float64]) -> Iterator[Whole]:
    """One more place, the last, takes up what people leave unused; it makes the number of odd places even."""
    weight = np.rint(share * SCALE).astype(np.int64)
    unused = np.maximum(0, SCALE - np.bincount(np.r_[first, second], weights=np.r_[weight, weight], minlength=size))
    ends = np.r_[first, np.arange(size)], np.r_[second, np.full(size, size)]
    flows = np.r_[weight, unused.astype(np.int64)].astype(np.int32)
    network = csr_array(
        (np.r_[flows, flows], (np.r_[ends[0], ends[1]], np.r_[ends[1], ends[0]])), shape=(size + 1,) * 2
    )
    parent, value = np.zeros(size + 1, dtype=np.int64), np.zeros(size + 1, dtype=np.int64)
    for person in range(1, size + 1):
        other = int(parent[person])
        result = maximum_flow(network, person, other)
        residual = network - result.flow
        residual.eliminate_zeros()
        side = np.zeros(size + 1, dtype=np.bool_)
        side[breadth_first_order(residual, person, return_predecessors=False)] = True
        value[person] = result.flow_value
        moved = side & (parent == other)
        moved[person] = False
        parent[moved] = person
        if side[parent[other]]:
            parent[person], parent[other] = parent[other], person
            value[person], value[other] = value[other], value[person]
    for person in range(1, size + 1):
        if value[person] < SCALE - CLEARLY:
            below = _below(parent, person)
            if below[size]:
                below = ~below
            members = np.flatnonzero(below[:size])
            if len(members) % 2 and len(members) >= 3:
                yield members


def _below(parent: Whole, person: int) -> NDArray[np.bool_]:
    """Whoever hangs on this person in the tree, whose root is place 0."""
    found = np.zeros(len(parent), dtype=np.bool_)
    found[person] = True
    while True:
        more = found[parent] & ~found
        more[0] = False
        if not more.any():
            return found
        found |= more
