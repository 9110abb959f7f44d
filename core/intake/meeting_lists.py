"""Lists of meetings, row by row: whom the names mean, the day, the length, the way, and every fault at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.intake.meeting_columns import HELD, HOURS, MINUTES, ON, WAY, was_not_held, way_of
from core.intake.pair_columns import ONE, OTHER, Says
from core.intake.pair_lists import Chosen, PairLine, PairPerson, read_pairs
from core.intake.spreadsheet import CellFault, ColumnMapping, Table
from core.intake.spreadsheet.dates import DayReaders, day_reader
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.wording import is_placeholder
from core.text import Text, text
from core.tracking.meetings import LONGEST_MINUTES, SHORTEST, Way

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_BARE = re.compile(_NUMBER)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
_SPELLED = re.compile(rf"(?:{_NUMBER} ?(?:h|hrs?|hours?))? ?(?:(?:and )?{_NUMBER} ?(?:m|min|mins|minutes?)?)?\.?", re.I)


@dataclass(frozen=True)
class MeetingLine:
    """One row: two people, a day, and what was told beside. ``unread``: a way that is none we know."""

    people: PairLine
    on: date | None = None
    minutes: int | None = None
    way: Way | None = None
    unread: str = ""
    faults: tuple[CellFault, ...] = ()


def read_meetings(
    table: Table, mapping: ColumnMapping, people: Sequence[PairPerson], chosen: Chosen, today: date
) -> tuple[MeetingLine, ...]:
    """The meetings of a list, by rows. Names as in lists of pairs; minutes and way None where a row has none.

    Faults have their row and column: a day that is missing, unreadable or to come, a length that is none or not of
    5 to 720 minutes, and a row that says the meeting was not held.
    """
    names = {header: field for header, field in mapping.fields.items() if field in (ONE, OTHER)}
    pairs = read_pairs(table, ColumnMapping(names), people, Says.KNOWN, chosen, today)
    rows = dict(zip(table.numbers, table.rows, strict=True))
    days = {header: day_reader(table.cells(header), mapping.day_first.get(header)) for header in mapping.columns(ON)}
    return tuple(
        _line(pair, {header: rows[pair.row][table.place(header)] for header in mapping.fields}, mapping, days, today)
        for pair in pairs
    )


def minutes_of(cell: str, in_hours: bool) -> int | None:
    """A length in whole minutes; a bare number is of the column's unit. None where it is no length.

    >>> minutes_of("1.5", True), minutes_of("1 h 30 min", False), minutes_of("0:45", True), minutes_of("long", False)
    (90, 90, 45, None)
    """
    cell = cell.strip()
    if _BARE.fullmatch(cell):
        return round(_number(cell) * (60 if in_hours else 1))
    if found := _CLOCK.fullmatch(cell):
        return int(found[1]) * 60 + int(found[2])
    if (found := _SPELLED.fullmatch(cell)) and (found[1] or found[2]):
        return round(_number(found[1]) * 60 + _number(found[2]))
    return None


def _line(pair: PairLine, row: Mapping[str, str], mapping: ColumnMapping, days: DayReaders, today: date) -> MeetingLine:
    faults = list(pair.faults)

    def cell(field: str) -> str:
        column = next(iter(mapping.columns(field)), None)
        return "" if column is None or is_placeholder(row[column]) else row[column].strip()

    def fault(field: str, what: Text, remedy: Text) -> None:
        column = mapping.columns(field)[0]
        faults.append(CellFault(f"row {pair.row}, {column}", what, remedy, pair.row, column))

    on = minutes = None
    read = days[mapping.columns(ON)[0]](cell(ON)) if cell(ON) else None
    if read is None:
        fault(ON, text("is empty"), text("Write the day on which they met."))
    elif isinstance(read, Problem):
        fault(ON, read.what, read.remedy)
    elif (on := date.fromisoformat(read)) > today:
        fault(ON, text("is still to come"), text("Only meetings that were held come in; the two plan the others."))
    field = MINUTES if mapping.columns(MINUTES) else HOURS
    if written := cell(field):
        minutes = minutes_of(written, field == HOURS)
        if minutes is None:
            what = text("“{value}” is no length", value=written[:40])
            fault(field, what, text("Write a number, or such as 1 h 30 min, or leave it empty."))
        elif not SHORTEST <= minutes <= LONGEST_MINUTES:
            what = text("is {n} minutes, not {least} to {most}", n=minutes, least=SHORTEST, most=LONGEST_MINUTES)
            fault(field, what, text("Correct it, or say above whether the column has minutes or hours."))
    if was_not_held(cell(HELD)):
        what = text("says “{value}”", value=cell(HELD)[:40])
        fault(HELD, what, text("Only meetings that were held come in. Leave the column out if it says something else."))
    way = way_of(cell(WAY))
    return MeetingLine(pair, on, minutes, way, cell(WAY)[:40] if way is None else "", tuple(faults))


def _number(written: str | None) -> float:
    return float(written.replace(",", ".")) if written else 0.0
