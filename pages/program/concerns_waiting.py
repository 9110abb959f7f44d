"""To whoever reads concerns: that there are some, and no word of them; others may stand beside her."""

import streamlit as st

from core.roles import Action
from db import Workspace
from pages.ui.places import button_to
from pages.ui.words import _, count


def concerns_waiting(workspace: Workspace) -> None:
    """Draws nothing for anybody else, nor while there is none."""
    waiting = workspace.concerns.waiting() if workspace.actor.may(Action.READ_CONCERNS) else 0
    if waiting:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            words = count(waiting, "{n} concern waits for you.", "{n} concerns wait for you.")
            st.markdown(f":red[:material/shield_person:] &nbsp;{words}", width="content")
            button_to(_("Read it"), "tracking.concerns", key="concerns_waiting", type="primary")
