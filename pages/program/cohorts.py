"""Cohorts, a part of the program's screen: days and public addresses."""

from dataclasses import replace

import streamlit as st

from core.program.cohort import MOST_PLACES, Cohort, CohortState
from core.program.questions import Side
from db import KeptCohort, Workspace
from pages.ui.address import full_address
from pages.ui.chips import status_badge
from pages.ui.confirm import confirm_button
from pages.ui.editing import Edited, editing
from pages.ui.notices import notice
from pages.ui.qr import qr_code
from pages.ui.words import _, count, plain

DAYS = {
    "opens_on": "Applications open",
    "closes_on": "Last day to apply",
    "starts_on": "First day",
    "ends_on": "Last day",
}
LIMITS = ("most_mentors", "most_mentees", "most_waiting")
INVITING = {Side.MENTOR: "For mentors", Side.MENTEE: "For mentees", Side.PEER: "For everybody"}


def cohorts(workspace: Workspace) -> None:
    for kept in workspace.cohorts.all():
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.subheader(plain(kept.cohort.name), anchor=False, width="content")
                status_badge(kept.state)
                if kept.id == workspace.place.cohort_id and len(workspace.place.cohorts) > 1:
                    st.caption(_("you are here"), width="content")
            people = count(kept.participants, "{n} participant", "{n} participants")
            st.caption(f"{_said(kept.cohort)} · {people}")
            if kept.state is not CohortState.ENDED:
                _addresses(workspace, kept)
            with st.expander(_("Name, days and places")):
                _days(workspace, kept)


def _said(cohort: Cohort) -> str:
    if cohort.starts_on and cohort.ends_on:
        return _("{start} to {end}", start=cohort.starts_on, end=cohort.ends_on)
    return _("no days yet")


def _addresses(workspace: Workspace, kept: KeptCohort) -> None:
    if not kept.takes_applications:
        st.caption(_("Applications are closed. Set the days below to open them; the addresses stay the same."))
    for side, code in kept.addresses:
        address = full_address(f"/?join={code}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=520, gap="xsmall"):
                st.markdown(f"**{_(INVITING[side])}**")
                st.code(address, language=None, wrap_lines=True)
            with st.popover(_("QR code"), icon=":material/qr_code_2:"):
                qr_code(address, f"{kept.cohort.name}-{side.value}.png")
                if st.button(_("Make a new address"), key=f"address_{kept.id}_{side.value}", type="tertiary",
                             help=_("For when this one went where it should not. It then leads nowhere.")):  # fmt: skip
                    workspace.cohorts.change_address(kept.id, side, kept.version)
                    notice(_("There is a new address. Share it again."))
                    st.rerun()


def _days(workspace: Workspace, kept: KeptCohort) -> None:
    edited = editing(f"cohort_{kept.id}", kept.version, kept.cohort, _given)
    st.text_input(
        _("Name"), edited.value.name, key=f"{edited.key}_name", max_chars=120, width=320, persist_state="session"
    )
    with st.container(horizontal=True):
        for name, label in DAYS.items():
            st.date_input(_(label), getattr(edited.value, name), key=f"{edited.key}_{name}", format="YYYY-MM-DD",
                          width=170, persist_state="session")  # fmt: skip
    _limits(edited, [side for side, _code in kept.addresses])
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(_("Save"), key=f"{edited.key}_save", type="primary"):
            workspace.cohorts.change(kept.id, _given(edited.value, edited.key), edited.version)
            edited.done()
            notice(_("The days are saved."))
            st.rerun()
        if kept.cohort.closed:
            if st.button(_("It is not over: open it again"), key=f"reopen_{kept.id}", type="tertiary"):
                workspace.cohorts.reopen(kept.id, kept.version)
                st.rerun()
        elif kept.state is not CohortState.ENDED:
            confirm_button(
                _("End this cohort"), lambda: workspace.cohorts.end(kept.id, kept.version), key=f"end_{kept.id}",
                title=_("End this cohort?"), yes=_("End it"), type="tertiary", done=_("The cohort has ended."),
                warning=_("Nobody can apply any more. Nothing is deleted, and you can open it again."),
            )  # fmt: skip


def _limits(edited: Edited[Cohort], sides: list[Side]) -> None:
    """At most so many applications; whoever comes then is put on the waiting list."""
    st.caption(_("Places: when so many have applied, whoever comes next is put on the waiting list and told so."))
    labels = {
        "most_mentors": _("Mentors at most"),
        "most_mentees": _("Mentees at most") if Side.MENTEE in sides else _("People at most"),
        "most_waiting": _("On a side's waiting list at most") if len(sides) > 1 else _("On the waiting list at most"),
    }  # fmt: skip
    with st.container(horizontal=True):
        for name, label in labels.items():
            if name != "most_mentors" or Side.MENTOR in sides:
                st.number_input(
                    label, 0 if name == "most_waiting" else 1, MOST_PLACES, getattr(edited.value, name), step=1,
                    key=f"{edited.key}_{name}", width=220, placeholder=_("as many as come"), persist_state="session",
                )  # fmt: skip


def _given(cohort: Cohort, key: str) -> Cohort:
    return replace(cohort, **{name: st.session_state.get(f"{key}_{name}", getattr(cohort, name))
                              for name in ("name", *DAYS, *LIMITS)})  # fmt: skip
