"""Criteria suggested from two forms, with the weights a kind of program begins with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from core.matching.rules import Criterion, Measure
from core.program.questions import Form, Kind, Question

FEWEST, MOST = 4, 6  # sliders to begin with
FILL = 2  # weight of a criterion that no preset speaks of, taken in to have at least FEWEST

MEASURES: Mapping[Kind, Measure] = MappingProxyType(
    {
        Kind.SKILLS: Measure.COVERAGE,
        Kind.LANGUAGES: Measure.LANGUAGE,
        Kind.AVAILABILITY: Measure.AVAILABILITY,
        Kind.CHOICES: Measure.SHARED,
        Kind.RANKING: Measure.SHARED,
        Kind.CHOICE: Measure.SAME,
        Kind.YES_NO: Measure.SAME,
        Kind.SCALE: Measure.CLOSE,
        Kind.NUMBER: Measure.CLOSE,
        Kind.DATE: Measure.CLOSE,
        Kind.LONG_TEXT: Measure.TEXT,
    }
)
ORDER = (
    Measure.COVERAGE,
    Measure.AVAILABILITY,
    Measure.CLOSE,
    Measure.SHARED,
    Measure.AHEAD,
    Measure.SAME,
    Measure.DIFFERENT,
    Measure.PREFERENCE,
    Measure.TEXT,
    Measure.LANGUAGE,
)


def _weights(
    goals: int, style: int, wishes: int, logistics: int, interests: int, distance: int
) -> Mapping[Measure, int]:
    return MappingProxyType(
        {
            Measure.COVERAGE: goals,
            Measure.CLOSE: style,
            Measure.PREFERENCE: wishes,
            Measure.AVAILABILITY: logistics,
            Measure.SHARED: interests,
            Measure.AHEAD: distance,
        }
    )


# Starting points by judgement; no study found gives weights. Twentieths of the whole, as whole numbers.
PRESETS: Mapping[str, Mapping[Measure, int]] = MappingProxyType(
    {
        "corporate": _weights(goals=6, style=4, wishes=4, logistics=3, interests=2, distance=1),
        "university": _weights(goals=7, style=4, wishes=4, logistics=2, interests=2, distance=1),
        "youth": _weights(goals=3, style=4, wishes=5, logistics=4, interests=4, distance=0),
        "healthcare": _weights(goals=6, style=4, wishes=4, logistics=3, interests=2, distance=1),
        "volunteer": _weights(goals=6, style=4, wishes=4, logistics=3, interests=2, distance=1),
        "peer": _weights(goals=3, style=5, wishes=5, logistics=3, interests=4, distance=0),
        "reverse": _weights(goals=8, style=3, wishes=3, logistics=3, interests=1, distance=2),
        "group": _weights(goals=6, style=4, wishes=4, logistics=3, interests=2, distance=1),
    }
)


def preset(template: str) -> Mapping[Measure, int]:
    """Weights (0 to 10) by measure that a program of this template begins with; of a corporate one where unknown."""
    words = template.casefold()
    return next(
        (weights for name, weights in PRESETS.items() if name in words.replace("-", " ").split()), PRESETS["corporate"]
    )


def suggest(mentee_form: Form, mentor_form: Form, template: str = "corporate") -> tuple[Criterion, ...]:
    """Criteria for these forms, 4 to 6 of them with a weight where so many can be, those with weight first.

    Questions with the same key on both forms belong together; then questions of the same kind, in order, whatever
    their keys ("I want to learn" and "I can help with"). For peers give the same form twice. A language in common
    is suggested as a must-have that weighs nothing, unless the forms have nothing else in common.
    """
    found = [_criterion(ours, theirs, template) for ours, theirs in _paired(mentee_form, mentor_form)]
    return weighed(found, template)


def weighed(found: Sequence[Criterion], template: str) -> tuple[Criterion, ...]:
    """The same criteria as a program of this template weighs them to begin with, those with weight first."""
    weights = preset(template)
    wanted: list[Criterion] = []
    for criterion in sorted(found, key=lambda one: ORDER.index(one.measure)):
        weight = weights.get(criterion.measure, 0)
        # Several questions of one kind share what that kind weighs.
        alike = sum(one.measure is criterion.measure for one in found)
        wanted.append(replace(criterion, weight=0 if not weight else max(1, round(weight / alike))))
    weighty = sorted((one for one in wanted if one.weight), key=lambda one: -one.weight)[:MOST]
    spare = [one for one in wanted if not one.weight and one.measure is not Measure.LANGUAGE]
    filled = [replace(one, weight=FILL) for one in spare[: max(0, FEWEST - len(weighty))]]
    counting = weighty + filled or [replace(one, weight=FILL) for one in wanted]  # nothing else in common: it counts
    keys = {one.key for one in counting}
    return (*counting, *(replace(one, weight=0) for one in wanted if one.key not in keys))


def _paired(mentee_form: Form, mentor_form: Form) -> Iterator[tuple[Question, Question]]:
    """Each question at most once: first by key, then by kind in order."""
    theirs = {question.key: question for question in mentor_form.questions if question.kind in MEASURES}
    ours = [question for question in mentee_form.questions if question.kind in MEASURES]
    if mentee_form == mentor_form:
        yield from _within(ours)
        return
    by_key = [(one, theirs[one.key]) for one in ours if one.key in theirs and theirs[one.key].kind is one.kind]
    yield from by_key
    taken = {one.key for one, _ in by_key}
    left = [question for question in theirs.values() if question.key not in taken]
    for one in ours:
        if one.key in taken:
            continue
        other = next((question for question in left if _belong(one, question)), None)
        if other is not None:
            left.remove(other)
            yield one, other


def _belong(one: Question, other: Question) -> bool:
    """Questions with different keys: of one kind, and about the same options where there are options."""
    if one.kind is not other.kind or one.kind in (Kind.YES_NO, Kind.DATE):
        return False
    if one.kind in (Kind.SKILLS, Kind.LANGUAGES, Kind.AVAILABILITY, Kind.LONG_TEXT):
        return True
    if one.kind is Kind.NUMBER:
        return _years(one) and _years(other)
    if one.kind is Kind.SCALE:
        return one.label == other.label
    return bool(set(one.options) & set(other.options))


def _within(questions: Sequence[Question]) -> Iterator[tuple[Question, Question]]:
    """A peer form: two questions about skills are what is wanted and what is offered; all others face themselves."""
    skills = [question for question in questions if question.kind is Kind.SKILLS]
    if len(skills) == 2:
        wanted, offered = sorted(skills, key=_offers)
        yield wanted, offered
    for question in questions:
        if len(skills) != 2 or question.kind is not Kind.SKILLS:
            yield question, question


def _wished_and_offered(one: Question, other: Question) -> bool:
    """Lists without levels, asked in different words of the two sides: what one would like and the other can give."""
    both = one.kind is other.kind is Kind.CHOICES and one.label.casefold() != other.label.casefold()
    return both and (_says(one.label, WISH_WORDS) or _says(other.label, OFFER_WORDS))


def _offers(question: Question) -> bool:
    return _says(f"{question.key} {question.label}", OFFER_WORDS)


def _says(words: str, some: Sequence[str]) -> bool:
    return any(word in words.casefold().replace("_", " ").split() for word in some)


OFFER_WORDS = ("offer", "offers", "offered", "share", "give", "teach", "help", "bring")
WISH_WORDS = ("learn", "want", "wants", "wish", "wishes", "need", "needs", "improve", "develop", "better")


def _years(question: Question) -> bool:
    words = f"{question.key} {question.label}".casefold().replace("_", " ").replace("-", " ").split()
    return question.kind is Kind.NUMBER and any(word in ("years", "year", "experience") for word in words)


def _criterion(ours: Question, theirs: Question, template: str) -> Criterion:
    measure = Measure.COVERAGE if _wished_and_offered(ours, theirs) else MEASURES[ours.kind]
    settings: dict[str, Any] = {}
    if _years(ours) and _years(theirs) and "peer" not in template.casefold():
        measure = Measure.AHEAD
        if "reverse" in template.casefold():
            settings["reverse"] = True
    elif ours.kind is Kind.SCALE:
        settings = {"lowest": min(ours.lowest, theirs.lowest), "highest": max(ours.highest, theirs.highest)}
    return Criterion(
        key=ours.key if ours.key == theirs.key else f"{ours.key}+{theirs.key}",
        label=ours.label,
        measure=measure,
        mentee_question=ours.key,
        mentor_question=theirs.key,
        weight=0,
        must_have=1.0 if measure is Measure.LANGUAGE else None,
        settings=settings,
    )
