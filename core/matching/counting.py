"""Whether a question counts for matching, and how: its criteria, seen from the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.matching.rules import Criterion, Measure
from core.program.questions import HOUSEHOLD, MANAGER, Form, Kind, Question, Side, Visibility

# How two answers of a kind can be compared, the usual way first.
WAYS: Mapping[Kind, tuple[Measure, ...]] = {
    Kind.SKILLS: (Measure.COVERAGE, Measure.SHARED),
    Kind.LANGUAGES: (Measure.LANGUAGE, Measure.SHARED),
    Kind.AVAILABILITY: (Measure.AVAILABILITY,),
    Kind.CHOICES: (Measure.SHARED, Measure.COVERAGE),
    Kind.RANKING: (Measure.SHARED, Measure.COVERAGE),
    Kind.CHOICE: (Measure.SAME, Measure.DIFFERENT),
    Kind.YES_NO: (Measure.SAME, Measure.DIFFERENT),
    Kind.SCALE: (Measure.CLOSE,),
    Kind.NUMBER: (Measure.CLOSE, Measure.AHEAD),
    Kind.DATE: (Measure.CLOSE,),
    Kind.SHORT_TEXT: (Measure.DIFFERENT, Measure.SAME),
    Kind.LONG_TEXT: (Measure.TEXT,),
}


@dataclass(frozen=True)
class Counts:
    """How a question counts: compared by ``measure`` (None: not at all) with the other side's question ``other``."""

    measure: Measure | None = None
    other: str = ""
    weight: int = 0


def can_count(question: Question) -> bool:
    """A private answer is compared with nobody's; a manager's name and a household keep people apart instead.

    Short texts are the same only where they are spelled the same, but for small and large letters.
    """
    apart = question.key in (MANAGER, HOUSEHOLD)
    return question.kind in WAYS and question.visible is not Visibility.PRIVATE and not apart


def criterion_of(criteria: Sequence[Criterion], side: Side, key: str) -> Criterion | None:
    """The first criterion that compares this question of this side; of peers, of either place."""
    for each in criteria:
        of_mentee, of_mentor = each.mentee_question == key, each.mentor_question == key
        if {Side.MENTEE: of_mentee, Side.MENTOR: of_mentor, Side.PEER: of_mentee or of_mentor}[side]:
            return each
    return None


def counts_of(criteria: Sequence[Criterion], side: Side, key: str) -> Counts:
    """How a question of this side counts now."""
    found = criterion_of(criteria, side, key)
    if found is None:
        return Counts()
    other = found.mentee_question if side is Side.MENTOR else found.mentor_question
    return Counts(found.measure, other, found.weight)


def with_counts(
    criteria: Sequence[Criterion], side: Side, question: Question, other: Form, counts: Counts, reverse: bool = False
) -> tuple[Criterion, ...]:
    """The criteria with this question counting so; as they were where ``other`` has no such question of its kind.

    ``reverse``: of a program in which the mentor is the junior, so that it is the mentee who is to be ahead.
    """
    if counts.measure is None:
        return uncounted(criteria, side, question.key)
    theirs = other.question(counts.other)
    if theirs is None or theirs.kind is not question.kind:
        return tuple(criteria)
    return counted(criteria, side, question, theirs, counts.measure, counts.weight, reverse)


def comparable(question: Question, other: Form) -> tuple[Question, ...]:
    """The other side's questions that this one can be compared with: of its kind, its twin first."""
    found = [each for each in other.questions if each.kind is question.kind and can_count(each)]
    return tuple(sorted(found, key=lambda each: each.key != question.key))


def counted(
    criteria: Sequence[Criterion],
    side: Side,
    question: Question,
    theirs: Question,
    measure: Measure,
    weight: int,
    reverse: bool = False,
) -> tuple[Criterion, ...]:
    """The criteria with this question compared so; in the place of the one that compared it, or as the last.

    A must-have stays, whatever the weight; its label too. ``reverse`` as for ``with_counts``.
    """
    ours, others = (theirs, question) if side is Side.MENTOR else (question, theirs)
    before = criterion_of(criteria, side, question.key)
    alike = before if before is not None and before.measure is measure else None
    made = Criterion(
        key=ours.key if ours.key == others.key else f"{ours.key}+{others.key}",
        label=before.label if before is not None else ours.label,
        measure=measure,
        mentee_question=ours.key,
        mentor_question=others.key,
        weight=weight,
        must_have=alike.must_have if alike is not None else None,
        must_be_known=alike.must_be_known if alike is not None else False,
        settings=_settings(ours, others, alike, reverse and measure is Measure.AHEAD),
    )
    rest = [each for each in criteria if each is not before and each.key != made.key]
    place = criteria.index(before) if before is not None else len(rest)
    return (*rest[:place], made, *rest[place:])


def uncounted(criteria: Sequence[Criterion], side: Side, key: str) -> tuple[Criterion, ...]:
    """The criteria without the one that compares this question."""
    gone = criterion_of(criteria, side, key)
    return tuple(each for each in criteria if each is not gone)


def fitted(criterion: Criterion, mentees: Mapping[str, Question], mentors: Mapping[str, Question]) -> Criterion:
    """The criterion with the ends of its scale as the questions have them now."""
    both = mentees.get(criterion.mentee_question), mentors.get(criterion.mentor_question)
    scales = [each for each in both if each is not None and each.kind is Kind.SCALE]
    if criterion.measure is not Measure.CLOSE or len(scales) < 2:
        return criterion
    return replace(criterion, settings={**criterion.settings, **_ends(scales)})


def _settings(ours: Question, others: Question, before: Criterion | None, reverse: bool) -> dict[str, Any]:
    kept: dict[str, Any] = dict(before.settings) if before is not None else {"reverse": True} if reverse else {}
    return {**kept, **_ends([ours, others])} if ours.kind is Kind.SCALE else kept


def _ends(scales: Sequence[Question]) -> dict[str, int]:
    return {"lowest": min(each.lowest for each in scales), "highest": max(each.highest for each in scales)}
