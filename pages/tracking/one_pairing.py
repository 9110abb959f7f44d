"""One pairing as the team sees it: how it is doing, what is due, and what happened so far."""

from datetime import date

import streamlit as st

from core.program.program import Part
from core.tracking.contacts import KINDS
from core.tracking.meetings import Meeting, MeetingState, kept_by
from db import OnePairing, Workspace
from pages.tracking.agreement_words import agreement_badge, agreement_text, earlier_versions, signatures_words
from pages.tracking.check_in_words import check_in_words
from pages.tracking.goal_words import so_far, standing_badge
from pages.tracking.growth_line import growth_line
from pages.tracking.health_words import health_card, kind_mark
from pages.tracking.meeting_words import kept_words, minutes_word, way_word
from pages.tracking.reviewing import reviewing
from pages.tracking.supporting import WHO, support_buttons
from pages.ui.words import _, day, plain

MOST = 40  # events of the timeline


def one_pairing(workspace: Workspace, pairing_id: int) -> None:
    """Raises NotFound where it has ended."""
    found = workspace.support.one(pairing_id)
    for each in found.lines:
        said = f" *“{plain(each.details)}”*" if each.details else ""
        st.markdown(f"{kind_mark(each.kind)} {_(each.sentence)}{said}")
    with st.container(horizontal=True, gap="small"):
        support_buttons(workspace, pairing_id, found.lines, f"one_{pairing_id}")
    for name, choice in workspace.asks.choices_of(pairing_id).items():
        until = choice.paused_until
        words = _("{name} has paused messages until {day}", name=plain(name), day=until) if until else _(
            "{name} wants fewer messages", name=plain(name))  # fmt: skip
        st.caption(f":material/notifications_paused: {words}")
    health_card(found.situation.health)
    reviewing(workspace, pairing_id)
    if Part.GOALS in workspace.place.parts:
        _goals(workspace, pairing_id)
    if Part.AGREEMENT in workspace.place.parts:
        _agreement(workspace, pairing_id)
    kept = {name: kept_by(found.meetings, id) for id, name in found.people.items()}
    if words := kept_words(kept):
        st.caption(words)
    growth_line(workspace, pairing_id, found)
    _timeline(workspace, pairing_id, found)


def _goals(workspace: Workspace, pairing_id: int) -> None:
    lines = workspace.goals.of_pairing(pairing_id)
    st.markdown(f"**{_('Goals')}**")
    if not lines:
        st.caption(_("No goal yet."))
    for line in lines:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{plain(line.goal.goal.outcome)} :gray[{plain(so_far(line.goal))}]", width="content")
            standing_badge(line.goal)


def _agreement(workspace: Workspace, pairing_id: int) -> None:
    kept = workspace.agreements.of_pairing(pairing_id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{_('Agreement')}**", width="content")
        agreement_badge(kept)
    if kept.newest is not None:
        with st.expander(_("Read the agreement"), icon=":material/signature:"):
            st.caption(signatures_words(kept, kept.newest))
            agreement_text(kept.newest)
            earlier_versions(kept)


def _timeline(workspace: Workspace, pairing_id: int, found: OnePairing) -> None:
    """Meetings, contacts and check-ins, the newest first."""
    st.markdown(f"**{_('What happened so far')}**")
    events: list[tuple[date, str]] = [(one.on, _meeting(one, found)) for one in found.meetings]
    for contact in found.contacts:
        if contact.about == "review":
            continue  # it stands among the reviews
        words = f":material/call: {_(KINDS[contact.kind]).capitalize()}"
        words += f" · {_(WHO[contact.with_whom])}" if contact.with_whom in WHO else ""
        words += f" · {plain(contact.by)}" if contact.by else ""
        events.append((contact.on, words + (f"  \n{plain(contact.note)}" if contact.note else "")))
    for asked in workspace.check_ins.of_pairing(pairing_id):
        events.append((asked.answered_on or asked.asked_on, check_in_words(asked)))
    if not events:
        st.caption(_("Nothing is noted yet."))
    for on, words in sorted(events, key=lambda event: event[0], reverse=True)[:MOST]:
        st.markdown(f":gray[{day(on)}] {words}")


def _meeting(meeting: Meeting, found: OnePairing) -> str:
    people = found.people
    if meeting.state is MeetingState.PLANNED:
        return f":material/event: {_('A meeting is planned')}"
    if meeting.state is MeetingState.CANCELLED:
        return f":material/event_busy: {_('A meeting was cancelled in time')}"
    if meeting.state is MeetingState.MISSED:
        who = plain(people.get(meeting.missed_by or 0, "")) or _("Somebody")
        return f":material/event_busy: {_('{name} did not come to a meeting', name=who)}"
    said = [_("Met"), minutes_word(meeting.minutes)] + ([way_word(meeting.way).lower()] if meeting.way else [])
    if meeting.from_list:
        said.append(_("brought from a list"))
    elif meeting.confirmed_by is None:
        by = plain(people.get(meeting.logged_by or 0, ""))
        said.append(_("noted by {name} alone so far", name=by) if by else _("noted by one side alone so far"))
    return ":material/handshake: " + " · ".join(filter(None, said))
