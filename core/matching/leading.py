"""Another mentor for a whole group: who could lead it while it stays together, and what that costs others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import Comparison
from core.matching.pool import Pool
from core.matching.reading import read
from core.matching.regrouping import RunningGroup
from core.matching.rules import PairIds, Rules
from core.matching.scores import POINT

MOST = (6, 4)  # mentors told who lead nobody else, and who leave another group for this one


@dataclass(frozen=True)
class HandedOn:
    """A group that changes its mentor too. ``change``: what each of it gains on average (below 0: loses), in points."""

    group_id: int
    mentor_id: int
    change: float


@dataclass(frozen=True)
class Lead:
    """One mentor for all of a group. ``score``: the mean of their points with her; ``change``: how many more than with
    whom they had, None where that one is not to be matched any more. ``then``: the group that she leads until now, and
    who takes that one; None where no other moves."""

    mentor_id: int
    score: float
    change: float | None
    then: HandedOn | None = None

    @property
    def moves(self) -> int:
        """How many other groups change."""
        return int(self.then is not None)


def without_mentor(
    rules: Rules, group: RunningGroup, free: Mapping[int, int], gone: Collection[int] = ()
) -> tuple[Rules, dict[int, int]]:
    """How it is once ``group`` has ended: its mentor is not given to any of it again and has their places free, unless
    she is ``gone``; whoever is gone has none."""
    barred: dict[PairIds, str] = dict.fromkeys(group.pairs, "They were together before.")
    places = dict(free)
    if group.mentor_id is not None:
        places[group.mentor_id] = places.get(group.mentor_id, 0) + len(group.member_ids)
    return replace(rules, barred={**rules.barred, **barred}), places | dict.fromkeys(gone, 0)


def leads(
    pool: Pool,
    rules: Rules,
    groups: Collection[RunningGroup],
    free: Mapping[int, int],
    group: RunningGroup,
    comparison: Comparison | None = None,
) -> tuple[Lead, ...]:
    """Mentors who could lead all members of ``group``: first those for whom no other group changes, most points first;
    then mentors of another of ``groups`` that somebody else can take in the same step, by what all of both gain
    together. For such a group it is whoever suits it best. Ties by id. At most ``MOST`` of each.

    ``groups`` are those that go on besides; ``free`` are places that are not taken once ``group`` has ended, as
    ``without_mentor`` gives them with the rules. A mentor leads all or none: she needs a place for each, and bars,
    must-haves and the minimum score hold with each; locks are passed over. Empty where nobody can, or the members are
    none or not all in the pool. Raises InvalidInput for faults of pool or rules. Cost: 20 ms at 1,000 x 400 besides
    comparing everybody.
    """
    seen = _Seen(pool, rules, groups, free, comparison)
    if not seen.knows(group.member_ids):
        return ()
    score, could = seen.mentors_for(group)
    fits = could & (seen.places >= len(group.member_ids))
    plain = [seen.lead(group, score, column) for column in np.flatnonzero(fits & seen.idle).tolist()]
    moving = []
    for other in groups:
        column = seen.column_of.get(other.mentor_id or 0)
        if column is None or not could[column] or not seen.knows(other.member_ids):
            continue
        if seen.places[column] + len(other.member_ids) >= len(group.member_ids):
            then = seen.handed_on(other)
            moving += [(replace(seen.lead(group, score, column), then=then), other)] if then is not None else []
    plain.sort(key=lambda each: (-each.score, each.mentor_id))
    moving.sort(key=lambda one: (-_together(one[0], group, one[1]), one[0].mentor_id))
    return (*plain[: MOST[0]], *(lead for lead, _ in moving[: MOST[1]]))


def short_of_places(
    pool: Pool,
    rules: Rules,
    groups: Collection[RunningGroup],
    free: Mapping[int, int],
    group: RunningGroup,
    comparison: Comparison | None = None,
) -> tuple[tuple[int, int], ...]:
    """Mentors who lead nobody and suit all of ``group``, but have too few places: id and how many are missing, fewest
    first, then most points, then id; at most six. As ``leads`` otherwise."""
    seen = _Seen(pool, rules, groups, free, comparison)
    if not seen.knows(group.member_ids):
        return ()
    score, could = seen.mentors_for(group)
    missing = len(group.member_ids) - seen.places
    short = np.flatnonzero(could & seen.idle & (missing > 0)).tolist()
    told = sorted((int(missing[each]), -float(score[each]), seen.mentors[each]) for each in short)
    return tuple((mentor, lacks) for lacks, _, mentor in told[: MOST[0]])


class _Seen:
    """People, points and free places as whoever looks for a mentor sees them; mentors are columns."""

    def __init__(
        self, pool: Pool, rules: Rules, groups: Collection[RunningGroup], free: Mapping[int, int],
        comparison: Comparison | None,
    ) -> None:  # fmt: skip
        reading = read(pool, replace(rules, locked={}), comparison)
        self.row_of, self.column_of = reading.comparison.row_of, reading.comparison.column_of
        self.mentors = [each.id for each in reading.comparison.columns]
        self.units, self.against = reading.scored.units, reading.against.any
        leading = {each.mentor_id for each in groups}
        self.places = np.array([free.get(each, 0) for each in self.mentors], dtype=np.int64)
        self.idle = np.array([each not in leading for each in self.mentors], dtype=np.bool_)

    def knows(self, members: Collection[int]) -> bool:
        """Whether there is somebody, and each of them is a mentee of the pool."""
        return bool(members) and all(each in self.row_of for each in members)

    def mentors_for(self, group: RunningGroup) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Of each mentor the mean points, and whether no rule keeps any of the group from her."""
        rows = [self.row_of[each] for each in group.member_ids]
        points = self.units[rows].sum(axis=0, dtype=np.int64) / (len(rows) * POINT)
        return np.round(points, 1), np.asarray(~self.against[rows].any(axis=0))

    def lead(self, group: RunningGroup, score: NDArray[np.float64], column: int) -> Lead:
        return Lead(self.mentors[column], float(score[column]), self._change(group, score, column))

    def handed_on(self, group: RunningGroup) -> HandedOn | None:
        """To whoever suits it best of those who lead nobody."""
        score, could = self.mentors_for(group)
        taking = np.flatnonzero(could & self.idle & (self.places >= len(group.member_ids)))
        if not len(taking):
            return None
        best = min(taking.tolist(), key=lambda each: (-score[each], self.mentors[each]))
        return HandedOn(group.id, self.mentors[best], self._change(group, score, best) or 0.0)

    def _change(self, group: RunningGroup, score: NDArray[np.float64], column: int) -> float | None:
        before = self.column_of.get(group.mentor_id or 0)
        return None if before is None else round(float(score[column] - score[before]), 1)


def _together(lead: Lead, group: RunningGroup, other: RunningGroup) -> float:
    """What all of both groups have together, up to what is the same for every lead."""
    change = lead.then.change if lead.then is not None else 0.0
    return lead.score * len(group.member_ids) + change * len(other.member_ids)
