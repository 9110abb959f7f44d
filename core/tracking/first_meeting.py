"""How to begin: an agenda for the first meeting, a time at which both are free, and what to do while one waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime

from core.program.program import is_time_zone
from core.program.questions import DAY_PARTS, DAYS, Side
from core.text import Text, text

AGENDA: tuple[tuple[int, Text], ...] = (  # minutes, what
    (5, text("Arrive. How was your day? Which name and which way of talking suit you?")),
    (10, text("Tell each other how you came to where you are. A detour makes the better story.")),
    (10, text("What would you like to be different in half a year? Write one sentence down.")),
    (5, text("What may the other one tell nobody? Agree on it now.")),
    (5, text("When and where next? Put the next two dates into both calendars before you part.")),
)

PREPARE: dict[Side, Text] = {
    Side.MENTEE: text(
        "Bring one thing that you would like to be different, and one question that you would like to ask."
    ),
    Side.MENTOR: text("Bring a beginning of your own that was hard. Listen more than you advise, the first time."),
    Side.PEER: text("Bring one question of yours, and share the time: half for each."),
}

MEANWHILE: dict[Side, tuple[Text, ...]] = {
    Side.MENTEE: (
        text("Write one sentence: what should be different in half a year?"),
        text("Look at your answers again: are your times still right?"),
    ),
    Side.MENTOR: (
        text("Think of somebody who helped you once: what did they do?"),
        text("Look at your answers again: are your times and places still right?"),
    ),
    Side.PEER: (
        text("Write one sentence: which question would you like to think about with somebody?"),
        text("Look at your answers again: are your times still right?"),
    ),
}

SOONEST = 4  # days from today: both have read their message by then
LATEST = 25
STEP = timedelta(minutes=30)  # meetings begin at full and half hours

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Free:
    """When somebody is usually free: parts of her own week such as ``"mon morning"``, and her time zone."""

    slots: tuple[str, ...]
    time_zone: str


def common_times(one: Free, other: Free, today: date, minutes: int, most: int = 3) -> tuple[datetime, ...]:
    """Beginnings (UTC) of first meetings of so many minutes at which both are free, at most one a day, soonest first.

    Between ``SOONEST`` and ``LATEST`` days from ``today``, at full or half hours; hours that summer time takes away
    are nobody's. Nothing where one of them said no times, named an unknown zone, or no stretch is long enough. Parts
    that follow each other (morning and midday) count as one stretch.
    """
    found: list[datetime] = []
    length = timedelta(minutes=minutes)
    theirs = _spans(other, today)
    for begin, end in _spans(one, today):
        for other_begin, other_end in theirs:
            first = _rounded_up(max(begin, other_begin))
            if first + length <= min(end, other_end):
                found.append(first)
    by_day: dict[date, datetime] = {}
    for each in sorted(found):
        by_day.setdefault(each.date(), each)
    return tuple(by_day.values())[:most]


def in_words(at: datetime, time_zone: str, language: str = "") -> str:
    """A moment as its reader sees it on her clock: "Tuesday 8 December 2026, 18:00 (Europe/Berlin)".

    In English where ``language`` is not one that dates can be written in; in UTC where the zone is unknown.
    """
    zone = time_zone if is_time_zone(time_zone) else "UTC"
    try:
        locale = Locale.parse(language.replace("-", "_") or "en_GB")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    there = at.astimezone(ZoneInfo(zone))
    return f"{format_datetime(there, 'EEEE d MMMM y, HH:mm', locale=locale)} ({zone})"


def _spans(free: Free, today: date) -> list[Span]:
    """Stretches of free time as moments, those that touch joined."""
    if not is_time_zone(free.time_zone):
        return []
    zone = ZoneInfo(free.time_zone)
    days = [today + timedelta(days=n) for n in range(SOONEST, LATEST + 1)]
    spans = [span for on in days for slot in dict.fromkeys(free.slots) for span in _span(slot, on, zone)]
    return _joined(sorted(spans))


def _span(slot: str, on: date, zone: ZoneInfo) -> Iterable[Span]:
    day, _, part = slot.partition(" ")
    if part in DAY_PARTS and day in DAYS and DAYS.index(day) == on.weekday():
        first, last = DAY_PARTS[part]
        yield _moment(on, first, zone), _moment(on, last, zone)


def _moment(on: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(hour), zone).astimezone(UTC)


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined


def _rounded_up(at: datetime) -> datetime:
    over = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    return at + (STEP - over) if over else at
