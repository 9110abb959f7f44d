"""The inputs for questions with options: what is shown is in the reader's words, what comes back in the question's."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.program.questions import SKILL_LEVELS, Question
from pages.ui.words import _, plain

FEW = 12  # options up to which all are shown as pills; more are searched in a list
Word = Callable[[str], str]  # an option as it is shown


def choice(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    options = _options(question, [value] if isinstance(value, str) else [])
    if len(options) <= FEW:
        default = value if value in options else None
        return st.pills(label, options, default=default, format_func=lambda one: plain(word(one)), wrap=True, **common)
    index = options.index(value) if value in options else None
    return st.selectbox(label, options, index, placeholder=_("Choose one"), format_func=word, **common)


def choices(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    chosen = listed_options(value)
    options = _options(question, chosen)
    if question.most is None and len(options) <= FEW:
        return st.pills(
            label, options, selection_mode="multi", default=chosen, format_func=lambda one: plain(word(one)), wrap=True,
            **common,
        )  # fmt: skip
    return _multiselect(question, chosen, label, _("Choose all that fit"), common, word)


def languages(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    if question.options:
        return choices(question, value, label, common, word)
    chosen = listed_options(value)
    return st.multiselect(
        label, chosen, chosen, accept_new_options=True, placeholder=_("Write a language, then Enter"), **common
    )


def ranking(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    """Options are picked from the most important on; what came of it is shown with its numbers."""
    chosen = _multiselect(question, listed_options(value), label, _("Choose the most important first"), common, word)
    if chosen:
        st.caption("  ".join(f"**{place}.** {plain(word(each))}" for place, each in enumerate(chosen, 1)))
    return chosen


def skills(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    """Skills first, then a level for each; a level starts in the middle, since choosing the skill said something."""
    levels: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
    chosen = choices(question, list(levels), label, common, word)
    lowest, highest = SKILL_LEVELS[0], SKILL_LEVELS[-1]
    ends = {lowest: plain(question.low_label), highest: plain(question.high_label)}
    worded = {level: f"{level} · {ends[level]}" if ends.get(level) else str(level) for level in SKILL_LEVELS}
    answer = {}
    for skill in chosen:
        level = levels.get(skill, 2)
        answer[skill] = st.segmented_control(
            plain(word(skill)), SKILL_LEVELS, default=level if level in SKILL_LEVELS else 2, required=True,
            format_func=worded.__getitem__, key=f"{common['key']}_{skill}", disabled=common["disabled"], wrap=True,
        )  # fmt: skip
    return answer


def _multiselect(
    question: Question, chosen: list[str], label: str, hint: str, common: dict[str, Any], word: Word
) -> list[str]:
    if question.most:
        hint = _("{hint}, at most {most}", hint=hint, most=question.most)
    room = max(question.most, len(chosen)) if question.most else None
    options = _options(question, chosen)
    return list(
        st.multiselect(label, options, chosen, max_selections=room, placeholder=hint, format_func=word, **common)
    )


def _options(question: Question, chosen: list[str]) -> list[str]:
    """The question's options, and any answer from before they changed: it is for the person to take away."""
    return [*question.options, *(each for each in chosen if each not in question.options)]


def listed_options(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(each) for each in value] if isinstance(value, list) else []
