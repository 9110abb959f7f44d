"""Groups that are together already: which of them one person more could join, and at what price for her."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from core.matching.comparison import Comparison
from core.matching.constraints import Mask
from core.matching.measures.answers import meant
from core.matching.pool import Pool
from core.matching.reading import Reading, read
from core.matching.rules import Grouping, PairIds, Rules
from core.matching.scores import POINT

MOST = 6  # groups told, and as many people who are with nobody


@dataclass(frozen=True)
class RunningGroup:
    """One mentor with several mentees, or several peers (``mentor_id`` None), as they are together now."""

    id: int
    mentor_id: int | None
    member_ids: tuple[int, ...]

    @property
    def pairs(self) -> tuple[PairIds, ...]:
        """Every two who are together in it, as matching has pairs."""
        if self.mentor_id is None:
            return tuple(combinations(sorted(self.member_ids), 2))
        return tuple((each, self.mentor_id) for each in self.member_ids)

    def faced_by(self, person_id: int) -> tuple[int, ...]:
        """Whom somebody is together with in it: the mentor, or all other peers."""
        if self.mentor_id is not None:
            return (self.mentor_id,)
        return tuple(each for each in self.member_ids if each != person_id)


@dataclass(frozen=True)
class Joining:
    """One place for a person. ``group_id`` None: with somebody who is with nobody.

    ``score``: her points with ``faces``, of several their mean. ``change``: how many more than with whom she leaves
    (below 0: fewer); None where she leaves nobody. ``size``: mentees in it then, or people of a circle.
    """

    group_id: int | None
    faces: tuple[int, ...]
    score: float
    change: float | None
    size: int


def joinings(
    pool: Pool,
    rules: Rules,
    groups: Collection[RunningGroup],
    free: Mapping[int, int],
    person_id: int,
    leaves: int | None = None,
    comparison: Comparison | None = None,
) -> tuple[Joining, ...]:
    """Where ``person_id``, a mentee or a peer, could go while nobody else moves: groups that go on, most points first,
    then whoever is with nobody; ties by id. At most ``MOST`` of each.

    ``leaves``: the id of the group she would leave; ``free``: places of each person that are not taken, not counting
    the one she leaves. Bars, must-haves, the minimum score, and of ``rules.grouping`` the largest size and how many may
    be alike hold; locks are passed over. Raises KeyError for a person who is not in the pool, InvalidInput for faults
    of pool or rules. Cost: as comparing everybody, without ``comparison``; else 10 ms at 1,000 x 400.
    """  # fmt: skip
    reading = read(pool, replace(rules, locked={}), comparison)
    if person_id not in reading.comparison.row_of:
        raise KeyError(person_id)
    against, nothing = reading.against.any, np.zeros_like(reading.against.barred)
    here = {person.id for person in pool.people}
    left = next((each for each in groups if each.id == leaves), None)
    if left is None and free.get(person_id, 0) < 1:
        return ()
    known = () if left is None else [each for each in left.faced_by(person_id) if each in here]
    before = _score(reading, nothing, person_id, known)
    found = []
    for group in groups:
        faces = group.faced_by(person_id)
        if group.id == leaves or person_id in group.member_ids or not here.issuperset(faces):
            continue
        if group.mentor_id is not None and free.get(group.mentor_id, 0) < 1:
            continue
        size = len(group.member_ids) + 1
        if rules.grouping is not None and not _fits(pool, rules.grouping, group, person_id, size):
            continue
        found.append((group.id, faces, _score(reading, against, person_id, faces), size))
    taken = {each for group in groups for each in (*group.member_ids, *group.faced_by(0))}
    alone = [person for person in pool.mentors or pool.peers if person.id not in taken and person.id != person_id]
    apart = [
        (None, (person.id,), _score(reading, against, person_id, (person.id,)), 2 if pool.peers else 1)
        for person in alone
        if free.get(person.id, 0) > 0
    ]
    return tuple(
        Joining(id, faces, score, None if before is None else round(score - before, 1), size)
        for some in (found, apart)
        for id, faces, score, size in sorted(
            ((id, faces, score, size) for id, faces, score, size in some if score is not None),
            key=lambda one: (-one[2], one[0] or 0, one[1]),
        )[:MOST]
    )


def _score(reading: Reading, against: Mask, person_id: int, faces: Collection[int]) -> float | None:
    """Mean points with these; None where a rule keeps her from one of them, or there is nobody."""
    units = []
    for other in faces:
        place = reading.comparison.places(_pair(reading.comparison, person_id, other))
        if against[place]:
            return None
        units.append(int(reading.scored.units[place]))
    return round(sum(units) / len(units) / POINT, 1) if units else None


def _pair(comparison: Comparison, person_id: int, other: int) -> PairIds:
    return (min(person_id, other), max(person_id, other)) if comparison.of_peers else (person_id, other)


def _fits(pool: Pool, grouping: Grouping, group: RunningGroup, person_id: int, size: int) -> bool:
    """Whether the group stays within its largest size and its limits with her; who did not answer is not limited."""
    if size > grouping.largest:
        return False
    people = {person.id: person for person in pool.people}
    members = [people[each] for each in (*group.member_ids, person_id) if each in people]
    for limit in grouping.limits:
        hers = meant(people[person_id].answers.get(limit.question))
        alike = sum(meant(member.answers.get(limit.question)) == hers for member in members)
        if hers is not None and alike > limit.most:
            return False
    return True
