"""Among what is asked of me: feedback that somebody waits for, one line each, with the way there."""

import streamlit as st

from core.tracking.feedback import asked_of
from db import Workspace
from pages.ui.places import button_to
from pages.ui.words import _, plain

MOST = 3


def feedback_asked(workspace: Workspace) -> None:
    for each in workspace.feedback.mine():
        together = each.together
        for place, one in enumerate(asked_of(together.me.id, [kept.feedback for kept in each.found])[:MOST]):
            words = _("{name} asks for your feedback: {work}", name=plain(together.name(one.asked_by)),
                      work=plain(one.about))  # fmt: skip
            due = f" :gray[{_('by {day}', day=one.due)}]" if one.due else ""
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(f":material/forum: {words}{due}", width=440)
                button_to(_("Give it"), "tracking.my_pairing", key=f"feedback_{together.id}_{place}", part="feedback")
