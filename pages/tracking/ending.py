"""Ending a pairing, or ending it for another: where the team looks at one."""

import streamlit as st

from db import Pairing, Workspace
from pages.ui.ending import ask_ending
from pages.ui.notices import notice
from pages.ui.places import button_to
from pages.ui.words import _


def end_or_replace(workspace: Workspace, pairing: Pairing) -> None:
    """Both ways; of a group only the first."""
    with st.popover(_("End this pairing"), icon=":material/flag:"):
        st.markdown(
            _(
                "It ends today, and both have a place free again. They are not told by the app: talk to them first. "
                "The steps of a good ending stay under “Closing”."
            )
        )
        people = {member.id: member.name for member in pairing.members}
        given = ask_ending(people, f"end_{pairing.id}", may_leave=False)
        if st.button(_("End it"), key="end_pairing", type="primary"):
            workspace.pairings.end(
                pairing.id,
                pairing.version,
                given.reason,
                given.ending,
                given.again,
                [each.id for each in pairing.members],
            )
            notice(_("The pairing has ended."))
            st.rerun()
    words = _("Find another partner") if len(pairing.members) == 2 else _("Somebody leaves or changes group")
    button_to(words, "matching.reassignment", key=f"replace_{pairing.id}", pairing=pairing.id)
