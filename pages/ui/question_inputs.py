"""What a question of a form is made of: its wording, its kind, who sees the answer."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.program.form_editing import NEEDS_OPTIONS
from core.program.questions import Kind, Question, Visibility
from core.text import Text
from pages.ui.words import _

KINDS = {
    Kind.SHORT_TEXT: Text("Short text"),
    Kind.LONG_TEXT: Text("Long text"),
    Kind.YES_NO: Text("Yes or no"),
    Kind.CHOICE: Text("One of a list"),
    Kind.CHOICES: Text("Several of a list"),
    Kind.RANKING: Text("Ranking"),
    Kind.SKILLS: Text("Skills with levels"),
    Kind.SCALE: Text("Scale"),
    Kind.NUMBER: Text("Number"),
    Kind.DATE: Text("Day"),
    Kind.LANGUAGES: Text("Languages"),
    Kind.AVAILABILITY: Text("When one could meet"),
}
ICONS = {
    Kind.SHORT_TEXT: ":material/short_text:",
    Kind.LONG_TEXT: ":material/notes:",
    Kind.YES_NO: ":material/check:",
    Kind.CHOICE: ":material/radio_button_checked:",
    Kind.CHOICES: ":material/checklist:",
    Kind.RANKING: ":material/format_list_numbered:",
    Kind.SKILLS: ":material/school:",
    Kind.SCALE: ":material/linear_scale:",
    Kind.NUMBER: ":material/tag:",
    Kind.DATE: ":material/event:",
    Kind.LANGUAGES: ":material/translate:",
    Kind.AVAILABILITY: ":material/calendar_month:",
}
SEEN_BY = {
    Visibility.STAFF: Text("The team"),
    Visibility.PARTNER: Text("The team and, once paired, the partner"),
    Visibility.PRIVATE: Text("The team only, never shown again by a link"),
}
SEEN_SHORT = {
    Visibility.STAFF: Text("team"),
    Visibility.PARTNER: Text("team and partner"),
    Visibility.PRIVATE: Text("private"),
}
WITH_ENDS = (Kind.SCALE, Kind.SKILLS)
WITH_MOST = (Kind.CHOICES, Kind.RANKING, Kind.SKILLS, Kind.LANGUAGES)


def ask_question(question: Question, key: str, *, answered: bool = False) -> None:
    """Draw the fields, which ``question_given`` reads. ``answered``: another kind begins anew, and that is said."""
    st.text_input(_("Question"), question.label, key=f"{key}_label", max_chars=300)
    st.text_input(
        _("A word of help"),
        question.help,
        key=f"{key}_help",
        max_chars=500,
        placeholder=_("for example, or why we ask"),
    )
    with st.container(horizontal=True, gap="medium"):
        st.selectbox(
            _("Kind"), list(KINDS), list(KINDS).index(question.kind), format_func=lambda kind: _(KINDS[kind]),
            key=f"{key}_kind", width=240,
        )  # fmt: skip
        st.selectbox(
            _("Who sees the answer"), list(SEEN_BY), list(SEEN_BY).index(question.visible), key=f"{key}_visible",
            format_func=lambda visible: _(SEEN_BY[visible]), width=340,
        )  # fmt: skip
    kind = question_given(question, key).kind
    if answered and kind is not question.kind:
        st.caption(_("Answers of one kind can't be read as another: earlier ones stay with the old question."))
    if kind in NEEDS_OPTIONS:
        st.text_area(
            _("Options, one on each line"), "\n".join(question.options), key=f"{key}_options", height=180,
        )  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        if kind in WITH_MOST:
            st.number_input(_("At most"), 1, 50, question.most, key=f"{key}_most", width=140,
                            placeholder=_("any"))  # fmt: skip
        if kind is Kind.SCALE:
            st.number_input(_("From"), -10, 100, question.lowest, key=f"{key}_lowest", width=120)
            st.number_input(_("To"), -10, 100, question.highest, key=f"{key}_highest", width=120)
        if kind in WITH_ENDS:
            st.text_input(_("The lowest means"), question.low_label, key=f"{key}_low_label", width=200, max_chars=60)
            st.text_input(_("The highest means"), question.high_label, key=f"{key}_high_label", width=200, max_chars=60)
    st.checkbox(_("Must be answered"), question.required, key=f"{key}_required")


def question_given(question: Question, key: str) -> Question:
    """The question as the fields have it; its key stays."""
    names = [name for name in Question.__dataclass_fields__ if name not in ("key", "options")]
    given: dict[str, Any] = {name: st.session_state.get(f"{key}_{name}", getattr(question, name)) for name in names}
    written = st.session_state.get(f"{key}_options")
    options = question.options if written is None else _lines(written)
    given |= {"label": given["label"].strip(), "help": given["help"].strip()}
    return replace(question, **given, options=options)


def _lines(written: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in written.splitlines() if line.strip())
