"""The exact best groups: who joins whom, with limits on what a group may hold, and a bound over all pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from core.matching.linear_program import largest
from core.matching.proof import Whole
from core.matching.whole_program import NEARLY, choose

Mask = NDArray[np.bool_]
CANDIDATES = 12  # mentors per mentee, and twice as many mentees per mentor, to begin with
SLACK = 1e-6
NEAR = 200  # the prices are good enough where the bound is within this part of the largest gain
MOST_PAIRS = 40_000  # more are not given to the yes-or-no program; what is left aside then stays in the bound
FIRST_LACK = 64  # the yes-or-no program begins with pairs that lose less than this part of the largest gain


@dataclass(frozen=True)
class Gathering:
    """Numbers only. A mentor (column) has no mentees or from ``smallest`` to ``largest``; ``must`` mentors have some.

    ``answers``: for each limit one number per mentee (-1: no answer, not limited) and the most of a kind in a group.
    ``fixed``: pairs that are made in any case. ``count`` (one per mentee) and ``counted``: the mentees with a mentor
    must be worth at least so much.
    """

    allowed: Mask
    demand: Whole
    smallest: Whole
    largest: Whole
    must: Mask
    answers: Sequence[tuple[Whole, int]]
    fixed: Sequence[tuple[int, int]]
    count: Whole
    counted: int = 0


@dataclass(frozen=True)
class Gathered:
    """``made``: the pairs. No groups gain more than ``bound``; ``proven`` where these do."""

    made: Mask
    gain: int
    bound: int
    proven: bool


@dataclass(frozen=True)
class _Rows:
    matrix: Any
    most: NDArray[np.float64]


def best_groups(gain: Whole, gathering: Gathering, seconds: float) -> Gathered | None:
    """The groups with the highest total of ``gain`` (mentees x mentors, whole numbers of 0 or more).

    First a linear program over the most promising pairs, to which pairs are added until none left out would gain:
    its prices bound all groups whatsoever. Then the yes-or-no program over the pairs that lose little by them; what
    its answer lacks to the bound tells which other pairs could still matter (reduced cost fixing; Dantzig, Fulkerson,
    Johnson 1954), and they are taken in, as far as ``MOST_PAIRS``. None where no groups are possible, or none were
    found in ``seconds`` for each program.
    """
    if not gathering.allowed.any():
        possible = not gathering.must.any() and not gathering.fixed and gathering.counted <= 0
        return Gathered(np.zeros_like(gathering.allowed), 0, 0, True) if possible else None
    prices = _prices(gain, gathering)
    if prices is None:
        return None
    kept, bound = prices
    lack = max(1, int(gain.max(initial=0)) // FIRST_LACK)
    best: Gathered | None = None
    while True:
        offered = gathering.allowed & (kept > -lack - NEARLY)
        for pair in gathering.fixed:
            offered[pair] = True
        every = offered.sum() == gathering.allowed.sum()
        rows = _rows(gathering, offered)
        whole = choose(_worth(gain, offered), rows.matrix, np.full(len(rows.most), -np.inf), rows.most, seconds)
        if whole is None:
            if every or best is not None:
                return best
            lack *= 16
            continue
        made = np.zeros_like(gathering.allowed)
        chosen = np.argwhere(offered)[whole.yes[: offered.sum()]]
        made[chosen[:, 0], chosen[:, 1]] = True
        # Groups that hold a pair left aside gain at most the bound less what was to be lacked.
        limit = min(bound, whole.bound if every else max(whole.bound, bound - lack))
        best = Gathered(made, whole.gain, max(whole.gain, limit), limit <= whole.gain)
        if best.proven or not whole.proven:
            return best
        needed = bound - whole.gain
        near = np.sort(kept[gathering.allowed])[::-1][:MOST_PAIRS]
        wider = needed if near[-1] <= -needed else max(1, int(-near[-1]))
        if wider <= lack:
            return best
        lack = wider


def _prices(gain: Whole, gathering: Gathering) -> tuple[NDArray[np.float64], int] | None:
    """What each pair keeps at the best prices of the linear program, and the bound; None where no shares fit."""
    offered = _promising(gain, gathering)
    while True:
        rows = _rows(gathering, offered)
        found = largest(_worth(gain, offered).astype(np.float64), rows.matrix, rows.most)
        if found is None:
            if offered.sum() == gathering.allowed.sum():
                return None
            offered = gathering.allowed
            continue
        kept, bound = _kept(gain, gathering, np.maximum(0, found.limit_worth))
        missed = gathering.allowed & ~offered & (kept > SLACK)
        # What is still missed is in the bound already; a last point of it is not worth another program.
        if not missed.any() or bound - found.total <= int(gain.max()) // NEAR:
            return kept, bound
        offered = offered | missed


def _worth(gain: Whole, offered: Mask) -> Whole:
    return np.concatenate([gain[offered], np.zeros(offered.shape[1], dtype=np.int64)])


def most_gain(gain: Whole, gathering: Gathering) -> int | None:
    """A bound on the total of ``gain`` over all groups, from the linear program; None where not even shares fit."""
    if not gathering.allowed.any():
        return 0
    prices = _prices(gain, gathering)
    return None if prices is None else prices[1]


def _promising(gain: Whole, gathering: Gathering) -> Mask:
    worth = np.where(gathering.allowed, gain, -1)
    chosen = np.zeros(gathering.allowed.shape, dtype=np.bool_)
    for axis, wanted in ((1, CANDIDATES), (0, 2 * CANDIDATES)):
        count = min(wanted, worth.shape[axis])
        best = np.argsort(-worth, axis=axis, kind="stable").take(range(count), axis=axis)
        np.put_along_axis(chosen, best, True, axis=axis)
    for pair in gathering.fixed:
        chosen[pair] = True
    return chosen & gathering.allowed


def _rows(gathering: Gathering, offered: Mask) -> _Rows:
    """Limits as ``matrix @ shares <= most``. Variables: one per pair offered, then one per mentor: has a group."""
    people, mentors = offered.shape
    mentee, mentor = np.nonzero(offered)
    pairs, ones = np.arange(len(mentee)), np.ones(len(mentee))
    group, each = len(mentee) + np.arange(mentors), np.arange(mentors)
    parts: list[tuple[Any, Any, Any]] = [(mentee, pairs, ones)]
    most = [gathering.demand.astype(np.float64)]
    start = people
    parts += [(start + mentor, pairs, ones), (start + each, group, -gathering.largest)]
    parts += [(start + mentors + mentor, pairs, -ones), (start + mentors + each, group, gathering.smallest)]
    most += [np.zeros(2 * mentors)]
    start += 2 * mentors
    for kind, limit in gathering.answers:
        kinds = int(kind.max(initial=-1)) + 1
        bound = kind[mentee] >= 0
        parts += [(start + mentor[bound] * kinds + kind[mentee[bound]], pairs[bound], ones[bound])]
        parts += [(start + np.arange(mentors * kinds), np.repeat(group, kinds), np.full(mentors * kinds, -limit))]
        most += [np.zeros(mentors * kinds)]
        start += mentors * kinds
    parts += [(np.full(len(pairs), start), pairs, -gathering.count[mentee])]
    most += [np.array([-float(gathering.counted)])]
    start += 1
    place = {pair: at for at, pair in enumerate(zip(mentee.tolist(), mentor.tolist(), strict=True))}
    fixed = [place[pair] for pair in gathering.fixed] + group[gathering.must].tolist()
    parts += [(start + np.arange(len(fixed)), np.array(fixed, dtype=np.int64), -np.ones(len(fixed)))]
    most += [-np.ones(len(fixed))]
    start += len(fixed)
    at, variable, factor = (np.concatenate([part[side] for part in parts]) for side in range(3))
    matrix = coo_array((factor.astype(np.float64), (at, variable)), shape=(start, len(pairs) + mentors))
    return _Rows(matrix.tocsr(), np.concatenate(most))


def _kept(gain: Whole, gathering: Gathering, paid: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """What each pair keeps at these prices, and the bound that follows for all groups (weak duality)."""
    people, mentors = gain.shape
    own, above, below = paid[:people], paid[people : people + mentors], paid[people + mentors : people + 2 * mentors]
    kept = gain - own[:, None] - (above - below)[None, :]
    opened = above * gathering.largest - below * gathering.smallest
    start = people + 2 * mentors
    for kind, limit in gathering.answers:
        kinds = int(kind.max(initial=-1)) + 1
        price = paid[start : start + mentors * kinds].reshape(mentors, kinds)
        limited = kind >= 0
        kept[limited] -= price[:, kind[limited]].T
        opened += limit * price.sum(axis=1)
        start += mentors * kinds
    kept += gathering.count[:, None] * paid[start]
    total = float(gathering.demand @ own) - gathering.counted * paid[start]
    start += 1
    for at, pair in enumerate(gathering.fixed):
        kept[pair] += paid[start + at]
        total -= paid[start + at]
    start += len(gathering.fixed)
    opened[gathering.must] += paid[start:]
    total -= float(paid[start:].sum())
    total += float(np.maximum(0, kept[gathering.allowed]).sum()) + float(np.maximum(0, opened).sum())
    return kept, int(np.floor(total + NEARLY))
