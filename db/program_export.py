"""A whole program written into one file: all its tables, a data dictionary, its reports as documents."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, or_, select
from sqlmodel import Session

from core.program.program_file import FileColumn, Manifest, write_file
from core.reports.pdf import report_pdf
from core.reports.supervisor import Report
from core.reports.table import write_table
from core.version import VERSION
from db.data_dictionary import dictionary_rows, file_columns
from db.migrate import heads
from db.models import metadata

LEFT_OUT = frozenset(
    {
        "private_link", "sign_in", "job", "ask_round",
        "import_batch", "import_change", "application_merge",  # by which something is undone here
        "acquaintance", "feedback_file",  # for the two of a pairing alone
        "concern", "concern_step",  # for the safeguarding lead alone, and sealed with the key of this installation
    }
)  # fmt: skip
ACCOUNTS = "account"
BLANK: Mapping[tuple[str, str], Any] = {  # nobody gets in by it; notes and feedback stay theirs
    ("account", "password_hash"): None, ("account", "runs_the_app"): False, ("account", "token_version"): 0,
    ("own_meeting", "note"): "", ("feedback", "document"): {},
}  # fmt: skip
_LINK = re.compile(r"(link=)[A-Za-z0-9_-]{16,}")
_HEADERS = ["Table", "Holds", "Column", "Type", "May be empty", "Refers to", "Meaning"]
README = """{program}

This file holds everything that Pairwell keeps of one program, as it was on {day}.

data/            a table each, as CSV (UTF-8, commas, a header line)
dictionary.csv   what every table and column means
documents/       the reports, as PDF
manifest.json    versions and columns; needed to bring the program into another installation

It holds personal data and answers that are private: keep it where only you can read it. Not in it: passwords, private
links (where a message had one, it is cut), notes that somebody kept for herself about a meeting, names, files and
feedback that are for the people of a pairing alone, concerns about somebody's safety, and what an import or a merge
can be undone with. A cell that begins with an apostrophe has it so that no spreadsheet takes it for a formula.

To bring it into another installation: sign in there as whoever runs it, New program, Bring a program.
"""


def export_program(session: Session, program_id: int, now: datetime) -> bytes:
    """The file. One query to each table; documents are drawn anew from what was frozen."""
    connection = session.connection()
    rows = {name: _read(connection, metadata.tables[name], program_id) for name in _names()}
    kept = {name: file_columns(metadata.tables[name]) for name in rows}
    name = _column(kept["program"], rows["program"], "name")[0]
    manifest = Manifest(name, now, VERSION, heads()[0], kept)
    dictionary = write_table(_HEADERS, dictionary_rows(kept))
    readme = README.format(program=name, day=now.date().isoformat())
    return write_file(manifest, rows, dictionary, readme, _documents(kept["report"], rows["report"]))


def _names() -> list[str]:
    """Tables of a program, what others point at first."""
    return [
        table.name
        for table in metadata.sorted_tables
        if (table.name in ("program", ACCOUNTS) or "program_id" in table.c) and table.name not in LEFT_OUT
    ]


def _read(connection: Connection, table: Table, program_id: int) -> list[list[Any]]:
    key = table.primary_key.columns.values()[0]
    found = connection.execute(select(table).where(_of(table, program_id)).order_by(key)).all()
    names = [column.name for column in table.columns]
    return [[_told(table.name, name, value) for name, value in zip(names, row, strict=True)] for row in found]


def _of(table: Table, program_id: int) -> Any:
    if table.name == "program":
        return table.c.id == program_id
    if table.name != ACCOUNTS:
        return table.c.program_id == program_id
    named = [
        select(column).where(other.c.program_id == program_id, column.is_not(None))
        for other in metadata.sorted_tables
        if "program_id" in other.c and other.name not in LEFT_OUT
        for column in other.columns
        if any(key.column.table.name == ACCOUNTS for key in column.foreign_keys)
    ]
    return or_(*(table.c.id.in_(each) for each in named))


def _told(table: str, column: str, value: Any) -> Any:
    if (table, column) in BLANK:
        return BLANK[table, column]
    return _LINK.sub(r"\1…", value) if table == "message" and isinstance(value, str) else value


def _documents(columns: Sequence[FileColumn], rows: Sequence[Sequence[Any]]) -> dict[str, bytes]:
    ids, documents = _column(columns, rows, "id"), _column(columns, rows, "document")
    found = {}
    for id, document in zip(ids, documents, strict=True):
        report = Report.from_document(document)
        found[f"report-{id}-{report.until.isoformat()}.pdf"] = report_pdf(report)
    return found


def _column(columns: Sequence[FileColumn], rows: Sequence[Sequence[Any]], name: str) -> list[Any]:
    place = [each.name for each in columns].index(name)
    return [row[place] for row in rows]
