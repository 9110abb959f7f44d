"""Rows of people who are not asked a question, by what they answered before it: they miss no answer, and give none."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.mapping import ColumnMapping, question_field
from core.program.conditions import asked
from core.program.questions import Form, Question
from core.text import text

LEFT_OUT = Problem(
    text("is not asked of somebody who answers so"),
    text("It is left out; correct the answer that this one hangs on, if it should count."),
    is_warning=True,
)

COUNTS_LATER = Problem(
    text("counts only where an earlier question is answered so, and no column answers that one"),
    text("Give the earlier question a column too, unless these people have answered it already."),
    is_warning=True,
)


def hangs_on_what_is_not_there(mapping: ColumnMapping, question: Question) -> bool:
    """Whether a question is asked by the answer to one that the sheet does not have."""
    return question.condition is not None and not mapping.columns(question_field(question.condition.question))


def unasked(
    mapping: ColumnMapping, form: Form, question: Question, answers: Iterable[Mapping[str, Any]]
) -> frozenset[int]:
    """Places of the rows whose people are not asked; none, where the sheet does not have what the question hangs on,
    since an earlier answer to that may be known already.
    """
    if question.condition is None or hangs_on_what_is_not_there(mapping, question):
        return frozenset()
    return frozenset(place for place, given in enumerate(answers) if question not in asked(form, given))
