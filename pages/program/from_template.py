"""A new program of a template, in three steps: name and goal, rhythm, days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from core.program.cohort import Cohort, last_day
from core.program.program import Program, ProgramForm
from core.program.templates import Template
from db import SignedIn
from pages.ui.cost_line import cost_line
from pages.ui.frame import enter
from pages.ui.header import header
from pages.ui.program_inputs import ask_goal, ask_more, ask_rhythm, goal_given, program_given
from pages.ui.wizard import wizard_buttons, wizard_step
from pages.ui.words import _


def from_template(signed_in: SignedIn, chosen: Template, zone: str) -> None:
    """Draw the wizard; on its last press the program is made and entered."""
    titles = [_("Name and goal"), _("Rhythm"), _("Days")]
    key = f"start_{chosen.key}_{len(signed_in.my_programs())}"
    usual = replace(chosen.program, time_zone=zone)
    header(_("New program"), _("Template: **{title}**. {purpose}", title=_(chosen.title), purpose=_(chosen.purpose)))
    with st.container(width=720):
        step = wizard_step(key, titles)
        if step == 0:
            st.text_input(_("Name of the program"), key=f"{key}_name", max_chars=120, persist_state="session")
            ask_goal(chosen.goal, key)
        elif step == 1:
            ask_rhythm(usual, key)
            with st.expander(_("More")):
                ask_more(usual, key)
        program = program_given(usual, key)
        today = signed_in.today(program.time_zone)
        cohort, people = _days(key, program, today, draw=step == 2)
        if step > 0:
            cost_line(program, *people)
        named = bool(program.name.strip())
        if step == 0 and not named:
            st.caption(_("Give the program a name to go on."))
        if wizard_buttons(key, titles, finish=_("Create the program"), may_go_on=named):
            goal = goal_given(chosen.goal, key)
            made = signed_in.create_program(chosen.key, program.name, program=program, goal=goal, cohort=cohort)
            enter(signed_in, made)
        if step == 0 and st.button(_("Another template"), key=f"{key}_other", type="tertiary"):
            st.query_params.from_dict({"door": "template"})
            st.rerun()


def _days(key: str, program: Program, today: date, *, draw: bool) -> tuple[Cohort, tuple[int, int]]:
    """The first cohort's days, and how many people are expected (for the estimate only)."""
    soon = (today.replace(day=1) + timedelta(days=62)).replace(day=1)
    usual = {"starts": soon, "opens": today, "closes": soon - timedelta(days=14), "cohort": str(soon.year)}
    usual |= {"mentors": 20, "mentees": 20}
    peers = program.form is ProgramForm.PEER
    if draw:
        _draw_days(key, usual, peers)
    given = {name: st.session_state.get(f"{key}_{name}", value) for name, value in usual.items()}
    starts = given["starts"]
    ends = last_day(starts, program.length_months) if starts else None
    if draw and ends:
        st.caption(_("The cohort then ends on {day}.", day=ends))
    cohort = Cohort(given["cohort"], starts, ends, given["opens"], given["closes"])
    return cohort, (0 if peers else given["mentors"], given["mentees"])


def _draw_days(key: str, usual: dict[str, Any], peers: bool) -> None:
    days = (
        ("opens", _("Applications open"), _("Until then the public form is closed.")),
        ("closes", _("Last day to apply"), None),
        ("starts", _("First day of the cohort"), _("When people meet for the first time, or soon after.")),
    )
    with st.container(horizontal=True, gap="medium"):
        for name, label, help in days:
            st.date_input(label, usual[name], key=f"{key}_{name}", format="YYYY-MM-DD", width=200, help=help,
                          persist_state="session")  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        st.text_input(_("Name of the cohort"), usual["cohort"], key=f"{key}_cohort", width=200, max_chars=120,
                      persist_state="session")  # fmt: skip
        expected = (("mentees", _("People expected")),) if peers else (
            ("mentors", _("Mentors expected")), ("mentees", _("Mentees expected")),
        )  # fmt: skip
        for name, label in expected:
            st.number_input(label, 1, 100_000, usual[name], key=f"{key}_{name}", width=180, persist_state="session")
