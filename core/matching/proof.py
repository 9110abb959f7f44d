"""An upper bound that anyone can recompute: what no set of pairs can exceed. Knows nothing of how pairs were found.

Put any price of 0 or more on a place with each mentor. Whoever takes places pays their price and keeps the rest of
the value; then no set of pairs is worth more than all places sold at their price plus, for each mentee, the most
she could keep if the choice were hers alone (weak duality; Kuhn 1955, Lagrange). At the right prices the bound
meets the value that was found, and the pairs are proven best.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

Whole = NDArray[np.int64]
BLOCK = 1 << 15  # pairs looked at together: what fits beside the processor
NARROW = 1 << 30  # below it scores less prices fit 32 bits, and the lowest of these is worth nothing to anyone
Group = tuple[Sequence[int], int]  # places of an odd number of people, and the price of a pair among them


def bound(
    values: Whole,
    allowed: NDArray[np.bool_],
    first: Whole,
    demand: Whole,
    capacity: Whole,
    prices: Whole,
    enough: NDArray[np.bool_] | None = None,
    least: Whole | None = None,
) -> int:
    """No set of allowed pairs is worth more than this.

    A pair is worth ``values`` (mentees x mentors), and a mentee who has a pair (one that is ``enough``, where that
    is given) ``first`` more; each mentee has at most ``demand`` different mentors, each mentor at most ``capacity``
    mentees and at least ``least`` (0 unless given). ``prices`` (one per mentor) below 0 are what it costs to send
    someone there; they raise ValueError where nobody must be sent. Cost: one pass over all pairs. Exact: whole numbers
    throughout.
    """
    sent = np.zeros_like(prices) if least is None else least
    if ((prices < 0) & (sent == 0)).any():
        raise ValueError("a price below 0 bounds nothing")
    total = int(capacity @ np.maximum(prices, 0)) + int(sent @ np.minimum(prices, 0))
    if not values.size:
        return total
    small = max(int(np.abs(prices).max(initial=0)), int(first.max(initial=0))) < NARROW
    prices = prices.astype(np.int32) if small and values.dtype == np.int32 else prices
    step = max(1, BLOCK // values.shape[1])
    for start in range(0, len(values), step):
        part = slice(start, start + step)
        fit = None if enough is None else enough[part]
        total += _most_kept(values[part] - prices, allowed[part], first[part], demand[part], fit)
    return total


def _most_kept(
    kept: Whole, allowed: NDArray[np.bool_], first: Whole, demand: Whole, enough: NDArray[np.bool_] | None
) -> int:
    """What these mentees could keep in all if each had the choice."""
    low = np.iinfo(np.int32).min if kept.dtype == np.int32 else np.iinfo(np.int64).min // 4
    np.copyto(kept, low, where=~allowed)
    good = kept if enough is None else np.where(enough, kept, low)
    total = 0
    one = demand == 1
    if one.any():
        best = np.maximum(good.max(axis=1) + first, 0 if enough is None else kept.max(axis=1))
        total += int(np.maximum(0, best[one]).sum())
    for row in np.flatnonzero(demand > 1):
        choice = int(good[row].argmax())
        others = np.sort(np.maximum(0, np.delete(kept[row], choice)))[::-1]
        with_first = int(first[row] + good[row, choice] + others[: demand[row] - 1].sum())
        without = int(np.sort(np.maximum(0, kept[row]))[::-1][: demand[row]].sum())
        # Where every pair is enough, any pair brings what the first is worth.
        total += max(0, with_first, without if enough is not None else 0)
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
    total = int(worth.sum()) + sum(price * (len(members) // 2) for members, price in groups)
    if groups:
        over -= paid_inside(len(worth), groups)
    # Each person is in one pair, and every pair stands in the table twice: half the largest excess of each.
    return total + int(np.where(allowed, np.maximum(0, over), 0).max(axis=1).sum()) // 2


def paid_inside(people: int, groups: Sequence[Group]) -> Whole:
    """What each two people pay together for the groups that hold both (people x people)."""
    if sum(price for _, price in groups) >= 2**53:
        raise ValueError("prices too large to be added up exactly")
    member = np.zeros((len(groups), people))
    for place, (members, _) in enumerate(groups):
        member[place, members] = 1
    paid = (member.T * np.array([float(price) for _, price in groups])) @ member  # sums of whole numbers: exact
    return np.asarray(paid, dtype=np.int64)


def peer_count_bound(allowed: NDArray[np.bool_], apart: NDArray[np.bool_]) -> int:
    """No more pairs than this can be made within one pool (Berge 1958), whoever is set ``apart``.

    Once these few are away the others fall into groups without pairs across. In each odd group one stays over, and
    only those set apart could take her.
    """
    rest = np.flatnonzero(~apart)
    label = connected_components(allowed[np.ix_(rest, rest)], directed=False)[1]
    odd = int((np.bincount(label) % 2).sum()) if len(rest) else 0
    return (len(apart) + int(apart.sum()) - odd) // 2


def paired_bound(allowed: NDArray[np.bool_], capacity: Whole, scarce: NDArray[np.bool_]) -> int:
    """No more rows than this can each have a column of their own, whichever columns are called ``scarce``.

    Scarce columns serve no more rows than they have places; all others serve no more than ask them (König 1931).
    """
    return int(capacity[scarce].sum()) + int(allowed[:, ~scarce].any(axis=1).sum())
