"""How two answers are compared: for each measure its table of values and its sentence."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from numpy.typing import NDArray

from core.matching.measures import availability, choices, distances, preference, skills, texts
from core.matching.measures.sentence import Said
from core.matching.measures.tables import UNKNOWN, VALUE_UNITS, Counts, Keep, Table, Values, as_they_are, in_units
from core.matching.measures.texts import method as text_method
from core.matching.pool import Person
from core.matching.rules import Criterion, Measure


class TableOf(Protocol):
    """Values of every pair: 0 to 1 and NaN where unknown, or as ``keep`` keeps them."""

    def __call__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        criterion: Criterion,
        on: date,
        keep: Keep = ...,
        /,
    ) -> NDArray[Any]: ...


CountsOf = Callable[[Sequence[Person], Sequence[Person], Criterion, date], Counts | None]
SaidOf = Callable[[Person, Person, Criterion, float, date], Said]

TABLES: dict[Measure, TableOf] = {
    Measure.COVERAGE: skills.coverage,
    Measure.SHARED: choices.shared,
    Measure.SAME: choices.same,
    Measure.DIFFERENT: choices.same,
    Measure.CLOSE: distances.close,
    Measure.AHEAD: distances.ahead,
    Measure.LANGUAGE: choices.same,
    Measure.AVAILABILITY: availability.availability,
    Measure.TEXT: texts.alike,
    Measure.PREFERENCE: preference.preference,
}
COUNTS: dict[Measure, CountsOf] = {
    Measure.COVERAGE: skills.coverage_counts,
    Measure.SHARED: choices.shared_counts,
    Measure.SAME: choices.same_counts,
    Measure.DIFFERENT: choices.same_counts,
    Measure.LANGUAGE: choices.same_counts,
    Measure.AVAILABILITY: availability.counts,
}
SAID: dict[Measure, SaidOf] = {
    Measure.COVERAGE: skills.said,
    Measure.SHARED: choices.shared_said,
    Measure.SAME: choices.same_said,
    Measure.DIFFERENT: choices.same_said,
    Measure.CLOSE: distances.close_said,
    Measure.AHEAD: distances.ahead_said,
    Measure.LANGUAGE: choices.language_said,
    Measure.AVAILABILITY: availability.said,
    Measure.TEXT: texts.said,
    Measure.PREFERENCE: preference.said,
}

__all__ = [
    "COUNTS",
    "SAID",
    "TABLES",
    "UNKNOWN",
    "VALUE_UNITS",
    "Counts",
    "Said",
    "SaidOf",
    "Table",
    "TableOf",
    "Values",
    "as_they_are",
    "in_units",
    "text_method",
]
