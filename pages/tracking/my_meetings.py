"""Meetings: what is planned, what was, what was agreed on; noted in a few seconds on a phone."""

import streamlit as st

from core.tracking.goals import GoalState
from core.tracking.meetings import MeetingState, came_to, kept_by
from db import MeetingsTogether, Workspace
from pages.tracking.agreed_actions import agreed_actions
from pages.tracking.meeting_card import planned_card
from pages.tracking.meeting_history import history, to_confirm
from pages.tracking.meeting_log import log_form
from pages.tracking.meeting_plan import plan_form
from pages.tracking.meeting_words import came_words, kept_words
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.words import _, listed, plain

ASKED = "meeting"  # of the address: log-PAIRING, log-PAIRING-MEETING, plan-PAIRING, move-MEETING


def show(workspace: Workspace) -> None:
    found = workspace.meetings.mine()
    header(_("Meetings"), _("What is planned, what was, and what you agreed on."))
    if not found:
        empty(_("You are in no pairing just now"), _("As soon as you have a partner, meetings are noted here."),
              _("My pairing"), "tracking.my_pairing", icon=":material/event:")  # fmt: skip
        return
    what, _dash, which = str(st.query_params.get(ASKED, "")).partition("-")
    for each in found:
        if _form(workspace, each, what, which):
            return
    for each in found:
        _pairing(workspace, each)
    st.caption(_("Your coordinators see when and how long you met, who came, and your own rating; not topics, agenda "
                 "or summary. A note for yourself is shown to nobody."))  # fmt: skip


def _form(workspace: Workspace, each: MeetingsTogether, what: str, which: str) -> bool:
    """Whether what was asked for is of this pairing, and so is drawn instead of the list."""
    pairing, _dash, meeting = which.partition("-")
    open_ = {str(one.id): one for one in each.meetings if one.meeting.state is MeetingState.PLANNED}
    mine = pairing == str(each.together.id)
    if what == "log" and mine and (not meeting or meeting in open_):
        goals = {
            one.id: one.goal.outcome
            for of in workspace.goals.mine()
            if of.together.id == each.together.id
            for one in of.goals
            if one.goal.state is GoalState.OPEN
        }
        done = log_form(workspace, each, open_.get(meeting), goals)
    elif (what == "plan" and mine) or (what == "move" and which in open_):
        done = plan_form(workspace, each, open_.get(which) if what == "move" else None)
    else:
        return False
    if done or st.button(_("Back"), key="back", icon=":material/arrow_back:"):
        _go("")
    return True


def _pairing(workspace: Workspace, each: MeetingsTogether) -> None:
    together = each.together
    names = listed(plain(one.name) for one in together.partners)
    st.subheader(_("With {names}", names=names), anchor=False)
    with st.container(horizontal=True, gap="small"):
        if st.button(_("We met"), key=f"log_{together.id}", type="primary", icon=":material/check:"):
            _go(f"log-{together.id}")
        if st.button(_("Plan a meeting"), key=f"plan_{together.id}", icon=":material/event:"):
            _go(f"plan-{together.id}")
    planned = [one for one in each.meetings if one.meeting.state is MeetingState.PLANNED]
    for one in reversed(planned):
        planned_card(workspace, together, one, _go)
    if not planned:
        st.caption(_("No meeting is planned."))
    to_confirm(workspace, each)
    agreed_actions(workspace, each)
    meetings = [one.meeting for one in each.meetings]
    if words := kept_words({one.name: kept_by(meetings, one.id) for one in together.people}):
        st.caption(words)
    if len(together.partners) > 1:
        st.caption(came_words(came_to(meetings, [one.id for one in together.people]), together.name))
    history(workspace, each)


def _go(asked: str) -> None:
    if asked:
        st.query_params[ASKED] = asked
    else:
        st.query_params.pop(ASKED, None)
    st.rerun()
