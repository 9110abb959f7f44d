"""What was done, told once on the next run: a message shown right before a rerun would never be read."""

import streamlit as st

KEY = "notices"


def notice(words: str, icon: str = ":material/check_circle:") -> None:
    """Keep a message for the next page header to show."""
    st.session_state.setdefault(KEY, []).append((words, icon))


def show_notices() -> None:
    """Show what was kept, once."""
    for words, icon in st.session_state.pop(KEY, ()):
        st.toast(words, icon=icon, duration="long")
