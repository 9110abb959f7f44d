"""What each criterion adds to a pair, kept for one side and the other apart, and put together when a pair is looked at.

Three kinds: a line of values for each distinct answer of the mentees, where they are few; a count, with a list of what
each count is worth; and the measure itself, asked for some rows at a time, for whatever is neither.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.measures import COUNTS, TABLES, UNKNOWN, VALUE_UNITS, Counts, Values, in_units
from core.matching.measures.answers import all_are
from core.matching.measures.distances import with_range
from core.matching.measures.tables import SMALL, Takes, summed
from core.matching.pool import Person, Pool
from core.matching.rules import Criterion, Measure
from core.matching.size.wishes import Wishes, wishes

Whole = NDArray[np.int64]
LINES = 256  # distinct answers of mentees that get a line each
AT_ONCE = 512  # mentees whose answers are told apart together
_PLAIN = {str, int}


@dataclass(frozen=True)
class Lines:
    """``values[line_of[row]]``: of one mentee with every mentor, 0 to ``VALUE_UNITS`` or ``UNKNOWN``."""

    criterion: Criterion
    line_of: NDArray[np.int32]
    values: Values

    def of_rows(self, rows: Whole) -> Values:
        return self.values[self.line_of[rows]]

    def of_pairs(self, rows: Whole, columns: Whole) -> Values:
        return self.values[self.line_of[rows], columns]


@dataclass(frozen=True)
class Counted:
    """``worth`` of each count, one further entry for unknown; see ``core.matching.measures.tables.Counting``."""

    criterion: Criterion
    answer_of: NDArray[np.int64]  # -1: gave none
    takes: Takes
    lines: NDArray[np.int16]
    silent: NDArray[np.bool_]  # mentors who gave none
    worth: Values

    def of_rows(self, rows: Whole) -> Values:
        answers = self.answer_of[rows]
        count = summed(self.takes.of(answers), self.lines)
        values: Values = self.worth[count]
        values[:, self.silent] = UNKNOWN
        values[answers < 0] = UNKNOWN
        return values

    def of_pairs(self, rows: Whole, columns: Whole) -> Values:
        found = np.full(len(rows), UNKNOWN, dtype=np.int16)
        answers = self.answer_of[rows]
        known = np.flatnonzero((answers >= 0) & ~self.silent[columns])
        takes = self.takes.of(answers[known])
        each = self.lines[takes.lines, np.repeat(columns[known], takes.many)] * takes.times
        found[known] = self.worth[np.diff(np.concatenate([[0], np.cumsum(each)])[takes.begins])]
        return found


@dataclass(frozen=True)
class Asked:
    """The measure itself, some rows at a time."""

    criterion: Criterion
    mentees: Sequence[Person]
    mentors: Sequence[Person]
    table: Callable[[Sequence[Person], Sequence[Person]], Values]

    def of_rows(self, rows: Whole) -> Values:
        return self.table([self.mentees[row] for row in rows], self.mentors)

    def of_pairs(self, rows: Whole, columns: Whole) -> Values:
        pairs = zip(rows.tolist(), columns.tolist(), strict=True)
        found = [self.table([self.mentees[row]], [self.mentors[column]])[0, 0] for row, column in pairs]
        return np.array(found, dtype=np.int16)


Part = Lines | Counted | Asked | Wishes


def part_of(pool: Pool, mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion) -> Part:
    """The cheapest kind that serves. Every value is that of ``core.matching.measures``, to the last unit."""
    if criterion.measure is Measure.PREFERENCE:
        return wishes(mentees, mentors, criterion)
    criterion = replace(criterion, settings=with_range(criterion, (*mentees, *mentors)))

    def table(ours: Sequence[Person], theirs: Sequence[Person]) -> Values:
        found: Values = TABLES[criterion.measure](ours, theirs, criterion, pool.on, in_units)
        return found

    line_of, first = _distinct(mentees, criterion)
    if len(first) <= LINES:
        return Lines(criterion, line_of, table([mentees[row] for row in first], mentors))
    counts = COUNTS[criterion.measure](mentees, mentors, criterion, pool.on) if criterion.measure in COUNTS else None
    if counts is not None and counts.largest < SMALL:
        return _counted(criterion, counts)
    return Asked(criterion, mentees, mentors, table)


def _distinct(mentees: Sequence[Person], criterion: Criterion) -> tuple[NDArray[np.int32], list[int]]:
    """For each mentee the number of her answer, and who gave each first; given up above ``LINES``."""
    zoned, question = criterion.measure is Measure.AVAILABILITY, criterion.mentee_question
    known: dict[Any, int] = {}
    line_of = np.zeros(len(mentees), dtype=np.int32)
    for start in range(0, len(mentees), AT_ONCE):
        some = mentees[start : start + AT_ONCE]
        keys: list[Any] = [person.answers.get(question) for person in some]
        if zoned or not _PLAIN.issuperset(map(type, keys)):
            keys = [_key(answer, person.time_zone if zoned else "") for answer, person in zip(keys, some, strict=True)]
        for key in dict.fromkeys(keys):
            known.setdefault(key, len(known))
        if len(known) > LINES:
            return line_of, list(range(len(known)))
        line_of[start : start + AT_ONCE] = np.fromiter(map(known.__getitem__, keys), dtype=np.int32)
    return line_of, np.unique(line_of, return_index=True)[1].tolist()


def _key(answer: Any, zone: str) -> Any:
    """The same for answers that are the same in kind and wording. Of the plainest kinds: the answer."""
    kind = type(answer)
    if kind in _PLAIN and not zone:
        return answer
    return kind, tuple(answer) if kind is list and all_are(str, answer) else repr(answer), zone


def _counted(criterion: Criterion, counts: Counts) -> Counted:
    every = in_units(counts.value(np.arange(counts.largest + 1)))
    counting, rows = counts.counting, counts.rows
    lines = np.ascontiguousarray(counting.lines.astype(np.int16))
    lines[:, counts.columns.silent] = 0
    return Counted(criterion, rows.places.astype(np.int64), counting.takes, lines, counts.columns.silent, every)


def least_value(criterion: Criterion) -> int:
    """What a pair's value must be at least, as ``core.matching.constraints.fails`` has it."""
    return 0 if criterion.must_have is None else round(criterion.must_have * VALUE_UNITS)
