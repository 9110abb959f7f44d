"""Sets of questions that are ready to be asked, with how they are scored; in our own words, read from the file here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from core.errors import NotFound
from core.evaluation.surveys import Scale, Scoring, Stage, Survey
from core.program.questions import Kind, Question


@dataclass(frozen=True)
class Instrument:
    """``about`` says what it tells and what it does not; ``stages``: when it is meant to be asked; ``side``: of whom,
    empty for both."""

    key: str
    about: str
    survey: Survey
    stages: tuple[Stage, ...]
    side: str

    @property
    def title(self) -> str:
        return self.survey.title


@cache
def instruments() -> tuple[Instrument, ...]:
    """All of them, in the order they are offered in."""
    content = files("core.evaluation").joinpath("instruments.toml").read_text(encoding="utf-8")
    return tuple(_instrument(key, each) for key, each in tomllib.loads(content).items())


def instrument(key: str) -> Instrument:
    """The one of this key. Raises ``NotFound`` where there is none."""
    for each in instruments():
        if each.key == key:
            return each
    raise NotFound("There is no set of questions “{key}”.", "Choose one from the list.", key=key)


def _instrument(key: str, given: Mapping[str, Any]) -> Instrument:
    questions, turned = [], set()
    for number, each in enumerate(given["questions"], 1):
        question = _question(f"{key}_{number}", given, each)
        questions.append(question)
        if each.get("reversed"):
            turned.add(question.key)
    measured = tuple(question.key for question in questions if question.kind is Kind.SCALE)
    scale = Scale(key, given["scale"], measured, frozenset(turned), Scoring(given.get("scoring", Scoring.MEAN)))
    survey = Survey(given["title"], tuple(questions), (scale,))
    return Instrument(key, given["about"], survey, tuple(map(Stage, given["stages"])), given.get("side", ""))


def _question(key: str, given: Mapping[str, Any], each: Mapping[str, Any]) -> Question:
    kind = Kind(each.get("kind", Kind.SCALE))
    if kind is not Kind.SCALE:
        return Question(key, kind, each["label"])
    return Question(
        key,
        kind,
        each["label"],
        lowest=given["lowest"],
        highest=given["highest"],
        low_label=given["low_label"],
        high_label=given["high_label"],
    )
