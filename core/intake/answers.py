"""One answer to one question: tidied, checked, and put in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from core.program.questions import DAY_PARTS, DAYS, SKILL_LEVELS, Answer, Form, Kind, Question, Visibility
from core.text import Text, text

LONGEST_SHORT = 200
LONGEST_LONG = 4000

TEXTS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})
LISTS = frozenset({Kind.CHOICES, Kind.LANGUAGES, Kind.RANKING, Kind.AVAILABILITY})
SLOTS = tuple(f"{day} {part}" for day in DAYS for part in DAY_PARTS)
DAY_NAMES = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat", "sun": "Sun"}


def clean(question: Question, value: Any) -> Answer | None:
    """The answer as it is kept, or None where there is none.

    Spaces around words go, nothing chosen becomes no answer, options and times come in the question's own
    order (a ranking keeps its own), doubles go, whole numbers written as words become numbers. What can't be
    read stays as it is, for ``fault_in`` to tell of: a draft never loses what somebody wrote. Never raises.
    """
    if isinstance(value, str) and question.kind in TEXTS:
        return _tidy(question, value)
    if value is None or value in ([], {}) or (isinstance(value, float) and not isfinite(value)):
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    if question.kind is Kind.SKILLS and isinstance(value, Mapping):
        levels = {str(skill).strip(): level for skill, level in value.items() if level is not None}
        return {skill: level for skill in _ordered(question.options, levels) if (level := levels[skill])} or None
    if question.kind in LISTS and isinstance(value, list | tuple | set | frozenset):
        chosen = list(dict.fromkeys(word for each in value if (word := keepable(str(each)).strip())))
        if question.kind is Kind.RANKING:
            return chosen or None
        return _ordered(SLOTS if question.kind is Kind.AVAILABILITY else question.options, chosen) or None
    if question.kind in (Kind.NUMBER, Kind.SCALE):
        return _number(value)
    if isinstance(value, str):
        return _tidy(question, value)
    if isinstance(value, bool | int | float | list | dict):
        return value
    return str(value)


def _tidy(question: Question, typed: str) -> str | None:
    tidy = keepable(typed).replace("\r\n", "\n").strip()
    return (" ".join(tidy.split()) if question.kind is Kind.SHORT_TEXT else tidy) or None


def keepable(typed: str) -> str:
    """A text without the sign of number 0: PostgreSQL keeps no text that has one.

    >>> keepable("Ada\\0")
    'Ada'
    """
    return typed.replace("\0", "")


def fault_in(question: Question, value: Any) -> Text | None:
    """What is wrong with a cleaned answer, as a sentence that follows the question's label; None where nothing is.

    No answer is no fault here: whether one is required is for the whole application to tell.
    """
    if value is None:
        return None
    match question.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            longest = longest_of(question)
            if not isinstance(value, str):
                return text("needs words")
            return text("is longer than {longest} letters", longest=longest) if len(value) > longest else None
        case Kind.YES_NO:
            return None if isinstance(value, bool) else text("needs yes or no")
        case Kind.CHOICE:
            return None if value in question.options else _not_an_option(value)
        case Kind.CHOICES | Kind.LANGUAGES | Kind.RANKING:
            return _fault_in_choices(question, value)
        case Kind.SKILLS:
            if not isinstance(value, dict):
                return text("needs a level for each skill")
            if any(isinstance(level, bool) or level not in SKILL_LEVELS for level in value.values()):
                return text("takes the levels 1, 2 and 3")
            return _fault_in_choices(question, list(value))
        case Kind.SCALE:
            whole = isinstance(value, int) and not isinstance(value, bool)
            if whole and question.lowest <= value <= question.highest:
                return None
            return text(
                "is a whole number from {lowest} to {highest}", lowest=question.lowest, highest=question.highest
            )
        case Kind.NUMBER:
            return _fault_in_number(question, value)
        case Kind.DATE:
            return _fault_in_day(question, value)
        case Kind.AVAILABILITY:
            if isinstance(value, list) and all(slot in SLOTS for slot in value):
                return None
            return text("needs parts of the week, such as “mon morning”")


def show_answer(question: Question, value: Any) -> Text:
    """How an answer reads to a person, on one line; ``No answer`` where there is none.

    Skills come with the highest level first, ties in the question's order. A date stays a date in the
    text's values, for the page to write in the reader's way. What can't be read is shown as it is.
    """
    value = clean(question, value)
    if value is None:
        return text("No answer")
    if isinstance(value, list) and question.kind in (Kind.CHOICES, Kind.LANGUAGES):
        return text("{answer}", answer=", ".join(value))  # also options that only an older form had
    if fault_in(question, value) is not None:
        return text("{answer}", answer=value)
    if question.kind is Kind.YES_NO:
        return text("Yes") if value else text("No")
    if isinstance(value, dict):
        highest = sorted(value.items(), key=lambda each: -each[1])
        return text(
            "{answer}", answer=", ".join(f"{skill} ({level} of {SKILL_LEVELS[-1]})" for skill, level in highest)
        )
    if question.kind is Kind.AVAILABILITY and isinstance(value, list):
        return text("{answer}", answer=_week(value))
    if question.kind is Kind.RANKING and isinstance(value, list):
        return text("{answer}", answer=", ".join(f"{place}. {each}" for place, each in enumerate(value, 1)))
    if question.kind is Kind.SCALE:
        return _on_the_scale(question, value)
    if question.kind is Kind.DATE:
        return text("{answer}", answer=day_of(value))
    return text("{answer}", answer=value)


@dataclass(frozen=True)
class SharedAnswer:
    """One answer as a partner reads it, with the wording it was given to."""

    question: Question
    answer: Answer

    @property
    def label(self) -> str:
        return self.question.label

    @property
    def shown(self) -> Text:
        return show_answer(self.question, self.answer)

    def to_document(self) -> dict[str, Any]:
        return {"question": self.question.to_document(), "answer": self.answer}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "SharedAnswer":
        return cls(Question.from_document(document["question"]), document["answer"])


def profile_for_partner(form: Form, answers: Mapping[str, Any]) -> tuple[SharedAnswer, ...]:
    """What a partner may read, in the order of the form: answers to questions open to partners, nothing else.

    Whether this person agreed to share her profile at all is a consent of its own, for the caller to heed.
    """
    open_to_partners = [question for question in form.questions if question.visible is Visibility.PARTNER]
    cleaned = ((question, clean(question, answers.get(question.key))) for question in open_to_partners)
    return tuple(SharedAnswer(question, answer) for question, answer in cleaned if answer is not None)


def longest_of(question: Question) -> int:
    """How many letters a text may have."""
    usual = LONGEST_SHORT if question.kind is Kind.SHORT_TEXT else LONGEST_LONG
    return min(question.longest or usual, usual)


def day_of(value: Any) -> date | None:
    """The day that an answer is, None where it is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _fault_in_number(question: Question, value: Any) -> Text | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return text("needs a number")
    if question.least is not None and value < question.least:
        return text("is {least} or more", least=f"{question.least:g}")
    if question.largest is not None and value > question.largest:
        return text("is {largest} or less", largest=f"{question.largest:g}")
    return None


def _fault_in_day(question: Question, value: Any) -> Text | None:
    day = day_of(value)
    if day is None:
        return text("needs a date, such as 2027-03-01")
    if (earliest := day_of(question.earliest)) and day < earliest:
        return text("is {day} or later", day=earliest)
    if (latest := day_of(question.latest)) and day > latest:
        return text("is {day} or earlier", day=latest)
    return None


def _fault_in_choices(question: Question, value: Any) -> Text | None:
    if not isinstance(value, list):
        return text("needs a list of options")
    for each in value:
        if each not in question.options:
            return _not_an_option(each)
    if question.most is not None and len(value) > question.most:
        return text("takes at most {most}; you have chosen {count}", most=question.most, count=len(value))
    if question.fewest is not None and len(value) < question.fewest:
        return text("needs at least {fewest}; you have chosen {count}", fewest=question.fewest, count=len(value))
    return None


def _not_an_option(value: Any) -> Text:
    return text("has “{value}”, which is not one of the options", value=value)


def _ordered(order: tuple[str, ...], chosen: Any) -> list[str]:
    """Those chosen, in the question's order; unknown ones last, as they came."""
    known = [each for each in order if each in chosen]
    return known + [each for each in chosen if each not in order]


def _number(value: Any) -> Answer | None:
    """A whole number where it is one; a decimal comma counts as a point."""
    if isinstance(value, str):
        tidy = value.strip().replace(",", ".")
        if not tidy:
            return None
        if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,15})?", tidy):
            return value.strip()
        value = float(tidy)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int | float) else str(value)


def _week(slots: list[str]) -> str:
    """``"Mon morning, evening; Wed midday"``."""
    by_day: dict[str, list[str]] = {}
    for slot in slots:
        day, _, part = slot.partition(" ")
        by_day.setdefault(day, []).append(part)
    return "; ".join(f"{DAY_NAMES[day]} {', '.join(parts)}" for day, parts in by_day.items())


def _on_the_scale(question: Question, value: Any) -> Text:
    ends = {"value": value, "lowest": question.lowest, "highest": question.highest}
    if not (question.low_label and question.high_label):
        return text("{value} of {highest}", **ends)
    if value == question.lowest:
        return text("{label}", label=question.low_label)
    if value == question.highest:
        return text("{label}", label=question.high_label)
    return text(
        "{value} of {highest}, from “{low}” to “{high}”", low=question.low_label, high=question.high_label, **ends
    )
