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
from dataclasses import asdict, dataclass, field, replace
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
MANAGER = "manager"  # the key of the question for a person's manager: nobody is paired within a line of management
HOUSEHOLD = "household"  # the key of the question for where a person lives: nobody is paired within one household


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
class Condition:
    """Ask only if the earlier question ``question`` has an answer that fits; without more, any answer does.

    ``answers``: one of these options was chosen (``"yes"`` and ``"no"`` of a yes/no question). ``least`` and ``most``:
    the number, or the step of the scale, lies between them, ends included.
    """

    question: str
    answers: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def to_document(self) -> dict[str, Any]:
        return asdict(self) | {"answers": list(self.answers)}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Condition":
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        return cls(**known | {"answers": tuple(document.get("answers", ()))})


@dataclass(frozen=True)
class Question:
    """One question. ``key`` never changes once answers exist; the wording may.

    Questions of both sides' forms with the same key and kind are a pair: two wordings of what matching compares.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    fewest: int | None = None  # at least so many options must be chosen, where any are
    most: int | None = None  # at most so many options may be chosen
    lowest: int = 1
    highest: int = 5
    low_label: str = ""
    high_label: str = ""
    visible: Visibility = Visibility.STAFF
    longest: int | None = None  # of a text, in letters
    least: float | None = None  # of a number
    largest: float | None = None
    earliest: str = ""  # of a date, such as "2026-11-23"
    latest: str = ""
    condition: Condition | None = None  # without one it is asked of everybody

    def to_document(self) -> dict[str, Any]:
        """As a JSON object, for the database."""
        return asdict(self) | {
            "kind": self.kind.value,
            "visible": self.visible.value,
            "options": list(self.options),
            "condition": self.condition.to_document() if self.condition is not None else None,
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Question":
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        return cls(
            **known
            | {
                "kind": Kind(document["kind"]),
                "visible": Visibility(document.get("visible", Visibility.STAFF)),
                "options": tuple(document.get("options", ())),
                "condition": Condition.from_document(condition) if (condition := document.get("condition")) else None,
            }
        )


@dataclass(frozen=True)
class Form:
    """The questions to one side, in order. Name, e-mail, time zone and (for mentors) places come before them.

    ``languages``: those it can be read in, such as ``("en", "de")``; the first is the one it is written in, and none
    is only that one. ``translations``: language → wording as written → wording in that language, see
    ``core.program.translations``. Answers are always kept in the words of the first language.
    """

    side: Side
    questions: tuple[Question, ...]
    languages: tuple[str, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)

    @property
    def needed(self) -> int:
        """How many questions nobody may leave open."""
        return sum(question.required and question.condition is None for question in self.questions)

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    def with_questions(self, questions: Sequence[Question]) -> "Form":
        return replace(self, questions=tuple(questions))

    def to_document(self) -> dict[str, Any]:
        return {
            "side": self.side.value,
            "questions": [question.to_document() for question in self.questions],
            "languages": list(self.languages),
            "translations": {language: dict(words) for language, words in self.translations.items()},
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Form":
        return cls(
            Side(document["side"]),
            tuple(map(Question.from_document, document["questions"])),
            tuple(document.get("languages", ())),
            {language: dict(words) for language, words in document.get("translations", {}).items()},
        )
