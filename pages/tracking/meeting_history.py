"""Meetings that were: to be confirmed, looked up, and what one keeps of each for oneself."""

import streamlit as st

from core.tracking.meetings import MeetingState
from db import MeetingsTogether, PairingMeeting, Workspace
from pages.tracking.feedback_begun import feedback_after
from pages.tracking.meeting_log import own_fields
from pages.tracking.meeting_words import outcome
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, count, listed, plain

EACH = 6


def to_confirm(workspace: Workspace, each: MeetingsTogether) -> None:
    """What another noted and I have not agreed to; one press. What came from a list waits among what was."""
    me = each.together.me.id
    for one in each.meetings:
        known = one.meeting.confirmed_by is not None or one.meeting.logged_by == me
        if not one.meeting.is_held or known or one.meeting.from_list:
            continue
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f":material/help: {outcome(one.meeting, each.together)}", width=480)
            if st.button(_("That is right"), key=f"confirm_{one.id}", type="primary"):
                workspace.meetings.confirm_mine(one.id, one.version)
                notice(_("Confirmed."))
                st.rerun()


def history(workspace: Workspace, each: MeetingsTogether) -> None:
    past = [one for one in each.meetings if one.meeting.state is not MeetingState.PLANNED]
    if not past:
        return
    held = sum(one.meeting.is_held for one in past)
    st.markdown(f"**{count(held, 'You met once', 'You met {n} times')}**")
    for one in one_page(f"meetings_{each.together.id}", past, EACH):
        if not one.meeting.is_held:
            st.markdown(f":gray[:material/event_busy: {outcome(one.meeting, each.together)}]")
            continue
        with st.expander(outcome(one.meeting, each.together), on_change="rerun", key=f"past_{one.id}") as opened:
            if opened.open:
                _one(workspace, each, one)


def _one(workspace: Workspace, each: MeetingsTogether, one: PairingMeeting) -> None:
    meeting = one.meeting
    if meeting.topics:
        st.markdown(f":gray[{_('Topics')}]  \n{plain(meeting.topics)}")
    if meeting.summary:
        st.markdown(f":gray[{_('Summary')}]  \n{plain(meeting.summary)}")
    partners = listed(plain(person.name) for person in each.together.partners)
    feedback_after(workspace, each.together, meeting.on, f"after_{one.id}")
    own = own_fields(one.own, f"own_{one.id}", partners)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(_("Save"), key=f"own_save_{one.id}", disabled=own == one.own):
            workspace.meetings.keep_own(one.id, own)
            notice(_("Kept for yourself."))
            st.rerun()
        if meeting.from_list and meeting.confirmed_by is None and st.button(_("That is right"), key=f"sure_{one.id}"):
            workspace.meetings.confirm_mine(one.id, one.version)
            notice(_("Confirmed."))
            st.rerun()
        if meeting.logged_by == each.together.me.id and meeting.confirmed_by is None:
            confirm_button(
                _("Take it away"), lambda: workspace.meetings.remove_mine(one.id, one.version), type="tertiary",
                key=f"remove_{one.id}", title=_("Take this meeting away?"), yes=_("Take it away"),
                warning=_("With all that was noted about it, yours and the other's."), done=_("It is gone."),
            )  # fmt: skip
