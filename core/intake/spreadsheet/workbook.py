"""XLSX in, as text, streamed: nothing is unpacked before its size is known, nothing is ever evaluated.

An own reader of the few parts that hold values (ECMA-376 part 1, 18.2 to 18.4 and 18.8.30): it is several
times as fast as openpyxl, stops at the row limit, and shows a formula's stored result, or the formula
itself as text where no result is stored.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import IO, Self
from xml.parsers import expat

from core.errors import InvalidInput
from core.intake.spreadsheet.merged_cells import filled_down
from core.intake.spreadsheet.stored import BROKEN, column_of, day_shown, number_shown, unescaped
from core.intake.spreadsheet.table import MOST_COLUMNS, Table, make_table, unreadable

MOST_PARTS = 3_000
MOST_UNPACKED = 200_000_000  # bytes of one sheet, and of all the sheet's texts together
MOST_UNPACKED_OTHER = 10_000_000  # bytes of any other part that is read
_CHUNK, _LAST_ROW = 1 << 16, 1_048_576
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_A_DATE_SIGN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_REFERENCE = re.compile(r"[A-Za-z]{1,3}")

Attributes = dict[str, str]


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class Workbook:
    """An XLSX file that is open for reading. ``sheets`` are the names of its sheets, in order.

    InvalidInput: not a workbook, damaged, protected by a password, or larger unpacked than it should be.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            entries = self._zip.infolist()
        except (*BROKEN, expat.ExpatError, ValueError, KeyError):
            raise self._damaged() from None
        self._sizes = {entry.filename: entry.file_size for entry in entries}
        if len(entries) > MOST_PARTS or sum(self._sizes.values()) > 3 * MOST_UNPACKED:
            raise self._too_large()
        if "content.xml" in self._sizes:
            raise unreadable(name, "is an OpenDocument file. Save it as .xlsx or .csv and try again.")
        if "xl/workbook.xml" not in self._sizes:
            raise unreadable(name, "is not a spreadsheet. Save your list as .xlsx or .csv and try again.")
        self._parts: dict[str, str] = {}
        self._from_1904 = False
        self._read_directory()
        self._texts: list[str] | None = None
        self._date_styles: frozenset[int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def table(self, sheet: str | None = None, header_rows: int | None = None) -> Table:
        """One sheet as a table; the first that has people where None. InvalidInput where there is no such sheet."""
        if sheet is not None and sheet not in self._parts:
            raise unreadable(
                self.name, "has no sheet “{sheet}”. It has: {sheets}.", sheet=sheet, sheets=", ".join(self.sheets)
            )
        refusal: InvalidInput | None = None
        for candidate in [sheet] if sheet is not None else self.sheets:
            try:
                rows = filled_down(self._rows(candidate), partial(self._open, self._parts[candidate], MOST_UNPACKED))
                return make_table(rows, self.name, sheets=self.sheets, sheet=candidate, header_rows=header_rows)
            except InvalidInput as error:
                refusal = refusal or error
        raise refusal or unreadable(self.name, "has no sheet with rows.")

    def _damaged(self) -> InvalidInput:
        return unreadable(
            self.name, "is damaged or has a password. Open it, save it as .xlsx without a password, and try again."
        )

    def _too_large(self) -> InvalidInput:
        return unreadable(self.name, "unpacks to more than we can hold. Save only the sheet you need, and try again.")

    def _open(self, part: str, most: int = MOST_UNPACKED_OTHER) -> IO[bytes]:
        if self._sizes[part] > most:
            raise self._too_large()
        return self._zip.open(part)

    def _parse(
        self,
        part: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        data: Callable[[str], None] | None = None,
        most: int = MOST_UNPACKED_OTHER,
    ) -> Iterator[None]:
        """Reads a part chunk by chunk, yielding after each so that a reader may stop."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = data
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            with self._open(part, most) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)
                    yield
                parser.Parse(b"", True)
                yield
        except InvalidInput:
            raise
        except (*BROKEN, expat.ExpatError, ValueError, KeyError, OverflowError):
            raise self._damaged() from None

    def _refuse_doctype(self, *_: object) -> None:
        raise self._damaged()  # no spreadsheet program writes one; it is how a small file unfolds into a huge one

    def _read_directory(self) -> None:
        found: list[tuple[str, str]] = []
        targets: dict[str, str] = {}

        def workbook(name: str, attributes: Attributes) -> None:
            name = _local(name)
            if name == "sheet":
                key = next((value for at, value in attributes.items() if _local(at) == "id"), "")
                found.append((attributes.get("name", ""), key))
            elif name == "workbookPr":
                self._from_1904 = attributes.get("date1904", "0") in ("1", "true")

        def relation(name: str, attributes: Attributes) -> None:
            if _local(name) == "Relationship" and "Id" in attributes:
                targets[attributes["Id"]] = attributes.get("Target", "")

        for _ in self._parse("xl/workbook.xml", workbook):
            pass
        if "xl/_rels/workbook.xml.rels" in self._sizes:
            for _ in self._parse("xl/_rels/workbook.xml.rels", relation):
                pass
        for title, key in found:
            part = posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")
            if part in self._sizes and "worksheets" in part:
                self._parts.setdefault(title, part)
        if not self._parts:
            raise unreadable(self.name, "has no sheet with rows.")

    def _shared_texts(self) -> list[str]:
        if self._texts is not None:
            return self._texts
        texts: list[str] = []
        pieces: list[str] = []
        inside = phonetic = False

        def start(name: str, _: Attributes) -> None:
            nonlocal inside, phonetic
            name = _local(name)
            if name == "si":
                pieces.clear()
            elif name == "rPh":
                phonetic = True
            elif name == "t":
                inside = not phonetic

        def end(name: str) -> None:
            nonlocal inside, phonetic
            name = _local(name)
            if name == "si":
                texts.append("".join(pieces))
            elif name == "rPh":
                phonetic = False
            elif name == "t":
                inside = False

        def data(value: str) -> None:
            if inside:
                pieces.append(value)

        if "xl/sharedStrings.xml" in self._sizes:
            for _ in self._parse("xl/sharedStrings.xml", start, end, data, MOST_UNPACKED):
                pass
        self._texts = [unescaped(value) if "_x" in value else value for value in texts]
        return self._texts

    def _styles_of_dates(self) -> frozenset[int]:
        """The cell styles that show a number as a day."""
        if self._date_styles is not None:
            return self._date_styles
        own: set[int] = set()
        styles: list[int] = []
        inside = False

        def start(name: str, attributes: Attributes) -> None:
            nonlocal inside
            name = _local(name)
            if name == "numFmt":
                code = _NOT_A_DATE_SIGN.sub("", attributes.get("formatCode", "")).lower()
                if any(sign in code for sign in "yd") or ("m" in code and not re.search(r"[0#?]", code)):
                    own.add(int(attributes["numFmtId"]))
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                styles.append(int(attributes.get("numFmtId", 0)))

        def end(name: str) -> None:
            nonlocal inside
            if _local(name) == "cellXfs":
                inside = False

        if "xl/styles.xml" in self._sizes:
            for _ in self._parse("xl/styles.xml", start, end):
                pass
        self._date_styles = frozenset(
            at for at, number in enumerate(styles) if number in own or number in _BUILT_IN_DATES
        )
        return self._date_styles

    def _rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        texts, dates = self._shared_texts(), self._styles_of_dates()
        ready: list[tuple[int, list[str]]] = []
        cells: list[str] = []
        value: list[str] = []
        formula: list[str] = []
        into: list[str] | None = None
        number = column = 0
        kind, style = "n", 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal cells, number, column, kind, style, into
            name = _local(name)
            if name == "c":
                kind, style = attributes.get("t", "n"), int(attributes.get("s", 0))
                at = _REFERENCE.match(attributes.get("r", ""))
                column = column_of(at.group()) if at else column + 1
                value.clear()
                formula.clear()
            elif name == "v" or name == "t":
                into = value
            elif name == "f":
                into = formula
            elif name == "rPh":
                into = None
            elif name == "row":
                following = int(attributes.get("r", number + 1))
                if not number < following <= _LAST_ROW:
                    raise ValueError("rows out of order")
                number, cells, column = following, [], 0

        def data(piece: str) -> None:
            if into is not None:
                into.append(piece)

        def end(name: str) -> None:
            nonlocal into
            name = _local(name)
            if name in ("v", "t", "f"):
                into = None
            elif name == "c":
                if not value and not formula:
                    return
                if column > MOST_COLUMNS + 1:
                    missing = MOST_COLUMNS + 1 - len(cells)  # one past the limit is enough to be refused
                    cells.extend([""] * missing)
                    cells[MOST_COLUMNS] = "…"
                    return
                if len(cells) < column:
                    cells.extend([""] * (column - len(cells)))
                if value:
                    cells[column - 1] = self._show("".join(value), kind, style in dates, texts)
                else:
                    cells[column - 1] = "=" + "".join(formula)
            elif name == "row" and any(cells):
                ready.append((number, cells))

        for _ in self._parse(self._parts[sheet], start, end, data, MOST_UNPACKED):
            yield from ready
            ready.clear()

    def _show(self, value: str, kind: str, is_date: bool, texts: list[str]) -> str:
        if kind == "s":
            at = int(value)
            return texts[at] if 0 <= at < len(texts) else ""
        if kind == "n":
            return day_shown(value, self._from_1904) if is_date else number_shown(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return unescaped(value) if "_x" in value else value
