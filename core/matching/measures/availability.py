"""Free time in common: minutes a week, across time zones, on the day the pool is for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from core.matching.measures.answers import all_are
from core.matching.measures.sentence import Said
from core.matching.measures.tables import (
    Counting,
    Counts,
    Given,
    Keep,
    as_they_are,
    collected,
    counted,
    incidence,
    taken,
)
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


@lru_cache(maxsize=1024)
def _week(zone: str, on: date) -> Mapping[str, tuple[int, int]]:
    """The span of each slot in UTC minutes; a span may run over the end of the week."""
    away = offset(zone, on)
    spans = {slot: hours(slot) for slot in (f"{day} {part}" for day in DAYS for part in DAY_PARTS)}
    return {slot: (span[0] - away, span[1] - away) for slot, span in spans.items() if span is not None}


def _free(person: Person, question: str, on: date) -> tuple[tuple[int, int], ...] | None:
    """None: nothing usable answered."""
    answer: Any = person.answers.get(question)
    if not isinstance(answer, list | tuple):
        return None
    slots = answer if all_are(str, answer) else [slot for slot in answer if isinstance(slot, str)]
    return tuple(filter(None, map(_week(person.time_zone, on).get, dict.fromkeys(slots)))) or None


def _pieces(spans: Sequence[tuple[int, int]]) -> tuple[list[list[int]], list[int]]:
    """The week cut where any span begins or ends: the pieces of each span, and how many minutes each piece has."""
    edges = sorted({edge % WEEK for span in spans for edge in span})
    place = {edge: at for at, edge in enumerate(edges)}
    lengths = [(after - edge) % WEEK or WEEK for edge, after in zip(edges, (*edges[1:], *edges[:1]), strict=True)]
    pieces = []
    for start, end in spans:
        first, last = place[start % WEEK], place[end % WEEK]
        pieces.append([at % len(edges) for at in range(first, last if first < last else last + len(edges))])
    return pieces, lengths


def availability(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """min(1, minutes a week in which both are free / ``settings["minutes"]``), 60 unless set."""
    return counted(counts(mentees, mentors, criterion, on), keep)


def counts(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Counts:
    """The minutes a week in which both are free, and their value."""
    rows = collected([_free(person, criterion.mentee_question, on) for person in mentees])
    columns = collected([_free(person, criterion.mentor_question, on) for person in mentors])
    spans = list(dict.fromkeys(span for one in (*rows.answers, *columns.answers) for span in one))
    pieces, lengths = _pieces(spans)
    pieces_of = dict(zip(spans, pieces, strict=True))
    ours, theirs = (
        [list(chain.from_iterable(map(pieces_of.__getitem__, one))) for one in side.answers] for side in (rows, columns)
    )
    each = {at: at for at in range(len(lengths))}
    takes = taken(ours, each)
    takes = replace(takes, times=np.array(lengths, dtype=np.int64)[takes.lines])
    counting = Counting(takes, incidence(Given(theirs, columns.places), each))
    needed = float(criterion.settings.get("minutes", NEEDED))
    return Counts(counting, WEEK, lambda minutes: np.minimum(1.0, minutes / needed), rows, columns)


def _minutes(ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> int:
    both = 0
    for start, end in ours:
        for other_start, other_end in theirs:
            # By how many minutes of the week the other begins later; spans are shorter than half a week.
            later = (other_start - start + WEEK // 2) % WEEK - WEEK // 2
            if -(other_end - other_start) < later < end - start:
                both += min(end - start, later + other_end - other_start) - max(0, later)
    return both


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours = _free(mentee, criterion.mentee_question, on) or ()
    theirs = _free(mentor, criterion.mentor_question, on) or ()
    common = _minutes(ours, theirs)
    if common < 60:
        if not common:
            return Said(text("No free time in common"))
        reason = text("About {minutes} minutes a week in common", minutes=common)
    elif common == 60:
        reason = text("About 1 hour a week in common")
    else:
        reason = text("About {hours} hours a week in common", hours=f"{common / 60:.2g}")
    return Said(reason, reason if value >= 0.5 else None)
