"""The exact best pairs where a mentee may have several mentors, all of them different."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, vstack

from core.matching.assignment import assign
from core.matching.linear_program import largest
from core.matching.moves import FAR, ways_out
from core.matching.proof import Whole

Mask = NDArray[np.bool_]
CANDIDATES = 24  # mentors per mentee, and mentees per mentor, to begin with
SLACK = 1e-4  # far below the 1 that whole numbers differ by


@dataclass(frozen=True)
class SolvedSeveral:
    """The pairs made. ``prices`` are those of the linear program: a first look at which other pairs may matter."""

    rows: Whole
    columns: Whole
    prices: Whole


def assign_several(
    values: Whole,
    allowed: Mask,
    demand: Whole,
    capacity: Whole,
    urgent: Mask | None,
    placed: Mask,
    enough: Mask,
    least: Whole,
) -> SolvedSeveral | None:
    """The highest total of ``values`` with at most ``demand`` mentors per mentee and ``capacity`` per mentor.

    Each mentor has at least ``least`` mentees; None where that, and a pair that is enough for as many as can have
    one, cannot be at once.

    With ``urgent`` (one per mentee) as many mentees as can be get a mentor, of these as many urgent ones as can be;
    ``placed`` mentees have one already and do not count; of the others each has at least one pair that is
    ``enough``, or none. With None only the total decides.
    A linear program whose corners are whole numbers (network matrix), solved by HiGHS on the most promising pairs,
    to which pairs are added until none left out would gain. Cost: 1 s at 1,000 x 400.
    """
    # Two classes of mentees, each with a fixed number of people who get a first mentor: still a network.
    classes: list[tuple[Whole, int]] = []
    seed = np.zeros(allowed.shape, dtype=np.bool_)
    if urgent is not None:
        worth = np.broadcast_to((len(urgent) + 1 + urgent)[:, None], allowed.shape).astype(np.int64)
        start = assign(worth, allowed & enough & ~placed[:, None], capacity)
        seed[start.rows, start.columns] = True
        got = seed.any(axis=1)
        for members in (urgent & ~placed, ~urgent & ~placed):
            if members.any():
                classes.append((np.flatnonzero(members), int((got & members).sum())))
    offered = (seed | _promising(values, allowed)) & allowed
    while True:
        found = _program(values, offered, demand, capacity, classes, enough, least)
        if found is None:
            if offered.sum() == allowed.sum():
                return None
            offered = allowed
            continue
        solved, keeps, made = found
        missed = allowed & ~offered & (values - solved.prices - keeps[:, None] > SLACK)
        if not missed.any():
            rows, columns = np.nonzero(made)
            return SolvedSeveral(rows, columns, solved.prices)
        offered = offered | missed


def _promising(values: Whole, allowed: Mask) -> Mask:
    worth = np.where(allowed, values, -1)
    chosen = np.zeros(allowed.shape, dtype=np.bool_)
    for axis in (0, 1):
        count = min(CANDIDATES, worth.shape[axis])
        best = np.argpartition(-worth, count - 1, axis=axis).take(range(count), axis=axis)
        np.put_along_axis(chosen, best, True, axis=axis)
    return chosen


def _program(
    values: Whole,
    offered: Mask,
    demand: Whole,
    capacity: Whole,
    classes: list[tuple[Whole, int]],
    enough: Mask,
    least: Whole,
) -> tuple[SolvedSeveral, NDArray[np.float64], Mask] | None:
    """Variables: one per pair offered, then one per mentee: whether she has a first mentor."""
    people, mentors = values.shape
    rows, columns = np.nonzero(offered)
    pairs = np.arange(len(rows))
    ones = np.ones(len(rows))
    width = len(rows) + people
    per_mentee = coo_array((ones, (rows, pairs)), shape=(people, width))
    per_mentor = coo_array((ones, (columns, pairs)), shape=(mentors, width))
    good = np.flatnonzero(enough[rows, columns])
    only = coo_array((np.ones(len(good)), (rows[good], good)), shape=(people, width))
    mark = coo_array((np.ones(people), (np.arange(people), len(rows) + np.arange(people))), shape=(people, width))
    must = np.flatnonzero(least)
    to_must: Any = coo_array((-ones, (columns, pairs)), shape=(mentors, width))
    limits: Any = vstack([per_mentee, per_mentor, mark - only, to_must.tocsr()[must]]).tocsr()
    exact, counts = None, None
    if classes:
        at = np.concatenate([members for members, _ in classes])
        of = np.concatenate([np.full(len(members), place) for place, (members, _) in enumerate(classes)])
        exact = coo_array((np.ones(len(at)), (of, len(rows) + at)), shape=(len(classes), width)).tocsr()
        counts = [count for _, count in classes]
    gain = np.concatenate([values[rows, columns], np.zeros(people)]).astype(np.float64)
    most = np.concatenate([demand, capacity, np.zeros(people), -least[must]]).astype(np.float64)
    found = largest(gain, limits, most, exact, counts)
    if found is None:
        return None
    made = np.zeros(offered.shape, dtype=np.bool_)
    made[rows, columns] = found.shares[: len(rows)] > 0.5
    shadow = found.limit_worth
    paid = np.maximum(0, shadow[people : people + mentors])
    paid[must] -= shadow[people + mentors + people :]
    prices = np.rint(paid).astype(np.int64)
    keeps = shadow[:people] - shadow[people + mentors : people + mentors + people]
    return SolvedSeveral(rows, columns, prices), keeps, made


def supporting(
    values: Whole,
    allowed: Mask,
    first: Whole,
    demand: Whole,
    capacity: Whole,
    enough: Mask,
    least: Whole,
    made: Mask,
) -> Whole:
    """Prices of places that prove ``made`` best, where it is; arguments as for ``core.matching.proof.bound``.

    What one more place with a mentor costs those who have them: the cheapest round of single changes that frees one.
    Whoever has several partners need only compare sets that differ by one, as what they are worth to her is a
    valuated matroid (Murota 1996). Cost: one look at each made pair and mentor.
    """
    mentors = len(capacity)
    cost = np.full((mentors + 1, mentors + 1), FAR, dtype=np.int64)
    asked = np.where(allowed & ~made, values, -FAR)
    good, load = (made & enough).sum(axis=1), made.sum(axis=0)
    column, row = np.nonzero(made.T)
    if len(row):
        held = values[row, column]
        others = good[row] - enough[row, column] > 0  # she keeps a partner who is enough, whoever goes
        lost = np.where((good[row] > 0) & ~others, first[row], 0)
        begins = np.flatnonzero(np.diff(column, prepend=-1))
        again = np.where(others[:, None] | ~enough[row], 0, first[row][:, None])
        swaps = np.minimum((held + lost)[:, None] - asked[row] - again, FAR)
        cost[column[begins], :mentors] = np.minimum.reduceat(swaps, begins, axis=0)
        cost[column[begins], mentors] = np.minimum.reduceat(held + lost, begins)
    cost[:mentors, mentors] = np.minimum(cost[:mentors, mentors], np.where(load < capacity, 0, FAR))
    looking = made.sum(axis=1) < demand
    if looking.any():
        gains = np.where(enough[looking] & (good[looking] == 0)[:, None], first[looking][:, None], 0)
        cost[mentors, :mentors] = np.minimum(-(asked[looking] + gains).max(axis=0), FAR)
    cost[mentors, :mentors] = np.minimum(cost[mentors, :mentors], np.where(load > least, 0, FAR))
    np.fill_diagonal(cost, 0)
    ways = ways_out(cost)
    ceiling = np.where(allowed, values + first[:, None], 0).max(axis=0, initial=0)
    prices = np.where(ways >= FAR // 2, ceiling, ways)
    return np.asarray(np.where(least > 0, prices, np.maximum(0, prices)), dtype=np.int64)
