"""Where mentors are missing: whom those there are can serve, and what a few more of one skill would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from core.intake.gap_counts import Count, languages, times, zones
from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison, compare
from core.matching.measures.answers import levels, options
from core.matching.pool import Person, Pool
from core.matching.reading import problem_of, read
from core.matching.rules import Criterion, Measure, Rules
from core.matching.shortage import served

MOST_STEPS = 4  # of what to look for, one after the other
Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]


class Enough(StrEnum):
    """How much of what somebody asks for her mentor has to offer, so that she counts as served."""

    ONE = "one"
    HALF = "half"
    ALL = "all"

    @property
    def least(self) -> int:
        """In units of a comparison."""
        return {Enough.ONE: 1, Enough.HALF: VALUE_UNITS // 2, Enough.ALL: VALUE_UNITS}[self]


@dataclass(frozen=True)
class SkillGap(Count):
    """One skill. ``more`` mentors who offer it and nothing else would serve ``serves`` people more, by itself."""

    mentors: int = 0
    more: int = 0
    serves: int = 0


@dataclass(frozen=True)
class Step:
    """What to look for next: after the steps before it, so many mentors of a skill serve so many people more."""

    skill: str  # "" where no rule compares skills: any mentor
    mentors: int
    serves: int


@dataclass(frozen=True)
class MentorGap:
    """The whole report. ``served`` of the ``waiting`` can have a mentor who offers enough, ``placed`` any mentor.

    ``short``: ids of the people among whom somebody stays without a mentor, whoever it is; a mentor for any of them
    serves one person more. ``unshared`` and ``untimed``: who has no language, or not enough time, in common with any
    mentor who is free (None: no rule compares it).
    """

    waiting: int
    mentors: int
    places: int
    places_each: int
    served: int
    placed: int
    short: frozenset[int]
    skills: tuple[SkillGap, ...]
    steps: tuple[Step, ...]
    languages: tuple[Count, ...]
    times: tuple[Count, ...]
    zones: tuple[Count, ...]
    unshared: int | None
    untimed: int | None
    compares_skills: bool

    @property
    def lacking(self) -> int:
        return self.waiting - self.served


def mentor_gap(pool: Pool, rules: Rules, zone: str, places_each: int = 1, enough: Enough = Enough.ONE) -> MentorGap:
    """What the mentors of a pool (two sides) lack for its mentees, under the rules' must-haves and pair rules.

    Exact: a largest flow (Dinic 1970) of people to places, over the pairs that are allowed and where the mentor
    offers ``enough`` by the criteria that compare skills, as matching compares them. A new mentor is taken to have
    ``places_each`` places, to offer one skill at the highest level, and to meet every other must-have. Each step is
    the best next one (ties to what more people ask for, then by name), so several steps together may not be the
    best set. Whoever asks for no skill is served by any mentor. ``zone``: whose day parts times are counted in.
    Cost: 0.1 s for 120 x 70, 3 s for 1,000 x 400 with 60 skills.
    """
    problem = _problem(pool, rules)
    skilled = [one for one in rules.criteria if one.measure is Measure.COVERAGE]
    good = problem.allowed & _offers_enough(problem, skilled, enough)
    without = _Market(good, problem.wants, problem.places)
    placed = problem.locked + int(served(problem.allowed, problem.wants, problem.places).sum())
    wished = _wished(problem.mentees, skilled)
    anybody = _asks_nothing(problem, skilled)
    columns = {name: anybody | good for name, good in _served_by(problem, wished, enough, pool).items()}
    gains = {name: without.gain(column) for name, column in columns.items()}
    each = max(1, places_each)
    steps = _steps(without, columns, gains, each) if skilled else _any(without, each)
    return MentorGap(
        waiting=len(problem.mentees),
        mentors=sum(person.places > 0 for person in pool.mentors),
        places=int(problem.places.sum()),
        places_each=each,
        served=problem.locked + without.found,
        placed=placed,
        short=frozenset(problem.mentees[row].id for row in np.flatnonzero(without.short)),
        skills=_skills(pool, wished, gains, each),
        steps=tuple(replace(step, skill=wished[step.skill].shown) if step.skill else step for step in steps),
        languages=languages(pool, rules),
        times=times(pool, rules, zone),
        zones=zones(pool),
        unshared=_without(problem, rules, Measure.LANGUAGE),
        untimed=_without(problem, rules, Measure.AVAILABILITY),
        compares_skills=bool(skilled),
    )


@dataclass(frozen=True)
class _Problem:
    mentees: tuple[Person, ...]
    comparison: Comparison | None
    allowed: Mask
    wants: Whole
    places: Whole
    locked: int


def _problem(pool: Pool, rules: Rules) -> _Problem:
    mentees = tuple(sorted(pool.mentees, key=lambda one: one.id))
    if not pool.mentors:
        nobody = np.zeros((len(mentees), 0), dtype=np.bool_)
        return _Problem(mentees, None, nobody, np.ones(len(mentees), np.int64), np.zeros(0, np.int64), 0)
    reading = read(pool, rules)
    found = problem_of(rules, reading)
    wants = np.where(found.placed, 0, np.minimum(found.demand, 1)).astype(np.int64)
    return _Problem(mentees, reading.comparison, found.allowed, wants, found.capacity, int(found.placed.sum()))


class _Market:
    """People, places, and how many more people a further column of places would serve."""

    def __init__(self, good: Mask, wants: Whole, places: Whole) -> None:
        together = served(good, wants, places).toarray() > 0
        self.good, self.wants, self.places = good, wants, places
        self.found = int(together.sum())
        self.short = _competing(good, together, (wants > 0) & ~together.any(axis=1))

    def gain(self, column: Mask, most: int | None = None) -> int:
        """How many people more could be served by so many places (None: as many as help) of whoever is in the column.

        Only people who compete with somebody left out can be helped, or make room.
        """
        rows = np.flatnonzero(self.short)
        if not column[rows].any():
            return 0
        good = np.column_stack([self.good[rows], column[rows]])
        places = np.append(self.places, len(rows) if most is None else most)
        before = int(served(self.good[rows], self.wants[rows], self.places).sum())
        return int(served(good, self.wants[rows], places).sum()) - before

    def with_column(self, column: Mask, places: int) -> "_Market":
        return _Market(np.column_stack([self.good, column]), self.wants, np.append(self.places, places))


def _competing(good: Mask, together: Mask, left_out: Mask) -> Mask:
    """Everyone left out, and everyone who would have to give way for one of them (alternating paths)."""
    rows, fresh = left_out.copy(), np.flatnonzero(left_out)
    columns = np.zeros(good.shape[1], dtype=np.bool_)
    while len(fresh):
        reached = (good[fresh] & ~together[fresh]).any(axis=0) & ~columns
        columns |= reached
        taken = together[:, reached].any(axis=1) & ~rows
        rows |= taken
        fresh = np.flatnonzero(taken)
    return rows


def _offers_enough(problem: _Problem, skilled: Sequence[Criterion], enough: Enough) -> Mask:
    """Where the mentor offers enough by any criterion that compares skills; everywhere for who asks for none."""
    good = np.zeros(problem.allowed.shape, dtype=np.bool_)
    good[_asks_nothing(problem, skilled)] = True
    for criterion in skilled:
        if problem.comparison is None:
            break
        values = problem.comparison.values[criterion.key]
        good |= (values >= enough.least) & (values != UNKNOWN)
    return good


def _asks_nothing(problem: _Problem, skilled: Sequence[Criterion]) -> Mask:
    return np.array(
        [
            all(levels(person.answers.get(one.mentee_question), without=1.0) is None for one in skilled)
            for person in problem.mentees
        ],
        dtype=np.bool_,
    )


@dataclass
class _Wish:
    shown: str
    criterion: Criterion
    asked: int = 0


def _wished(mentees: Sequence[Person], skilled: Sequence[Criterion]) -> dict[str, _Wish]:
    """Every skill asked for, by its folded name, as the first who asks writes it."""
    found: dict[str, _Wish] = {}
    for criterion in skilled:
        for person in mentees:
            for name, written in (options(person.answers.get(criterion.mentee_question)) or {}).items():
                found.setdefault(name, _Wish(written, criterion)).asked += 1
    return found


def _served_by(problem: _Problem, wished: Mapping[str, _Wish], enough: Enough, pool: Pool) -> dict[str, Mask]:
    """For each skill, whom a mentor who offers it and nothing else would serve."""
    found: dict[str, Mask] = {}
    for criterion, names in _by_criterion(wished):
        offers = tuple(
            Person(at, name, {criterion.mentor_question: {wished[name].shown: 3}}) for at, name in enumerate(names)
        )
        values = compare(Pool(pool.on, problem.mentees, offers), [criterion]).values[criterion.key]
        for at, name in enumerate(names):
            found[name] = (values[:, at] >= enough.least) & (values[:, at] != UNKNOWN) & (problem.wants > 0)
    return found


def _by_criterion(wished: Mapping[str, _Wish]) -> list[tuple[Criterion, list[str]]]:
    criteria = {wish.criterion.key: wish.criterion for wish in wished.values()}
    return [
        (one, [name for name, wish in wished.items() if wish.criterion.key == key]) for key, one in criteria.items()
    ]


def _skills(
    pool: Pool, wished: Mapping[str, _Wish], gains: Mapping[str, int], places_each: int
) -> tuple[SkillGap, ...]:
    """What most people more would be served by first; then by what is missing, then by how many ask."""
    mentors = tuple(sorted((one for one in pool.mentors if one.places), key=lambda one: one.id))
    found = []
    for criterion, names in _by_criterion(wished):
        asks = tuple(
            Person(at, name, {criterion.mentee_question: {wished[name].shown: 1}}) for at, name in enumerate(names)
        )
        values = compare(Pool(pool.on, asks, mentors), [criterion]).values[criterion.key]
        for at, name in enumerate(names):
            offering = [one for one, value in zip(mentors, values[at], strict=True) if value > 0]
            places = sum(one.places for one in offering)
            more = -(-gains[name] // places_each)
            wish = wished[name]
            found.append(SkillGap(wish.shown, wish.asked, places, len(offering), more, gains[name]))
    return tuple(sorted(found, key=lambda one: (-one.serves, -one.missing, -one.asked, one.name)))


def _steps(
    market: _Market, columns: Mapping[str, Mask], gains: Mapping[str, int], places_each: int
) -> tuple[Step, ...]:
    steps: list[Step] = []
    known = dict(gains)  # never too low: what another step serves is no gain any more
    while len(steps) < MOST_STEPS and any(known.values()):
        best = ""
        for name in sorted(known, key=lambda one: (-known[one], -int(columns[one].sum()), one)):
            if best and known[name] <= known[best]:
                break
            if steps:
                known[name] = market.gain(columns[name])
            best = name if not best or known[name] > known[best] else best
        if not known[best]:
            break
        mentors = -(-known[best] // places_each)
        steps.append(Step(best, mentors, known[best]))
        market = market.with_column(columns[best], mentors * places_each)
    return tuple(steps)


def _any(market: _Market, places_each: int) -> tuple[Step, ...]:
    lacking = int(market.wants.sum()) - market.found
    return (Step("", -(-lacking // places_each), lacking),) if lacking else ()


def _without(problem: _Problem, rules: Rules, measure: Measure) -> int | None:
    """How many who answered have nobody free who reaches it fully; None: no rule compares it."""
    for criterion in (one for one in rules.criteria if one.measure is measure):
        answered = [bool(person.answers.get(criterion.mentee_question)) for person in problem.mentees]
        if problem.comparison is None:
            return sum(answered)
        values = problem.comparison.values[criterion.key][:, problem.places > 0]
        reached = ((values == VALUE_UNITS) | (values == UNKNOWN)).any(axis=1)
        return int((np.array(answered, dtype=np.bool_) & ~reached).sum())
    return None
