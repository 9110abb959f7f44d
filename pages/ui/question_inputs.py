"""What a question of a form is made of: its wording, its kind, who sees the answer."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.intake.answers import day_of
from core.program.conditions import BY_NUMBER, NO, YES, choosable, may_depend_on
from core.program.form_editing import LONGEST, NEEDS_OPTIONS
from core.program.questions import Condition, Form, Kind, Question, Visibility
from core.text import Text
from pages.ui.inputs import FIRST_DAY, LAST_DAY
from pages.ui.words import _, listed, plain

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
EVERYBODY = ""
APART = ("key", "options", "condition", "earliest", "latest")  # read from more than one field, or from none


def ask_question(question: Question, key: str, *, answered: bool = False, form: Form | None = None) -> None:
    """Draw the fields, which ``question_given`` reads. ``form``: the one it stands in, for when it is asked.

    ``answered``: what happens to answers that are there already is said.
    """
    st.text_input(_("Question"), question.label, key=f"{key}_label", max_chars=300)
    st.text_input(
        _("A word of help"), question.help, key=f"{key}_help", max_chars=500,
        placeholder=_("for example, or why we ask"),
    )  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        st.selectbox(
            _("Kind"), list(KINDS), list(KINDS).index(question.kind), format_func=lambda kind: _(KINDS[kind]),
            key=f"{key}_kind", width=240,
        )  # fmt: skip
        st.selectbox(
            _("Who sees the answer"), list(SEEN_BY), list(SEEN_BY).index(question.visible), key=f"{key}_visible",
            format_func=lambda visible: _(SEEN_BY[visible]), width=340,
        )  # fmt: skip
    given = question_given(question, key)
    if answered and given.kind is not question.kind:
        st.caption(_("Answers of one kind can't be read as another: earlier ones stay with the old question."))
    if given.kind in NEEDS_OPTIONS:
        st.text_area(_("Options, one on each line"), "\n".join(question.options), key=f"{key}_options", height=180)
        gone = [option for option in question.options if option not in question_given(question, key).options]
        if answered and gone and given.kind is question.kind:
            st.caption(
                _("Earlier answers keep the words they were given in, and are compared as such: {options}.",
                  options=listed(plain(option) for option in gone))
            )  # fmt: skip
    _ask_limits(question, given.kind, key)
    st.checkbox(_("Must be answered"), question.required, key=f"{key}_required")
    if form is not None:
        _ask_when(question, key, form)


def _ask_limits(question: Question, kind: Kind, key: str) -> None:
    with st.container(horizontal=True, gap="medium"):
        if kind in WITH_MOST:
            _limit(_("At least"), question.fewest, f"{key}_fewest")
            _limit(_("At most"), question.most, f"{key}_most")
        if kind is Kind.SCALE:
            st.number_input(_("From"), -10, 100, question.lowest, key=f"{key}_lowest", width=120)
            st.number_input(_("To"), -10, 100, question.highest, key=f"{key}_highest", width=120)
        if kind in WITH_ENDS:
            st.text_input(_("The lowest means"), question.low_label, key=f"{key}_low_label", width=200, max_chars=60)
            st.text_input(_("The highest means"), question.high_label, key=f"{key}_high_label", width=200, max_chars=60)
        if kind in LONGEST:
            _limit(_("Letters at most"), question.longest, f"{key}_longest", most=LONGEST[kind])
        if kind is Kind.NUMBER:
            for name, label in (("least", _("Not below")), ("largest", _("Not above"))):
                kept = getattr(question, name)
                st.number_input(
                    label, value=None if kept is None else float(kept), step=1.0, format="%g", key=f"{key}_{name}",
                    width=150, placeholder=_("any"),
                )  # fmt: skip
        if kind is Kind.DATE:
            for name, label in (("earliest", _("Not before")), ("latest", _("Not after"))):
                st.date_input(
                    label, day_of(getattr(question, name)), FIRST_DAY, LAST_DAY, format="YYYY-MM-DD",
                    key=f"{key}_{name}", width=170,
                )  # fmt: skip


def _limit(label: str, kept: int | None, key: str, most: int = 50) -> None:
    st.number_input(label, 1, most, kept, key=key, width=150, placeholder=_("any"))


def _ask_when(question: Question, key: str, form: Form) -> None:
    """Of whom it is asked: everybody, or those who answered an earlier question so."""
    earlier = {each.key: each for each in may_depend_on(form, question.key)}
    if not earlier:
        return
    kept = question.condition
    choices = [EVERYBODY, *earlier]
    at = choices.index(kept.question) if kept is not None and kept.question in earlier else 0
    on = st.selectbox(
        _("Ask it"), choices, at, key=f"{key}_on", width=560,
        format_func=lambda one: _("of everybody") if not one else _("only after: {label}", label=earlier[one].label),
    )  # fmt: skip
    if not on:
        return
    kept = kept if kept is not None and kept.question == on else Condition(on)
    with st.container(horizontal=True, gap="medium"):
        if named := choosable(earlier[on]):
            words = {YES: _("Yes"), NO: _("No")} if earlier[on].kind is Kind.YES_NO else {}
            st.multiselect(
                _("if the answer is one of"), named, [each for each in kept.answers if each in named],
                key=f"{key}_on_{on}_answers", placeholder=_("whatever the answer"), width=560,
                format_func=lambda one: words.get(one, one),
            )  # fmt: skip
        elif earlier[on].kind in BY_NUMBER:
            for name, label in (("least", _("if it is at least")), ("most", _("and at most"))):
                value = getattr(kept, name)
                st.number_input(
                    label, value=None if value is None else float(value), step=1.0, format="%g", width=180,
                    key=f"{key}_on_{on}_{name}", placeholder=_("any"),
                )  # fmt: skip


def question_given(question: Question, key: str) -> Question:
    """The question as the fields have it; its key stays."""
    names = [name for name in Question.__dataclass_fields__ if name not in APART]
    given: dict[str, Any] = {name: st.session_state.get(f"{key}_{name}", getattr(question, name)) for name in names}
    for name in ("earliest", "latest"):
        if f"{key}_{name}" in st.session_state:
            day = st.session_state[f"{key}_{name}"]
            given[name] = day.isoformat() if day is not None else ""
    written = st.session_state.get(f"{key}_options")
    options = question.options if written is None else _lines(written)
    given |= {"label": given["label"].strip(), "help": given["help"].strip()}
    return replace(question, **given, options=options, condition=_condition_given(question.condition, key))


def ask_wording(question: Question, key: str, label: str) -> None:
    """The other side's wording of a question, which ``wording_given`` reads."""
    st.text_input(label, question.label, key=f"{key}_label", max_chars=300)
    st.text_input(_("Their word of help"), question.help, key=f"{key}_help", max_chars=500)


def wording_given(question: Question, key: str) -> Question:
    words = {name: st.session_state.get(f"{key}_{name}", getattr(question, name)).strip() for name in ("label", "help")}
    return replace(question, **words)


def _condition_given(kept: Condition | None, key: str) -> Condition | None:
    on = st.session_state.get(f"{key}_on", kept.question if kept is not None else EVERYBODY)
    if not on:
        return None
    before = kept if kept is not None and kept.question == on else Condition(on)
    answers = st.session_state.get(f"{key}_on_{on}_answers", before.answers)
    least = st.session_state.get(f"{key}_on_{on}_least", before.least)
    most = st.session_state.get(f"{key}_on_{on}_most", before.most)
    return Condition(on, tuple(answers), least, most)


def _lines(written: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in written.splitlines() if line.strip())
