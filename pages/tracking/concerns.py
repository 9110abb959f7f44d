"""Concerns: what somebody reported about safety, how long it waits, and what was done. For the safeguarding lead."""

import streamlit as st

from core.tracking.concerns import CLOCK_HOURS, LONGEST, STEPS, ConcernStep
from db import Concern, Workspace
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.places import link_to
from pages.ui.words import _, count, listed, moment, plain


def show(workspace: Workspace) -> None:
    header(_("Concerns"), _("What people reported about safety. You and your deputies read it, nobody else; it stands "
                            "in no list, no export and no log."))  # fmt: skip
    found = workspace.concerns.all()
    open_ = [one for one in found if one.closed_at is None]
    closed = [one for one in found if one.closed_at is not None]
    if not open_:
        empty(_("No concern is open"), _("Below each of their screens people can report one. You are told by e-mail, "
                                         "where this installation sends any, and under Home."),
              icon=":material/shield_person:")  # fmt: skip
    for one in open_:
        _concern(workspace, one)
    if closed:
        with st.expander(count(len(closed), "{n} is closed", "{n} are closed")):
            st.caption(
                _("How long they are to be kept is a matter of the law where you are. Ask before you remove one.")
            )
            for one in closed:
                _concern(workspace, one)


def _concern(workspace: Workspace, one: Concern) -> None:
    zone = workspace.place.time_zone
    with st.container(border=True, key=f"concern_{one.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(one.by) or _('Somebody')}** :gray[· {moment(one.at, zone)}]", width="content")
            _clock(one)
        if one.partners:
            st.caption(_("About the pairing with {names}", names=listed(plain(name) for name in one.partners)))
        if one.words is None:
            st.warning(_("The key that was set on this server does not open it. Ask whoever runs the server for the "
                         "key that was set before."), icon=":material/key_off:")  # fmt: skip
        else:
            st.markdown(plain(one.words))
        for step in one.steps:
            by = f" · {plain(step.by)}" if step.by else ""
            st.markdown(f":material/check: **{_(STEPS[step.kind])}** :gray[{moment(step.at, zone)}{by}]  \n"
                        f"{plain(step.words or '–')}")  # fmt: skip
        if one.closed_at is None:
            _act(workspace, one)
        else:
            confirm_button(
                _("Remove it"), lambda: workspace.concerns.remove(one.id, one.version), key=f"remove_concern_{one.id}",
                title=_("Remove this concern?"), yes=_("Remove it"), type="tertiary",
                warning=_("It is gone for good, with all that was noted about it."), done=_("The concern is removed."),
            )  # fmt: skip


def _act(workspace: Workspace, one: Concern) -> None:
    key = f"concern_{one.id}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.popover(_("Note what was done"), icon=":material/edit_note:"):
            kind = st.selectbox(_("What was it?"), list(STEPS), format_func=lambda each: _(STEPS[each]),
                                key=f"{key}_kind")  # fmt: skip
            words = st.text_area(_("In your words"), key=f"{key}_words_{len(one.steps)}", max_chars=LONGEST, height=90)
            last = st.checkbox(_("Nothing more is to be done: close it"), kind is ConcernStep.OUTCOME,
                               key=f"{key}_close_{kind.value}")  # fmt: skip
            if st.button(_("Note it"), key=f"{key}_note", type="primary"):
                workspace.concerns.note_step(one.id, one.version, kind, words, last)
                notice(_("Noted; the concern is closed.") if last else _("Noted."))
                st.rerun()
        if one.pairing_id is not None:
            link_to(_("The pairing"), "tracking.pairings", icon=":material/open_in_full:", pairing=one.pairing_id)


def _clock(one: Concern) -> None:
    if one.closed_at is not None:
        badge(_("Closed"), "good", icon=":material/check_circle:")
    elif one.hours_left is None:
        badge(_("Somebody acted"), "info", icon=":material/directions_run:")
    elif one.hours_left >= 0:
        words = count(one.hours_left, "{n} hour left of {of}", "{n} hours left of {of}", of=CLOCK_HOURS)
        badge(words, "attention", icon=":material/timer:")
    else:
        badge(count(-one.hours_left, "late by {n} hour", "late by {n} hours"), "bad", icon=":material/timer_off:")
