"""Fewer messages, or none for a while: a choice that stands wherever somebody is asked something."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from core.text import Text
from db import MessageChoice
from pages.ui.notices import notice
from pages.ui.words import _

PAUSES = {30: Text("For a month"), 91: Text("For three months")}
USUAL, FEWER = "usual", "fewer"


def fewer_messages(choice: MessageChoice, today: date, choose: Callable[[MessageChoice], None], key: str) -> None:
    """``choose`` keeps it. A pause ends by itself; what I do in the app is as before."""
    paused = choice.paused_until if choice.paused_until and choice.paused_until > today else None
    with st.expander(_("Fewer messages, or a pause"), icon=":material/notifications_paused:"):
        if paused is not None:
            st.markdown(_("You get no messages by schedule until {day}.", day=paused))
            if st.button(_("End the pause"), key=f"{key}_on", type="primary"):
                choose(MessageChoice(choice.fewer))
                notice(_("Messages come again when something is due."))
                st.rerun()
            return
        words = {
            USUAL: _("As usual: one when something is due, with all of it in one"),
            FEWER: _("Fewer: only what matters most, at most every two months"),
        }
        wanted = st.radio(_("How many messages that nobody writes by hand?"), list(words), int(choice.fewer),
                          format_func=words.__getitem__, key=f"{key}_amount")  # fmt: skip
        if st.button(_("Keep this"), key=f"{key}_keep", disabled=(wanted == FEWER) == choice.fewer):
            choose(MessageChoice(wanted == FEWER))
            notice(_("Kept."))
            st.rerun()
        st.caption(_("Pause them: nothing is sent by schedule until then. Messages that somebody writes to you still "
                     "come, and your pairing goes on."))  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            for days, label in PAUSES.items():
                if st.button(_(label), key=f"{key}_pause_{days}", icon=":material/pause:"):
                    until = today + timedelta(days=days)
                    choose(MessageChoice(choice.fewer, until))
                    notice(_("Paused until {day}.", day=until))
                    st.rerun()
