"""Finding mentors: what is missing, whom to ask, and the links by which people recommend the program."""

import streamlit as st

from core.intake.mentor_gap import Enough, MentorGap, mentor_gap
from core.program.program import ProgramForm
from core.text import Text
from db import Looking, Workspace
from pages.intake.bringing import bring
from pages.intake.candidates import candidates
from pages.intake.gap import gap_report
from pages.intake.recommending import recommending
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.parts import part_of
from pages.ui.words import _, count

GAP, CANDIDATES, ADD, LINKS = "gap", "candidates", "add", "links"
PARTS = {
    GAP: Text("What is missing"),
    CANDIDATES: Text("Whom to ask"),
    ADD: Text("Add people"),
    LINKS: Text("Recommendations"),
}
SERVED = {
    Enough.ONE: Text("one of the skills"),
    Enough.HALF: Text("half of what is asked"),
    Enough.ALL: Text("all of it"),
}


def show(workspace: Workspace) -> None:
    header(_("Find mentors"), _("What is missing, whom you could ask, and who knows somebody."))
    if workspace.place.form == ProgramForm.PEER:
        empty(_("There are no mentors here"), _("In a program of peers everybody gives and takes. Tell more people "
              "of it instead."), _("Recruiting page"), "intake.recruiting_page")  # fmt: skip
        recommending(workspace)
        return
    part = part_of(_("Part"), {name: _(title) for name, title in PARTS.items()}, "find_part")
    if part == LINKS:
        recommending(workspace)
        return
    there = workspace.candidates.looking(bool(st.session_state.get("with_undecided")))
    if part == ADD:
        bring(workspace, there)
        return
    found = _gap(workspace, there)
    if part == GAP:
        _how_counted(there)
        _report(there, found)
    else:
        candidates(workspace, there, found)


def _gap(workspace: Workspace, there: Looking) -> MentorGap:
    enough = Enough(st.session_state.get("enough") or Enough.ONE)
    with st.spinner(_("Counting…"), show_time=False):
        return thought(mentor_gap, there.pool, there.rules, workspace.place.time_zone, there.places_each, enough)


def _how_counted(there: Looking) -> None:
    if not there.asked:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        st.segmented_control(
            _("Somebody is served by a mentor who offers"), list(Enough), default=Enough.ONE, required=True,
            format_func=lambda one: _(SERVED[one]), key="enough", persist_state="session", wrap=True,
        )  # fmt: skip
        if there.undecided:
            st.toggle(
                count(there.undecided, "Count {n} application nobody has decided on",
                      "Count {n} applications nobody has decided on"),
                key="with_undecided", persist_state="session",
            )  # fmt: skip


def _report(there: Looking, found: MentorGap) -> None:
    if not there.asked:
        empty(_("Nobody asks for a mentor yet"), _("What is missing is counted from what mentees ask for. Share the "
              "form, or bring your list of mentees, first."), _("Bring mentees"), "intake.importing")  # fmt: skip
        return
    if not found.waiting:
        empty(_("Nobody waits for a mentor"), _("Whoever takes part has one, or is on a break. As soon as somebody new "
              "comes, this page says what is missing."), icon=":material/check_circle:")  # fmt: skip
        return
    gap_report(there, found)
