"""A pairing in brief: who is together since when and why, and what may be done with it."""

import streamlit as st

from core.roles import Action
from db import Pairing, Workspace
from pages.tracking.ending import end_or_replace
from pages.tracking.new_link import new_link
from pages.ui.chips import person_chip
from pages.ui.words import _, day, plain

ASKED = "pairing"  # of the address: which one is opened


def pairing_in_brief(workspace: Workspace, pairing: Pairing, *, opened: bool = False) -> None:
    """Who, since when and why, with what may be done; ``opened``: all else of it stands below."""
    with st.container(border=True, key="pairing"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for member in pairing.members:
                person_chip(member.name, member.side, note=member.email)
        st.markdown(_("Together since {day}.", day=day(pairing.started_on)))
        if pairing.ended_on is not None:
            st.markdown(_("Ended on {day}: {reason}", day=day(pairing.ended_on), reason=plain(pairing.end_reason)))
        if pairing.reasons:
            st.markdown("\n".join(f"- {plain(reason)}" for reason in pairing.reasons))
        with st.container(horizontal=True, gap="small"):
            if workspace.actor.may(Action.READ_DUE) and not opened:
                st.button(_("Open"), key="open_pairing", icon=":material/open_in_full:", type="primary",
                          on_click=_open, args=(pairing.id,))  # fmt: skip
            if workspace.actor.may(Action.END_PAIRING) and pairing.ended_on is None:
                end_or_replace(workspace, pairing)
            if workspace.actor.may(Action.CHANGE_PARTICIPANT):
                new_link(workspace, pairing)


def _open(pairing_id: int) -> None:
    st.query_params[ASKED] = str(pairing_id)
