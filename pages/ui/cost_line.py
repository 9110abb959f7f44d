"""What a program costs people in their own time, in one box."""

import streamlit as st

from core.program.cost import People, weekly_cost
from core.program.program import Program, ProgramForm
from pages.ui.words import _, count


def cost_line(program: Program, mentors: int, mentees: int) -> None:
    """What it costs people, in their own time; an estimate, and said to be one."""
    mentors = 0 if program.form is ProgramForm.PEER else mentors
    cost = weekly_cost(program, People(mentors, mentees))
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/schedule: **{_('What it costs people')}**")
        st.markdown(_(cost.sentence) + ".")
        everybody = count(mentors + mentees, "{n} person", "{n} people")
        st.caption(_("An estimate for {people}, from what such work usually takes.", people=everybody))
