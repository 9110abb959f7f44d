"""Taking a break, until a day or without one, and the last day of taking part."""

from datetime import timedelta

import streamlit as st

from core.program.questions import Side
from db import OwnPlace, Workspace
from pages.ui.chips import status_badge
from pages.ui.notices import notice
from pages.ui.words import _, plain


def my_break(workspace: Workspace, place: OwnPlace) -> None:
    """Who I am here, whether I am on a break, and until when I take part."""
    with st.container(horizontal=True, vertical_alignment="center"):
        status_badge(place.status)
        st.markdown(f"**{plain(place.name)}** · {plain(place.email)}")
        paused = place.status == "paused"
        if paused:
            if place.paused_until:
                st.caption(_("until {day}", day=place.paused_until))
            if st.button(_("End my break"), key=f"break_{place.id}"):
                workspace.participants.pause_mine(place.id, place.version, False)
                notice(_("Welcome back."))
                st.rerun()
            return
        with st.popover(_("Take a break"), help=_("Nobody new is suggested to you meanwhile.")):
            until = st.date_input(
                _("Until when? (empty: until you end it)"), None, min_value=workspace.today + timedelta(days=1),
                key=f"break_{place.id}_until", format="YYYY-MM-DD",
            )  # fmt: skip
            if st.button(_("Take a break"), key=f"break_{place.id}", type="primary"):
                workspace.participants.pause_mine(place.id, place.version, True, until)
                notice(_("You are on a break. A pairing you have goes on."))
                st.rerun()
        if place.side is not Side.MENTEE:
            with st.popover(_("Until {day}", day=place.until) if place.until else _("My last day")):
                _last_day(workspace, place)


def _last_day(workspace: Workspace, place: OwnPlace) -> None:
    """Of taking part, for those who give their time."""
    key = f"mine_{place.id}_{place.version}"
    until = st.date_input(
        _("Until when could you take part? (if there is a last day)"), place.until, key=f"{key}_until",
        min_value=min(workspace.today, place.until or workspace.today), format="YYYY-MM-DD",
        help=_("Nobody new is suggested to you after this day."),
    )  # fmt: skip
    if st.button(_("Save"), key=f"{key}_until_save", type="primary", disabled=until == place.until):
        workspace.participants.take_part_until(place.id, place.version, until)
        notice(_("Saved."))
        st.rerun()
