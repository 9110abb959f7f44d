"""What a program is asked about proposals: who must say yes, in which order, how long they have, who may choose."""

import streamlit as st

from core.program.asking import Acceptance, AskedFirst, Choosing
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
CHOOSINGS = {
    Choosing.NOBODY: Text("Nobody chooses"),
    Choosing.MENTEES: Text("Mentees say whom they would like"),
    Choosing.BOTH: Text("Mentees and mentors say whom they would like"),
}


def ask_about_asking(program: Program, key: str) -> None:
    """At most six settings; those that have no meaning yet are not drawn."""
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
    if not peers:
        st.selectbox(
            _("Before anybody is matched"), list(CHOOSINGS), list(CHOOSINGS).index(program.choosing), width=420,
            format_func=lambda one: _(CHOOSINGS[one]), key=f"{key}_choosing", persist_state="session",
            help=_("You send them some people who would suit; they put those in order, and matching follows it."),
        )  # fmt: skip
    if not given.asking.asks and given.choosing is Choosing.NOBODY:
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
        if given.choosing is not Choosing.NOBODY:
            st.number_input(
                _("Choices at most"), 1, 20, program.choices_most, key=f"{key}_choices_most", width=180,
                persist_state="session",
            )  # fmt: skip
