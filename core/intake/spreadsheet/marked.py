"""The same sheet with the faulty cells marked, to be mended and brought in again."""

import io
from collections import defaultdict
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from core.intake.spreadsheet.faults import MEND, CellFault
from core.intake.spreadsheet.table import Table
from core.reports.table import writable

_FAULT = PatternFill("solid", fgColor="FFF4B6B6")
_WARNING = PatternFill("solid", fgColor="FFFDE9B3")


def marked_workbook(table: Table, faults: Iterable[CellFault]) -> bytes:
    """The sheet as it was (XLSX, texts disarmed), faulty cells coloured with a note, and a last column "What to mend".

    Cells stand in the row and column they had in the file, also where several columns or rows were read as one, so
    that it can be compared, mended and brought in again: the added column is left out by ``propose_form`` and
    ``suggest_mapping``. A sheet without a header gets one, and its rows move down by one.
    """
    source = table.source or table
    by_cell: dict[tuple[int, str], list[CellFault]] = defaultdict(list)
    by_row: dict[int, list[CellFault]] = defaultdict(list)
    for fault in faults:
        group = table.made_of.get(fault.column)
        for column in group.columns if group else (fault.column,):
            by_cell[fault.row, column].append(fault)
        by_row[fault.row].append(fault)
    book = Workbook(write_only=True)
    page = book.create_sheet("People")
    width = max(source.columns) + 1
    kept = [at for at, header in enumerate(source.headers) if header != MEND]
    gathered = {column for group in table.made_of.values() for column in group.columns}

    def append(number: int, cells: tuple[str, ...], last: str, bold: bool = False) -> None:
        line: list[object] = [None] * width
        for at in kept:
            header = source.headers[at]
            found = by_cell.get((number, header), []) if not bold else []
            if not cells[at] and (not found or header in gathered):
                continue
            cell = WriteOnlyCell(page, value=writable(cells[at]))
            if bold:
                cell.font = Font(bold=True)
            if found:
                cell.fill = _WARNING if all(fault.is_warning for fault in found) else _FAULT
                cell.comment = Comment("\n".join(f"{fault.what}. {fault.remedy}" for fault in found), "Pairwell")
            line[source.columns[at] - 1] = cell
        line[width - 1] = writable(last) or None
        page.append(line)

    row_now = max(source.header_number, 1)
    for _ in range(row_now - 1):
        page.append([])
    append(0, source.headers, MEND, bold=True)
    shift = 0 if source.header_rows else 1
    for number, cells in zip(source.numbers, source.rows, strict=True):
        for _ in range(number + shift - row_now - 1):
            page.append([])
        append(number, cells, "\n".join(map(str, by_row.get(number, []))))
        row_now = number + shift
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
