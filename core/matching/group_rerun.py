"""A second run of groups with the fewest changes: who sits with which mentor stays unless a change is worth it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.matching.group_program import Gathered, Gathering, best_groups
from core.matching.groups import Found, in_groups, solved
from core.matching.pool import Pool
from core.matching.proof import Whole
from core.matching.reading import Reading
from core.matching.result import Result
from core.matching.rules import Grouping, Objective, Rules

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class _Seats:
    """Groups to be found again: the numbers, with as many people and as high a lowest score as the best groups have."""

    units: Whole
    gathering: Gathering
    stays: Mask
    seconds: float


def rerun_groups(
    pool: Pool, rules: Rules, reading: Reading, stays: Mask, price: int | None, most_changes: int
) -> tuple[Result, Mask]:
    """The best groups at a price (in units) for each pair of ``stays`` that ends; without one, with so many changes.
    Also which of ``stays`` could have stayed.

    As many people as ever come first, and the fairest level; where that needs more changes, the fewest are made. Exact
    by the program of ``best_groups``, with the price as a bonus for each kept pair, or the limit as one row more;
    ``proven`` is False where it ran out of time. Raises like ``match_groups``. Cost: two to four such programs.
    """
    gathering, first = solved(rules, reading)
    made, units = first.gathered.made, reading.scored.units
    if rules.objective is not Objective.TOTAL:
        gathering = replace(gathering, counted=int(gathering.count[made.any(axis=1)].sum()))
    if rules.objective is Objective.FAIREST and made.any():
        gathering = replace(gathering, allowed=gathering.allowed & (made | (units >= int(units[made].min()))))
    stays = stays & gathering.allowed
    seats = _Seats(units, gathering, stays, (rules.grouping or Grouping()).seconds)
    if price is not None:
        found = _priced(seats, price) or _unproven(seats, made, first.gathered.bound)
    else:
        found = _limited(seats, first.gathered, max(0, int(stays.sum()) - most_changes))
    return in_groups(pool, rules, reading, gathering, Found(found, first.people_proven)), stays


def _priced(seats: _Seats, price: int) -> Gathered | None:
    """The best at a price; the bound in true points is what nothing better at this price exceeds."""
    found = best_groups(seats.units + seats.stays * price, seats.gathering, seats.seconds)
    if found is None:
        return None
    units = int(seats.units[found.made].sum())
    return Gathered(found.made, units, units + found.bound - found.gain, found.proven)


def _limited(seats: _Seats, free: Gathered, needed: int) -> Gathered:
    if int((free.made & seats.stays).sum()) >= needed:
        return free
    found = _staying(seats, needed)
    if found is not None:
        return found
    kept = best_groups(seats.stays.astype(np.int64), seats.gathering, seats.seconds)
    if kept is None:
        return _unproven(seats, free.made, free.bound)
    found = _staying(seats, min(needed, kept.gain))
    if found is None:
        return _unproven(seats, kept.made, free.bound)
    return replace(found, proven=found.proven and kept.proven)


def _staying(seats: _Seats, needed: int) -> Gathered | None:
    gathering = replace(seats.gathering, stay=seats.stays, staying=needed)
    return best_groups(seats.units, gathering, seats.seconds)


def _unproven(seats: _Seats, made: Mask, bound: int) -> Gathered:
    units = int(seats.units[made].sum())
    return Gathered(made, units, max(units, bound), False)
