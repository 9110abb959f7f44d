"""Groups of one mentor and several mentees: exact where points add up, searched where members are to suit too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.errors import Infeasible
from core.matching.comparison import compare
from core.matching.explanation import explain_all
from core.matching.group_program import Gathered, Gathering, best_groups, most_counted, most_gain
from core.matching.group_search import NOWHERE, Seating, improved
from core.matching.measures.answers import meant
from core.matching.minimum_load import least_load
from core.matching.pool import Person, Pool
from core.matching.proof import Whole
from core.matching.reading import Reading, locked_places
from core.matching.result import Group, Result, Unmatched
from core.matching.rules import Grouping, Objective, Rules
from core.matching.scores import POINT, SCORE_UNITS, scores
from core.matching.unmatched import Situation, unmatched
from core.text import text


@dataclass(frozen=True)
class Found:
    """``people_proven``: no groups seat more people, nor do so above a higher lowest score where that is the aim."""

    gathered: Gathered
    people_proven: bool


def match_groups(pool: Pool, rules: Rules, reading: Reading) -> Result:
    """Groups under the rules, for ``match`` where ``rules.grouping`` is given. Every mentee is in one group at most.

    Sizes, limits, locks and minimum loads are kept exactly (a mentor who must have someone has a group). Most people,
    then the highest total; or the total alone; or the worst pair as high as it goes. ``proven`` only where the program
    has proven it in its time and, with ``inside``, where the search has reached the bound. Raises Infeasible where no
    groups keep the locks, loads and limits.
    Method: linear and yes-or-no programs of HiGHS; a step-by-step search for what members are to each other. Cost: 3 s
    of work at 1,000 x 200, up to about ``seconds`` a program.
    """
    gathering, found = solved(rules, reading)
    return in_groups(pool, rules, reading, gathering, found)


def solved(rules: Rules, reading: Reading) -> tuple[Gathering, Found]:
    """The groups as numbers, before anything that members are to each other. Raises Infeasible."""
    grouping = rules.grouping or Grouping()
    gathering = _gathering(rules, reading, grouping)
    found = _solve(rules, reading.scored.units, gathering, grouping)
    if found is None:
        raise Infeasible(
            "No groups keep these locks, minimum loads and limits together, or none were found in time.",
            "Unlock a pair, ask fewer mentees of a mentor, or allow more of one kind in a group.",
        )
    return gathering, found


def in_groups(pool: Pool, rules: Rules, reading: Reading, gathering: Gathering, found: Found) -> Result:
    """The result of groups that were found, with what members are to each other where the rules ask for it."""
    grouping = rules.grouping or Grouping()
    gathered, inside = found.gathered, np.zeros((len(gathering.demand),) * 2)
    made, bound, proven = gathered.made, gathered.bound, gathered.proven and found.people_proven
    if grouping.inside and grouping.inside_points:
        inside = likeness_inside(pool, grouping)
        if rules.objective is Objective.FAIREST and made.any():
            level = int(reading.scored.units[made].min())
            gathering = replace(gathering, allowed=gathering.allowed & (made | (reading.scored.units >= level)))
        made, bound = _searched(reading, gathering, gathered, inside)
    pairs = [(int(row), int(column)) for row, column in np.argwhere(made)]
    groups = _groups(reading, made, inside)
    units = int(reading.scored.units[made].sum())
    total = units + sum(round(group.inside * POINT) for group in groups)
    if grouping.inside and grouping.inside_points:
        proven = found.people_proven and total >= bound
    comparison = reading.comparison
    ids = [(comparison.rows[row].id, comparison.columns[column].id) for row, column in pairs]
    situation = Situation(pool, rules, comparison, reading.scored, reading.against, tuple(pairs))
    return Result(
        proposals=explain_all(pool, rules, comparison, ids),
        unmatched=tuple(_left_out(gathering, reading, one) for one in unmatched(situation)),
        total=total / POINT,
        upper_bound=max(total, bound) / POINT,
        proven=proven,
        objective=rules.objective,
        method="group program" + (" and search" if grouping.inside and grouping.inside_points else ""),
        groups=groups,
    )


def kinds(people: Sequence[Person], question: str) -> Whole:
    """One number per answer, by first appearance; -1 where nothing was answered, or nothing but “something else”."""
    known: dict[tuple[str, ...], int] = {}
    answers = [meant(person.answers.get(question)) for person in people]
    return np.array([-1 if each is None else known.setdefault(each, len(known)) for each in answers], dtype=np.int64)


def _gathering(rules: Rules, reading: Reading, grouping: Grouping) -> Gathering:
    rows, columns = reading.comparison.rows, reading.comparison.columns
    places = np.array([min(grouping.largest, person.places) for person in columns], dtype=np.int64)
    least = np.array([least_load(person, rules) for person in columns], dtype=np.int64)
    smallest = np.maximum(grouping.smallest, least)
    demand = np.array([min(1, person.places) for person in rows], dtype=np.int64)
    locked = locked_places(rules, reading.comparison)
    allowed = ~reading.against.any & (places >= smallest)[None, :] & (demand > 0)[:, None]
    for pair in locked:
        allowed[pair] = True
    urgent = np.array([person.priority for person in rows], dtype=np.int64)
    answers = [(kinds(rows, limit.question), limit.most) for limit in grouping.limits]
    count = len(rows) + 1 + urgent
    return Gathering(allowed, demand, smallest, places, least > 0, answers, locked, count)


def _solve(rules: Rules, units: Whole, gathering: Gathering, grouping: Grouping) -> Found | None:
    if rules.objective is Objective.TOTAL:
        found = best_groups(units, gathering, grouping.seconds)
        return None if found is None else Found(found, True)
    # Mostly as many people as the quick bound allows can be in groups; else the largest number is found first.
    most, proven = most_counted(gathering), True
    found = best_groups(units, replace(gathering, counted=most), grouping.seconds)
    if found is None:
        people = np.broadcast_to(gathering.count[:, None], units.shape)
        counted = best_groups(people, gathering, grouping.seconds)
        if counted is None:
            return None
        most, proven = counted.gain, counted.proven
        found = best_groups(units, replace(gathering, counted=most), grouping.seconds) or replace(
            counted, gain=int(units[counted.made].sum()), bound=int(units.max()) * len(units), proven=False
        )
    if rules.objective is Objective.FAIREST:
        return _fairest(units, replace(gathering, counted=most), grouping, Found(found, proven))
    return Found(found, proven)


def _fairest(units: Whole, gathering: Gathering, grouping: Grouping, first: Found) -> Found:
    """Pairs below a level are left out, the level as high as as many people allow; locked pairs stay.

    The quick bound says how high it can be at most; mostly there are such groups.
    """

    def above(level: int) -> Gathering:
        allowed = gathering.allowed & (units >= level)
        for pair in gathering.fixed:
            allowed[pair] = True
        return replace(gathering, allowed=allowed)

    def found(place: int) -> Gathered | None:
        return best_groups(units, above(int(levels[place])), grouping.seconds)

    levels = np.unique(units[gathering.allowed])
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        may = most_counted(above(int(levels[middle]))) >= gathering.counted
        low, high = (middle, high) if may else (low, middle - 1)
    best = found(high) if high >= 0 else None
    low, high = (high, high) if best is not None else (0, high - 1)
    best = best or first.gathered
    while low < high:
        middle = (low + high + 1) // 2
        tried = found(middle)
        if tried is None:
            high = middle - 1
        else:
            low, best = middle, tried
    proven = low + 1 >= len(levels)
    if not proven:
        higher = above(int(levels[low + 1]))
        proven = most_counted(higher) < gathering.counted
        if not proven:
            people = np.broadcast_to(gathering.count[:, None], units.shape)
            reached = best_groups(people, replace(higher, counted=0), grouping.seconds)
            proven = reached is None or reached.bound < gathering.counted
    return Found(best, first.people_proven and proven)


def likeness_inside(pool: Pool, grouping: Grouping) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """What two mentees of one group give each other, in units of a score; unknown counts as the mean of the known."""
    comparison = compare(Pool(pool.on, peers=pool.mentees), grouping.inside)
    scored = scores(comparison, grouping.inside)
    known = scored.known > 0
    np.fill_diagonal(known, False)
    units = (SCORE_UNITS - scored.units if grouping.spread else scored.units).astype(np.float64)
    mean = float(units[known].mean()) if known.any() else 0.0
    table = np.where(known, units, mean) * (grouping.inside_points / 100)
    np.fill_diagonal(table, 0)
    return np.rint(table)


def _searched(
    reading: Reading, gathering: Gathering, start: Gathered, inside: np.ndarray[tuple[int, int], np.dtype[np.float64]]
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.bool_]], int]:
    """Groups whose members suit each other better, and a bound: nobody gains more than with those she suits best."""
    people = len(inside)
    at = np.where(start.made.any(axis=1), start.made.argmax(axis=1), NOWHERE)
    fixed = np.zeros(people, dtype=np.bool_)
    fixed[[row for row, _ in gathering.fixed]] = True
    own = np.where(gathering.allowed, reading.scored.units.astype(np.float64), -np.inf)
    smallest = int(gathering.smallest.max(initial=1))
    seating = Seating(
        own, inside, np.zeros(inside.shape, dtype=np.bool_), smallest, gathering.largest, gathering.answers, fixed,
        gathering.count,
    )  # fmt: skip
    at = improved(seating, at)
    made = np.zeros_like(start.made)
    seated = np.flatnonzero(at != NOWHERE)
    made[seated, at[seated]] = True
    others = max(1, int(gathering.smallest.min(initial=1)) - 1)
    best = np.sort(inside, axis=1)[:, ::-1][:, :others].sum(axis=1) / others
    gain = reading.scored.units + np.ceil(best).astype(np.int64)[:, None]
    counted = int(gathering.count[start.made.any(axis=1)].sum()) if gathering.counted else 0
    bound = most_gain(gain, replace(gathering, counted=counted))
    return made, int(gain.max(initial=0)) * people if bound is None else bound


def _groups(
    reading: Reading,
    made: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    inside: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> tuple[Group, ...]:
    rows, columns = reading.comparison.rows, reading.comparison.columns
    found = []
    for column in np.flatnonzero(made.any(axis=0)).tolist():
        members = np.flatnonzero(made[:, column])
        among = float(inside[np.ix_(members, members)].sum()) / max(1, len(members) - 1)
        score = int(reading.scored.units[members, column].sum())
        ids = tuple(rows[row].id for row in members.tolist())
        found.append(Group(columns[column].id, ids, score / POINT, int(among) / POINT))
    return tuple(found)


def _left_out(gathering: Gathering, reading: Reading, one: Unmatched) -> Unmatched:
    row = reading.comparison.row_of[one.person_id]
    if not gathering.allowed[row].any():
        return one
    name = reading.comparison.rows[row].name
    return Unmatched(
        one.person_id,
        text("Every group that suits {name} is full, at a limit, or would have too few people.", name=name),
        text("Allow smaller or larger groups, loosen a limit, or invite another mentor."),
    )
