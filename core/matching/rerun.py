"""A second run with the fewest changed pairs: what was agreed stays unless a change is worth its price."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, vstack

from core.errors import Fault, InvalidInput
from core.matching.comparison import Comparison
from core.matching.engine import checked, finished, finished_groups
from core.matching.group_rerun import rerun_groups
from core.matching.objectives import Problem, Solution, solve, without_worst
from core.matching.pool import Pool
from core.matching.reading import Reading, locked_places
from core.matching.result import Result
from core.matching.rules import Objective, PairIds, Rules
from core.matching.scores import POINT
from core.matching.whole_program import choose
from core.text import text

Mask = NDArray[np.bool_]
LISTED = 20_000  # pairs up to which a limit that no price meets exactly is settled by a yes-or-no program
SECONDS = 10.0


@dataclass(frozen=True)
class Rerun:
    """A result and what it changed. Pairs by rising ids.

    ``ended``: pairs from before that could have stayed and did not; ``gone``: those that could not (somebody left,
    or a rule forbids them now); ``new``: pairs that were not there before. ``price``: the points that a change had to
    gain, as given or as found for the limit. ``result.proven``: no pairs with at most so many changes (or at this
    price) are better; ``result.upper_bound`` then is the total itself.
    """

    result: Result
    kept: tuple[PairIds, ...]
    ended: tuple[PairIds, ...]
    gone: tuple[PairIds, ...]
    new: tuple[PairIds, ...]
    price: float


def rerun(
    pool: Pool,
    rules: Rules,
    before: Collection[PairIds],
    comparison: Comparison | None = None,
    *,
    price: float | None = None,
    most_changes: int | None = None,
) -> Rerun:
    """Match again, for dropouts, late joiners or a second round, and leave as many pairs from ``before`` as wished.

    With ``price`` (points, to 0.001) a pair from before ends only where all gains exceed this price for each pair
    ended. With ``most_changes`` at most so many end; pairs that can no longer be are not counted. As always as many
    people as can be are matched first (not with ``Objective.TOTAL``), and the fairest level is raised first: where that
    needs more changes, the fewest are made. A negative price favours change; to rule pairs out, see ``barring``.

    Exact: a price is added to the score of each kept pair. For a limit the lowest price is sought that keeps enough
    (Lagrange; Everett 1963); where it keeps more than needed because several pairs end at one price, one yes-or-no
    program decides, up to ``LISTED`` pairs with one mentor per mentee; else the gap to the bound is told and ``proven``
    is False. Of groups each mentee with her mentor is a pair, and one program decides at once (a price is 0 or more).
    Give one of the two; both or none raise ValueError. Raises like ``match``; refused are circles, members who are to
    be alike or mixed, and ranked choices. Cost: one matching, for a limit up to 30; of groups two to four.
    """
    if (price is None) == (most_changes is None):
        raise ValueError("give either a price or a limit")
    _refuse_search(pool, rules)
    if (most_changes is not None and most_changes < 0) or (price is not None and not np.isfinite(price)):
        raise ValueError("a price is a finite number, a limit at least 0")
    reading, problem = checked(pool, rules, comparison)
    earlier = {(min(pair), max(pair)) if pool.peers else pair for pair in before}
    if rules.grouping is not None:
        return _groups_again(pool, rules, reading, problem, earlier, price, most_changes)
    peers = bool(pool.peers)
    fair, objective = True, rules.objective
    if objective is Objective.FAIREST and problem.allowed.any():
        problem, fair = without_worst(problem, peers)
        objective = Objective.MOST_PEOPLE
    stays = _stays(problem, earlier, reading.comparison, peers)
    if price is not None:
        units = round(price * POINT)
        solution = _priced(problem, objective, peers, stays, units)
    else:
        solution, units = _limited(problem, objective, peers, stays, most_changes or 0)
    solution = replace(solution, proven=solution.proven and fair)
    result = finished(pool, rules, reading, solution)
    return _told(result, rules, reading, earlier, stays, units)


def _groups_again(
    pool: Pool, rules: Rules, reading: Reading, problem: Problem, earlier: set[PairIds], price: float | None,
    most_changes: int | None,
) -> Rerun:  # fmt: skip
    if price is not None and price < 0:
        raise ValueError("of groups a price is 0 or more")
    reading = replace(reading, scored=reading.scored.wide)
    stays = _stays(problem, earlier, reading.comparison, False)
    units = None if price is None else round(price * POINT)
    result, stays = rerun_groups(pool, rules, reading, stays, units, most_changes or 0)
    return _told(finished_groups(pool, rules, reading, result), rules, reading, earlier, stays, units or 0)


def _told(result: Result, rules: Rules, reading: Reading, earlier: set[PairIds], stays: Mask, units: int) -> Rerun:
    """What became of the pairs from before."""
    made = {proposal.pair for proposal in result.proposals}
    locked = set(locked_places(rules, reading.comparison))
    row_of, column_of = reading.comparison.row_of, reading.comparison.column_of
    possible = {
        pair
        for pair in earlier
        if pair[0] in row_of
        and pair[1] in column_of
        and (stays[row_of[pair[0]], column_of[pair[1]]] or (row_of[pair[0]], column_of[pair[1]]) in locked)
    }
    return Rerun(
        result,
        kept=tuple(sorted(made & earlier)),
        ended=tuple(sorted(possible - made)),
        gone=tuple(sorted(earlier - possible)),
        new=tuple(sorted(made - earlier)),
        price=units / POINT,
    )


def _refuse_search(pool: Pool, rules: Rules) -> None:
    """Fewest changes are exact or not at all: what is found by a search, or by people's own choices, is refused."""
    grouping = rules.grouping
    if grouping is not None and pool.peers:
        where, why = "circles", "are found by a search, which can't promise the fewest changes"
    elif grouping is not None and grouping.inside and grouping.inside_points:
        where, why = "likeness inside groups", "is looked for by a search, which can't promise the fewest changes"
    elif rules.objective is Objective.RANKED:
        where, why = "people's own choices", "leave no pair as it was"
    else:
        return
    raise InvalidInput(
        "A second run with the fewest changes is not made here: lock what is to stay, and match again.",
        [Fault(where, text(why))],
    )


def barring(rules: Rules, before: Collection[PairIds], reason: str = "were paired before") -> Rules:
    """The same rules with these pairs barred, for a second round with new partners. Locked pairs stay locked."""
    fresh = {pair: reason for pair in before if pair not in rules.locked and pair[::-1] not in rules.locked}
    return replace(rules, barred={**fresh, **rules.barred})


def _stays(problem: Problem, earlier: set[PairIds], comparison: Comparison, peers: bool) -> Mask:
    """Pairs from before that may be made again; of peers in both directions."""
    stays = np.zeros_like(problem.allowed)
    row_of, column_of = comparison.row_of, comparison.column_of
    for one, other in earlier:
        if one in row_of and other in column_of:
            row, column = row_of[one], column_of[other]
            stays[row, column] = True
            if peers:
                stays[column, row] = True
    return stays & problem.allowed & (problem.demand > 0)[:, None] & (problem.capacity > 0)[None, :]


def _priced(problem: Problem, objective: Objective, peers: bool, stays: Mask, price: int) -> Solution:
    """The best at a price, and how far from the best at this price it is at most, in true points."""
    # Scores may not fall below 0: a price below 0 is a bonus on all other pairs.
    bonus = stays * price if price >= 0 else ~stays * -price
    solution = solve(replace(problem, units=problem.units + bonus), objective, peers)
    gained = sum(int((problem.units + bonus)[pair]) for pair in solution.pairs)
    units = sum(int(problem.units[pair]) for pair in solution.pairs)
    return replace(solution, most_units=units + solution.most_units - gained)


def _kept(solution: Solution, stays: Mask) -> int:
    return sum(bool(stays[pair]) for pair in solution.pairs)


def _limited(
    problem: Problem, objective: Objective, peers: bool, stays: Mask, most_changes: int
) -> tuple[Solution, int]:
    everyone = int(np.triu(stays).sum() if peers else stays.sum())
    needed = max(0, everyone - most_changes)
    free = _priced(problem, objective, peers, stays, 0)
    if _kept(free, stays) >= needed:
        return free, 0
    high = len(problem.units) * int(problem.demand.max(initial=1)) * (int(problem.units.max(initial=0)) + 1) + 1
    found = _priced(problem, objective, peers, stays, high)
    needed = min(needed, _kept(found, stays))
    low = 0
    while low + 1 < high:
        middle = (low + high) // 2
        tried = _priced(problem, objective, peers, stays, middle)
        if _kept(tried, stays) >= needed:
            high, found = middle, tried
        else:
            low = middle
    if _kept(found, stays) == needed:
        return found, high
    # What the kept pairs beyond the limit were paid is all that a better choice could gain.
    bound = found.most_units + high * (_kept(found, stays) - needed)
    exact = None if peers or (problem.demand > 1).any() else _settled(problem, objective, stays, needed, found)
    if exact is not None:
        return exact, high
    return replace(found, most_units=bound, proven=False), high


def _settled(problem: Problem, objective: Objective, stays: Mask, needed: int, found: Solution) -> Solution | None:
    """The best with at least ``needed`` kept pairs, as many people as ``found`` has, one mentor each."""
    allowed = problem.allowed & (problem.demand > 0)[:, None] & (problem.capacity > 0)[None, :]
    rows, columns = np.nonzero(allowed)
    if len(rows) > LISTED:
        return None
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
    if chosen is None or not chosen.proven:
        return None
    pairs = list(zip(rows[chosen.yes].tolist(), columns[chosen.yes].tolist(), strict=True))
    return Solution(pairs, chosen.gain, True, "exact program with a limit on changes")
