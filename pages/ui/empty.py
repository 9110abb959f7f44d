"""What a screen says while there is nothing to show: why, and what to do first."""

from typing import Any

import streamlit as st

from pages.ui.places import button_to


def empty(
    title: str,
    what_to_do: str,
    action_label: str = "",
    screen: str = "",
    *,
    icon: str = ":material/potted_plant:",
    **query: Any,
) -> None:
    """A calm box with one way on; the button leads to ``screen`` and is left out for those who may not go there."""
    with st.container(border=True, horizontal_alignment="center", gap="small"):
        st.space("xsmall")
        st.markdown(f"## {icon}", width="content", text_alignment="center")
        st.markdown(f"**{title}**", width="content", text_alignment="center")
        st.markdown(what_to_do, width="content", text_alignment="center")
        if action_label:
            button_to(action_label, screen, type="primary", **query)
        st.space("xsmall")
