"""What was published last, and the way back while nobody knows of it."""

import streamlit as st

from db import Desk, Workspace
from pages.ui.confirm import confirm_button
from pages.ui.words import _, count, moment


def last_publication(workspace: Workspace, desk: Desk) -> None:
    """What was published last, and the way back while nobody knows of it."""
    last = desk.published
    if last is None or not last.may_undo:
        return
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        when = moment(last.at, workspace.place.time_zone)
        st.markdown(
            count(last.pairs, "{n} group was published on {when}; no message has left yet.",
                  "{n} groups were published on {when}; no message has left yet.", when=when) if last.of_groups else
            count(last.pairs, "{n} pair was published on {when}; no message has left yet.",
                  "{n} pairs were published on {when}; no message has left yet.", when=when), width="stretch",
        )  # fmt: skip
        confirm_button(
            _("Undo publishing"), lambda: workspace.matching.undo_publish(last.scenario_id), key="undo_publish",
            title=_("Take these pairs back?"), yes=_("Take them back"), icon=":material/undo:",
            warning=_("The pairings and their unsent messages go; everybody is free to be matched again."),
            done=_("The pairs are taken back."),
        )  # fmt: skip
