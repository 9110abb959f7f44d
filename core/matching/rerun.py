"""A second run with the fewest changed pairs: what was agreed stays unless a change is worth its price."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault, InvalidInput
from core.matching.comparison import Comparison
from core.matching.engine import checked, finished, finished_groups
from core.matching.few_changes import limited, priced
from core.matching.group_rerun import rerun_groups
from core.matching.objectives import Problem, without_worst
from core.matching.pool import Pool
from core.matching.reading import Reading, locked_places
from core.matching.result import Result
from core.matching.rules import Objective, PairIds, Rules
from core.matching.scores import POINT
from core.text import text

Mask = NDArray[np.bool_]


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
    program decides over the pairs that can matter (20,000 at most), with one mentor per mentee; else the gap
    to the bound is told and ``proven`` is False. Of groups each mentee with her mentor is a pair, and one program
    decides at once (a price is 0 or more). Give one of the two; both or none raise ValueError. Raises like ``match``;
    refused are circles, members who are to be alike or mixed, and ranked choices. Cost: one matching, for a limit
    about twelve (0.5 s of work at 1,000 x 400 x 3, 1.5 s at 1,000 x 1,000); of groups two to four.
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
        solution = priced(problem, objective, peers, stays, units)
    else:
        solution, units = limited(problem, objective, peers, stays, most_changes or 0)
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
