"""What is still open of a support plan when a pairing closes: named, and handed on to the next pairing of either."""

import streamlit as st

from db import Pairing, Workspace
from pages.tracking.support_plan import open_plan, step_words
from pages.ui.notices import notice
from pages.ui.words import _, plain


def handing_on(workspace: Workspace, pairing: Pairing) -> None:
    kept = workspace.reviews.of_pairing(pairing.id).open_plan
    if kept is None:
        return
    with st.container(border=True, gap="small", key="handing_on"):
        if pairing.ended_on is None:
            open_plan(workspace, kept)
        else:
            st.markdown(
                f":material/assignment: **{_('Still open of the support plan')}**  \n{plain(kept.plan.concern)}"
            )
            st.markdown("\n".join(f"- {step_words(step)}" for step in kept.plan.open_steps))
        mine = {member.id for member in pairing.members}
        others = {
            each.id: each.names
            for each in workspace.pairings.all()
            if each.ended_on is None and each.id != pairing.id and mine & {member.id for member in each.members}
        }
        if not others:
            st.caption(_("It can be handed on once one of them is in another pairing."))
        elif kept.plan.open_steps:
            with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
                to = st.selectbox(_("Hand it on to"), list(others), format_func=others.__getitem__, key="hand_on_to")
                if st.button(_("Hand it on"), key="hand_on", icon=":material/forward:"):
                    workspace.reviews.hand_on(kept.id, kept.version, to)
                    notice(_("The open steps go on there."))
                    st.rerun()
