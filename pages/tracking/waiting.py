"""What stands on My pairing while one waits: why, until when, and what to do meanwhile."""

import streamlit as st

from core.tracking.first_meeting import MEANWHILE
from db import MyPart, Workspace
from pages.ui.places import button_to
from pages.ui.words import _, day


def waiting(workspace: Workspace, part: MyPart) -> None:
    with st.container(border=True):
        if part.paused:
            st.markdown(f"### {_('You are taking a break')}")
            st.markdown(_("While it lasts, nobody is suggested to you. End it whenever you like."))
            button_to(_("End the break"), "intake.my_answers", type="primary")
            return
        st.markdown(f"### {_('You are waiting')}")
        st.markdown(_why(workspace, part))
        st.markdown(f"**{_('Meanwhile')}**")
        st.markdown("\n".join(f"- {_(each)}" for each in MEANWHILE[part.side]))
        with st.container(horizontal=True, gap="small"):
            button_to(_("Look at my answers"), "intake.my_answers", type="primary")
            button_to(_("Read what helps before you begin"), "tracking.my_pairing", icon=":material/school:",
                      part="guidance")  # fmt: skip


def _why(workspace: Workspace, part: MyPart) -> str:
    """Why, and until when, as far as anybody knows."""
    today = workspace.today
    if part.closes_on is not None and part.closes_on >= today:
        return _("People may apply until {day}. After that we look for somebody who suits you, and write to you.",
                 day=day(part.closes_on))  # fmt: skip
    if part.starts_on is not None and part.starts_on > today:
        return _("We are looking for somebody who suits you, and write to you before the start on {day}.",
                 day=day(part.starts_on))  # fmt: skip
    return _("We are looking for somebody who suits you. There is no date yet; we write to you as soon as we know.")
