"""How meetings are said: when, how long, in which way, on whose word."""

from collections.abc import Callable, Mapping
from datetime import datetime

from core.text import Text
from core.tracking.meetings import Kept, Meeting, MeetingState, Way
from db import Together
from pages.ui.words import _, count, day, listed, moment, plain

WAYS: dict[Way, Text] = {
    Way.IN_PERSON: Text("In person"),
    Way.VIDEO: Text("By video"),
    Way.PHONE: Text("By phone"),
    Way.MESSAGES: Text("By messages"),
}
RATINGS = {1: Text("1 · not good"), 2: Text("2"), 3: Text("3 · all right"), 4: Text("4"), 5: Text("5 · very good")}


def way_word(way: Way) -> str:
    return _(WAYS[way])


def when(begins: datetime, together: Together) -> str:
    """A moment as I have it on my clock, with the zone."""
    return moment(begins, together.time_zone, name_zone=True)


def minutes_word(minutes: int | None) -> str:
    return count(minutes, "{n} minute", "{n} minutes") if minutes is not None else ""


def outcome(meeting: Meeting, together: Together) -> str:
    """One line of a list: "3 Dec 2026 · 60 minutes · by video · noted by Ada, not confirmed yet"."""
    said = [day(meeting.on)]
    if meeting.state is MeetingState.CANCELLED:
        return " · ".join([*said, _("cancelled in time")])
    if meeting.state is MeetingState.MISSED:
        who = plain(together.name(meeting.missed_by)) or _("somebody")
        return " · ".join([*said, _("{name} did not come", name=who)])
    said += [minutes_word(meeting.minutes)] if meeting.minutes else []
    said += [way_word(meeting.way).lower()] if meeting.way else []
    if meeting.from_list:
        said.append(
            _("brought from a list by the team")
            if meeting.confirmed_by is None
            else _("brought from a list, confirmed")
        )
    elif meeting.confirmed_by is None:
        said.append(_("noted by {name} alone so far", name=plain(together.name(meeting.logged_by)) or _("one of you")))
    return " · ".join(said)


def kept_words(kept: dict[str, Kept]) -> str:
    """Agreed against kept, for each by name; empty where nothing was agreed on yet."""
    agreed = max((each.agreed for each in kept.values()), default=0)
    if not agreed:
        return ""
    said = [_("{name} kept {n}", name=plain(name), n=each.kept) for name, each in kept.items()]
    some = next(iter(kept.values()))
    more = [count(some.cancelled, "{n} was cancelled in time", "{n} were cancelled in time")] if some.cancelled else []
    more += [count(some.moved, "{n} was moved", "{n} were moved")] if some.moved else []
    words = count(agreed, "Of {n} agreed meeting,", "Of {n} agreed meetings,")
    return f"{words} {listed(said)}." + (f" {listed(more)}." if more else "")


def came_words(came: Mapping[int, tuple[int, int]], name: Callable[[int], str]) -> str:
    """Of a group: who came to how many meetings."""
    said = [_("{name} came to {n} of {all}", name=plain(name(id)), n=n, all=of) for id, (n, of) in came.items() if of]
    return " · ".join(said)
