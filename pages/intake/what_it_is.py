"""What a stranger reads before she applies: what it is, how long, who reads it, until when; and a lost link."""

import streamlit as st

from core.messages.templates import rhythm
from core.program.cohort import Room
from core.program.program import Part
from db import Applying, OpenCohort
from pages.ui.notices import notice
from pages.ui.words import _, count, plain


def closed(applying: Applying, there: OpenCohort) -> None:
    """In place of the questions: why not now, what it is, and the way back to what was sent before."""
    st.info(_(there.sentence), icon=":material/event_busy:")
    _purpose(there)
    lost_link(applying, there.code)


def what_it_is(there: OpenCohort) -> None:
    """Before the questions."""
    _purpose(there)
    asked, needed = len(there.form.questions), there.form.needed
    minutes = count(there.minutes, "About {n} minute.", "About {n} minutes.")
    questions = count(asked, "{n} question, {needed} of them needed.", "{n} questions, {needed} of them needed.",
                      needed=needed)  # fmt: skip
    st.markdown(f":material/timer: {minutes} {questions} {_('You can stop at any time and go on later.')}")
    st.markdown(f":material/visibility: {plain(_(there.privacy))}")
    if there.room is Room.WAITING_LIST:
        st.info(_(there.sentence), icon=":material/hourglass_empty:")
    else:
        st.caption(_(there.sentence))


def _purpose(there: OpenCohort) -> None:
    if there.program.purpose:
        st.markdown(plain(there.program.purpose))
    if there.program.has(Part.MEETINGS):
        often = _(rhythm(there.program.cadence_days, there.program.meeting_minutes))
        days = ""
        if there.starts_on and there.ends_on:
            days = _(", from {start} to {end}", start=there.starts_on, end=there.ends_on)
        st.markdown(f":material/handshake: {_('The two meet {often}{days}.', often=often, days=days)}")


def lost_link(applying: Applying, code: str) -> None:
    """For whoever applied before and has not kept the link. What is told is the same whether anybody did."""
    if not applying.sends_mail:
        return
    with st.expander(_("Have you applied or begun before?"), icon=":material/link:"):
        email = st.text_input(_("The e-mail address you wrote then"), key=f"lost_{code}", max_chars=254)
        if st.button(_("Send me my link"), key=f"lost_{code}_send", disabled=not email.strip()):
            applying.send_link(code, email)
            notice(_("If there is an application with this address, a link is on its way to it."))
            st.rerun()
