"""Who competes for too few places: the smallest group of people that cannot all be served (Hall 1935)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import maximum_flow

from core.matching.proof import Whole
from core.matching.whole_program import choose

Mask = NDArray[np.bool_]
SEARCHED = 3000  # pairs up to which the smallest group of all is searched for, and then proven
ROOTS = 100  # people from whom a group is grown, at most
SECONDS = 2.0


@dataclass(frozen=True)
class Crowd:
    """``rows`` want more places than they share, all with ``columns``.

    Without any one of ``rows`` the others could be served. ``smallest``: proven that no group is smaller.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    smallest: bool


def served(allowed: Mask, wants: Whole, places: Whole) -> csr_array:
    """As many wants met as can be, by a largest flow (Dinic 1970): 1 where row and column are put together."""
    rows, columns = np.nonzero(allowed & (wants > 0)[:, None] & (places > 0)[None, :])
    people, others = allowed.shape
    source, sink = people + others, people + others + 1
    start = np.concatenate([np.full(people, source), rows, people + np.arange(others)])
    end = np.concatenate([np.arange(people), people + columns, np.full(others, sink)])
    most = np.concatenate([np.maximum(wants, 0), np.ones(len(rows), dtype=np.int64), np.maximum(places, 0)])
    network = csr_array((most.astype(np.int32), (start, end)), shape=(sink + 1, sink + 1))
    flow = csr_array(maximum_flow(network, source, sink).flow)[:people, people : people + others]
    return csr_array((np.maximum(flow.data, 0), flow.indices, flow.indptr), shape=flow.shape)


def crowd(allowed: Mask, wants: Whole, places: Whole) -> Crowd | None:
    """The smallest group of rows that want more than the places they share; None where all can be served.

    Each row wants ``wants`` different columns, each column has ``places``. The smallest of all is proven up to
    ``SEARCHED`` pairs; above, a group is grown from each of the first ``ROOTS`` rows left out (alternating paths),
    none of whose parts is a crowd of its own, and the smallest of these is given.
    Ties to the smaller rows. Cost: a largest flow and one look at the pairs for each row left out.
    """
    found = served(allowed, wants, places)
    lacking = np.flatnonzero(np.asarray(found.sum(axis=1)).ravel() < wants)
    if not len(lacking):
        return None
    together = found.toarray() > 0
    grown = [_grown(allowed, together, int(root)) for root in lacking[:ROOTS]]
    best = min((_pruned(allowed, wants, places, group) for group in sorted(grown, key=len)[:5]), key=_by_size)
    everyone = np.unique(np.concatenate(grown)) if len(lacking) <= ROOTS else np.arange(len(allowed))
    proven = len(best) == 1
    if not proven and int(allowed[everyone].sum()) <= SEARCHED:
        searched = _smallest(allowed, wants, places, everyone)
        if searched is not None:
            best, proven = searched
    return Crowd(tuple(best), tuple(np.flatnonzero(allowed[best].any(axis=0) & (places > 0)).tolist()), proven)


def _by_size(group: list[int]) -> tuple[int, list[int]]:
    return len(group), group


def _grown(allowed: Mask, together: Mask, root: int) -> NDArray[np.int64]:
    """Everyone who would have to give way for the root to be served."""
    rows, fresh = np.zeros(len(allowed), dtype=np.bool_), np.array([root])
    columns = np.zeros(allowed.shape[1], dtype=np.bool_)
    rows[root] = True
    while len(fresh):
        reached = (allowed[fresh] & ~together[fresh]).any(axis=0) & ~columns
        columns |= reached
        taken = together[:, reached].any(axis=1) & ~rows
        rows |= taken
        fresh = np.flatnonzero(taken)
    return np.flatnonzero(rows)


def _crowded(allowed: Mask, wants: Whole, places: Whole, group: list[int]) -> bool:
    return int(served(allowed[group], wants[group], places).sum()) < int(wants[group].sum())


def _pruned(allowed: Mask, wants: Whole, places: Whole, group: NDArray[np.int64]) -> list[int]:
    """What is grown from a row that wants one place is minimal already; of others, all are tried to be left out."""
    left: list[int] = group.tolist()
    if (wants[group] <= 1).all():
        return left
    for row in group.tolist():
        rest = [one for one in left if one != row]
        if rest and _crowded(allowed, wants, places, rest):
            left = rest
    return left


def _smallest(allowed: Mask, wants: Whole, places: Whole, among: NDArray[np.int64]) -> tuple[list[int], bool] | None:
    """Yes or no: is a row in the group, are all places of a column counted, else is this one pair counted.

    A crowd of least size lies among the rows that have to give way for somebody left out.
    """
    rows, columns = np.nonzero(allowed[among] & (places > 0)[None, :])
    size, others, pairs = len(among), allowed.shape[1], len(rows)
    each = np.arange(pairs)
    ones = np.ones(pairs)
    counted = coo_array(
        (
            np.concatenate([ones, -ones, -ones]),
            (np.tile(each, 3), np.concatenate([rows, size + columns, size + others + each])),
        ),
        shape=(pairs + 1, size + others + pairs),
    ).tolil()
    counted[pairs, :] = np.concatenate([-wants[among], places, np.ones(pairs)])
    high = np.concatenate([np.zeros(pairs), [-1.0]])
    gain = np.concatenate([-np.ones(size), np.zeros(others + pairs)]).astype(np.int64)
    found = choose(gain, counted.tocsr(), np.full(pairs + 1, -np.inf), high, SECONDS)
    return None if found is None else (among[found.yes[:size]].tolist(), found.proven)
