"""Free time in common: minutes a week, across time zones, on the day the pool is for."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from math import gcd
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from core.matching.measures.sentence import Said
from core.matching.measures.tables import Table, known_only
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.program.questions import DAY_PARTS, DAYS
from core.text import text

WEEK = 7 * 24 * 60
NEEDED = 60  # minutes a week, unless settings["minutes"] says otherwise


@lru_cache(maxsize=4096)
def offset(zone: str, on: date) -> int:
    """Minutes ahead of UTC at noon of that day. Raises ZoneInfoNotFoundError or ValueError for no such zone."""
    away = datetime.combine(on, time(12), ZoneInfo(zone)).utcoffset()
    return 0 if away is None else round(away.total_seconds() / 60)


@lru_cache(maxsize=4096)
def hours(slot: str) -> tuple[int, int] | None:
    """Minutes of the week from and to, in the person's own time; None where it is no such slot."""
    day, _, part = slot.partition(" ")
    if day not in DAYS or part not in DAY_PARTS:
        return None
    start, end = DAY_PARTS[part]
    midnight = DAYS.index(day) * 24 * 60
    return midnight + start * 60, midnight + end * 60


def _free(person: Person, question: str, on: date) -> list[tuple[int, int]] | None:
    """Spans of UTC minutes; a span may run over the end of the week. None: nothing usable answered."""
    answer: Any = person.answers.get(question)
    slots = answer if isinstance(answer, list | tuple) else ()
    named = dict.fromkeys(slot for slot in slots if isinstance(slot, str))
    spans = [span for slot in named if (span := hours(slot))]
    away = offset(person.time_zone, on)
    return [(start - away, end - away) for start, end in spans] or None


def _grid(free: Sequence[list[tuple[int, int]] | None], step: int) -> Any:
    table = np.zeros((len(free), WEEK // step), dtype=np.float32)
    for row, spans in enumerate(free):
        for start, end in spans or ():
            table[row, np.arange(start // step, end // step) % (WEEK // step)] = 1
    return table


def minutes(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """Minutes of the week in which both are free; NaN where one of them did not answer."""
    ours = [_free(person, criterion.mentee_question, on) for person in mentees]
    theirs = [_free(person, criterion.mentor_question, on) for person in mentors]
    # The coarsest grid on which every start falls: an hour, or 15 minutes with Kathmandu among them.
    step = gcd(60, *(edge for spans in (*ours, *theirs) for span in spans or () for edge in span))
    both = (_grid(ours, step) @ _grid(theirs, step).T).astype(np.float64) * step
    return known_only(both, ours, theirs)


def availability(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """min(1, minutes in common / ``settings["minutes"]``), 60 unless set."""
    return np.minimum(1.0, minutes(mentees, mentors, criterion, on) / float(criterion.settings.get("minutes", NEEDED)))


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours = _free(mentee, criterion.mentee_question, on) or []
    theirs = _free(mentor, criterion.mentor_question, on) or []
    common = sum(
        max(0, min(end, other_end + turn) - max(start, other_start + turn))
        for start, end in ours
        for other_start, other_end in theirs
        for turn in (-WEEK, 0, WEEK)
    )
    if common < 60:
        if not common:
            return Said(text("No free time in common"))
        reason = text("About {minutes} minutes a week in common", minutes=common)
    elif common == 60:
        reason = text("About 1 hour a week in common")
    else:
        reason = text("About {hours} hours a week in common", hours=f"{common / 60:.2g}")
    return Said(reason, reason if value >= 0.5 else None)
