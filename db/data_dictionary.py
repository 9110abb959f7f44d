"""What every table and column of a program's file means, read from the models themselves."""

import inspect
import re
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Float, Integer, LargeBinary, Table

from core.program.program_file import FileColumn
from db.scope import tables

USUAL = {  # columns that say the same in every table
    "id": "number of the row, within this file",
    "program_id": "the program",
    "version": "how often the row was changed",
    "account_id": "the account that did it, or whose it is",
    "created_at": "when the row was made",
    "at": "when it was done",
}
_COMMENT = re.compile(r"^    (\w+): .*?#\s*(.+)$", re.MULTILINE)
_OURS = re.compile(r"^(?:noqa|type:)")  # words to a checker: they tell a reader of the file nothing


def file_columns(table: Table) -> tuple[FileColumn, ...]:
    """The columns of a table as a file has them."""
    return tuple(
        FileColumn(
            each.name, _type(each.type), bool(each.nullable),
            next((key.column.table.name for key in each.foreign_keys), ""),
        )
        for each in table.columns
    )  # fmt: skip


def meanings() -> dict[str, tuple[str, dict[str, str]]]:
    """By table: what it holds, and what its columns mean where a name does not say it."""
    found = {}
    for model in tables():
        name = str(model.__tablename__)
        source = inspect.getsource(model)
        told = {column: words for column, words in _COMMENT.findall(source) if not _OURS.match(words)}
        told = {column: re.sub(r"\bcore\.[\w.]+", "as the app's source says", words) for column, words in told.items()}
        doc = " ".join((model.__doc__ or "").split()) if "__doc__" in vars(model) else ""
        found[name] = (doc or name.replace("_", " ").capitalize(), USUAL | told)
    return found


def dictionary_rows(kept: dict[str, tuple[FileColumn, ...]]) -> list[list[Any]]:
    """A line for each column: table, what it holds, column, type, may it be empty, what it refers to, its meaning."""
    known = meanings()
    rows = []
    for table, columns in kept.items():
        holds, told = known.get(table, (table, USUAL))
        for each in columns:
            words = told.get(each.name) or each.name.replace("_", " ")
            rows.append([table, holds, each.name, each.type, each.optional, each.refers or None, words])
    return rows


def _type(kind: Any) -> str:
    for known, words in ((Boolean, "yes or no"), (Integer, "whole number"), (Float, "number"), (JSON, "document"),
                         (Date, "day"), (LargeBinary, "file")):  # fmt: skip
        if isinstance(kind, known):
            return words
    return "moment" if "DateTime" in type(kind).__name__ else "text"
