"""Which standards of good mentoring a program looks at, if any."""

import streamlit as st

from core.evaluation.standards import frameworks
from core.program.program import Program
from pages.ui.words import _


def ask_about_standards(program: Program, key: str) -> None:
    """None is the usual: only programs that choose one see anything of them."""
    titles = {each.key: f"{each.title} ({each.publisher})" for each in frameworks()}
    st.multiselect(
        _("Standards that you want to look at"), list(titles), [one for one in titles if one in program.standards],
        format_func=titles.__getitem__, key=f"{key}_standards", persist_state="session",
        placeholder=_("None"), help=_("Under Charter you then see what your own data show of each, what somebody has "
        "to say, and what is missing. It is no assessment."),
    )  # fmt: skip
    if st.session_state.get(f"{key}_standards", program.standards):
        st.number_input(
            _("A benchmark counts as met from this many percent of what is counted"), 50, 100, program.standards_share,
            key=f"{key}_standards_share", width=420, persist_state="session",
        )  # fmt: skip
