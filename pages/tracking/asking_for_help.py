"""When it does not work: to say so, or to ask for help, without anybody being at fault."""

import streamlit as st

from core.text import Text
from db import Together, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

WANTS = {"help": Text("To talk with somebody about it"), "end": Text("To end it, and perhaps be matched anew")}


def asking_for_help(workspace: Workspace, together: Together, asked: bool) -> None:
    """A quiet line below a pairing. The partner never sees it."""
    names = listed(plain(one.name) for one in together.partners)
    if asked:
        st.caption(_(":material/sos: You asked for help. Your coordinator will be in touch; {names} does not see this.",
                     names=names))  # fmt: skip
        return
    with st.popover(_("It is not working"), icon=":material/sos:", type="tertiary"):
        st.markdown(_("That happens, and nobody is at fault. Your coordinators read this; {names} does not. "
                      "It is no emergency service: in danger, call the emergency number where you are.",
                      names=names))  # fmt: skip
        key = f"help_{together.id}"
        want = st.radio(_("What would you like?"), list(WANTS), key=f"{key}_want",
                        format_func=lambda each: _(WANTS[each]))  # fmt: skip
        words = st.text_area(_("In your words, if you like"), key=f"{key}_words", max_chars=2000, height=90)
        if st.button(_("Tell the coordinator"), key=f"{key}_send", type="primary"):
            workspace.support.ask_for_help(together.id, want == "end", words)
            notice(_("Your coordinator knows."))
            st.rerun()
