"""What comes next in my pairings, and what is asked of me: one line each, with the way there."""

import streamlit as st

from core.program.program import Part
from core.tracking.goals import GoalState
from core.tracking.meetings import MeetingState, next_planned
from db import GoalsTogether, MeetingsTogether, Workspace
from pages.tracking.agreement_line import agreement_line
from pages.tracking.asking_for_help import asking_for_help
from pages.tracking.feedback_asked import feedback_asked
from pages.tracking.meeting_words import when
from pages.ui.places import button_to
from pages.ui.words import _, count, listed, plain

MEETINGS, GOALS = "tracking.my_meetings", "tracking.my_goals"


def asked_of_me(workspace: Workspace) -> int:
    """Draws it; how many meetings were held so far, 0 where the program notes none."""
    parts = workspace.place.parts
    meetings = workspace.meetings.mine() if Part.MEETINGS in parts else ()
    goals = workspace.goals.mine() if Part.GOALS in parts else ()
    agreements = workspace.agreements.mine() if Part.AGREEMENT in parts else ()
    if meetings or goals or agreements:
        with st.container(border=True, gap="small", key="asked_of_me"):
            st.markdown(f"**{_('What comes next')}**")
            for each in meetings:
                _meetings(workspace, each, several=len(meetings) > 1)
            for of in goals:
                _goals(of)
            for own in agreements:
                agreement_line(own)
            feedback_asked(workspace)
            asked = workspace.support.asked_for_help()
            for each in meetings:
                name = listed(one.name for one in each.together.partners)
                words = _("We met") if len(meetings) == 1 else _("I met {name}", name=name)
                button_to(words, MEETINGS, key=f"we_met_{each.together.id}", type="primary", icon=":material/check:",
                          meeting=f"log-{each.together.id}")  # fmt: skip
            for together in [one.together for one in meetings or goals or agreements]:
                asking_for_help(workspace, together, together.id in asked)
    return sum(one.meeting.is_held for each in meetings for one in each.meetings)


def _meetings(workspace: Workspace, each: MeetingsTogether, several: bool) -> None:
    together, me = each.together, each.together.me.id
    names = listed(plain(one.name) for one in together.partners)
    coming = next_planned((one.meeting for one in each.meetings), workspace.now)
    if coming is not None and coming.begins is not None:
        where = f" · {plain(coming.place)}" if coming.place else ""
        who = f"{names}: " if several else ""
        _line(
            f":material/event: {who}**{when(coming.begins, together)}**{where}",
            _("Meeting"),
            MEETINGS,
            f"m{together.id}",
        )
    over = [one for one in each.meetings if one.meeting.state is MeetingState.PLANNED
            and one.meeting.is_over(workspace.now)]  # fmt: skip
    if over:
        words = _("Did you meet {names} on {day}?", names=names, day=over[0].meeting.on)
        _line(f":material/help: {words}", _("Answer"), MEETINGS, f"o{together.id}")
    elif coming is None:
        words = _("No meeting with {names} is planned.", names=names)
        _line(f":material/event: {words}", _("Plan or note one"), MEETINGS, f"n{together.id}")
    asked = [one for one in each.meetings if one.meeting.is_held and one.meeting.confirmed_by is None
             and one.meeting.logged_by not in (me, None)]  # fmt: skip
    if asked:
        words = count(
            len(asked),
            "{names} noted a meeting: is it right?",
            "{names} noted {n} meetings: are they right?",
            names=listed(
                plain(name) for name in sorted({together.name(one.meeting.logged_by) for one in asked} - {""})
            ),
        )
        _line(f":material/help: {words}", _("Look"), MEETINGS, f"c{together.id}")
    todo = [one for one in each.actions if one.done_on is None and one.owner in (me, None)]
    for one in todo[:3]:
        due = f" :gray[{_('by {day}', day=one.due)}]" if one.due else ""
        _line(f":material/task_alt: {plain(one.what)}{due}", _("Tick off"), MEETINGS, f"a{one.id}")


def _goals(each: GoalsTogether) -> None:
    together = each.together
    names = listed(plain(one.name) for one in together.partners)
    open_ = [one for one in each.goals if one.goal.state is GoalState.OPEN]
    new = [one for one in open_ if one.agreed_by is None and one.changed_by not in (together.me.id, None)]
    if new:
        words = _("{names} wrote a goal: do you agree?", names=names)
        _line(f":material/flag: {words} *{plain(new[0].goal.outcome)}*", _("Read it"), GOALS, f"g{together.id}")
    elif not open_:
        _line(f":material/flag: {_('You and {names} have no goal yet.', names=names)}", _("Set one"), GOALS,
              f"g{together.id}")  # fmt: skip
    else:
        words = count(len(open_), "{n} goal is open", "{n} goals are open")
        _line(f":material/flag: {words}", _("Goals"), GOALS, f"g{together.id}")


def _line(words: str, button: str, screen: str, key: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(words, width=440)
        button_to(button, screen, key=f"asked_{key}")
