"""One input for each kind of question; what it gives back is the answer as it is kept, None where there is none."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from core.intake.answers import clean
from core.program.questions import DAY_PARTS, DAYS, SKILL_LEVELS, Answer, Kind, Question
from core.text import Text
from pages.ui.words import _, plain, weekday

FEW = 12  # options up to which all are shown as pills; more are searched in a list
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
PARTS = {
    "morning": Text("Morning"),
    "midday": Text("Midday"),
    "afternoon": Text("Afternoon"),
    "evening": Text("Evening"),
}


def ask(
    question: Question, value: Any, key: str, *, fault: Text | str | None = None, disabled: bool = False
) -> Answer | None:
    """Ask one question, with ``value`` (as kept, or None) given already, and ``fault`` told under it.

    As with every widget, ``value`` counts when the input is drawn first; then what was typed counts.
    """
    label = plain(question.label) + ("" if question.required else f" {_('(if you like)')}")
    common: dict[str, Any] = {"key": key, "help": plain(question.help) or None, "disabled": disabled}
    given = INPUTS[question.kind](question, clean(question, value), label, common)
    if fault:
        st.markdown(f":red[:material/error: {plain(_(fault))}]")
    return clean(question, given)


def _short_text(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    return st.text_input(label, _words(value), max_chars=200, **common)


def _long_text(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    return st.text_area(label, _words(value), max_chars=4000, height=120, **common)


def _yes_no(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    said = {True: _("Yes"), False: _("No")}
    default = value if isinstance(value, bool) else None
    return st.segmented_control(label, [True, False], default=default, format_func=said.__getitem__, **common)


def _choice(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    options = _options(question, [value] if isinstance(value, str) else [])
    if len(options) <= FEW:
        default = value if value in options else None
        return st.pills(label, options, default=default, format_func=plain, wrap=True, **common)
    index = options.index(value) if value in options else None
    return st.selectbox(label, options, index, placeholder=_("Choose one"), **common)


def _choices(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    chosen = _list(value)
    options = _options(question, chosen)
    if question.most is None and len(options) <= FEW:
        return st.pills(label, options, selection_mode="multi", default=chosen, format_func=plain, wrap=True, **common)
    return _multiselect(question, chosen, label, _("Choose all that fit"), common)


def _languages(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    if question.options:
        return _choices(question, value, label, common)
    chosen = _list(value)
    return st.multiselect(
        label, chosen, chosen, accept_new_options=True, placeholder=_("Write a language, then Enter"), **common
    )


def _ranking(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    """Options are picked from the most important on; what came of it is shown with its numbers."""
    chosen = _multiselect(question, _list(value), label, _("Choose the most important first"), common)
    if chosen:
        st.caption("  ".join(f"**{place}.** {plain(each)}" for place, each in enumerate(chosen, 1)))
    return chosen


def _skills(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    """Skills first, then a level for each; a level starts in the middle, since choosing the skill said something."""
    levels: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
    chosen = _choices(question, list(levels), label, common)
    lowest, highest = SKILL_LEVELS[0], SKILL_LEVELS[-1]
    ends = {lowest: plain(question.low_label), highest: plain(question.high_label)}
    worded = {level: f"{level} · {ends[level]}" if ends.get(level) else str(level) for level in SKILL_LEVELS}
    answer = {}
    for skill in chosen:
        level = levels.get(skill, 2)
        answer[skill] = st.segmented_control(
            plain(skill), SKILL_LEVELS, default=level if level in SKILL_LEVELS else 2, required=True,
            format_func=worded.__getitem__, key=f"{common['key']}_{skill}", disabled=common["disabled"], wrap=True,
        )  # fmt: skip
    return answer


def _scale(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    steps = list(range(question.lowest, question.highest + 1))
    if len(steps) > FEW:
        return st.number_input(
            label, question.lowest, question.highest, value if value in steps else None, step=1, **common
        )
    given = st.segmented_control(label, steps, default=value if value in steps else None, wrap=True, **common)
    if question.low_label and question.high_label:
        low, high = plain(question.low_label), plain(question.high_label)
        st.caption(_("{lowest} = {low} · {highest} = {high}", lowest=steps[0], highest=steps[-1], low=low, high=high))
    return given


def _number(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    known = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    given = st.number_input(label, value=known, step=1.0, format="%g", **common)
    return int(given) if given is not None and given == int(given) else given


def _date(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    try:
        known = date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        known = None
    return st.date_input(label, known, FIRST_DAY, LAST_DAY, format="YYYY-MM-DD", **common)


def _availability(question: Question, value: Any, label: str, common: dict[str, Any]) -> Any:
    """A row of day parts for each day, so that a thumb can go down the week."""
    chosen = _list(value)
    st.markdown(label, help=common["help"])
    hours = (f"{_(PARTS[part])} {start}-{end}" for part, (start, end) in DAY_PARTS.items())
    st.caption(" · ".join(hours))
    free = []
    for day in DAYS:
        parts = st.pills(
            weekday(day), list(DAY_PARTS), selection_mode="multi", format_func=_part, wrap=True,
            default=[part for part in DAY_PARTS if f"{day} {part}" in chosen],
            key=f"{common['key']}_{day}", disabled=common["disabled"],
        )  # fmt: skip
        free += [f"{day} {part}" for part in parts]
    return free


def _part(name: str) -> str:
    return _(PARTS[name])


def _multiselect(question: Question, chosen: list[str], label: str, hint: str, common: dict[str, Any]) -> list[str]:
    if question.most:
        hint = _("{hint}, at most {most}", hint=hint, most=question.most)
    room = max(question.most, len(chosen)) if question.most else None
    options = _options(question, chosen)
    return list(st.multiselect(label, options, chosen, max_selections=room, placeholder=hint, **common))


def _options(question: Question, chosen: list[str]) -> list[str]:
    """The question's options, and any answer from before they changed: it is for the person to take away."""
    return [*question.options, *(each for each in chosen if each not in question.options)]


def _list(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(each) for each in value] if isinstance(value, list) else []


def _words(value: Any) -> str:
    return "" if value is None else str(value)


INPUTS = {
    Kind.SHORT_TEXT: _short_text,
    Kind.LONG_TEXT: _long_text,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.RANKING: _ranking,
    Kind.SKILLS: _skills,
    Kind.SCALE: _scale,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.LANGUAGES: _languages,
    Kind.AVAILABILITY: _availability,
}
