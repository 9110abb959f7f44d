"""What the program looks for in people, and what it asks before they are matched: kept in numbered versions."""

from dataclasses import replace

import streamlit as st

from core.intake.screening import LISTS, Requirements
from core.program.program import Part
from core.program.questions import Side
from db import Workspace
from pages.ui.chips import side_word
from pages.ui.editing import editing
from pages.ui.notices import notice
from pages.ui.words import _


def requirements(workspace: Workspace) -> None:
    """Lines for whoever decides; the steps of screening only where the program uses them."""
    kept = workspace.screening.requirements()
    edited = editing(f"requirements_{workspace.place.program_id}", kept.number, kept, _given)
    before, key, parts = edited.value, edited.key, workspace.place.parts
    st.markdown(_("Whoever reads applications sees this beside them, and each decision keeps which version it was."))
    peers = workspace.place.form == "peer"
    _lines_asked(_("In a person") if peers else side_word(Side.MENTOR), "mentors", before, key)
    if not peers:
        _lines_asked(side_word(Side.MENTEE), "mentees", before, key)
    if Part.SCREENING in parts:
        st.subheader(_("Screening"), anchor=False)
        _lines_asked(_("Questions of the interview (none: no interview)"), "interview", before, key)
        st.number_input(
            _("Good references needed"), 0, 10, before.references, key=f"{key}_references", width=220,
            persist_state="session",
        )  # fmt: skip
        _lines_asked(_("Checks"), "checks", before, key, _("By name only. Of each the result and its days are kept."))
        _lines_asked(_("What rules somebody out"), "disqualifiers", before, key)
    if Part.TRAINING in parts:
        st.number_input(
            _("Minutes of training needed"), 0, 100_000, before.training_minutes, step=15, width=220,
            key=f"{key}_training_minutes", persist_state="session",
        )  # fmt: skip
    now = _given(before, key)
    number = _("Version {number}", number=before.number) if before.number else _("As it comes with the template")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Keep as a new version"), key=f"{key}_save", type="primary", disabled=now == before):
            workspace.screening.keep_requirements(now, edited.version)
            edited.done()
            notice(_("It is kept. What was decided before stays with the version it was decided under."))
            st.rerun()
        st.caption(number, width="content")


def _lines_asked(label: str, name: str, before: Requirements, key: str, help: str = "") -> None:
    st.text_area(
        label, "\n".join(getattr(before, name)), key=f"{key}_{name}", height=110, persist_state="session",
        help=" ".join(filter(None, (_("One in each line."), help))),
    )  # fmt: skip


def _given(before: Requirements, key: str) -> Requirements:
    """What stands in the fields, tidied; of fields that are not drawn what was there before."""
    state = st.session_state
    lines = {
        name: tuple(state[f"{key}_{name}"].splitlines()) if f"{key}_{name}" in state else getattr(before, name)
        for name in LISTS
    }
    numbers = {
        name: int(state.get(f"{key}_{name}", getattr(before, name))) for name in ("references", "training_minutes")
    }
    return replace(before, **lines, **numbers).tidied()
