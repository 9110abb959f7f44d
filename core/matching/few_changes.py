"""The best pairs with few changes from earlier ones: at a price for each, or with a limit, exactly where it can be."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, vstack

from core.matching.assignment import NOBODY, Start, Whole
from core.matching.objectives import Problem, Solution, solve
from core.matching.rules import Objective
from core.matching.whole_program import choose

Mask = NDArray[np.bool_]
LISTED = (4_000, 20_000, 20_000)  # pairs that yes-or-no programs are given, one after the other
STEPS = 20  # prices where two lines meet; then halves
SECONDS = 10.0
NEVER = 1 << 62


def priced(
    problem: Problem, objective: Objective, peers: bool, stays: Mask, price: int, near: Solution | None = None
) -> Solution:
    """The best at a price, and how far from the best at this price it is at most, in true points.

    ``near``: the best at a price nearby, to begin with.
    """
    # Scores may not fall below 0: a price below 0 is a bonus on all other pairs.
    paid = replace(problem, units=problem.units + (stays * price if price >= 0 else ~stays * -price))
    solution = solve(paid, objective, peers, _start(problem, near))
    return replace(solution, most_units=_units(problem, solution) + solution.most_units - _units(paid, solution))


def _start(problem: Problem, near: Solution | None) -> Start | None:
    if near is None or near.prices is None:
        return None
    partner = np.full(len(problem.units), NOBODY)
    for row, column in near.pairs:
        partner[row] = column
    return Start(near.prices, partner)


def _units(problem: Problem, solution: Solution) -> int:
    return sum(int(problem.units[pair]) for pair in solution.pairs)


def _kept(solution: Solution, stays: Mask) -> int:
    return sum(bool(stays[pair]) for pair in solution.pairs)


def limited(
    problem: Problem, objective: Objective, peers: bool, stays: Mask, most_changes: int
) -> tuple[Solution, int]:
    """The best pairs within the limit, and the lowest whole price that keeps enough.

    What the best pairs are worth at a price is a line over prices, with a bend wherever others become the best. Two
    lines that are known, one that keeps too few and one that keeps enough, meet where the bend between them would be:
    there the next price is tried, until nothing lies between them.
    """
    everyone = int(np.triu(stays).sum() if peers else stays.sum())
    needed = max(0, everyone - most_changes)
    below = priced(problem, objective, peers, stays, 0)
    if _kept(below, stays) >= needed:
        return below, 0
    low = 0
    high = len(problem.units) * int(problem.demand.max(initial=1)) * (int(problem.units.max(initial=0)) + 1) + 1
    found = priced(problem, objective, peers, stays, high)
    needed = min(needed, _kept(found, stays))
    steps = 0
    while low + 1 < high:
        more, less = _kept(found, stays) - _kept(below, stays), _units(problem, below) - _units(problem, found)
        meet = -(-less // max(1, more)) if steps < STEPS else (low + high) // 2
        middle, steps = min(max(meet, low + 1), high - 1), steps + 1
        near = found if high - middle < middle - low else below
        tried = priced(problem, objective, peers, stays, middle, near)
        if _kept(tried, stays) >= needed:
            high, found = middle, tried
        else:
            low, below = middle, tried
    if _kept(found, stays) == needed:
        return found, high
    if peers or (problem.demand > 1).any():
        # What the kept pairs beyond the limit were paid is all that a better choice could gain.
        lack = high * (_kept(found, stays) - needed)
        return replace(found, most_units=found.most_units + lack, proven=False), high
    return _settled(problem, objective, stays, high, needed, found), high


def _settled(problem: Problem, objective: Objective, stays: Mask, price: int, needed: int, found: Solution) -> Solution:
    """The best with at least ``needed`` kept pairs, as many people as ``found`` has, one mentor each.

    ``found`` is the best at this price and keeps more; what the pairs beyond were paid is all that a better choice
    could gain. One that holds a pair gains at most that less what the pair loses by the prices (reduced cost fixing;
    Dantzig, Fulkerson, Johnson 1954). So the pairs that lose least are looked at, and whether another could matter.
    """
    most = found.most_units + price * (_kept(found, stays) - needed)
    best = replace(found, most_units=most, proven=False)
    allowed = problem.allowed & (problem.demand > 0)[:, None] & (problem.capacity > 0)[None, :]
    loss = _loss(problem, objective, allowed, stays, price, found)
    gap = most - _units(problem, found)
    for listed in LISTED:
        within = gap
        if np.count_nonzero(loss <= gap) > listed:
            within = int(np.partition(loss, listed, axis=None)[listed]) - 1
        chosen = _program(replace(problem, allowed=allowed & (loss <= within)), objective, stays, needed, found)
        if chosen is None:
            return best
        if _units(problem, chosen) >= _units(problem, best):
            best = replace(chosen, most_units=most, proven=False)
        gap = most - _units(problem, best)
        if chosen.proven and gap <= within:
            return chosen
        if gap <= within:
            return best
    return best


def _loss(problem: Problem, objective: Objective, allowed: Mask, stays: Mask, price: int, found: Solution) -> Whole:
    """What each pair loses at least by the prices; nothing where they are not known, or of another scale."""
    known = found.prices is not None and found.proven and objective is not Objective.TOTAL
    if found.prices is None or not known:
        return np.where(allowed, 0, NEVER)
    keeps = np.where(allowed, problem.units + stays * price - found.prices[None, :], -NEVER)
    return np.where(allowed, keeps.max(axis=1, initial=-NEVER, keepdims=True) - keeps, NEVER)


def _program(problem: Problem, objective: Objective, stays: Mask, needed: int, found: Solution) -> Solution | None:
    """The same over the allowed pairs, as a yes-or-no program; ``proven`` for these pairs."""
    rows, columns = np.nonzero(problem.allowed)
    size, ones = len(rows), np.ones(len(rows))
    each = np.arange(size)
    worth = np.where(problem.placed, 0, len(problem.demand) + 1 + problem.urgent)
    if objective is Objective.TOTAL:
        worth = np.zeros_like(worth)
    counted = sum(int(worth[row]) for row, _ in found.pairs)
    matrix = vstack(
        [
            coo_array((ones, (rows, each)), shape=(len(problem.demand), size)),
            coo_array((ones, (columns, each)), shape=(len(problem.capacity), size)),
            coo_array((worth[rows].astype(np.float64), (np.zeros(size, dtype=np.int64), each)), shape=(1, size)),
            coo_array(
                (stays[rows, columns].astype(np.float64), (np.zeros(size, dtype=np.int64), each)), shape=(1, size)
            ),
        ]
    ).tocsr()
    low = np.concatenate([np.zeros(len(problem.demand)), problem.loads, [counted, needed]]).astype(np.float64)
    high = np.concatenate([problem.demand, problem.capacity, [np.inf, np.inf]]).astype(np.float64)
    chosen = choose(problem.units[rows, columns], matrix, low, high, SECONDS)
    if chosen is None:
        return None
    pairs = list(zip(rows[chosen.yes].tolist(), columns[chosen.yes].tolist(), strict=True))
    return Solution(pairs, chosen.gain, chosen.proven, "exact program with a limit on changes")
