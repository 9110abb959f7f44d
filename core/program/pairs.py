"""Two wordings of the same thing, one for each side: kept together, because matching compares their answers.

A question and its twin on the other side's form have the same key and kind. Peers answer one form, and have none.
"""

from dataclasses import replace

from core.program.conditions import condition_fault
from core.program.form_editing import RESERVED_KEYS, add, change, new_key, remove
from core.program.questions import Form, Question

# What the twins may have in common beside key and kind; wording and who sees the answer are each side's own.
FRAME = (
    "options", "fewest", "most", "lowest", "highest", "low_label", "high_label", "longest", "least", "largest",
    "earliest", "latest",
)  # fmt: skip


def twin(question: Question, other: Form | None) -> Question | None:
    """The other side's wording of the same thing, None where there is none."""
    found = other.question(question.key) if other is not None else None
    return found if found is not None and found.kind is question.kind else None


def add_both(form: Form, other: Form, question: Question, theirs: Question) -> tuple[Form, Form]:
    """Both forms with a new question as the last, under one key; ``theirs`` is the other side's wording of it."""
    key = _free_key(form, other, question.key, question.label)
    return add(form, replace(question, key=key)), add(other, replace(theirs, key=key, kind=question.kind))


def change_both(form: Form, other: Form, key: str, question: Question, theirs: Question) -> tuple[Form, Form]:
    """Both forms with another wording; what the twins had in common stays in common.

    Where the kind changes, both get one new key. Raises ``NotFound`` where a form has no such question.
    """
    before = form.question(key)
    if before is None:
        return change(form, key, question), other
    theirs = along(before, question, theirs)
    changed, changed_too = change(form, key, question), change(other, key, theirs)
    if question.kind is before.kind:
        return changed, changed_too
    new = _free_key(form, other, "", question.label)
    return _renamed(changed, form, new), _renamed(changed_too, other, new)


def remove_both(form: Form, other: Form, key: str) -> tuple[Form, Form]:
    """Both forms without it. Raises ``NotFound``."""
    return remove(form, key), remove(other, key)


def along(before: Question, after: Question, theirs: Question) -> Question:
    """The twin, where ``before`` becomes ``after``: its kind, and what it had like ``before``, change along."""
    alike = {name: getattr(after, name) for name in FRAME if getattr(theirs, name) == getattr(before, name)}
    return replace(theirs, kind=after.kind, **alike)


def differs(question: Question, theirs: Question) -> bool:
    """Whether the options or the scale of twins differ, so that their answers can be compared only in part."""
    return (question.options, question.lowest, question.highest) != (theirs.options, theirs.lowest, theirs.highest)


def ordered_like(form: Form, other: Form) -> Form:
    """``other`` with the questions that ``form`` asks too in the order they have there, in the places they take.

    The others stay where they are. As it was where a question would come before the one whose answer it is asked by.
    """
    shared = [question.key for question in form.questions if twin(question, other) is not None]
    by_key = {question.key: question for question in other.questions}
    places = iter(shared)
    questions = [by_key[next(places)] if question.key in shared else question for question in other.questions]
    if any(condition_fault(each, questions[:place]) is not None for place, each in enumerate(questions)):
        return other
    return other.with_questions(questions)


def _free_key(form: Form, other: Form, key: str, label: str) -> str:
    taken = RESERVED_KEYS | {question.key for each in (form, other) for question in each.questions}
    if key and key not in taken:
        return key
    return new_key(form.with_questions((*form.questions, *other.questions)), label)


def _renamed(changed: Form, before: Form, key: str) -> Form:
    """The one question that ``before`` has not, under this key; nothing depends on it, since its kind is new."""
    known = {question.key for question in before.questions}
    return changed.with_questions([each if each.key in known else replace(each, key=key) for each in changed.questions])
