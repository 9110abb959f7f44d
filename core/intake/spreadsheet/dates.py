"""Days in any order, decided by the whole column; where that can't decide, it is asked."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from core.intake.spreadsheet.faults import Problem
from core.text import text

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?: .*)?$")
_YEAR_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2})$")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+(?:of )?([A-Za-z]{3,9})[., -]+(\d{4})$")
_NAME_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def looks_like_date(cell: str) -> bool:
    """Whether the text is written as a day with its year, in any order."""
    return any(pattern.match(cell) for pattern in (_YEAR_FIRST, _YEAR_LAST, _YEAR_SHORT, _DAY_NAME, _NAME_DAY))


def day_comes_first(cells: Iterable[str]) -> bool | None:
    """Whether 3/4/2026 is in April, told by the cells that can be only one thing. None: nothing or both are told.

    Days with dots (3.4.2026) are written day first wherever they are used, and tell nothing about others.
    """
    told = set()
    for cell in cells:
        found = _YEAR_LAST.match(cell) or _YEAR_SHORT.match(cell)
        if found and found[2] != ".":
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                told.add(True)
            elif second > 12 >= first:
                told.add(False)
    return told.pop() if len(told) == 1 else None


def could_be_two(cells: Sequence[str]) -> bool:
    """Whether a column has days that nothing tells the order of: 3/4/2026 and no 25/4/2026."""
    return day_comes_first(cells) is None and any(isinstance(read_date(cell, None), Problem) and (
        found := _YEAR_LAST.match(cell) or _YEAR_SHORT.match(cell)
    ) and found[1] != found[3] and max(int(found[1]), int(found[3])) < 13 for cell in cells)  # fmt: skip


def read_date(cell: str, day_first: bool | None) -> str | Problem:
    """The day as ``2026-11-23``. ``day_first``: as ``day_comes_first`` tells, or as the coordinator answered.

    A Problem: not a day, no such day, a year of two digits (with the likeliest day suggested), or 3/4/2026 where
    nothing tells which is the month.
    """
    if found := _YEAR_FIRST.match(cell):
        return _day(found[1], found[2], found[3]) or _no_such_day()
    if found := _YEAR_SHORT.match(cell):
        day = read_date(f"{cell[:-2]}20{found[4]}", day_first)
        if isinstance(day, Problem):
            return day
        return Problem(text("has a year of two digits"), text("Did you mean “{day}”?", day=day), suggestion=day)
    if found := _YEAR_LAST.match(cell):
        first, sign, second, year = found.groups()
        as_day_first, as_month_first = _day(year, second, first), _day(year, first, second)
        if sign == ".":
            return as_day_first or _no_such_day()
        if day_first is not None and (chosen := as_day_first if day_first else as_month_first):
            return chosen
        if as_day_first and as_month_first and as_day_first != as_month_first:
            return Problem(
                text("could be {one} or {other}", one=as_day_first, other=as_month_first),
                text("Choose whether the day or the month comes first in this column, or write it as 2026-11-23."),
            )
        return as_day_first or as_month_first or _no_such_day()
    for pattern, day_at, month_at in ((_DAY_NAME, 1, 2), (_NAME_DAY, 2, 1)):
        if (found := pattern.match(cell)) and (month := _month(found[month_at])):
            return _day(found[3], str(month), found[day_at]) or _no_such_day()
    return Problem(text("is not a day we can read"), text("Write it as year-month-day, such as 2026-11-23."))


def _month(name: str) -> int:
    name = name.lower()
    return _MONTHS.index(name[:3]) + 1 if name in _FULL or name in _MONTHS or name == "sept" else 0


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _no_such_day() -> Problem:
    return Problem(text("is not a day of the calendar"), text("Write it as year-month-day, such as 2026-11-23."))
