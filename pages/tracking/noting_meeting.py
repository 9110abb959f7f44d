"""Did you meet? Answered in two presses: yes with the usual minutes, or what happened instead."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.tracking.meetings import LONGEST_MINUTES, SHORTEST, MeetingState
from db import AskedAbout, AskedOfMe, Noting, PairingMeeting
from pages.tracking.meeting_words import outcome, when
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain


def did_you_meet(noting: Noting, token: str, asked: AskedOfMe, about: AskedAbout, meeting: PairingMeeting) -> None:
    """The question, or what was answered to it, with a way to take that back."""
    together, key = about.together, f"noting_{meeting.id}"
    names = listed(plain(one.name) for one in together.partners)
    begins = meeting.meeting.begins
    moment = when(begins, together) if begins is not None else _("{day}", day=meeting.meeting.on)
    if meeting.meeting.state is not MeetingState.PLANNED:
        st.success(f"{_('Noted, thank you:')} {outcome(meeting.meeting, together)}", icon=":material/check_circle:")
        mine = meeting.meeting.logged_by == together.me.id and meeting.meeting.confirmed_by is None
        if mine and st.button(_("That was wrong"), key=f"{key}_back", type="tertiary"):
            noting.take_back(token, together.id)
            st.rerun()
        return
    if not meeting.meeting.is_over(asked.now):
        st.info(_("You meet {names} on {moment}. Come back when it is over.", names=names, moment=moment),
                icon=":material/event:")  # fmt: skip
        with st.popover(_("It does not suit"), icon=":material/event_repeat:", on_change="rerun",
                        key=f"{key}_other") as opened:  # fmt: skip
            if opened.open:
                st.caption(_("Tell {names} first: nobody gets a message from here.", names=names))
                _not_then(noting, token, asked, about, meeting, key)
        return
    st.markdown(f"#### {_('Did you meet {names}?', names=names)}")
    st.caption(_("Planned for {moment}", moment=moment))
    usual = meeting.meeting.minutes or together.minutes
    minutes = st.number_input(_("Minutes"), SHORTEST, LONGEST_MINUTES, usual, 5, key=f"{key}_minutes", width=150)
    came = _who_came(about, key)
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Yes, we met"), key=f"{key}_yes", type="primary", icon=":material/check:"):
            noting.held(token, together.id, int(minutes), came)
            notice(_("Noted, thank you."))
            st.rerun()
        with st.popover(_("No"), icon=":material/close:", on_change="rerun", key=f"{key}_no") as opened:
            if opened.open:
                _no(noting, token, asked, about, meeting, key)


def we_met(noting: Noting, token: str, asked: AskedOfMe, about: AskedAbout) -> None:
    """A meeting that was not planned: its day, and a press."""
    key = f"met_{about.together.id}"
    day = st.date_input(_("Day"), asked.today, min_value=about.together.started_on, max_value=asked.today,
                        format="YYYY-MM-DD", key=f"{key}_day", width=160)  # fmt: skip
    minutes = st.number_input(_("Minutes"), SHORTEST, LONGEST_MINUTES, about.together.minutes, 5,
                              key=f"{key}_minutes", width=150)  # fmt: skip
    came = _who_came(about, key)
    if st.button(_("We met"), key=f"{key}_yes", type="primary", icon=":material/check:"):
        noting.held(token, about.together.id, int(minutes), came, day)
        notice(_("Noted, thank you."))
        st.rerun()


def _who_came(about: AskedAbout, key: str) -> frozenset[int]:
    """Of two, both; of a group, whoever is chosen."""
    people = {one.id: one.name for one in about.together.people}
    if len(people) == 2:
        return frozenset(people)
    return frozenset(
        st.multiselect(_("Who came?"), list(people), list(people), format_func=people.__getitem__, key=f"{key}_came")
    )


def _no(noting: Noting, token: str, asked: AskedOfMe, about: AskedAbout, meeting: PairingMeeting, key: str) -> None:
    """Missed by whom, cancelled in time, or moved."""
    together = about.together
    st.markdown(f"**{_('What happened?')}**")
    for one in together.people:
        words = _("I could not come") if one.id == together.me.id else _("{name} did not come", name=plain(one.name))
        if st.button(words, key=f"{key}_missed_{one.id}"):
            noting.missed(token, together.id, one.id)
            notice(_("Noted, thank you. It happens."))
            st.rerun()
    _not_then(noting, token, asked, about, meeting, key)


def _not_then(
    noting: Noting, token: str, asked: AskedOfMe, about: AskedAbout, meeting: PairingMeeting, key: str
) -> None:
    """Cancelled in time, or moved to another."""
    together = about.together
    if st.button(_("It was cancelled in time"), key=f"{key}_cancelled"):
        noting.cancelled(token, together.id)
        notice(_("Noted, thank you."))
        st.rerun()
    st.markdown(_("Or it was moved to:"))
    zone = ZoneInfo(together.time_zone)
    usual = meeting.meeting.begins.astimezone(zone).time() if meeting.meeting.begins else time(17)
    day = st.date_input(_("Day"), asked.today + timedelta(days=7), min_value=asked.today, format="YYYY-MM-DD",
                        key=f"{key}_day")  # fmt: skip
    hour = st.time_input(_("Time ({zone})", zone=together.time_zone), usual, key=f"{key}_hour")
    if st.button(_("It was moved"), key=f"{key}_moved", icon=":material/event_repeat:"):
        noting.moved(token, together.id, datetime.combine(day, hour or usual, zone))
        notice(_("Moved, thank you."))
        st.rerun()
