"""In a long form, a question goes to another place at once instead of by one arrow after the other."""

from collections.abc import Callable

import streamlit as st

from core.program.form_editing import move_to
from core.program.questions import Form, Question
from pages.ui.words import _, plain

LONG = 6  # questions from which on arrows alone are slow


def move_far(form: Form, question: Question, key: str, keep: Callable[[Form], None]) -> None:
    """A choice of places, each with what stands there now."""
    if len(form.questions) < LONG:
        return
    with st.popover("", icon=":material/swap_vert:", type="tertiary", help=_("Move to"), on_change="rerun",
                    key=f"{key}_move") as opened:  # fmt: skip
        if not opened.open:
            return
        here = form.questions.index(question)
        labels = [f"{at}. {plain(each.label)}" for at, each in enumerate(form.questions, 1)]
        chosen = st.selectbox(
            _("Place"), range(len(labels)), here, format_func=labels.__getitem__, key=f"{key}_place", width=320
        )
        moved = move_to(form, question.key, (chosen or 0) + 1)
        reached = moved.questions.index(question)
        if chosen != reached:
            st.caption(_("It can go as far as number {n}: one of them is asked by the other's answer.", n=reached + 1))
        if st.button(_("Move here"), key=f"{key}_there", type="primary", disabled=reached == here):
            keep(moved)
