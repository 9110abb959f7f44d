"""A new personal link for somebody of a pairing, shown to copy or written to her."""

import streamlit as st

from db import Pairing, Workspace
from pages.ui.address import full_address
from pages.ui.words import _


def new_link(workspace: Workspace, pairing: Pairing) -> None:
    with st.popover(_("New personal link"), icon=":material/link:"):
        names = {member.id: member.name for member in pairing.members}
        whose = st.radio(_("For whom"), list(names), format_func=names.__getitem__, key=f"whose_{pairing.id}")
        mail = st.checkbox(_("Write a message with it"), key=f"mail_{pairing.id}")
        st.caption(_("Earlier links of this person stop working."))
        if st.button(_("Make the link"), key="new_link", type="primary"):
            st.code(full_address(workspace.participants.new_link(whose, mail=mail)), language=None, wrap_lines=True)
