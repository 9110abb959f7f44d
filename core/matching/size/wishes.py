"""Wishes for each other, which are few: one value for all whom nobody named, and a short list of those named."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.measures import UNKNOWN, Values, in_units
from core.matching.measures.preference import NEUTRAL, named, value_of
from core.matching.pool import Person
from core.matching.rules import Criterion

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Wishes:
    """Who stated any, on both sides, and by row the mentors ``at`` and the values of all pairs that either named."""

    criterion: Criterion
    stated: NDArray[np.bool_]
    stated_by_mentors: NDArray[np.bool_]
    begins: Whole
    at: Whole
    values: Values

    def of_rows(self, rows: Whole) -> Values:
        """As ``core.matching.measures.preference.preference``, for these rows."""
        neutral = in_units(np.array(NEUTRAL))
        table: Values = np.where(self.stated[rows][:, None] | self.stated_by_mentors, neutral, np.int16(UNKNOWN))
        for nth, row in enumerate(rows.tolist()):
            part = slice(self.begins[row], self.begins[row + 1])
            table[nth, self.at[part]] = self.values[part]
        return table

    def of_pairs(self, rows: Whole, columns: Whole) -> Values:
        found = [self.of_rows(np.array([row]))[0, column] for row, column in zip(rows, columns, strict=True)]
        return np.array(found, dtype=np.int16)


def wishes(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion) -> Wishes:
    ours = named(mentees, mentors, criterion.mentee_question)
    theirs = named(mentors, mentees, criterion.mentor_question)
    pairs = {(row, column) for row, wished in ours.items() for column in wished}
    pairs |= {(row, column) for column, wished in theirs.items() for row in wished}
    listed = sorted(pairs)
    values = in_units(np.array([value_of(ours, theirs, row, column) for row, column in listed], dtype=np.float64))
    stated, by_mentors = np.zeros(len(mentees), dtype=np.bool_), np.zeros(len(mentors), dtype=np.bool_)
    stated[list(ours)] = True
    by_mentors[list(theirs)] = True
    begins = np.searchsorted([row for row, _ in listed], np.arange(len(mentees) + 1))
    return Wishes(criterion, stated, by_mentors, begins, np.array([column for _, column in listed], np.int64), values)
