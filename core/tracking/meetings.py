"""Meetings: planned, kept, moved or missed; how much of what was agreed each person kept; and the time it took."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import text

SHORTEST, LONGEST_MINUTES = 5, 720
LONGEST_WORDS = 4000
MOST_ITEMS = 20


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"  # in time, by agreement
    MISSED = "missed"  # somebody did not come


class Way(StrEnum):
    IN_PERSON = "in person"
    VIDEO = "video"
    PHONE = "phone"
    MESSAGES = "messages"


@dataclass(frozen=True)
class AgendaItem:
    """One thing to talk about; ``minutes`` where somebody thought of how long."""

    what: str
    minutes: int | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting of a pairing, on a day of the program's time zone.

    ``begins`` is the moment it was planned for, None where it was only noted afterwards. ``came`` and ``missed_by``
    are participants. ``moved``: how often its time was changed. ``logged_by`` noted how it went, ``confirmed_by``
    is another who agreed: until then it is one side's word. ``from_list``: the team brought it from a list.
    """

    on: date
    minutes: int | None = None
    begins: datetime | None = None
    way: Way | None = None
    place: str = ""
    state: MeetingState = MeetingState.HELD
    came: frozenset[int] = frozenset()
    missed_by: int | None = None
    agenda: tuple[AgendaItem, ...] = ()
    topics: str = ""
    summary: str = ""
    goals: tuple[int, ...] = ()
    moved: int = 0
    logged_by: int | None = None
    confirmed_by: int | None = None
    from_list: bool = False

    @property
    def is_held(self) -> bool:
        return self.state is MeetingState.HELD

    @property
    def was_planned(self) -> bool:
        return self.begins is not None

    def is_over(self, now: datetime) -> bool:
        """Whether its time has come and gone, whatever came of it."""
        return self.begins is not None and self.begins + timedelta(minutes=self.minutes or 0) <= now

    def to_document(self) -> dict[str, Any]:
        """What is no column of its own, as a JSON object."""
        return {
            "agenda": [{"what": item.what, "minutes": item.minutes} for item in self.agenda],
            "topics": self.topics,
            "summary": self.summary,
            "goals": list(self.goals),
            "moved": self.moved,
        } | ({"from_list": True} if self.from_list else {})


def from_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """The reverse of ``to_document``: fields of a ``Meeting``."""
    return {
        "agenda": tuple(AgendaItem(str(each["what"]), each.get("minutes")) for each in document.get("agenda", ())),
        "topics": str(document.get("topics", "")),
        "summary": str(document.get("summary", "")),
        "goals": tuple(document.get("goals", ())),
        "moved": int(document.get("moved", 0)),
        "from_list": bool(document.get("from_list", False)),
    }


def check_agenda(items: Sequence[AgendaItem]) -> None:
    """Raise ``InvalidInput`` unless there is a point to talk about: where the program asks for one beforehand."""
    if not any(item.what.strip() for item in items):
        what = text("is empty; this program asks for a point or two before a meeting is planned")
        raise InvalidInput("The meeting is not planned yet.", [Fault("Agenda", what)])


def check_meeting(meeting: Meeting, today: date) -> None:
    """Raise ``InvalidInput`` with every fault of a meeting as it was or is to be."""
    faults = []
    if meeting.is_held and meeting.on > today:
        faults.append(Fault("Day", text("is still to come; plan the meeting instead")))
    if (meeting.is_held or meeting.state is MeetingState.PLANNED) and meeting.minutes is None:
        faults.append(Fault("Minutes", text("are empty; a guess to the nearest quarter of an hour is enough")))
    if meeting.minutes is not None and not SHORTEST <= meeting.minutes <= LONGEST_MINUTES:
        faults.append(Fault("Minutes", text("are {least} to {most}", least=SHORTEST, most=LONGEST_MINUTES)))
    if meeting.is_held and len(meeting.came) < 2:
        faults.append(Fault("Who came", text("names fewer than two; say “somebody did not come” instead")))
    for where, words in (("Topics", meeting.topics), ("Summary", meeting.summary), ("Place", meeting.place)):
        if len(words) > LONGEST_WORDS:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=LONGEST_WORDS)))
    if len(meeting.agenda) > MOST_ITEMS:
        faults.append(Fault("Agenda", text("has more than {most} points; keep what matters most", most=MOST_ITEMS)))
    if faults:
        raise InvalidInput("The meeting is not noted yet.", faults)


@dataclass(frozen=True)
class Kept:
    """Of the meetings that were agreed on and whose time has come, what one person made of them."""

    agreed: int = 0
    kept: int = 0
    cancelled: int = 0  # in time, by whomever
    missed: int = 0  # by her
    moved: int = 0  # times that a meeting was put off


def kept_by(meetings: Iterable[Meeting], person: int) -> Kept:
    """How one person kept to what was agreed. A meeting that the other missed was agreed on and kept by her.

    Meetings that were only noted afterwards were never agreed on, and those still open are not counted.
    """
    count: Counter[str] = Counter()
    for each in meetings:
        count["moved"] += each.moved
        if not each.was_planned or each.state is MeetingState.PLANNED:
            continue
        count["agreed"] += 1
        if each.state is MeetingState.CANCELLED:
            count["cancelled"] += 1
        elif each.missed_by == person or (each.is_held and person not in each.came):
            count["missed"] += 1
        else:
            count["kept"] += 1
    return Kept(**count)


def came_to(meetings: Iterable[Meeting], people: Iterable[int]) -> dict[int, tuple[int, int]]:
    """By person of a group: to how many of the meetings that were held she came, and how many there were."""
    held = [each for each in meetings if each.is_held]
    return {person: (sum(person in each.came for each in held), len(held)) for person in people}


def last_met(meetings: Iterable[Meeting]) -> date | None:
    """The day of the newest meeting that was held."""
    return max((each.on for each in meetings if each.is_held), default=None)


def next_planned(meetings: Iterable[Meeting], now: datetime) -> Meeting | None:
    """The soonest that is planned and not over."""
    coming = [each for each in meetings if each.state is MeetingState.PLANNED and not each.is_over(now)]
    return min(coming, key=lambda each: (each.begins is None, each.begins or now), default=None)


@dataclass(frozen=True)
class Hours:
    """Minutes of one person: in meetings (``confirmed``: those another agreed to), preparing, on the way, and beside
    her pairing: in trainings and other work for the program.

    What she never told is None, and adds nothing to the whole.
    """

    meetings: int = 0
    confirmed: int = 0
    preparation: int | None = None
    travel: int | None = None
    count: int = 0  # of meetings
    training: int | None = None
    other: int | None = None

    @property
    def whole(self) -> int:
        beside = (self.preparation, self.travel, self.training, self.other)
        return self.meetings + sum(each for each in beside if each is not None)


@dataclass(frozen=True)
class Extra:
    """What one person spent beside a meeting, in minutes; nothing where she did not say."""

    preparation: int | None = None
    travel: int | None = None


@dataclass(frozen=True)
class Attended:
    """One person at one meeting that was held."""

    person: int
    on: date
    minutes: int
    confirmed: bool
    extra: Extra = field(default=Extra())


def hours(attended: Sequence[Attended], since: date | None = None, until: date | None = None) -> dict[int, Hours]:
    """By person, of the days from ``since`` to ``until``, both included. Whoever attended nothing is not there."""
    sums: dict[int, Counter[str]] = {}
    for each in attended:
        if (since and each.on < since) or (until and each.on > until):
            continue
        count = sums.setdefault(each.person, Counter())
        count["meetings"] += each.minutes
        count["confirmed"] += each.minutes if each.confirmed else 0
        count["count"] += 1
        for name, told in (("preparation", each.extra.preparation), ("travel", each.extra.travel)):
            if told is not None:
                count[name] += told
    return {person: Hours(**count) for person, count in sums.items()}
