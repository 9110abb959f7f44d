"""Stable pairs by ranked choices: no two people would both rather have each other than whom they have."""

from heapq import heappush, heappushpop

import numpy as np
from numpy.typing import NDArray

from core.matching.proof import Whole

Mask = NDArray[np.bool_]


def deferred_acceptance(ours: Whole, theirs: Whole, allowed: Mask, demand: Whole, capacity: Whole) -> Mask:
    """The stable pairs that are best for the rows (mentees x mentors, True where made).

    ``ours``: how much each row likes each column, ``theirs``: how much each column likes each row, both mentees x
    mentors, larger is better, any whole numbers; equal is a tie, which falls to the smaller row or column. Each row has
    at most ``demand`` columns, each column at most ``capacity`` rows.
    Rows ask in the order of their liking; a column keeps whom it likes best of all who ever asked (Gale and Shapley
    1962; with places: Roth and Sotomayor 1990, chapter 5). Every row has the best it can have in any stable set under
    the ties as broken, and the answer does not depend on the order in which rows ask. Cost: one sort per row and at
    most one question per allowed pair; 0.1 s at 1,000 x 400.
    """
    made = np.zeros(allowed.shape, dtype=np.bool_)
    wanted = [np.flatnonzero(allowed[row]) for row in range(len(demand))]
    order = [able[np.argsort(-ours[row, able], kind="stable")].tolist() for row, able in enumerate(wanted)]
    asked = [0] * len(order)
    kept: list[list[tuple[int, int]]] = [[] for _ in range(len(capacity))]  # heaps: least liked first
    places, likings = capacity.tolist(), theirs.tolist()
    lacking = demand.tolist()
    waiting = [row for row in range(len(order) - 1, -1, -1) if lacking[row] > 0]
    while waiting:
        row = waiting.pop()
        while lacking[row] > 0 and asked[row] < len(order[row]):
            column = order[row][asked[row]]
            asked[row] += 1
            offer = (likings[row][column], -row)
            if len(kept[column]) < places[column]:
                heappush(kept[column], offer)
                lacking[row] -= 1
            elif places[column] > 0:
                let_go = -heappushpop(kept[column], offer)[1]
                if let_go != row:
                    lacking[row] -= 1
                    lacking[let_go] += 1
                    waiting.append(let_go)
    for column, rows in enumerate(kept):
        made[[-row for _, row in rows], column] = True
    return made


def blocking(made: Mask, ours: Whole, theirs: Whole, allowed: Mask, demand: Whole, capacity: Whole) -> Mask:
    """The allowed pairs that are not made though both would gain: each has a place free, or likes someone less.

    Arguments as for ``deferred_acceptance``. Ties block nothing (weak stability).
    """
    far = np.iinfo(np.int64).max
    if not made.size:
        return np.zeros(made.shape, dtype=np.bool_)
    least_ours = np.where(made, ours, far).min(axis=1)
    least_theirs = np.where(made, theirs, far).min(axis=0)
    row_gains = (made.sum(axis=1) < demand)[:, None] | ((ours > least_ours[:, None]) & (demand > 0)[:, None])
    column_gains = (made.sum(axis=0) < capacity)[None, :] | ((theirs > least_theirs[None, :]) & (capacity > 0)[None, :])
    return np.asarray(allowed & ~made & row_gains & column_gains)
