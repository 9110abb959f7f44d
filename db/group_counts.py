"""Participants by what they answered to questions with one answer out of a few."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from core.program.questions import Form, Kind, Question, Side, Visibility
from db.facts import forms_by_side
from db.models import ApplicationRow, ParticipantRow
from db.standing import Standing


@dataclass(frozen=True)
class GroupCount:
    """One side by one question: who answered what (empty for no answer), and how many gave which, in its order."""

    side: Side
    question: str
    answers: Mapping[int, str]
    counts: Mapping[str, int]


def group_counts(session: Session, cohort_id: int, people: Sequence[Standing]) -> tuple[GroupCount, ...]:
    """Of everybody who has not left. Never by a question whose answers are private. Three queries."""
    forms = forms_by_side(session, cohort_id)
    keys = list(dict.fromkeys(question.key for form in forms.values() for question in _askable(form)))
    if not keys:
        return ()
    answers: list[Any] = [col(ApplicationRow.answers)[key] for key in keys]  # whole documents are long
    rows: Sequence[Any] = session.exec(
        select(ParticipantRow.id, *answers)
        .join(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(ParticipantRow.cohort_id == cohort_id)
    ).all()
    given = {id: dict(zip(keys, said, strict=True)) for id, *said in rows}
    here = {side: [each.id for each in people if each.side is side and each.status != "left"] for side in forms}
    return tuple(
        _group_count(side, question, [(id, given.get(id, {})) for id in here[side]])
        for side, form in forms.items()
        for question in _askable(form)
    )


def _askable(form: Form) -> list[Question]:
    """Questions with one answer out of a few; never one whose answers are private."""
    return [
        question
        for question in form.questions
        if question.kind in (Kind.CHOICE, Kind.YES_NO) and question.visible is not Visibility.PRIVATE
    ]


def _group_count(side: Side, question: Question, people: Sequence[tuple[int, Mapping[str, Any]]]) -> GroupCount:
    """Whoever did not answer is a group of its own: missing is no answer, and no other either."""
    answers = {id: _answer(question, given.get(question.key)) for id, given in people}
    counts = Counter(answers.values())
    options = list(question.options) or ["yes", "no"]
    names = [name for name in (*options, *sorted(set(counts) - {*options, ""}), "") if counts[name]]
    return GroupCount(side, question.label, answers, {name: counts[name] for name in names})


def _answer(question: Question, given: Any) -> str:
    if given is None:
        return ""
    return ("yes" if given else "no") if question.kind is Kind.YES_NO else str(given)
