"""Guidance for whoever runs the program: a page at a time, below what there is to do."""

import streamlit as st

from core.roles import Action
from db import Workspace
from pages.ui.places import link_to
from pages.ui.words import _, plain


def team_guidance(workspace: Workspace) -> None:
    pages = {page.key: page for page in workspace.guidance.for_team()}
    if not pages:
        return
    with st.expander(_("How to run it well: guidance for the team"), icon=":material/menu_book:"):
        chosen = st.pills(_("What about?"), list(pages), key="team_guidance", wrap=True,
                          format_func=lambda key: _(pages[key].title))  # fmt: skip
        if chosen is None:
            st.caption(_("Five minutes each. Choose one."))
        else:
            st.markdown(f"#### {plain(_(pages[chosen].title))}")
            st.markdown(_(pages[chosen].body))
        if workspace.actor.may(Action.CHANGE_PROGRAM):
            link_to(_("Say it in your own words, or add to it"), "program.settings", icon=":material/edit:",
                    part="guidance")  # fmt: skip
