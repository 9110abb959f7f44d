"""From bytes or pasted text to a table: CSV in any delimiter and encoding, XLSX, rows copied from a spreadsheet."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from core.intake.spreadsheet.table import MOST_BYTES, Table, make_table, unreadable
from core.intake.spreadsheet.workbook import Workbook

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ENCODINGS = ("cp1252", "cp1250", "mac_roman", "latin-1")  # one byte a letter: any of them reads any file
_DELIMITERS = (",", ";", "\t", "|", "~", "^")
_SAMPLE = 60  # records that are tried with each delimiter
# what a file that is no table at all begins with, and how people call it
_FOREIGN = (
    (b"%PDF", "PDF file"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "text document"),
    (b"\x1f\x8b", "compressed file"),
    (b"<!DOCTYPE", "web page"),
    (b"<html", "web page"),
)


def read_table(
    content: bytes, name: str, sheet: str | None = None, header_rows: int | None = None, encoding: str | None = None
) -> Table:
    """The table in an uploaded file, all as text. ``sheet``: which one of a workbook (None: the first with rows).

    ``header_rows``: how many lines the header has (None: as it looks); ``encoding``: one of ``ENCODINGS`` (None: as it
    looks; UTF-8 and UTF-16 are certain, of the others Western European is taken, and ``is_certain`` tells).

    InvalidInput, with a sentence about the file: more than 25 MB, 20,000 rows or 300 columns; empty; a header
    alone; not a spreadsheet; a workbook that unpacks to far more than it should; a sheet that is not there.
    """
    if len(content) > MOST_BYTES:
        raise unreadable(
            name, "is larger than {most} MB. Keep only the rows and columns you need.", most=MOST_BYTES // 10**6
        )
    if not content.strip(b" \t\r\n\0"):
        raise unreadable(name, "is empty. Choose a file with a header row and one row per person.")
    if content.startswith(b"PK"):
        with Workbook(content, name) as book:
            return book.table(sheet, header_rows)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable(
            name,
            "is an older Excel file, or has a password. Open it, save it as .xlsx without a password, and try again.",
        )
    for beginning, kind in _FOREIGN:
        if content[:64].lstrip().lower().startswith(beginning.lower()):
            raise unreadable(
                name, "is a {kind}, not a spreadsheet. Save your list as .xlsx or .csv and try again.", kind=kind
            )
    decoded, encoding = _decode(content, name, encoding)
    return _read_text(decoded, name, encoding, header_rows)


def is_certain(encoding: str) -> bool:
    """Whether a file's letters could only be read in this way."""
    return encoding not in ENCODINGS


def read_pasted(pasted: str, header_rows: int | None = None) -> Table:
    """The table in rows copied from a spreadsheet (tabs between cells) or typed with commas or semicolons.

    InvalidInput as for ``read_table``.
    """
    if len(pasted) > MOST_BYTES:
        raise unreadable(
            "pasted rows", "are more than {most} MB. Upload them as a file in parts.", most=MOST_BYTES // 10**6
        )
    return _read_text(pasted.lstrip("\ufeff"), "pasted rows", "", header_rows)


def _decode(content: bytes, name: str, wished: str | None) -> tuple[str, str]:
    if wished in ENCODINGS:
        return content.decode(wished, "replace"), wished
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    # every second byte of plain letters is zero in UTF-16
    head = content[:4096]
    candidates = ["utf-8", "cp1252", "latin-1"]
    if head[1::2].count(0) > len(head) * 0.3:
        candidates = ["utf-16-le"]
    elif head[0::2].count(0) > len(head) * 0.3:
        candidates = ["utf-16-be"]
    for encoding in candidates:
        try:
            decoded = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = decoded[:20_000]
        odd = sum(sign < " " and sign not in "\t\r\n\f\x1c\x1d\x1e\x1f" for sign in sample)
        odd += sum("\x7f" <= sign < "\xa0" for sign in sample)  # controls, which no one types
        if odd * 200 <= len(sample):
            return decoded, encoding
    raise unreadable(
        name, "is not a text that we can read. Save your list as .xlsx, or as CSV in UTF-8, and try again."
    )


def _read_text(decoded: str, name: str, encoding: str, header_rows: int | None) -> Table:
    first, _, rest = decoded.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own hint. The line stays counted in the row numbers.
        delimiter = first.strip()[4]
        lines = _records(rest, delimiter, name, 2)
    else:
        delimiter = find_delimiter(decoded)
        lines = _records(decoded, delimiter, name)
    return make_table(lines, name, delimiter=delimiter, encoding=encoding, header_rows=header_rows)


def _records(decoded: str, delimiter: str, name: str, first: int = 1) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(decoded, newline=""), delimiter=delimiter)
    try:
        yield from enumerate(reader, first)
    except csv.Error:
        raise unreadable(
            name,
            "can't be split into cells near line {line}. Perhaps a quotation mark is not closed.",
            line=reader.line_num,
        ) from None


def find_delimiter(decoded: str) -> str:
    """The sign between the cells: the one that cuts most rows into the same number of cells, then into most cells.

    Tries comma, semicolon, tab, vertical bar, tilde and caret on the first 60 filled rows, with quotation marks
    heeded; ties go to the earlier of these. A comma where nothing cuts.
    """
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        if delimiter not in decoded:
            continue
        try:
            reader = csv.reader(io.StringIO(decoded[:400_000], newline=""), delimiter=delimiter)
            filled = (row for row in reader if any(row))
            widths = [len(row) for row in islice(filled, _SAMPLE)]
        except csv.Error:
            continue
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        score = (round(count / len(widths), 1), width)
        # a tab is never typed by hand: where most rows have one, it is the delimiter
        if delimiter == "\t" and score[0] >= 0.5:
            return delimiter
        if score > best_score:
            best, best_score = delimiter, score
    return best
