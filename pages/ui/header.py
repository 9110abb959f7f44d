"""The top of every screen: its name, one sentence, and the main action within reach."""

import streamlit as st

from pages.ui.notices import show_notices
from pages.ui.places import go, may_go


def header(
    title: str,
    sentence: str = "",
    action: str = "",
    *,
    to: str = "",
    icon: str | None = None,
    key: str = "main_action",
    disabled: bool = False,
    help: str | None = None,
    **query: str | int,
) -> bool:
    """Draw it; True in the run in which the main action was pressed. With ``to``, the action leads to that screen."""
    show_notices()
    offered = bool(action) and (not to or may_go(to))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", gap="medium"):
        with st.container(width=640, gap="xsmall"):
            st.title(title, anchor=False)
            if sentence:
                st.markdown(sentence)
        pressed = offered and st.button(action, key=key, icon=icon, type="primary", disabled=disabled, help=help)
    if pressed and to:
        go(to, **query)
    return pressed
