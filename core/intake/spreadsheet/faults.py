"""What is wrong in which cell, and the same sheet with those cells marked."""

import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from core.errors import Fault
from core.intake.spreadsheet.table import Table
from core.reports.table import writable
from core.text import Text, text

_FAULT = PatternFill("solid", fgColor="FFF4B6B6")
_WARNING = PatternFill("solid", fgColor="FFFDE9B3")


@dataclass(frozen=True)
class CellFault(Fault):
    """One thing wrong in one cell. ``suggestion`` is a text that could stand there instead, if one is near.

    ``is_warning``: the row can come in as it is, and the person can complete it later.
    """

    remedy: Text = field(default_factory=lambda: text(""))
    row: int = 0
    column: str = ""  # the header; blank where no column feeds the field
    suggestion: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}".rstrip()


@dataclass(frozen=True)
class Problem:
    """What is wrong with a value, wherever it stands."""

    what: Text
    remedy: Text
    suggestion: str = ""
    is_warning: bool = False

    def at(self, row: int, column: str, label: str) -> CellFault:
        """The same, in a place: "row 14, E-mail"."""
        name = label if len(label) <= 50 else label[:49].rstrip() + "…"
        return CellFault(
            f"row {row}, {name}", self.what, self.remedy, row, column, self.suggestion, self.is_warning
        )  # fmt: skip


def marked_workbook(table: Table, faults: Iterable[CellFault]) -> bytes:
    """The sheet as it was (XLSX, texts disarmed), faulty cells coloured with a note, and a last column "What to mend".

    Cells stand in the row and column they had in the file, so that it can be compared, mended and brought in
    again: the added column is left out by ``propose_form`` and ``suggest_mapping``.
    """
    by_cell: dict[tuple[int, str], list[CellFault]] = defaultdict(list)
    by_row: dict[int, list[CellFault]] = defaultdict(list)
    for fault in faults:
        by_cell[fault.row, fault.column].append(fault)
        by_row[fault.row].append(fault)
    book = Workbook(write_only=True)
    page = book.create_sheet("People")
    width = max(table.columns) + 1
    kept = [at for at, header in enumerate(table.headers) if header != MEND]

    def append(number: int, cells: tuple[str, ...], last: str, bold: bool = False) -> None:
        line: list[object] = [None] * width
        for at in kept:
            header = table.headers[at]
            found = by_cell.get((number, header), []) if not bold else []
            if not cells[at] and not found:
                continue
            cell = WriteOnlyCell(page, value=writable(cells[at]))
            if bold:
                cell.font = Font(bold=True)
            if found:
                cell.fill = _WARNING if all(fault.is_warning for fault in found) else _FAULT
                cell.comment = Comment("\n".join(f"{fault.what}. {fault.remedy}" for fault in found), "Pairwell")
            line[table.columns[at] - 1] = cell
        line[width - 1] = writable(last) or None
        page.append(line)

    for _ in range(table.header_number - 1):
        page.append([])
    append(table.header_number, table.headers, MEND, bold=True)
    row_now = table.header_number
    for number, cells in zip(table.numbers, table.rows, strict=True):
        for _ in range(number - row_now - 1):
            page.append([])
        append(number, cells, "\n".join(map(str, by_row.get(number, []))))
        row_now = number
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MEND = "What to mend"
