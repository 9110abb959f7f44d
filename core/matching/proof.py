"""An upper bound that anyone can recompute: what no set of pairs can exceed. Knows nothing of how pairs were found.

Put any price of 0 or more on a place with each mentor. Whoever takes places pays their price and keeps the rest of
the value; then no set of pairs is worth more than all places sold at their price plus, for each mentee, the most
she could keep if the choice were hers alone (weak duality; Kuhn 1955, Lagrange). At the right prices the bound
meets the value that was found, and the pairs are proven best.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Group = tuple[Sequence[int], int]  # places of an odd number of people, and the price of a pair among them


def bound(
    values: Whole, allowed: NDArray[np.bool_], first: Whole, demand: Whole, capacity: Whole, prices: Whole
) -> int:
    """No set of allowed pairs is worth more than this.

    A pair is worth ``values`` (mentees x mentors), and a mentee's first pair ``first`` more; each mentee has at most
    ``demand`` different mentors, each mentor at most ``capacity`` mentees. ``prices`` (one per mentor) below 0 raise
    ValueError. Cost: one pass over all pairs. Exact: whole numbers throughout.
    """
    if (prices < 0).any():
        raise ValueError("a price below 0 bounds nothing")
    total = int(capacity @ prices)
    if not values.size:
        return total
    low = np.iinfo(np.int64).min // 4
    kept = np.where(allowed, values - prices, low)
    one = demand == 1
    if one.any():
        total += int(np.maximum(0, kept[one].max(axis=1) + first[one]).sum())
    for row in np.flatnonzero(demand > 1):
        best = np.sort(kept[row][allowed[row]])[::-1][: demand[row]]
        if len(best):
            total += max(0, int(first[row] + np.cumsum(best).max()))
    return total


def peer_bound(values: Whole, allowed: NDArray[np.bool_], worth: Whole, groups: Sequence[Group]) -> int:
    """No set of pairs within one pool, each person in at most one, is worth more than this.

    ``values`` is symmetric. ``worth``: what each person is to keep at least. ``groups``: of an odd number of people
    one always stays without a partner inside, so a price on the pairs inside is paid at most (size - 1) / 2 times
    (Edmonds 1965). Where a pair is worth more than its people and groups pay, the bound rises by the difference.
    Any numbers of 0 or more give a true bound; below 0, or a group of even size, raises ValueError.
    """
    if (worth < 0).any() or any(price < 0 or len(members) % 2 == 0 for members, price in groups):
        raise ValueError("no bound follows from these numbers")
    if not len(worth):
        return 0
    over = values - worth[:, None] - worth[None, :]
    total = int(worth.sum())
    for members, price in groups:
        over[np.ix_(members, members)] -= price
        total += price * (len(members) // 2)
    # Each person is in one pair, and every pair stands in the table twice: half the largest excess of each.
    return total + int(np.where(allowed, np.maximum(0, over), 0).max(axis=1).sum()) // 2
