"""What a form asks: questions of twelve kinds, and what an answer to each looks like.

An answer is a JSON value; no answer is simply not there (missing is never zero):

========================  ==================================================
kind                      answer
========================  ==================================================
short text, long text     ``"words"``
yes/no                    ``true`` or ``false``
choice                    ``"option"``
choices, languages        ``["option", …]``
ranking                   ``["first", "second", …]``
skills                    ``{"skill": level}``, level 1 to 3
scale                     whole number from ``lowest`` to ``highest``
number                    number
date                      ``"2026-11-23"``
availability              ``["mon morning", …]``, see ``DAYS`` and ``DAY_PARTS``
========================  ==================================================
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

Answer = str | bool | int | float | list[str] | dict[str, int]
Answers = Mapping[str, Any]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_PARTS: dict[str, tuple[int, int]] = {  # hours of the person's own day, from and to
    "morning": (8, 12),
    "midday": (12, 14),
    "afternoon": (14, 18),
    "evening": (18, 21),
}
SKILL_LEVELS = (1, 2, 3)


class Kind(StrEnum):
    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"
    YES_NO = "yes/no"
    CHOICE = "choice"
    CHOICES = "choices"
    RANKING = "ranking"
    SKILLS = "skills"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    LANGUAGES = "languages"
    AVAILABILITY = "availability"


class Visibility(StrEnum):
    """Who reads the answer besides the person herself."""

    STAFF = "staff"
    PARTNER = "partner"  # staff and, once paired, the partner
    PRIVATE = "private"  # staff only, and never shown again by a personal link


class Side(StrEnum):
    MENTOR = "mentor"
    MENTEE = "mentee"
    PEER = "peer"


@dataclass(frozen=True)
class Question:
    """One question. ``key`` never changes once answers exist; the wording may."""

    key: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    most: int | None = None  # at most so many options may be chosen
    lowest: int = 1
    highest: int = 5
    low_label: str = ""
    high_label: str = ""
    visible: Visibility = Visibility.STAFF

    def to_document(self) -> dict[str, Any]:
        """As a JSON object, for the database."""
        return asdict(self) | {"kind": self.kind.value, "visible": self.visible.value, "options": list(self.options)}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Question":
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        return cls(
            **known
            | {
                "kind": Kind(document["kind"]),
                "visible": Visibility(document.get("visible", Visibility.STAFF)),
                "options": tuple(document.get("options", ())),
            }
        )


@dataclass(frozen=True)
class Form:
    """The questions to one side, in order. Name, e-mail, time zone and (for mentors) places come before them."""

    side: Side
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    def with_questions(self, questions: Sequence[Question]) -> "Form":
        return replace(self, questions=tuple(questions))

    def to_document(self) -> dict[str, Any]:
        return {"side": self.side.value, "questions": [question.to_document() for question in self.questions]}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Form":
        return cls(Side(document["side"]), tuple(map(Question.from_document, document["questions"])))
