"""Where more mentors would help most: the worth of one more place, by mentor and by skill; skills nobody offers."""

from dataclasses import dataclass

import numpy as np

from core.errors import Refusal
from core.matching.engine import match
from core.matching.measures.answers import levels, options
from core.matching.moves import FAR
from core.matching.pool import Pool
from core.matching.prices import Prices, prices_of, split_loss
from core.matching.rules import Measure, Rules


@dataclass(frozen=True)
class PlaceWorth:
    """What one more place with this mentor would add: ``people`` matched who are not, then ``points`` in all.

    ``points`` may be below 0 where one person more is matched at the cost of others' points.
    """

    mentor_id: int
    people: int
    points: float


@dataclass(frozen=True)
class SkillNeed:
    """One skill: how many mentees want it, how many mentors offer it, with how many places together.

    ``worth``: of one more place with the mentor, among those who offer it, where it helps most; None where nobody does.
    """

    skill: str
    wanted: int
    offered: int
    places: int
    worth: PlaceWorth | None


def worth_of_places(prices: Prices) -> tuple[PlaceWorth, ...]:
    """Every mentor for whom one more place would help, most first (people, then points, then id).

    Exact: the gain of solving again with that one place more. Cost: nothing beyond the prices.
    """
    found = prices.regrets
    mentors = len(found.way) - 1
    # A place more at a mentor helps whoever can come to it, by any chain of moves, from outside.
    gain = -(found.way[mentors][:, None] + found.cost[:, :mentors]).min(axis=0)
    gain = np.where((gain > 0) & (gain < FAR // 2), gain, 0)
    people, points = split_loss(gain, prices.person, prices.urgent)
    worth = [
        PlaceWorth(person.id, int(people[column]), float(points[column]))
        for column, person in enumerate(prices.comparison.columns)
        if gain[column] > 0
    ]
    return tuple(sorted(worth, key=lambda one: (-one.people, -one.points, one.mentor_id)))


def skill_needs(pool: Pool, rules: Rules, worth: tuple[PlaceWorth, ...]) -> tuple[SkillNeed, ...]:
    """Every skill that a mentee wants, by the criteria that compare skills: those nobody offers first, then by worth.

    Whole names, letter case aside; wanted at any level. Then by how many want it, then by name.
    """
    best = {one.mentor_id: one for one in reversed(worth)}
    rank = {one.mentor_id: place for place, one in enumerate(worth)}
    shown: dict[str, str] = {}
    wanted: dict[str, int] = {}
    offered: dict[str, set[int]] = {}
    for criterion in rules.criteria:
        if criterion.measure is not Measure.COVERAGE:
            continue
        for person in pool.mentees:
            for name, written in (options(person.answers.get(criterion.mentee_question)) or {}).items():
                shown.setdefault(name, written)
                wanted[name] = wanted.get(name, 0) + 1
        for person in pool.mentors:
            for name in levels(person.answers.get(criterion.mentor_question), without=1.0) or {}:
                offered.setdefault(name, set()).add(person.id)
    places = {person.id: person.places for person in pool.mentors}
    needs = []
    for name, count in wanted.items():
        mentors = offered.get(name, set())
        helping = sorted(mentors & best.keys(), key=lambda mentor: rank[mentor])
        places_there = sum(places[mentor] for mentor in mentors)
        needs.append(SkillNeed(shown[name], count, len(mentors), places_there, best[helping[0]] if helping else None))

    def order(need: SkillNeed) -> tuple[bool, int, int, str]:
        return need.offered > 0, rank[need.worth.mentor_id] if need.worth else len(rank), -need.wanted, need.skill

    return tuple(sorted(needs, key=order))


def places_that_help(pool: Pool, rules: Rules) -> tuple[PlaceWorth, ...]:
    """``worth_of_places`` of the best pairs of these people; empty where such prices are not exact, or nobody can be
    matched as things are. Cost: as matching and pricing once."""
    if not (pool.mentees and pool.mentors) or rules.grouping is not None:
        return ()
    try:
        return worth_of_places(prices_of(pool, rules, match(pool, rules)))
    except (Refusal, ValueError):
        return ()
