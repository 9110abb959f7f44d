"""Surveys: what is asked of many at once, how answers become scores, and who reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.intake.answers import clean, fault_in
from core.program.questions import Kind, Question
from core.text import Text, text

FEWEST_ANONYMOUS = 8  # answers; of fewer, nothing is shown
LEAST_ANSWERED = 0.8  # of a scale's questions; with fewer answered there is no score
LONGEST_TITLE = 120
LONGEST_DAYS = 120  # that a wave may stay open
MOST_QUESTIONS = 200
NUMERIC = (Kind.SCALE, Kind.NUMBER)
KINDS = (Kind.SCALE, Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.NUMBER, Kind.SHORT_TEXT, Kind.LONG_TEXT)


class Stage(StrEnum):
    """When a survey is sent, seen from the program."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    LATER = "later"


STAGES: dict[Stage, Text] = {
    Stage.BEFORE: text("Before"),
    Stage.DURING: text("During"),
    Stage.AFTER: text("After"),
    Stage.LATER: text("Months later"),
}


def stage_words(stage: Stage, remembered: bool = False) -> Text:
    """How a wave is called; a retrospective one always says so."""
    return text("{stage}, as remembered afterwards", stage=STAGES[stage]) if remembered else STAGES[stage]


class Scoring(StrEnum):
    """How a scale's answers become one number."""

    MEAN = "mean"
    NET_PROMOTER = "net promoter"


@dataclass(frozen=True)
class Scale:
    """Questions that measure one thing together. Those ``reversed`` count the other way round."""

    key: str
    title: str
    questions: tuple[str, ...]
    reversed: frozenset[str] = frozenset()
    scoring: Scoring = Scoring.MEAN

    def to_document(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "title": self.title,
            "questions": list(self.questions),
            "reversed": sorted(self.reversed),
            "scoring": self.scoring.value,
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Scale":
        return cls(
            document["key"],
            document["title"],
            tuple(document["questions"]),
            frozenset(document.get("reversed", ())),
            Scoring(document.get("scoring", Scoring.MEAN)),
        )


@dataclass(frozen=True)
class Survey:
    """What is asked, in order, and the scales that are made of it."""

    title: str
    questions: tuple[Question, ...]
    scales: tuple[Scale, ...] = ()

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    def to_document(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "questions": [question.to_document() for question in self.questions],
            "scales": [scale.to_document() for scale in self.scales],
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Survey":
        return cls(
            document["title"],
            tuple(map(Question.from_document, document["questions"])),
            tuple(map(Scale.from_document, document.get("scales", ()))),
        )


@dataclass(frozen=True)
class Measure:
    """One thing that answers tell, as a number from ``lowest`` to ``highest``, or as yes or no; None where open."""

    key: str
    title: str
    scoring: Scoring | None = None  # None: a single question
    is_yes_no: bool = False
    lowest: float | None = None
    highest: float | None = None


def joined(title: str, parts: Sequence[Survey]) -> Survey:
    """One survey of several parts, in order. What two parts both ask is asked once."""
    questions = {question.key: question for part in parts for question in part.questions}
    scales = {scale.key: scale for part in parts for scale in part.scales}
    return Survey(title, tuple(questions.values()), tuple(scales.values()))


def with_question(survey: Survey, question: Question) -> Survey:
    """The survey with one more question of its own at the end, under a key that is free."""
    taken = {each.key for each in survey.questions}
    key = next(f"own_{number}" for number in range(1, len(taken) + 2) if f"own_{number}" not in taken)
    return replace(survey, questions=(*survey.questions, replace(question, key=key)))


def without_question(survey: Survey, key: str) -> Survey:
    """The survey without a question, and without the scales that need it."""
    return replace(
        survey,
        questions=tuple(each for each in survey.questions if each.key != key),
        scales=tuple(scale for scale in survey.scales if key not in scale.questions),
    )


def check_survey(survey: Survey) -> None:
    """Raise InvalidInput with all that is wrong: no title or one over 120 letters, no question or over 200 of them, a
    question without words, one to choose from without two options, a scale whose steps do not rise."""
    faults = []
    if not survey.title.strip():
        faults.append(Fault("Title", text("is empty; write what people will see above the questions")))
    elif len(survey.title) > LONGEST_TITLE:
        faults.append(Fault("Title", text("is longer than {longest} letters", longest=LONGEST_TITLE)))
    if not survey.questions:
        faults.append(Fault("Questions", text("are missing; take a set of them, or write one")))
    elif len(survey.questions) > MOST_QUESTIONS:
        faults.append(Fault("Questions", text("are more than {most}", most=MOST_QUESTIONS)))
    for number, question in enumerate(survey.questions, 1):
        what = _question_fault(question)
        if what is not None:
            faults.append(Fault(f"Question {number}", what))
    if faults:
        raise InvalidInput("The survey is not ready yet.", faults)


def check_answers(survey: Survey, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept, without those left open; raises InvalidInput with every fault in its place."""
    kept: dict[str, Any] = {}
    faults = []
    for question in survey.questions:
        value = clean(question, answers.get(question.key))
        what = fault_in(question, value)
        if what is None and value is None and question.required:
            what = text("is not answered")
        if what is not None:
            faults.append(Fault(question.label, what))
        elif value is not None:
            kept[question.key] = value
    if not faults and not kept:
        faults.append(Fault("Answers", text("are missing; one is enough")))
    if faults:
        raise InvalidInput("Your answers were not sent yet.", faults)
    return kept


def measures(survey: Survey) -> tuple[Measure, ...]:
    """What can be read off this survey: its scales first, then every question that is a number or a yes or no."""
    found = []
    for scale in survey.scales:
        questions = [each for key in scale.questions if (each := survey.question(key)) is not None]
        ends = [question.lowest for question in questions], [question.highest for question in questions]
        if questions:
            found.append(Measure(scale.key, scale.title, scale.scoring, False, min(ends[0]), max(ends[1])))
    promoters = {key for scale in survey.scales if scale.scoring is Scoring.NET_PROMOTER for key in scale.questions}
    for question in survey.questions:
        if question.kind is Kind.SCALE and question.key not in promoters:
            found.append(Measure(question.key, question.label, None, False, question.lowest, question.highest))
        elif question.kind is Kind.NUMBER:
            found.append(Measure(question.key, question.label))
        elif question.kind is Kind.YES_NO:
            found.append(Measure(question.key, question.label, None, True))
    return tuple(found)


def who_reads(anonymous: bool) -> Text:
    """What people are told before they answer."""
    if anonymous:
        return text(
            "Anonymous: kept without your name and without the time, so nobody can find out what you said, and you "
            "can't change it later. Totals are shown once the survey has closed, if at least {fewest} people answered.",
            fewest=FEWEST_ANONYMOUS,
        )
    return text(
        "Confidential: the coordinators of the program can read what you answer with your name. Your mentor, your "
        "mentee and everybody else see totals only. You can change your answers until the survey closes."
    )


def _question_fault(question: Question) -> Text | None:
    if not question.label.strip():
        return text("has no words")
    if question.kind in (Kind.CHOICE, Kind.CHOICES) and len(question.options) < 2:
        return text("needs two options to choose from, one on each line")
    if question.kind is Kind.SCALE and question.lowest >= question.highest:
        return text("has a scale that does not rise; set “From” below “To”")
    return None
