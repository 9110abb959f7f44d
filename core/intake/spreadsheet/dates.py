"""Days in any order, decided by the whole column; where that can't decide, it is asked."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.months import NamedDay, month_languages, named_day
from core.text import text

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?: .*)?$")
_YEAR_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2})$")
_SIGNS = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")

DayReaders = Mapping[str, Callable[[str], str | Problem]]  # header → ``day_reader`` of its column


def looks_like_date(cell: str) -> bool:
    """Whether the text is written as a day with its year, in any order."""
    return any(pattern.match(cell) for pattern in (_YEAR_FIRST, _YEAR_LAST, _YEAR_SHORT, _SIGNS)) or bool(
        named_day(cell)
    )


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


def day_reader(cells: Iterable[str], day_first: bool | None = None) -> Callable[[str], str | Problem]:
    """``read_date`` for the cells of one column, as all of them together tell how they are written.

    ``day_first``: what the coordinator answered; None lets the column decide.
    """
    cells = list(cells)
    first = day_comes_first(cells) if day_first is None else day_first
    languages = month_languages(cells)
    return lambda cell: read_date(cell, first, languages)


def read_date(cell: str, day_first: bool | None, languages: Collection[str] = ()) -> str | Problem:
    """The day as ``2026-11-23``. ``day_first``: as ``day_comes_first`` tells, or as the coordinator answered.
    ``languages``: as ``month_languages`` tells of the column.

    A Problem: not a day, no such day, a year of two digits (with the likeliest day suggested), 3/4/2026 where
    nothing tells which is the month, or the name of a month that is another in another language.
    """
    if found := _YEAR_FIRST.match(cell) or _SIGNS.match(cell):
        return _day(found[1], found[2], found[3]) or _no_such_day()
    if found := _YEAR_SHORT.match(cell):
        return _perhaps(read_date(f"{cell[:-2]}{_whole(found[4])}", day_first))
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
    if named := named_day(cell):
        return _in_words(named, languages)
    return Problem(text("is not a day we can read"), text("Write it as year-month-day, such as 2026-11-23."))


def _in_words(named: NamedDay, languages: Collection[str]) -> str | Problem:
    if len(named.year) == 2:
        return _perhaps(_in_words(replace(named, year=_whole(named.year)), languages))
    if month := named.month(languages):
        return _day(named.year, str(month), named.day) or _no_such_day()
    days = [day for month in named.could_be() if (day := _day(named.year, str(month), named.day))]
    if not days:
        return _no_such_day()
    return Problem(
        text("could be {one} or {other}", one=days[0], other=days[-1]),
        text("The name of the month means another one in another language. Write it as 2026-11-23."),
    )


def _whole(year: str) -> str:
    """The likelier year of four digits, as computers have long read it: 69 to 99 are of the last century."""
    return ("19" if year > "68" else "20") + year


def _perhaps(day: str | Problem) -> str | Problem:
    if isinstance(day, Problem):
        return day
    return Problem(text("has a year of two digits"), text("Did you mean “{day}”?", day=day), suggestion=day)


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _no_such_day() -> Problem:
    return Problem(text("is not a day of the calendar"), text("Write it as year-month-day, such as 2026-11-23."))
