"""Tables to download, as CSV or XLSX, with every cell harmless to whoever opens them."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

TableFormat = Literal["csv", "xlsx"]
Cell = str | int | float | bool | date | datetime | None

MEDIA_TYPES: dict[TableFormat, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MOST = 32_767  # characters that a spreadsheet's cell can hold
# the full-width signs begin a formula too, in East Asian editions of spreadsheet programs
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def disarm(value: str) -> str:
    """A cell's text that no spreadsheet program takes for a formula: an apostrophe comes before a risky first sign.

    >>> disarm("=1+1"), disarm("Ada")
    ("'=1+1", 'Ada')
    """
    return "'" + value if value.startswith(_FORMULA) else value


def bare(value: str) -> str:
    """A text as it was before ``disarm``, so that an export can come back in unchanged.

    >>> bare("'+44 20"), bare("'Tis")
    ('+44 20', "'Tis")
    """
    return value[1:] if value[:1] == "'" and value[1:].startswith(_FORMULA) else value


def writable(value: str) -> str:
    """A text without the control characters that no file format for tables can hold, disarmed, and cut to a cell."""
    return disarm(_UNWRITABLE.sub("", value))[:_MOST]


def write_table(
    headers: Sequence[str], rows: Iterable[Sequence[Cell]], table_format: TableFormat = "csv", sheet: str = "Sheet1"
) -> bytes:
    """A file with a header line and the rows, every text in it disarmed.

    CSV is UTF-8 with a byte order mark (so that Excel reads accents) and commas; XLSX has one sheet
    with a bold header that stays in view. Numbers, truths and days stay what they are in XLSX; None is an
    empty cell, never a zero. Texts are cut at 32,767 characters, the most that a cell can hold.
    """
    return _csv(headers, rows) if table_format == "csv" else _xlsx(headers, rows, sheet)


def write_book(tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """An XLSX file with a sheet for each table, by its name; otherwise as ``write_table``."""
    book = Workbook(write_only=True)
    for name, (headers, rows) in tables.items():
        _sheet(book, name, headers, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_folder(tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """A ZIP file with a CSV for each table, by its name; the same bytes for the same tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, (headers, rows) in tables.items():
            folder.writestr(zipfile.ZipInfo(f"{name}.csv"), _csv(headers, rows), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([writable(header) for header in headers])
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int | float) else writable(cell)


def _xlsx(headers: Sequence[str], rows: Iterable[Sequence[Cell]], sheet: str) -> bytes:
    return write_book({sheet: (headers, rows)})


def _sheet(book: Workbook, sheet: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet)[:31].strip("' ") or "Sheet1")
    page.freeze_panes = "A2"
    head = [WriteOnlyCell(page, value=writable(header)) for header in headers]
    for place, (cell, header) in enumerate(zip(head, headers, strict=True), 1):
        cell.font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = min(max(len(header) + 2, 12), 40)
    page.append(head)
    for row in rows:
        page.append([_cell(cell) for cell in row])


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return writable(cell)
    if isinstance(cell, bool):
        return _text(cell)
    if isinstance(cell, float) and not (abs(cell) < float("inf")):
        return None  # not a number: nothing was measured
    # spreadsheets know no time zones
    return cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
