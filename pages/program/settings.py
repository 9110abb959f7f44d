"""The program: its settings, its goals, its cohorts, and its end."""

import streamlit as st

from core.program.program import Part
from core.program.questions import Side
from core.roles import Action
from db import KeptProgram, Workspace
from pages.program.cohorts import cohorts
from pages.program.goals import goals
from pages.program.guidance_pages import guidance_pages
from pages.program.next_cohort import next_one
from pages.program.requirements import requirements
from pages.program.thresholds import thresholds
from pages.ui.asking_inputs import ask_about_asking
from pages.ui.confirm import confirm_button
from pages.ui.cost_line import cost_line
from pages.ui.editing import editing
from pages.ui.frame import leave_program
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.program_inputs import ask_more, ask_rhythm, program_given
from pages.ui.schedule_inputs import ask_about_schedule
from pages.ui.standard_inputs import ask_about_standards
from pages.ui.words import _, plain

SETTINGS, GOALS, COHORTS, LOOKED_FOR, ADVANCED, END = "settings", "goals", "cohorts", "looked-for", "advanced", "remove"
GUIDANCE = "guidance"


def show(workspace: Workspace) -> None:
    kept = workspace.programs.current()
    header(_("Program"), _("What **{program}** is for, how it runs, and when.", program=plain(kept.program.name)))
    parts = {SETTINGS: _("Settings"), GOALS: _("Goals"), COHORTS: _("Cohorts"), LOOKED_FOR: _("What you look for"),
             GUIDANCE: _("Guidance")}  # fmt: skip
    if {Part.MEETINGS, Part.CHECK_INS} & kept.program.parts:
        parts[ADVANCED] = _("Advanced")
    if workspace.actor.may(Action.REMOVE_PROGRAM):
        parts[END] = _("Remove")
    asked = st.query_params.get("part", SETTINGS)
    part = st.segmented_control(
        _("Part"), list(parts), default=asked if asked in parts else SETTINGS, required=True, key="part",
        format_func=parts.__getitem__, label_visibility="collapsed",
    )  # fmt: skip
    with st.container(width=760):
        if part == GOALS:
            goals(workspace, kept)
        elif part == COHORTS:
            cohorts(workspace)
            next_one(workspace)
        elif part == LOOKED_FOR:
            requirements(workspace)
        elif part == GUIDANCE:
            guidance_pages(workspace)
        elif part == ADVANCED:
            thresholds(workspace, kept)
        elif part == END:
            _end(workspace, kept)
        else:
            _settings(workspace, kept)


def _settings(workspace: Workspace, kept: KeptProgram) -> None:
    edited = editing(f"program_{workspace.place.program_id}", kept.version, kept.program, program_given)
    st.text_input(
        _("Name"), edited.value.name, key=f"{edited.key}_name", max_chars=120, persist_state="session", width=480
    )
    ask_rhythm(edited.value, edited.key)
    with st.expander(_("Asking people first, and choices")):
        ask_about_asking(edited.value, edited.key)
    with st.expander(_("Messages that go by themselves")):
        ask_about_schedule(edited.value, edited.key)
    with st.expander(_("More")):
        ask_more(edited.value, edited.key)
        ask_about_standards(edited.value, edited.key)
    program = program_given(edited.value, edited.key)
    people = next((each.people for each in workspace.cohorts.all() if each.id == workspace.place.cohort_id), {})
    cost_line(program, people.get(Side.MENTOR, 20), people.get(program.sides[-1], 20))
    if st.button(_("Save"), key=f"{edited.key}_save", type="primary", disabled=program == edited.value):
        workspace.programs.change(program, edited.version)
        edited.done()
        notice(_("The settings are saved."))
        st.rerun()


def _end(workspace: Workspace, kept: KeptProgram) -> None:
    st.subheader(_("Remove this program"), anchor=False)
    st.markdown(_("It goes for good with everybody and everything in it. Download what you want to keep first."))
    confirm_button(
        _("Remove the program"), lambda: _remove(workspace), key="remove_program", icon=":material/delete:",
        title=_("Remove this program?"), yes=_("Remove it for good"), typed=kept.program.name,
        warning=_("Everybody and everything in **{program}** goes for good.", program=plain(kept.program.name)),
        done=_("The program is removed."),
    )  # fmt: skip


def _remove(workspace: Workspace) -> None:
    workspace.programs.remove()
    leave_program()
