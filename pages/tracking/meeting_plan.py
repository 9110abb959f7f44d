"""Planning a meeting, or moving one: in a time that both have free, or another."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.tracking.agendas import likely
from core.tracking.guidance import PageKind, agenda_points
from core.tracking.meetings import AgendaItem, Meeting
from db import MeetingsTogether, PairingMeeting, Together, Workspace
from pages.tracking.meeting_words import WAYS, way_word, when
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain


def plan_form(workspace: Workspace, each: MeetingsTogether, moving: PairingMeeting | None) -> bool:
    """True where it was planned or moved."""
    together, key = each.together, f"plan_{each.together.id}_{moving.id if moving else 0}"
    partners = listed(plain(one.name) for one in together.partners)
    title = _("Move the meeting with {names}", names=partners) if moving else _("Meet {names}", names=partners)
    st.subheader(title, anchor=False)
    begins = _time(workspace, together, key)
    if moving is not None:
        if not st.button(_("Move it"), key=f"{key}_save", type="primary"):
            return False
        workspace.meetings.move_mine(moving.id, moving.version, begins)
        notice(_("Moved to {moment}. Tell {names}.", moment=when(begins, together), names=partners))
        return True
    with st.container(horizontal=True, gap="medium"):
        # Without limits, as in the log: a number beyond them would silently be the one that stood before.
        minutes = st.number_input(_("Minutes"), value=together.minutes, step=5, key=f"{key}_minutes", width=150)
        place = st.text_input(_("Where, or the link"), key=f"{key}_place", max_chars=300, width=320)
    way = st.pills(_("How?"), list(WAYS), key=f"{key}_way", format_func=way_word, wrap=True)
    agendas = {page.key: page for page in workspace.guidance.mine().pages if page.kind is PageKind.AGENDA}
    likely_one = f"agenda-{_likely(workspace, each)}"
    agenda = st.selectbox(_("Agenda to begin from"), list(agendas), width=320, key=f"{key}_agenda",
                          index=list(agendas).index(likely_one) if likely_one in agendas else None,
                          format_func=lambda name: _(agendas[name].title), placeholder=_("None"))  # fmt: skip
    if not st.button(_("Plan it"), key=f"{key}_save", type="primary"):
        return False
    points = agenda_points(agendas[agenda]) if agenda in agendas else ()
    items = tuple(AgendaItem(_(what), length) for length, what in points)
    meeting = Meeting(workspace.today, minutes, begins=begins, way=way, place=place, agenda=items)
    workspace.meetings.plan_mine(together.id, meeting)
    notice(_("Planned. The calendar file stands beside it, for both of you."))
    return True


def _time(workspace: Workspace, together: Together, key: str) -> datetime:
    """A time in common, or a day and an hour of one's own clock."""
    times = workspace.meetings.times_mine(together.id)
    chosen = None
    if times:
        chosen = st.pills(_("Times at which you could both meet, by your answers"), list(times), key=f"{key}_common",
                          format_func=lambda at: when(at, together), wrap=True)  # fmt: skip
    if chosen is not None:
        return chosen
    with st.container(horizontal=True, gap="medium"):
        tomorrow = workspace.today + timedelta(days=1)
        day = st.date_input(_("Day"), tomorrow, min_value=workspace.today, key=f"{key}_day", width=160,
                            format="YYYY-MM-DD")  # fmt: skip
        hour = st.time_input(_("Time ({zone})", zone=together.time_zone), time(17), key=f"{key}_hour", width=200)
    return datetime.combine(day, hour or time(17), ZoneInfo(together.time_zone))


def _likely(workspace: Workspace, each: MeetingsTogether) -> str:
    together = each.together
    whole = (together.ends_on - together.started_on).days if together.ends_on else None
    met = sum(one.meeting.is_held for one in each.meetings)
    return likely(met, (workspace.today - together.started_on).days, whole)
