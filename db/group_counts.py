"""Participants and applicants by what they answered to questions with one answer out of a few."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
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


def group_counts(
    session: Session, cohort_id: int, people: Sequence[Standing], *, left_too: bool = False
) -> tuple[GroupCount, ...]:
    """Of everybody who has not left, or of those too. Never by a question whose answers are private. Three queries."""
    forms = forms_by_side(session, cohort_id)
    keys = _keys(forms)
    if not keys:
        return ()
    rows: Sequence[Any] = session.exec(
        select(ParticipantRow.id, *_answers(keys))
        .join(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .where(ParticipantRow.cohort_id == cohort_id)
    ).all()
    given = {id: dict(zip(keys, said, strict=True)) for id, *said in rows}
    counted = [each for each in people if left_too or each.status != "left"]
    return _by_question(forms, {side: [each.id for each in counted if each.side is side] for side in forms}, given)


def applicant_counts(session: Session, cohort_id: int, ids: Collection[int]) -> tuple[GroupCount, ...]:
    """The same questions in the same order, of these applications, by their ids. Three queries."""
    forms = forms_by_side(session, cohort_id)
    keys = _keys(forms)
    if not keys:
        return ()
    rows: Sequence[Any] = session.exec(
        select(ApplicationRow.id, ApplicationRow.side, *_answers(keys))
        .where(ApplicationRow.cohort_id == cohort_id)
        .order_by(col(ApplicationRow.id))
    ).all()
    kept = [(id, side, said) for id, side, *said in rows if id in ids]
    given = {id: dict(zip(keys, said, strict=True)) for id, _side, said in kept}
    return _by_question(forms, {of: [id for id, side, _said in kept if side == of.value] for of in forms}, given)


def _keys(forms: Mapping[Side, Form]) -> list[str]:
    return list(dict.fromkeys(question.key for form in forms.values() for question in _askable(form)))


def _answers(keys: Sequence[str]) -> list[Any]:
    """Whole documents are long."""
    return [col(ApplicationRow.answers)[key] for key in keys]


def _by_question(
    forms: Mapping[Side, Form], here: Mapping[Side, Sequence[int]], given: Mapping[int, Mapping[str, Any]]
) -> tuple[GroupCount, ...]:
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
