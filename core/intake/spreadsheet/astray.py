"""Names and addresses that stand in the wrong column, or are written unlike the others: suggested, never taken."""

from dataclasses import replace

from core.intake.applications import is_email
from core.intake.spreadsheet import identity
from core.intake.spreadsheet.cells import is_email_column
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.mapping import ColumnMapping
from core.intake.spreadsheet.table import Table
from core.text import text


class Elsewhere:
    """Where else in a row an address or a name stands that is missing in its column: suggested, never taken."""

    def __init__(self, table: Table, mapping: ColumnMapping) -> None:
        self._rows = table.rows
        self._headers = table.headers
        # a column of other people's addresses holds none that went astray
        self._strange = {at for at, header in enumerate(table.headers) if is_email_column(table, header)}
        self._mail = [table.place(header) for header in mapping.columns(identity.EMAIL)]

    def address(self, at: int, problem: Problem) -> Problem:
        """The same problem of row ``at``, with the only address that stands elsewhere in it suggested."""
        found = {
            place: cell
            for place, cell in enumerate(self._rows[at])
            if place not in self._strange and "@" in cell and is_email(identity.normal_email(cell))
        }
        if len(set(found.values())) != 1:
            return problem
        place, cell = next(iter(found.items()))
        remedy = text("Did you mean “{value}”, in the column {column}?", value=cell, column=self._headers[place])
        return replace(problem, remedy=remedy, suggestion=identity.normal_email(cell))

    def name(self, at: int, problem: Problem) -> Problem:
        """The same problem, with the name suggested that stands where the address should."""
        cells = [self._rows[at][place] for place in self._mail]
        if not cells or "@" in cells[0] or not identity.looks_like_name(cells[0]):
            return problem
        return replace(problem, remedy=text("Did you mean “{value}”?", value=cells[0]), suggestion=cells[0])


def unlike_others(cell: str) -> Problem:
    """A name written "Last, First" in a column where most are not."""
    last, _, first = (part.strip() for part in cell.partition(","))
    name = f"{first} {last}"
    remedy = text("Did you mean “{value}”?", value=name)
    return Problem(text("has a comma, unlike other names here"), remedy, suggestion=name, is_warning=True)
