"""What a program is asked about proposals: who must say yes, in which order, and how long they have."""

import streamlit as st

from core.program.asking import Acceptance, AskedFirst
from core.program.program import Program, ProgramForm
from core.text import Text
from pages.ui.program_inputs import program_given
from pages.ui.words import _

ACCEPTANCES = {
    Acceptance.NOBODY: Text("Nobody is asked: pairs are made at once"),
    Acceptance.MENTEE: Text("The mentee has to say yes"),
    Acceptance.MENTOR: Text("The mentor has to say yes"),
    Acceptance.BOTH: Text("Both have to say yes"),
}
FIRST = {
    AskedFirst.TOGETHER: Text("Both at once"),
    AskedFirst.MENTOR: Text("The mentor first"),
    AskedFirst.MENTEE: Text("The mentee first"),
}


def ask_about_asking(program: Program, key: str) -> None:
    """At most four settings; those that have no meaning yet are not drawn."""
    peers = program.form is ProgramForm.PEER
    choices = [Acceptance.NOBODY, Acceptance.BOTH] if peers else list(Acceptance)
    st.selectbox(
        _("Before two become a pair"), choices, choices.index(program.acceptance), key=f"{key}_acceptance", width=420,
        format_func=lambda one: _(ACCEPTANCES[one]), persist_state="session",
        help=_("They see what the other shares and why you thought of them, and answer by a private link."),
    )  # fmt: skip
    given = program_given(program, key)
    if given.acceptance is Acceptance.BOTH and not peers:
        st.segmented_control(
            _("Who is asked first?"), list(AskedFirst), default=program.asked_first, required=True,
            format_func=lambda one: _(FIRST[one]), key=f"{key}_asked_first", persist_state="session",
            help=_("Whoever is second is asked once the first has said yes."),
        )  # fmt: skip
    if not given.asking.asks:
        return
    with st.container(horizontal=True, gap="medium"):
        st.number_input(
            _("Days to answer"), 1, 90, program.answer_days, key=f"{key}_answer_days", width=180,
            persist_state="session",
        )  # fmt: skip
        st.number_input(
            _("Reminder, days before the last"), 0, 89, program.remind_days, key=f"{key}_remind_days", width=240,
            help=_("0 for none. Whoever has answered is not reminded."), persist_state="session",
        )  # fmt: skip
