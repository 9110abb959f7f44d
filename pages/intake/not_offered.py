"""Answers of a list that the form does not offer: each decided once, for all its rows; nothing by itself."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from core.intake.spreadsheet import LEFT_EMPTY, NotOffered
from core.program.questions import Form
from pages.ui.cache import fingerprint
from pages.ui.memory import choose
from pages.ui.words import _, count, plain

ADD, OPEN = "\0add", "\0open"  # no option is spelled so
MOST_ASKED = 40  # answers on one page


def ask_not_offered(key: str, answers: Mapping[NotOffered, str], form: Form) -> None:
    """A choice for each answer, question by question, and three that decide all that are open.

    ``answers``: what was decided, as ``decisions`` gives it.
    """
    if not answers:
        return
    still = [one for one, chosen in answers.items() if chosen == OPEN]
    with st.container(border=True):
        st.markdown("**" + count(len(answers), "{n} answer is none of your form's options",
                                 "{n} answers are none of your form's options") + "**")  # fmt: skip
        st.caption(
            count(len(still), "{n} is open: its rows stay out until you choose.",
                  "{n} are open: their rows stay out until you choose.")
            if still else _("All are decided. You can still choose otherwise.")
        )  # fmt: skip
        if still:
            _ask_all(key, still)
        for __, group in groupby(list(answers)[:MOST_ASKED], lambda one: one.question):
            ours = list(group)
            st.markdown(f"**{plain(ours[0].label)}**")
            for one in ours:
                _ask_one(key, one, answers[one], form)
        if len(answers) > MOST_ASKED:
            st.caption(_("The first {n} are shown. The buttons above decide the others too.", n=MOST_ASKED))
        st.caption(_("A new option is offered to everybody who applies from then on, and stays if the import is "
                     "undone."))  # fmt: skip


def decisions(
    key: str, answers: Sequence[NotOffered], form: Form, remembered: Mapping[str, Mapping[str, str]]
) -> dict[NotOffered, str]:
    """What was decided of each answer, here or in an import before: an option, ``LEFT_EMPTY``, ``ADD`` or ``OPEN``."""
    found: dict[NotOffered, str] = {}
    for one in answers:
        question = form.question(one.question)
        earlier = remembered.get(one.question, {}).get(one.key, OPEN)
        known = earlier == LEFT_EMPTY or (question is not None and earlier in question.options)
        chosen = st.session_state.get(_place(key, one), earlier if known else OPEN)
        chosen = OPEN if chosen is None else chosen
        found[one] = chosen
    return found


def _ask_one(key: str, one: NotOffered, chosen: str, form: Form) -> None:
    question = form.question(one.question)
    offered = question.options if question is not None else ()
    names = {ADD: _("Add it to the options"), LEFT_EMPTY: _("Leave it empty")}
    names |= {option: _("It means “{option}”", option=option) for option in offered}
    near = _("Perhaps “{option}”", option=one.suggestion) if one.suggestion else _("Choose")
    rows = ", ".join(map(str, one.rows[:6])) + (" …" if len(one.rows) > 6 else "")
    st.selectbox(
        _("“{answer}”, {rows}", answer=plain(one.written), rows=_("row {numbers}", numbers=rows)), list(names),
        list(names).index(chosen) if chosen in names else None, key=_place(key, one), width=480, placeholder=near,
        format_func=names.__getitem__, persist_state="session",
    )  # fmt: skip


def _ask_all(key: str, still: Sequence[NotOffered]) -> None:
    near = [one for one in still if one.suggestion]
    with st.container(horizontal=True):
        if near:
            st.button(
                count(len(near), "Take the suggestion", "Take all {n} suggestions"), key=f"{key}_all_near",
                icon=":material/auto_fix_high:", on_click=choose,
                args=({_place(key, one): one.suggestion for one in near},),
            )  # fmt: skip
        st.button(
            _("Add all to the options"), key=f"{key}_all_add", icon=":material/playlist_add:", on_click=choose,
            args=({_place(key, one): ADD for one in still},),
        )  # fmt: skip
        st.button(
            _("Leave all empty"), key=f"{key}_all_empty", icon=":material/backspace:", on_click=choose,
            args=({_place(key, one): LEFT_EMPTY for one in still},),
        )  # fmt: skip


def _place(key: str, one: NotOffered) -> str:
    return f"{key}_instead_{fingerprint((one.question, one.key))[:10]}"
