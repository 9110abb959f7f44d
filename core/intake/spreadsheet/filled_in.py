"""The last day on which the people of a list filled in a form, where a column tells."""

import re
from datetime import date

from core.intake.spreadsheet.columns import describe
from core.intake.spreadsheet.dates import day_reader
from core.intake.spreadsheet.table import Table

_TIME = re.compile(r"[T ,]+\d{1,2}:\d{2}.*$")


def last_filled_in(table: Table) -> tuple[str, date] | None:
    """The header and the day; None where no column says when, or one of its days can't be read for certain.

    Of several such columns ("Start time", "Completion time") the one with the latest day.
    """
    found = []
    for header in table.headers:
        if describe(table, header).other != "timestamp":
            continue
        cells = [_TIME.sub("", cell) for cell in table.cells(header) if cell]
        days = list(map(day_reader(cells), cells))
        read = [day if isinstance(day, str) else day.suggestion for day in days]  # of a year of two digits
        if read and all(read):
            found.append((date.fromisoformat(max(read)), header))
    if not found:
        return None
    day, header = max(found)
    return header, day
