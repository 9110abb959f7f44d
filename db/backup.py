"""Where the data lies, how much it is, and a copy of it made while the app runs."""

import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Engine, text

from db.engine import is_sqlite


@dataclass(frozen=True)
class DataPlace:
    """``where`` is the folder of the SQLite file, or the PostgreSQL server and database without any password."""

    kind: str  # SQLite, PostgreSQL
    where: str
    size: int  # bytes
    step: str  # the newest migration


def data_place(engine: Engine) -> DataPlace:
    """Asked of the database itself."""
    with engine.connect() as connection:
        step = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
        if is_sqlite(engine):
            path = Path(engine.url.database or "").resolve()
            size = sum(file.stat().st_size for file in (path, path.with_name(path.name + "-wal")) if file.is_file())
            return DataPlace("SQLite", str(path.parent), size, step)
        size = int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    return DataPlace("PostgreSQL", server_of(engine.url), size, step)


def server_of(url: URL) -> str:
    """Server and database, and nothing that lets anybody in."""
    return f"{url.host or url.query.get('host', 'localhost')}/{url.database}"


def copy_of(engine: Engine) -> bytes:
    """The whole SQLite database as one file, consistent even while others write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        source, target = sqlite3.connect(engine.url.database or ""), sqlite3.connect(path)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        finally:
            target.close()
            source.close()
        return path.read_bytes()
