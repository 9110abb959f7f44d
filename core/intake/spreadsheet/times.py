"""Times of the week as people write them: parts of days, hours with or without am and pm, ranges, time zones."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from core.intake.spreadsheet.choices import split
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.wording import plain
from core.program.questions import DAY_PARTS, DAYS
from core.text import text

LEAST = 60  # minutes of a part of a day that somebody has to be free for the part to count: time for a meeting
WHOLE_DAY = (0, 24 * 60)
_PARTS = {part: (first * 60, last * 60) for part, (first, last) in DAY_PARTS.items()}
_DAY_WORDS = {
    word: day
    for day, many in enumerate(
        ("m mo mon monday", "tu tue tues tuesday", "w we wed weds wednesday", "th thu thur thurs thursday",
         "f fr fri friday", "sa sat saturday", "su sun sunday")
    )
    for word in many.split()
}  # fmt: skip
_PART_WORDS = {
    "morning": "morning", "am": "morning", "midday": "midday", "noon": "midday", "lunch": "midday",
    "lunchtime": "midday", "afternoon": "afternoon", "pm": "afternoon", "evening": "evening", "night": "evening",
}  # fmt: skip
_ANY = ("any", "anytime", "always", "every", "everyday", "daily", "all", "flexible")
_FILLERS = frozenset(("and", "on", "in", "the", "at", "day", "days", "time", "times", "or", "from", "between", "only"))
_SPLIT = re.compile(r"[;\n|•]")
_ZONE = re.compile(
    r"\(?\b(?:(?:utc|gmt)(?: ?[+\-−–] ?\d{1,2}(?::?\d{2})?)?|[ecmp][sd]?t|i?st|bst|cest|cet|eest|eet|wet|west|hst|"
    r"akst|aest|aedt|nzst|jst|sgt|(?:europe|america|asia|africa|australia|pacific|atlantic)/[a-z_]+|"
    r"(?:london|berlin|paris|central european|eastern|pacific|central|mountain|uk|us)(?: standard| daylight)? time)"
    r"\b\)?"
)
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?(?:\s*(a\.?m\.?|p\.?m\.?|h|uhr)(?![a-z]))?"
_RANGE = re.compile(rf"(?<!\d){_CLOCK}\s*(?:-|–|—|−|\bto\b|\buntil\b|\btill\b|\bbis\b)\s*{_CLOCK}(?!\d)")
_OPEN = re.compile(rf"\b(after|from|before|until|till)\s+{_CLOCK}(?!\d)")
_ONE = re.compile(rf"(?<!\d){_CLOCK}(?!\d)")
_SPACED = re.compile(r"\s(\d+_\d+_)\s")
_SPAN = re.compile(r"(\d+)_(\d+)_")

Interval = tuple[int, int, int]  # day of the week from 0, minutes from and to


def read_availability(cell: str, of_24: bool | None = None) -> tuple[list[str], list[Problem]]:
    """Day-parts such as ``mon morning``, in the order of the week, from "Mon/Wed evenings; 6:00-7:00pm F".

    Every stretch between semicolons or line breaks pairs its days with its parts or hours; days without one before
    others ("Mon, Tue evening") take the next; no day means every day. A part of the day counts from an hour
    that somebody is free in it. ``of_24``: as ``clock_of_24`` tells of the column; without it, hours from 1 to 7
    that are neither am nor pm are asked about. A stretch that is neither day nor time is a Problem; a time
    zone, and hours that lie in no part of the day, are a warning.
    """
    problems: list[Problem] = []
    intervals: list[Interval] = []
    touched: list[tuple[str, frozenset[tuple[int, str]]]] = []
    for stretch in split(cell) if cell.startswith("[") else _SPLIT.split(cell):
        stretch = stretch.strip()
        if not stretch:
            continue
        found, parts, problem = _stretch(stretch, of_24)
        if problem is not None:
            problems.append(problem)
        if found:
            intervals += found
            touched.append((stretch, parts))
    slots = {slot for slot, free in free_minutes(intervals).items() if free >= LEAST}
    problems += [_nowhere(stretch) for stretch, parts in touched if not parts & slots][:3]
    order = list(DAY_PARTS)
    return [
        f"{DAYS[day]} {part}" for day, part in sorted(slots, key=lambda slot: (slot[0], order.index(slot[1])))
    ], problems


@lru_cache(maxsize=4096)
def _stretch(stretch: str, of_24: bool | None) -> tuple[list[Interval], frozenset[tuple[int, str]], Problem | None]:
    """The intervals of one stretch, the parts of days that they touch, and what is to be told of it."""
    found = read_times(stretch, of_24)
    if isinstance(found, Problem):
        return [], frozenset(), found
    zone = _ZONE.search(plain(stretch))
    told = _zone_told(stretch, zone.group().strip("()")) if zone else None
    return found, frozenset(free_minutes(found)), told


def clock_of_24(cells: Iterable[str]) -> bool | None:
    """Whether hours run to 24, told by all cells of a column: 13:00 or later, or 09:00. None: nothing tells."""
    for cell in cells:
        if re.search(r"(?<!\d)(?:1[3-9]|2[0-4])[:.h]\d{2}|(?<!\d)0\d:\d{2}", cell):
            return True
    return None


def has_clock(cell: str) -> bool:
    """Whether a text tells hours."""
    return bool(_RANGE.search(plain(cell)) or re.search(r"\d{1,2}:\d{2}|\d ?[ap]\.?m\b", plain(cell)))


def free_minutes(intervals: Iterable[Interval]) -> dict[tuple[int, str], int]:
    """(day, part) → minutes of it that the intervals cover, each minute once."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for day, first, last in intervals:
        by_day.setdefault(day, []).append((first, last))
    found: dict[tuple[int, str], int] = {}
    for day, spans in by_day.items():
        free = _merged(spans)
        for part, (begins, ends) in _PARTS.items():
            minutes = sum(
                min(last, ends) - max(first, begins) for first, last in free if first < ends and last > begins
            )
            if minutes:
                found[day, part] = minutes
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without those that touch each other."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def read_times(stretch: str, of_24: bool | None = None) -> list[Interval] | Problem:
    """The intervals of one stretch, such as "Mon and Wed 6-8pm"; a Problem where a word is neither."""
    bare = _ZONE.sub(" ", plain(stretch))
    unsure: list[str] = []

    def span(found: re.Match[str]) -> str:
        first, last = _resolved(found.groups(), of_24)
        if first is None or last is None:
            unsure.append(found.group())
            return " "
        return f" {first}_{last}_ "

    def open_span(found: re.Match[str]) -> str:
        word, hour, minute, sign = found.groups()
        at = _minutes(hour, minute, sign, of_24)
        if at is None:
            unsure.append(found.group())
            return " "
        return f" {at}_{WHOLE_DAY[1]}_ " if word in ("after", "from") else f" {WHOLE_DAY[0]}_{at}_ "

    def hour(found: re.Match[str]) -> str:
        if not (found[2] or found[3]):
            return found.group()
        at = _minutes(found[1], found[2], found[3], of_24)
        if at is None:
            unsure.append(found.group())
            return " "
        return f" {at}_{at + LEAST}_ "

    bare = _OPEN.sub(open_span, _RANGE.sub(span, bare))
    bare = " ".join(piece if _SPAN.fullmatch(piece) else _ONE.sub(hour, piece) for piece in _SPACED.split(bare))
    if unsure:
        return Problem(
            text("“{value}” could be in the morning or in the evening", value=unsure[0].strip()),
            text("Write am or pm, or hours up to 24, such as 18:00-19:00."),
        )
    intervals = _intervals(re.findall(r"\d+_\d+_|[a-z]+|\d+|-|–|—", bare))
    return intervals if intervals is not None else _not_a_time(stretch)


def _resolved(groups: Sequence[str | None], of_24: bool | None) -> tuple[int | None, int | None]:
    """From and to in minutes; a sign at the end counts for the beginning too, where that leads to an earlier time."""
    hour, minute, sign, end_hour, end_minute, end_sign = groups
    last = _minutes(end_hour, end_minute, end_sign, of_24)
    first = _minutes(hour, minute, sign, of_24)
    if end_sign and not sign and end_sign[0] in "ap":
        same = _minutes(hour, minute, end_sign, of_24)
        turned = _minutes(hour, minute, "am" if end_sign[0] == "p" else "pm", of_24)
        first = next((at for at in (same, turned) if at is not None and last is not None and at < last), None)
    elif sign and sign[0] in "ap" and not end_sign:
        options = (_minutes(end_hour, end_minute, sign, of_24), _minutes(end_hour, end_minute, "pm", of_24))
        last = next((at for at in options if at is not None and first is not None and at > first), None)
    elif not sign and not end_sign and first is not None and not of_24:
        at = int(end_hour or 0) * 60 + int(end_minute or 0)
        last = at if at > first else at + 12 * 60  # 9-5
    if first is not None and last is not None and not first < last <= WHOLE_DAY[1]:
        return None, None
    return first, last


def _minutes(hour: str | None, minute: str | None, sign: str | None, of_24: bool | None) -> int | None:
    """Minutes of the day; None where it could be two hours, or is none."""
    at = int(hour or 0)
    past = int(minute or 0)
    if sign and sign[0] in "ap":
        if not 1 <= at <= 12:
            return None
        return (at % 12 + (12 if sign[0] == "p" else 0)) * 60 + past
    if at > 24 or past > 59 or (at < 8 and not (of_24 or sign or (hour or "").startswith("0"))):
        return None
    return at * 60 + past


def _intervals(tokens: Sequence[str]) -> list[Interval] | None:
    found: list[Interval] = []
    days: list[int] = []
    spans: list[tuple[int, int]] = []
    range_open = spans_first = False

    def close() -> None:
        found.extend((day, *span) for day in (days or range(7)) for span in (spans or _PARTS.values()))
        days.clear()
        spans.clear()

    def before_days() -> None:
        nonlocal spans_first
        spans_first = spans_first or (bool(spans) and not days)
        if spans and not spans_first:
            close()

    for token in tokens:
        single = token[:-1] if token.endswith("s") and token not in _DAY_WORDS else token
        if token in ("-", "–", "—", "to", "through", "until"):
            range_open = bool(days) and (spans_first or not spans)
            continue
        day = _DAY_WORDS.get(token, _DAY_WORDS.get(single))
        written = _SPAN.fullmatch(token)
        if day is not None:
            before_days()
            days.extend(range(days[-1] + 1, day + 1) if range_open and days[-1] < day else [day])
        elif written or single in _PART_WORDS:
            if spans_first and days:
                close()
            spans.append((int(written[1]), int(written[2])) if written else _PARTS[_PART_WORDS[single]])
        elif single in ("weekday", "weekend"):
            before_days()
            days.extend(range(5) if single == "weekday" else (5, 6))
        elif token in _ANY:
            spans.extend(_PARTS.values() if token in ("anytime", "always", "flexible") else [])
        elif token not in _FILLERS:
            return None
        range_open = False
    if not (days or spans or found):
        every = {"any", "all", "every", "everyday", "daily"} & set(tokens)
        return [(day, *span) for day in range(7) for span in _PARTS.values()] if every else None
    if days or spans:
        close()
    return found


def _not_a_time(stretch: str) -> Problem:
    return Problem(
        text("“{value}” is not a time we can read", value=stretch[:60]),
        text("Write days and parts of the day, such as: mon morning; wed evening."),
    )


def _nowhere(stretch: str) -> Problem:
    return Problem(
        text("“{value}” is less than an hour of any part of the day (8 to 21) and does not count", value=stretch[:60]),
        text("Nothing needs to be done."),
        is_warning=True,
    )


def _zone_told(stretch: str, zone: str) -> Problem:
    return Problem(
        text("“{value}” names a time zone; it is read as hours of the person's own day", value=stretch[:60]),
        text("If {zone} is not the person's own time zone, write the hours of her own.", zone=zone.upper()),
        is_warning=True,
    )
