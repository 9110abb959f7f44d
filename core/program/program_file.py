"""A whole program as one file: a CSV for every table, a data dictionary, documents; written and read back.

Cells are what a spreadsheet shows: days and moments by ISO 8601, yes and no, documents as JSON. Nothing is an empty
cell. A text that begins like a formula, or with an apostrophe, has an apostrophe before it, which reading takes off.
"""

import csv
import io
import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.errors import Fault, InvalidInput
from core.reports.table import disarm
from core.text import text

FORMAT = "pairwell program 1"
MANIFEST, DICTIONARY, README, DATA, DOCUMENTS = "manifest.json", "dictionary.csv", "README.txt", "data/", "documents/"
MOST_BYTES = 400_000_000  # unpacked
TYPES = ("whole number", "number", "yes or no", "day", "moment", "document", "file", "text")  # a file as base64


@dataclass(frozen=True)
class FileColumn:
    """``refers``: the table whose id it holds."""

    name: str
    type: str  # one of TYPES
    optional: bool
    refers: str = ""


@dataclass(frozen=True)
class Manifest:
    """What the file is of. ``step``: the database step of the installation that wrote it."""

    program: str
    made_at: datetime
    version: str
    step: str
    tables: Mapping[str, tuple[FileColumn, ...]]

    def to_document(self) -> dict[str, Any]:
        return {
            "format": FORMAT, "program": self.program, "made at": self.made_at.isoformat(), "version": self.version,
            "step": self.step,
            "tables": {
                name: [[each.name, each.type, each.optional, each.refers] for each in columns]
                for name, columns in self.tables.items()
            },
        }  # fmt: skip

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Manifest":
        return cls(
            str(document["program"]), datetime.fromisoformat(document["made at"]), str(document["version"]),
            str(document["step"]),
            {name: tuple(FileColumn(*each) for each in columns) for name, columns in document["tables"].items()},
        )  # fmt: skip


Rows = Sequence[Sequence[Any]]


def write_file(
    manifest: Manifest, rows: Mapping[str, Rows], dictionary: bytes, readme: str, documents: Mapping[str, bytes]
) -> bytes:
    """A ZIP file. Each table of the manifest has its rows, values in the order of its columns."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(README, readme)
        file.writestr(MANIFEST, json.dumps(manifest.to_document(), indent=1, ensure_ascii=False))
        file.writestr(DICTIONARY, dictionary)
        for name, columns in manifest.tables.items():
            file.writestr(f"{DATA}{name}.csv", _csv(columns, rows[name]))
        for name, content in documents.items():
            file.writestr(DOCUMENTS + name, content)
    return out.getvalue()


def read_file(content: bytes) -> tuple[Manifest, dict[str, list[list[Any]]]]:
    """The manifest and the rows of every table. Raises InvalidInput for anything that ``write_file`` never wrote."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if sum(each.file_size for each in file.infolist()) > MOST_BYTES:
                raise _unreadable("is too large: unpacked it is more than 400 MB")
            document = json.loads(file.read(MANIFEST))
            if document.get("format") != FORMAT:
                raise _unreadable("is not a program of this app, or of a later version of it")
            manifest = Manifest.from_document(document)
            return manifest, {name: _rows(file, name, columns) for name, columns in manifest.tables.items()}
    # whatever a damaged or foreign file makes the zip, the JSON and the reading of both stumble over
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, NotImplementedError) as cause:
        raise _unreadable("can't be read: it is damaged, or was not written by this app") from cause


def cell_of(type: str, value: Any) -> str:
    """A value as it stands in the file.

    >>> cell_of("text", "=1+1"), cell_of("text", "'x"), cell_of("yes or no", True), cell_of("number", None)
    ("'=1+1", "''x", 'yes', '')
    """
    if value is None:
        return ""
    if type == "yes or no":
        return "yes" if value else "no"
    if type == "document":
        return json.dumps(value, ensure_ascii=False)
    if type == "file":
        return b64encode(value).decode("ascii")
    if type == "moment":
        return str(value.astimezone(UTC).isoformat())
    if type == "day":
        return str(value.isoformat())
    return _armed(str(value)) if type == "text" else repr(value)


def value_in(column: FileColumn, cell: str) -> Any:
    """The reverse of ``cell_of``. Raises ValueError for what is no value of the column's type."""
    if not cell and (column.optional or column.type != "text"):
        if not column.optional:
            raise ValueError(f"{column.name} is empty")
        return None
    if column.type == "yes or no":
        return {"yes": True, "no": False}[cell]
    if column.type == "document":
        return json.loads(cell)
    if column.type == "file":
        return b64decode(cell, validate=True)
    if column.type == "moment":
        return datetime.fromisoformat(cell)
    if column.type == "day":
        return date.fromisoformat(cell)
    if column.type == "text":
        return cell.removeprefix("'")
    return int(cell) if column.type == "whole number" else float(cell)


def _armed(words: str) -> str:
    return f"'{words}" if words.startswith("'") else disarm(words)


def _csv(columns: Sequence[FileColumn], rows: Rows) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([each.name for each in columns])
    for row in rows:
        writer.writerow([cell_of(column.type, value) for column, value in zip(columns, row, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def _rows(file: zipfile.ZipFile, name: str, columns: Sequence[FileColumn]) -> list[list[Any]]:
    csv.field_size_limit(MOST_BYTES)
    words = file.read(f"{DATA}{name}.csv").decode("utf-8-sig")
    lines = csv.reader(io.StringIO(words, newline=""))
    if next(lines, None) != [each.name for each in columns]:
        raise ValueError(f"{name} has other columns")
    return [[value_in(column, cell) for column, cell in zip(columns, line, strict=True)] for line in lines]


def _unreadable(what: str) -> InvalidInput:
    return InvalidInput("The program is not brought in.", [Fault("The file", text(what))])
