"""A meeting that is planned: when and where, its agenda, its calendar file, and what came of it."""

from collections.abc import Callable

import streamlit as st

from core.messages.calendar import Event, calendar_file
from core.tracking.meetings import AgendaItem
from db import PairingMeeting, Together, Workspace
from pages.tracking.meeting_words import minutes_word, way_word, when
from pages.ui.downloads import download
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

Go = Callable[[str], None]


def planned_card(workspace: Workspace, together: Together, kept: PairingMeeting, go: Go) -> None:
    """Of one to come: agenda and calendar file. Of one whose time is over: what came of it."""
    meeting = kept.meeting
    if meeting.begins is None:
        return
    over = meeting.is_over(workspace.now)
    with st.container(border=True, gap="small", key=f"meeting_{kept.id}"):
        st.markdown(f":material/event: **{when(meeting.begins, together)}**")
        said = [minutes_word(meeting.minutes)] + ([way_word(meeting.way)] if meeting.way else [])
        st.caption(" · ".join([*said, plain(meeting.place)] if meeting.place else said))
        if over:
            _came_of_it(workspace, together, kept, go)
            return
        with st.container(horizontal=True, gap="small"):
            _calendar(workspace, together, kept)
            if st.button(_("Move"), key=f"move_{kept.id}", icon=":material/update:"):
                go(f"move-{kept.id}")
            with st.popover(_("Cancel"), icon=":material/event_busy:"):
                st.markdown(_("In time, and as both of you know. It does not count as missed."))
                if st.button(_("Cancel the meeting"), key=f"cancel_{kept.id}", type="primary"):
                    workspace.meetings.cancel_mine(kept.id, kept.version)
                    notice(_("Cancelled. Tell {names}.", names=_names(together)))
                    st.rerun()
        _agenda(workspace, kept)


def _came_of_it(workspace: Workspace, together: Together, kept: PairingMeeting, go: Go) -> None:
    st.markdown(f"**{_('Did you meet?')}**")
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Yes, we met"), key=f"met_{kept.id}", type="primary", icon=":material/check:"):
            go(f"log-{together.id}-{kept.id}")
        if st.button(_("It was moved"), key=f"move_{kept.id}", icon=":material/update:"):
            go(f"move-{kept.id}")
        if st.button(_("Cancelled in time"), key=f"cancel_{kept.id}", icon=":material/event_busy:"):
            workspace.meetings.cancel_mine(kept.id, kept.version)
            st.rerun()
        with st.popover(_("Somebody did not come")):
            people = {one.id: one.name for one in together.people}
            who = st.radio(_("Who?"), list(people), format_func=lambda id: plain(people[id]), key=f"who_{kept.id}")
            if st.button(_("Save"), key=f"missed_{kept.id}", type="primary"):
                workspace.meetings.miss_mine(kept.id, kept.version, who)
                st.rerun()


def _calendar(workspace: Workspace, together: Together, kept: PairingMeeting) -> None:
    meeting = kept.meeting
    if meeting.begins is None:
        return
    agenda = "\n".join(f"{item.minutes or ''} {item.what}".strip() for item in meeting.agenda)
    event = Event(
        uid=f"meeting-{kept.id}-{workspace.place.program_id}@pairwell",
        summary=f"{_names(together, plainly=False)} · {workspace.place.name}", begins=meeting.begins,
        minutes=meeting.minutes or together.minutes, description="\n\n".join(filter(None, (meeting.place, agenda))),
        sequence=meeting.moved, tentative=False,
    )  # fmt: skip
    download(_("Calendar file"), lambda: calendar_file(event, workspace.now), "meeting.ics", key=f"ics_{kept.id}")


def _agenda(workspace: Workspace, kept: PairingMeeting) -> None:
    items = kept.meeting.agenda
    with st.expander(_("Agenda"), expanded=True):
        lines = (f"- {plain(item.what)}" + (f" :gray[{minutes_word(item.minutes)}]" if item.minutes else "")
                 for item in items)  # fmt: skip
        st.markdown("\n".join(lines) or _("Nothing on it yet."))
        with st.popover(_("Change the agenda"), icon=":material/edit:"):
            text = "\n".join(item.what for item in items)
            written = st.text_area(_("A line for each point"), text, key=f"agenda_{kept.id}_{kept.version}", height=220)
            if st.button(_("Save"), key=f"agenda_save_{kept.id}", type="primary"):
                known = {item.what: item.minutes for item in items}
                points = [AgendaItem(line, known.get(line.strip())) for line in written.splitlines()]
                workspace.meetings.set_agenda(kept.id, kept.version, points)
                st.rerun()


def _names(together: Together, plainly: bool = True) -> str:
    return listed(plain(one.name) if plainly else one.name for one in together.partners)
