"""A meeting in a line of the timeline, for the team: without what was talked about."""

from collections.abc import Mapping

from core.tracking.meetings import Meeting, MeetingState
from pages.tracking.meeting_words import minutes_word, way_word
from pages.ui.words import _, plain


def meeting_line(meeting: Meeting, people: Mapping[int, str]) -> str:
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
