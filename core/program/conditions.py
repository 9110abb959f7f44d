"""Questions that are asked only if an earlier one was answered so: which of a form's are asked, given the answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.intake.answers import clean
from core.program.questions import Condition, Form, Kind, Question, Visibility
from core.text import Text, text

# Kinds whose answers can be told apart by a condition; of the others it can only be said that there is one.
BY_OPTION = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.RANKING, Kind.SKILLS, Kind.LANGUAGES})
BY_NUMBER = frozenset({Kind.SCALE, Kind.NUMBER})
YES, NO = "yes", "no"


def asked(form: Form, answers: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions asked of somebody who answers so, in order.

    An answer to a question that is not asked counts as none, so whoever is not asked the first of a chain is asked
    none that hang on it. Linear in the number of questions; never raises.
    """
    found: list[Question] = []
    given: dict[str, tuple[Question, Any]] = {}
    named = {question.condition.question for question in form.questions if question.condition is not None}
    for question in form.questions:
        if question.condition is None or _holds(question.condition, given):
            found.append(question)
            if question.key in named:
                given[question.key] = question, clean(question, answers.get(question.key))
    return tuple(found)


def without_unasked(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers but for those to questions of the form that are not asked; keys the form does not know stay."""
    if all(question.condition is None for question in form.questions):
        return dict(answers)
    unasked = {question.key for question in form.questions} - {question.key for question in asked(form, answers)}
    return {key: value for key, value in answers.items() if key not in unasked}


def choosable(question: Question) -> tuple[str, ...]:
    """What a condition on this question may name: its options, yes and no, or nothing."""
    if question.kind is Kind.YES_NO:
        return YES, NO
    return question.options if question.kind in BY_OPTION else ()


def may_depend_on(form: Form, key: str) -> tuple[Question, ...]:
    """The questions that the question ``key`` (or, where there is none of that key, a last one) may depend on.

    Those before it, but no private ones: whoever holds an application's link would see by what is asked how a
    private question was answered.
    """
    before: list[Question] = []
    for question in form.questions:
        if question.key == key:
            break
        before.append(question)
    return tuple(question for question in before if question.visible is not Visibility.PRIVATE)


def depending(form: Form, key: str) -> tuple[Question, ...]:
    """The questions that are asked only by how the question ``key`` is answered, in order."""
    return tuple(each for each in form.questions if each.condition is not None and each.condition.question == key)


def condition_fault(question: Question, before: Sequence[Question]) -> Text | None:
    """What is wrong with when a question is asked, ``before`` being the questions in front of it."""
    condition = question.condition
    if condition is None:
        return None
    on = next((each for each in before if each.key == condition.question), None)
    if on is None:
        return text("is asked by the answer to a question that does not come before it; choose an earlier one")
    if on.visible is Visibility.PRIVATE:
        return text(
            "is asked by the answer to “{label}”, which is private: what is asked would tell it; choose another "
            "question, or make one question of the two",
            label=on.label,
        )
    if unknown := [each for each in condition.answers if each not in choosable(on)]:
        return text("is asked for “{answer}”, which “{label}” does not offer", answer=unknown[0], label=on.label)
    bounded = condition.least is not None or condition.most is not None
    if bounded and on.kind not in BY_NUMBER:
        return text("is asked for a number, which “{label}” does not ask for", label=on.label)
    least, most = condition.least, condition.most
    if least is not None and most is not None and least > most:
        return text("is asked for a number between two ends that are the wrong way round")
    return None


def in_words(condition: Condition, form: Form) -> Text:
    """ "Asked only if “Do you travel?” is Yes", for staff."""
    on = form.question(condition.question)
    label = on.label if on is not None else condition.question
    if condition.answers:
        named = {YES: "Yes", NO: "No"} if on is not None and on.kind is Kind.YES_NO else {}
        answers = " / ".join(named.get(each, each) for each in condition.answers)
        return text("asked only if “{label}” is {answers}", label=label, answers=answers)
    least, most = condition.least, condition.most
    if least is not None and most is not None:
        return text("asked only if “{label}” is {least} to {most}", label=label, least=_short(least), most=_short(most))
    if least is not None:
        return text("asked only if “{label}” is {least} or more", label=label, least=_short(least))
    if most is not None:
        return text("asked only if “{label}” is {most} or less", label=label, most=_short(most))
    return text("asked only if “{label}” is answered", label=label)


def _holds(condition: Condition, given: Mapping[str, tuple[Question, Any]]) -> bool:
    _question, answer = given.get(condition.question, (None, None))
    if answer is None:
        return False
    if condition.least is not None or condition.most is not None:
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            return False
        enough = condition.least is None or answer >= condition.least
        return enough and (condition.most is None or answer <= condition.most)
    return not condition.answers or bool(_chosen(answer) & set(condition.answers))


def _chosen(answer: Any) -> set[str]:
    if isinstance(answer, bool):
        return {YES if answer else NO}
    return {str(each) for each in answer} if isinstance(answer, list | dict) else {str(answer)}


def _short(number: float) -> str:
    return f"{number:g}"
