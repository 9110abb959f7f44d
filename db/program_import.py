"""A program's file brought into this installation: whole or not at all, beside the programs that are here.

The file is first laid into a database of its own at the step that wrote it, and brought up to date there as any old
database is; then everything is copied with new numbers. Accounts are known by their addresses.
"""

import json
import secrets
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Integer, Table, insert, select, update
from sqlmodel import Session

from core.errors import Fault, InvalidInput
from core.messages.outbox import OPEN, MessageStatus
from core.program.program_file import FileColumn, Manifest, read_file
from core.roles import Role
from core.text import text
from db.audit import Author, count_added, keep_log
from db.engine import make_engine, unit_of_work
from db.ids_in_documents import IDS_IN, with_new_ids
from db.migrate import at_step, knows_step, upgrade
from db.models import ParticipantRow, RoleRow, metadata
from db.program_export import ACCOUNTS

NOT_BROUGHT = frozenset({"audit", "ask"})  # they tell by numbers of rows that are others here
AT_ONCE = 500
STOPPED = "Stopped when the program came here from another installation. Schedule it again."


@dataclass(frozen=True)
class BroughtIn:
    """The new program; how many rows came, by table; whose accounts were made."""

    program_id: int
    name: str
    rows: Mapping[str, int]
    new_accounts: tuple[str, ...]


def import_program(engine: Engine, account_id: int, content: bytes, now: datetime) -> BroughtIn:
    """Owned by this account as well as by whoever owned it. Nothing of it leaves by itself: open messages are held
    back, schedules stopped. Raises InvalidInput for a file that can't be read, or of a later version."""
    manifest, rows = read_file(content)
    if not knows_step(manifest.step):
        what = text("was written by a later version ({version}); bring this installation up to date first",
                    version=manifest.version)  # fmt: skip
        raise InvalidInput("The program is not brought in.", [Fault("The file", what)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.db"
        aside = make_engine(f"sqlite:///{path}")
        try:
            at_step(aside, manifest.step)
            aside.dispose()
            _lay_down(path, manifest, rows)
            upgrade(aside)
            with aside.connect() as reader, unit_of_work(engine, writes=True) as session:
                keep_log(session, Author(account_id), "bring a program in", now)
                return _Copy(reader, session, account_id, now).done()
        finally:
            aside.dispose()


def _lay_down(path: Path, manifest: Manifest, rows: Mapping[str, Sequence[Sequence[Any]]]) -> None:
    """As they are in the file. What points at a table that the file has not points at nothing."""
    database = sqlite3.connect(path)
    try:
        for name, columns in manifest.tables.items():
            known = {each[1] for each in database.execute("SELECT * FROM pragma_table_info(?)", (name,))}
            if not known or not {each.name for each in columns} <= known:
                wrong = Fault(name, text("is not a table of that version"))
                raise InvalidInput("The program is not brought in.", [wrong])
            names, marks = ", ".join(f'"{each.name}"' for each in columns), ", ".join("?" * len(columns))
            adding = f'INSERT INTO "{name}" ({names}) VALUES ({marks})'  # noqa: S608 -- names of tables that are there
            database.executemany(
                adding, [[_stored(*each, manifest) for each in zip(columns, row, strict=True)] for row in rows[name]]
            )
        torn = database.execute("PRAGMA foreign_key_check").fetchall()
        if torn:
            wrong = Fault("The file", text("has {n} rows that point at nothing", n=len(torn)))
            raise InvalidInput("The program is not brought in.", [wrong])
        database.commit()
    except sqlite3.Error as cause:
        wrong = Fault("The file", text("has rows that can't be"))
        raise InvalidInput("The program is not brought in.", [wrong]) from cause
    finally:
        database.close()


def _stored(column: FileColumn, value: Any, manifest: Manifest) -> Any:
    if value is None or (column.refers and column.refers not in manifest.tables):
        return None
    if column.type == "document":
        return json.dumps(value)
    if column.type == "moment":
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if column.type == "day" else value


class _Copy:
    """One program from one database into another."""

    def __init__(self, reader: Connection, session: Session, account_id: int, now: datetime) -> None:
        self.reader, self.session, self.account_id, self.now = reader, session, account_id, now
        self.ids: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.rows: dict[str, int] = {}
        self.new_accounts: list[str] = []

    def done(self) -> BroughtIn:
        for table in metadata.sorted_tables:
            if table.name == ACCOUNTS:
                self._accounts(table)
            elif (table.name == "program" or "program_id" in table.c) and table.name not in NOT_BROUGHT:
                self._table(table)
        self._documents()
        program_id = next(iter(self.ids["program"].values()))
        program = metadata.tables["program"]
        name = self.session.connection().execute(select(program.c.name).where(program.c.id == program_id)).scalar_one()
        self._own(program_id)
        count_added(self.session, ParticipantRow, self.rows.get("participant", 0))
        return BroughtIn(program_id, name, self.rows, tuple(self.new_accounts))

    def _accounts(self, table: Table) -> None:
        """Those that are here stay as they are; others are made, and have no password yet."""
        here = self.session.connection()
        for row in self.reader.execute(select(table)).mappings():
            known = here.execute(select(table.c.id).where(table.c.email == row["email"])).scalar()
            if known is None:
                fresh = {**row, "password_hash": None, "runs_the_app": False, "token_version": 0}
                fresh.pop("id")
                known = here.execute(insert(table).returning(table.c.id), fresh).scalar_one()
                self.new_accounts.append(row["email"])
            self.ids[ACCOUNTS][row["id"]] = known

    def _table(self, table: Table) -> None:
        key = table.primary_key.columns.values()[0]
        counted = isinstance(key.type, Integer)
        rows = [dict(row) for row in self.reader.execute(select(table).order_by(key)).mappings()]
        self.rows[table.name] = len(rows)
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            fresh = [self._fresh(table, row, counted) for row in part]
            if not counted:
                self.session.execute(insert(table), fresh)
                continue
            made = (
                self.session.execute(insert(table).returning(key, sort_by_parameter_order=True), fresh).scalars().all()
            )
            self.ids[table.name] |= dict(zip([row[key.name] for row in part], made, strict=True))
        self._point_at_itself(table, rows, key.name)

    def _fresh(self, table: Table, row: Mapping[str, Any], counted: bool) -> dict[str, Any]:
        fresh: dict[str, Any] = {}
        for column in table.columns:
            value = row[column.name]
            target = next((each.column.table.name for each in column.foreign_keys), "")
            if column.primary_key:
                if not counted:
                    fresh[column.name] = secrets.token_urlsafe(16)  # drawn by lot there, and here again
                continue
            if target and value is not None:
                value = None if target == table.name else self.ids[target].get(value)
            elif column.unique and isinstance(value, str):
                value = self._free(table, column.name, value)
            fresh[column.name] = value
        return _at_rest(table.name, fresh)

    def _free(self, table: Table, name: str, value: str) -> str:
        """A code that is in an address: the same where it is free here."""
        taken = self.session.execute(select(table.c[name]).where(table.c[name] == value)).first()
        return value if taken is None else secrets.token_urlsafe(12)

    def _point_at_itself(self, table: Table, rows: Sequence[Mapping[str, Any]], key: str) -> None:
        for column in table.columns:
            if not any(each.column.table.name == table.name for each in column.foreign_keys):
                continue
            for row in rows:
                if (new := self.ids[table.name].get(row[column.name])) is not None:
                    mine = table.c[key] == self.ids[table.name][row[key]]
                    self.session.execute(update(table).where(mine).values({column.name: new}))

    def _documents(self) -> None:
        """Once every number of here is known."""
        for name, column in IDS_IN:
            table = metadata.tables[name]
            key = table.primary_key.columns.values()[0]
            rows = self.reader.execute(select(key, table.c[column])).all()
            for id, value in rows:
                fresh = with_new_ids(name, column, value, self.ids)
                if fresh != value:
                    here = update(table).where(key == self.ids[name][id])
                    self.session.execute(here.values({column: fresh}))

    def _own(self, program_id: int) -> None:
        role, mine = RoleRow, metadata.tables["role"].c
        held = self.session.execute(
            select(mine.id).where(
                mine.program_id == program_id, mine.account_id == self.account_id, mine.role == Role.OWNER.value
            )
        ).first()
        if held is None:
            row = role(program_id=program_id, account_id=self.account_id, role=Role.OWNER, granted_at=self.now)
            self.session.add(row)


def _at_rest(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Nothing leaves by itself from two places."""
    if table == "program":
        row["settings"] = row["settings"] | {"asks_by_itself": False}
    elif table == "message" and row["status"] in {each.value for each in OPEN} | {MessageStatus.SENDING.value}:
        row["status"] = MessageStatus.RECALLED.value
    elif table == "report_schedule" and row["next_on"] is not None:
        row["next_on"], row["error"] = None, STOPPED
    return row
