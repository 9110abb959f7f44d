"""A time for the first meeting at which both are free, with its calendar file, until it has gone by."""

import streamlit as st

from db import MyPart, OwnPairing, Workspace
from pages.ui.downloads import download
from pages.ui.words import _, moment


def suggested_time(workspace: Workspace, part: MyPart, pairing: OwnPairing) -> None:
    """Nothing where none was found when the two were paired."""
    at = pairing.first_meeting_at
    if at is None or at <= workspace.now:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        when = moment(at, part.time_zone, name_zone=True)
        words = _("A time at which you are both free: **{when}**. Agree on it, or move it.", when=when)
        st.markdown(f":material/event: {words}", width="content")
        download(_("Put it into my calendar"), pairing.calendar.encode("utf-8"), "first-meeting.ics",
                 key=f"first_meeting_{at.isoformat()}")  # fmt: skip
