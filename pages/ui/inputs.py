"""One input for each kind of question; what it gives back is the answer as it is kept, None where there is none."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from core.intake.answers import clean, day_of, fault_in, longest_of
from core.program.questions import DAY_PARTS, DAYS, Answer, Kind, Question
from core.program.translations import translated
from core.text import Text
from pages.ui.choice_inputs import FEW, Word, choice, choices, languages, listed_options, ranking, skills
from pages.ui.words import _, plain, weekday

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
PARTS = {
    "morning": Text("Morning"),
    "midday": Text("Midday"),
    "afternoon": Text("Afternoon"),
    "evening": Text("Evening"),
}


def ask(
    question: Question,
    value: Any,
    key: str,
    *,
    fault: Text | str | None = None,
    disabled: bool = False,
    words: Mapping[str, str] = {},
) -> Answer | None:
    """Ask one question, with ``value`` (as kept, or None) given already, and ``fault`` told under it.

    As with every widget, ``value`` counts when the input is drawn first; then what was typed counts. ``words`` are
    wordings in another language (see ``core.program.translations``); what comes back is in the question's own.
    """
    shown = translated(question, words)
    label = plain(shown.label) + ("" if question.required else f" {_('(if you like)')}")
    common: dict[str, Any] = {"key": key, "disabled": disabled}
    given = INPUTS[question.kind](shown, clean(question, value), label, common, _worder(words))
    if shown.help and shown.kind is not Kind.AVAILABILITY:  # in sight: a phone shows no tooltips
        st.caption(plain(shown.help))
    if fault:
        st.markdown(f":red[:material/error: {plain(_(fault))}]")
    return clean(question, given)


def _worder(words: Mapping[str, str]) -> Word:
    return lambda option: words.get(option) or option


def _short_text(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    return st.text_input(label, _words(value), max_chars=max(longest_of(question), len(_words(value))), **common)


def _long_text(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    longest = max(longest_of(question), len(_words(value)))
    return st.text_area(label, _words(value), max_chars=longest, height=120, **common)


def _yes_no(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    said = {True: _("Yes"), False: _("No")}
    default = value if isinstance(value, bool) else None
    return st.segmented_control(label, [True, False], default=default, format_func=said.__getitem__, **common)


def _scale(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
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


def _number(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    least, largest = _bound(question.least), _bound(question.largest)
    known = None
    if isinstance(value, int | float) and fault_in(question, value) is None:  # none from before there was a limit
        known = float(value)
    given = st.number_input(label, least, largest, known, step=1.0, format="%g", **common)
    return int(given) if given is not None and given == int(given) else given


def _bound(limit: float | None) -> float | None:
    return None if limit is None else float(limit)


def _date(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    first, last = day_of(question.earliest) or FIRST_DAY, day_of(question.latest) or LAST_DAY
    known = day_of(value)
    if known is not None and not first <= known <= last:
        known = None  # from before there was a limit: the input takes nothing beyond
    return st.date_input(label, known, first, last, format="YYYY-MM-DD", **common)


def _availability(question: Question, value: Any, label: str, common: dict[str, Any], word: Word) -> Any:
    """A row of day parts for each day, so that a thumb can go down the week."""
    chosen = listed_options(value)
    st.markdown(f":small[{label}]")
    if question.help:
        st.caption(plain(question.help))
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


def _words(value: Any) -> str:
    return "" if value is None else str(value)


INPUTS = {
    Kind.SHORT_TEXT: _short_text,
    Kind.LONG_TEXT: _long_text,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: choice,
    Kind.CHOICES: choices,
    Kind.RANKING: ranking,
    Kind.SKILLS: skills,
    Kind.SCALE: _scale,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.LANGUAGES: languages,
    Kind.AVAILABILITY: _availability,
}
