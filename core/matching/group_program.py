"""The exact best groups: who joins whom, with limits on what a group may hold, and a bound over all pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import maximum_flow

from core.matching.linear_program import largest
from core.matching.proof import Whole
from core.matching.whole_program import choose

Mask = NDArray[np.bool_]
CANDIDATES = 12  # mentors per mentee, and twice as many mentees per mentor, to begin with
WIDER = 8  # times as many where no shares fit
GRAIN = 1 << 20  # prices are whole numbers of this part of a unit, so that the bound is true to the last digit
SLACK = 4  # grains by which rounded prices may miss
LOOSE = 1e-6
NEAR = 2_000  # the prices are good enough where the bound is within this part of the largest gain
MOST_PAIRS = 40_000  # more are not given to the yes-or-no program; what is left aside then stays in the bound
FIRST_LACK = 64  # the yes-or-no program begins with pairs that lose less than this part of the largest gain


@dataclass(frozen=True)
class Gathering:
    """Numbers only. A mentor (column) has no mentees or from ``smallest`` to ``largest``; ``must`` mentors have some.

    ``answers``: for each limit one number per mentee (-1: no answer, not limited) and the most of a kind in a group.
    ``fixed``: pairs that are made in any case. ``count`` (one per mentee) and ``counted``: the mentees with a mentor
    must be worth at least so much. ``stay`` and ``staying``: so many of these pairs, at least, are made.
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
    stay: Mask | None = None
    staying: int = 0


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

    First a linear program over the most promising pairs, to which pairs are added until none left out would gain, and
    limits that bind a pair to there being a group, where it breaks them: without these it would not heed smallest
    sizes. Its prices bound all groups whatsoever. Then the yes-or-no program over the pairs that lose little by them;
    what its answer lacks to the bound tells which other pairs could still matter (reduced cost fixing; Dantzig,
    Fulkerson, Johnson 1954), and they are taken in, as far as ``MOST_PAIRS``. None where no groups are possible, or
    none were found in ``seconds`` for each program. Cost: 5 s of work at 2,000 x 400.
    """
    if not gathering.allowed.any():
        possible = not gathering.must.any() and not gathering.fixed and max(gathering.counted, gathering.staying) <= 0
        return Gathered(np.zeros_like(gathering.allowed), 0, 0, True) if possible else None
    prices = _prices(gain, gathering)
    if prices is None:
        return None
    kept, bound, tied = prices
    lack = max(1, int(gain.max(initial=0)) // FIRST_LACK)
    best: Gathered | None = None
    while True:
        offered = gathering.allowed & (kept > -lack * GRAIN)
        if gathering.stay is not None:
            offered |= gathering.allowed & gathering.stay
        for pair in gathering.fixed:
            offered[pair] = True
        every = offered.sum() == gathering.allowed.sum()
        rows = _rows(gathering, offered, tied)
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
        near = np.sort(kept[gathering.allowed & (kept > -needed * GRAIN)])[::-1]
        wider = needed if len(near) <= MOST_PAIRS else max(1, int(-near[MOST_PAIRS]) // GRAIN)
        if wider <= lack:
            return best
        lack = wider


def _prices(gain: Whole, gathering: Gathering) -> tuple[Whole, int, Mask] | None:
    """What each pair keeps (in grains) at the best prices of the linear program, the bound, and the pairs that were
    ``tied`` to there being a group; None where no shares fit.
    """
    wide = 1
    offered, tied = _promising(gain, gathering, wide), np.zeros_like(gathering.allowed)
    while True:
        rows = _rows(gathering, offered, tied)
        found = largest(_worth(gain, offered).astype(np.float64), rows.matrix, rows.most)
        if found is None:
            if offered.sum() == gathering.allowed.sum():
                return None
            wide *= WIDER
            offered |= _promising(gain, gathering, wide)
            continue
        kept, bound = _kept(gain, gathering, np.maximum(0, found.limit_worth), offered & tied)
        missed = gathering.allowed & ~offered & (kept > SLACK)
        column = np.nonzero(offered)[1]
        loose = np.zeros_like(tied)
        loose[offered] = found.shares[: len(column)] > found.shares[len(column) + column] + LOOSE
        loose &= ~tied & (gathering.smallest > 1)[None, :]
        # What is still missed is in the bound already; a last point of it is not worth another program.
        near = not missed.any() or bound - found.total <= int(gain.max()) // NEAR
        if near and not loose.any():
            return kept, bound, tied
        offered, tied = offered | missed, tied | loose


def _worth(gain: Whole, offered: Mask) -> Whole:
    return np.concatenate([gain[offered], np.zeros(offered.shape[1], dtype=np.int64)])


def most_gain(gain: Whole, gathering: Gathering) -> int | None:
    """A bound on the total of ``gain`` over all groups, from the linear program; None where not even shares fit."""
    if not gathering.allowed.any():
        return 0
    prices = _prices(gain, gathering)
    return None if prices is None else prices[1]


def most_counted(gathering: Gathering) -> int:
    """A quick bound on what the mentees in groups can count, whatever the smallest sizes are.

    A largest flow for each limit (Dinic 1970): from mentees over the kinds of each mentor's group to her places. Urgent
    people are counted apart; as many of them as can be seated sit among as many people as can be (Rado 1957).
    """
    plain, found = int(gathering.count.min()) if len(gathering.count) else 0, 0
    for worth, members in ((plain, gathering.count > 0), (1, gathering.count > plain)):
        able = gathering.allowed & (members & (gathering.demand > 0))[:, None]
        if able.any():
            nobody = np.full(len(members), -1)
            limits = list(gathering.answers) or [(nobody, 1)]
            found += worth * min(_most_seated(able, gathering.largest, kind, most) for kind, most in limits)
    return found


def _most_seated(able: Mask, places: Whole, kind: Whole, most: int) -> int:
    """As many mentees with a place as can be, at most ``most`` of a kind with one mentor."""
    people, mentors = able.shape
    kinds = int(kind.max(initial=-1)) + 1
    mentee, mentor = np.nonzero(able)
    of_kind = kind[mentee] >= 0
    begin, end, first = people + mentors * (kinds + 1), people + mentors * (kinds + 1) + 1, people + mentors
    corner = np.where(of_kind, first + mentor * kinds + kind[mentee], people + mentor)
    ends = [
        (np.full(people, begin), np.arange(people), np.ones(people)),
        (mentee, corner, np.ones(len(mentee))),
        (
            first + np.arange(mentors * kinds),
            people + np.repeat(np.arange(mentors), kinds),
            np.full(mentors * kinds, most),
        ),
        (people + np.arange(mentors), np.full(mentors, end), np.minimum(places, people)),
    ]
    start, to, room = (np.concatenate([part[side] for part in ends]) for side in range(3))
    network = csr_array((room.astype(np.int32), (start, to)), shape=(end + 1, end + 1))
    return int(maximum_flow(network, begin, end).flow_value)


def _promising(gain: Whole, gathering: Gathering, wide: int) -> Mask:
    worth = np.where(gathering.allowed, gain, -1)
    chosen = np.zeros(gathering.allowed.shape, dtype=np.bool_)
    for axis, wanted in ((1, wide * CANDIDATES), (0, 2 * wide * CANDIDATES)):
        count = min(wanted, worth.shape[axis])
        best = np.argsort(-worth, axis=axis, kind="stable").take(range(count), axis=axis)
        np.put_along_axis(chosen, best, True, axis=axis)
    for pair in gathering.fixed:
        chosen[pair] = True
    if gathering.stay is not None:
        chosen |= gathering.stay
    return chosen & gathering.allowed


def _rows(gathering: Gathering, offered: Mask, tied: Mask) -> _Rows:
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
    if gathering.stay is not None:
        parts += [(np.full(len(pairs), start), pairs, -1.0 * gathering.stay[offered])]
        most += [np.array([-float(gathering.staying)])]
        start += 1
    place = {pair: at for at, pair in enumerate(zip(mentee.tolist(), mentor.tolist(), strict=True))}
    fixed = [place[pair] for pair in gathering.fixed] + group[gathering.must].tolist()
    parts += [(start + np.arange(len(fixed)), np.array(fixed, dtype=np.int64), -np.ones(len(fixed)))]
    most += [-np.ones(len(fixed))]
    start += len(fixed)
    bent = np.flatnonzero(tied[offered])
    parts += [(start + np.arange(len(bent)), bent, np.ones(len(bent)))]
    parts += [(start + np.arange(len(bent)), group[mentor[bent]], -np.ones(len(bent)))]
    most += [np.zeros(len(bent))]
    start += len(bent)
    at, variable, factor = (np.concatenate([part[side] for part in parts]) for side in range(3))
    matrix = coo_array((factor.astype(np.float64), (at, variable)), shape=(start, len(pairs) + mentors))
    return _Rows(matrix.tocsr(), np.concatenate(most))


def _kept(gain: Whole, gathering: Gathering, worth: NDArray[np.float64], tied: Mask) -> tuple[Whole, int]:
    """What each pair keeps at these prices, in grains, and the bound that follows for all groups (weak duality).

    Whatever the solver's prices are, once they are whole numbers of grains every step is exact.
    """
    people, mentors = gain.shape
    paid = np.rint(worth * GRAIN).astype(np.int64)
    own, above, below = paid[:people], paid[people : people + mentors], paid[people + mentors : people + 2 * mentors]
    kept = gain * GRAIN - own[:, None] - (above - below)[None, :]
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
    total = int(gathering.demand @ own) - gathering.counted * int(paid[start])
    start += 1
    if gathering.stay is not None:
        kept += gathering.stay * paid[start]
        total -= gathering.staying * int(paid[start])
        start += 1
    for at, pair in enumerate(gathering.fixed):
        kept[pair] += paid[start + at]
        total -= int(paid[start + at])
    start += len(gathering.fixed)
    must = int(gathering.must.sum())
    opened[gathering.must] += paid[start : start + must]
    total -= int(paid[start : start + must].sum())
    start += must
    row, column = np.nonzero(tied)
    kept[row, column] -= paid[start:]
    np.add.at(opened, column, paid[start:])
    total += int(np.maximum(0, kept[gathering.allowed]).sum()) + int(np.maximum(0, opened).sum())
    return kept, total // GRAIN
