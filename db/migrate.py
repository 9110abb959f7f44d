"""Bring a database up to date (all steps or none), or write the next step.

python -m db.migrate                 # upgrade to the newest
python -m db.migrate "add meetings"  # write the step from models to code
"""

import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from db.engine import is_sqlite, make_engine
from db.models import metadata

STEPS = Path(__file__).parent / "migrations"
LOCK = 4_212_777  # of this app, among all that lock in one PostgreSQL server
PATIENCE = 60.0  # seconds that a starting process waits for another that migrates


def upgrade(engine: Engine) -> None:
    """Apply every step not yet applied: all of them or, where one fails, none.

    Safe when several processes start at once. A SQLite file is copied beside itself first.
    """
    with _alone(engine):
        with engine.connect() as connection:
            if MigrationContext.configure(connection).get_current_heads() == tuple(heads()):
                return
        _copy_aside(engine)
        with engine.connect() as connection, _unguarded(connection), connection.begin():
            command.upgrade(_config(connection), "head")
            torn = connection.exec_driver_sql("PRAGMA foreign_key_check").all() if is_sqlite(engine) else []
            if torn:
                raise RuntimeError(f"A step would leave {len(torn)} rows pointing at nothing; nothing was changed.")


def at_step(engine: Engine, step: str) -> None:
    """Bring an empty database to a step that is not the newest, so that what was written at it can be laid into it."""
    with engine.connect() as connection, _unguarded(connection), connection.begin():
        command.upgrade(_config(connection), step)


def knows_step(step: str) -> bool:
    """Whether it is one of ours, and not of a later version."""
    return step in {each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()}


def drift(engine: Engine) -> list[Any]:
    """What the models say that the database does not; empty when they agree."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def heads() -> list[str]:
    """The newest step; more than one would be a fault."""
    return list(ScriptDirectory.from_config(_config()).get_heads())


def write_step(engine: Engine, message: str) -> None:
    """Write the next step, numbered in order: 0001, 0002, …"""
    number = len(list((STEPS / "versions").glob("0*.py"))) + 1
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=f"{number:04}")


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Hold the lock that keeps two processes from migrating at once."""
    if not is_sqlite(engine):
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
            connection.commit()
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
                connection.commit()
        return
    if engine.url.database in (None, "", ":memory:"):
        yield
        return
    side_file = sqlite3.connect(f"{engine.url.database}.lock", timeout=PATIENCE, isolation_level=None)
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                side_file.execute("BEGIN IMMEDIATE")
                break
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
        yield
        side_file.execute("ROLLBACK")
    finally:
        side_file.close()


@contextmanager
def _unguarded(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by dropping it, and a guarded drop takes the rows that point at it along."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _copy_aside(engine: Engine) -> None:
    """Keep the file as it was before the steps: ``pairwell.db`` becomes also ``pairwell.before-0002.db``."""
    path = Path(engine.url.database or "") if is_sqlite(engine) else None
    if path is None or not path.is_file() or path.stat().st_size == 0:
        return
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_heads()
    if not current:
        return
    with sqlite3.connect(path) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    source.close()
    shutil.copy2(path, path.with_suffix(f".before-{heads()[0]}{path.suffix}"))


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


if __name__ == "__main__":
    from db.settings import database_url

    newest = make_engine(database_url())
    upgrade(newest)
    if len(sys.argv) > 1:
        write_step(newest, sys.argv[1])
