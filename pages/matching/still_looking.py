"""A kind message to those who wait: read first, then written into the outbox, from where somebody sends it."""

from collections.abc import Sequence

import streamlit as st

from pages.matching.seen import Seen
from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.words import _, count, plain


def write_to(seen: Seen, people: Sequence[int]) -> None:
    """Opens the dialog."""

    @st.dialog(_("A kind message"), width="large")
    def asked() -> None:
        with boundary():
            example = seen.workspace.unpaired.preview(people[0])
            note = st.text_area(_("A personal line (may stay empty)"), key="waiting_note", max_chars=500, height=80)
            with st.container(border=True):
                st.markdown(f"**{plain(example.subject)}**")
                st.text(example.body)
            st.caption(_("Nothing leaves yet: it waits under “Introductions”, where you read it and send it."))
            if st.button(count(len(people), "Write {n} message", "Write {n} messages"), key="write", type="primary"):
                seen.workspace.unpaired.write(people, note)
                notice(count(len(people), "{n} message is written.", "{n} messages are written."))
                st.rerun()

    asked()
