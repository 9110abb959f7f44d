"""What is asked by schedule: when messages were written last, which come next, who answers."""

import streamlit as st

from core.program.questions import Side
from core.text import Text
from core.tracking.asks import TITLES, AskKind
from db import AskSchedule, Week, Workspace
from pages.ui.places import button_to
from pages.ui.words import _, count, day, listed, moment, plain

SIDES = {Side.MENTEE.value: Text("mentees"), Side.MENTOR.value: Text("mentors"), Side.PEER.value: Text("peers")}
MOST_NAMES = 12


def schedule_in_brief(workspace: Workspace) -> None:
    """One line, and behind it the week to come, which is only reckoned once that is opened."""
    schedule = workspace.asks.schedule()
    label = _line(workspace, schedule)
    with st.expander(label, icon=":material/schedule_send:", on_change="rerun", key="schedule") as opened:
        if not opened.open:
            return
        if not schedule.runs:
            st.markdown(_("Check-ins and reminders are not sent by themselves in this program."))
            if not workspace.place.is_demo:
                button_to(_("Choose which"), "program.settings", key="schedule_settings")
            return
        _week(workspace.asks.week())
        button_to(_("Outbox"), "matching.introductions", key="schedule_outbox")


def _week(week: Week) -> None:
    st.markdown(f"**{_('The week to come, if nothing changes')}**")
    for each in week.coming:
        names = listed(plain(name) for name in each.names[:MOST_NAMES])
        left = len(each.names) - MOST_NAMES
        more = " " + count(left, "and {n} more", "and {n} more") if left > 0 else ""
        st.markdown(f":gray[{day(each.on)}] {_(TITLES[AskKind(each.kind)])}: {names}{more}")
    if not week.coming:
        st.caption(_("Nothing is due."))
    if resting := _resting(week):
        st.caption(resting)
    st.caption(_("They go through the outbox, where you see each one and can copy it where no mail server is set up."))


def _line(workspace: Workspace, schedule: AskSchedule) -> str:
    last = schedule.last
    said = [_("Messages by schedule are off")]
    if schedule.runs:
        said = [_("No message was written by schedule yet")]
    if last.written_at is not None:
        when = moment(last.written_at, workspace.place.time_zone)
        words = count(
            last.written,
            "Last written by schedule: {n} message, {when}",
            "Last written by schedule: {n} messages, {when}",
            when=when,
        )
        said = [words] if schedule.runs else [*said, words]
    for side, (answered, asked) in schedule.answered.items():
        said.append(_("{side} answered {n} of {all}", side=SIDES[side], n=answered, all=asked))
    return " · ".join(said)


def _resting(week: Week) -> str:
    said = [count(week.paused, "{n} person has paused them", "{n} people have paused them")] * (week.paused > 0)
    said += [count(week.fewer, "{n} wants fewer", "{n} want fewer")] * (week.fewer > 0)
    return ". ".join(said)
