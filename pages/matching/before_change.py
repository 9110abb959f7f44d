"""What every change of pairings asks before it is made: why in spite of what speaks against it, and a line."""

from collections.abc import Callable, Iterable

import streamlit as st

from core.text import Text
from pages.ui.boundary import boundary
from pages.ui.words import _, plain


def before_change(draw: Callable[[], None]) -> None:
    """Opens the dialog that ``draw`` fills; nothing is made before its button."""

    @st.dialog(_("Before this change is made"), width="large")
    def change() -> None:
        with boundary():
            draw()

    change()


def why_in_spite(against: Iterable[Text], key: str) -> str:
    """Say what speaks against it; why it is right nevertheless, empty where nothing does."""
    said = list(against)
    for each in said:
        st.markdown(f":orange[:material/error:] {plain(_(each))}")
    return st.text_input(_("Why it is right nevertheless"), key=key, max_chars=300) if said else ""


def personal_line(key: str) -> str:
    return st.text_area(_("A personal line in every message (may stay empty)"), key=key, max_chars=500, height=80)


def make_it(key: str, key_not: str) -> bool:
    """Whether the button was pressed; the other one closes the dialog."""
    st.caption(_("Nobody is told yet: you read every message under “Introductions” first and send it from there."))
    with st.container(horizontal=True):
        sure = st.button(_("Make the change"), key=key, type="primary")
        if st.button(_("Not yet"), key=key_not):
            st.rerun()
    return sure
