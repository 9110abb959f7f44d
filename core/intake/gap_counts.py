"""What people who wait have, against the free places of mentors who have it too: languages, times, time zones."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.matching.measures.answers import options
from core.matching.measures.availability import WEEK, hours, offset
from core.matching.pool import Person, Pool
from core.matching.rules import Criterion, Measure, Rules
from core.program.questions import DAY_PARTS, DAYS

WORKING_DAYS, WEEKEND = "working days", "weekend"
TIMES = tuple(f"{days} {part}" for days in (WORKING_DAYS, WEEKEND) for part in DAY_PARTS)
LEAST = 60  # minutes in a part of the day, for somebody to be free in it


@dataclass(frozen=True)
class Count:
    """``asked``: people who wait and have this; ``places``: free places of the mentors who have it."""

    name: str
    asked: int
    places: int

    @property
    def missing(self) -> int:
        return max(0, self.asked - self.places)


def languages(pool: Pool, rules: Rules) -> tuple[Count, ...]:
    """By what is missing most. Empty where no rule compares languages. Who speaks several counts in each."""
    criterion = compared(rules, Measure.LANGUAGE)
    if criterion is None:
        return ()
    asked, places = Counter[str](), Counter[str]()
    for person in pool.mentees:
        asked.update((options(person.answers.get(criterion.mentee_question)) or {}).values())
    for person in pool.mentors:
        for name in (options(person.answers.get(criterion.mentor_question)) or {}).values():
            places[name] += person.places
    return _counted(asked, places)


def times(pool: Pool, rules: Rules, zone: str) -> tuple[Count, ...]:
    """Parts of the day in ``zone``, on working days and at weekends, in the order of ``TIMES``.

    Somebody is free in one that holds an hour of hers on any of its days. Empty where no rule compares times.
    """
    criterion = compared(rules, Measure.AVAILABILITY)
    if criterion is None:
        return ()
    asked, places = Counter[str](), Counter[str]()
    for person in pool.mentees:
        asked.update(free_times(person, criterion.mentee_question, zone, pool.on))
    for person in pool.mentors:
        for name in free_times(person, criterion.mentor_question, zone, pool.on):
            places[name] += person.places
    return tuple(Count(name, asked[name], places[name]) for name in TIMES if asked[name] or places[name])


def zones(pool: Pool) -> tuple[Count, ...]:
    """Time zones, by what is missing most."""
    places = Counter[str]()
    for person in pool.mentors:
        places[person.time_zone] += person.places
    return _counted(Counter(person.time_zone for person in pool.mentees), places)


def free_times(person: Person, question: str, zone: str, on: date) -> frozenset[str]:
    """The parts of the day of ``zone`` in which somebody is free for an hour; of ``TIMES``."""
    answer = person.answers.get(question)
    spans = [hours(slot) for slot in answer if isinstance(slot, str)] if isinstance(answer, list | tuple) else []
    away = offset(zone, on) - offset(person.time_zone, on)
    own = [(span[0] + away, span[1] + away) for span in spans if span is not None]
    found = set()
    for at, day in enumerate(DAYS):
        for part, (start, end) in DAY_PARTS.items():
            from_, to = (at * 24 + start) * 60, (at * 24 + end) * 60
            free = sum(
                max(0, min(to, last + turn) - max(from_, first + turn))
                for first, last in own
                for turn in (-WEEK, 0, WEEK)
            )
            if free >= LEAST:
                found.add(f"{WEEKEND if day in DAYS[5:] else WORKING_DAYS} {part}")
    return frozenset(found)


def compared(rules: Rules, measure: Measure) -> Criterion | None:
    """The first criterion that measures so."""
    return next((one for one in rules.criteria if one.measure is measure), None)


def _counted(asked: Mapping[str, int], places: Mapping[str, int]) -> tuple[Count, ...]:
    names = {**asked, **places}
    found = (Count(name, asked.get(name, 0), places.get(name, 0)) for name in names)
    return tuple(sorted(found, key=lambda one: (-one.missing, -one.asked, one.name)))
