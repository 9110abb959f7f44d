"""One engine a process: SQLite made strict, PostgreSQL from its URL; and one short session per unit of work."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, create_engine

from core.errors import Conflict

PAGES = "cache_size = -16000"  # kibibytes a connection; it is filled only as far as pages are read


def make_engine(url: str) -> Engine:
    """SQLite: write-ahead log, foreign keys, half a minute's patience, a transaction around everything.

    Its memory for pages holds a program of 1,000 people, so that a look at everybody reads no file again; the
    connection used last is used first, since each has its own.
    """
    url = _with_driver(url)
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(
            url, pool_size=5, max_overflow=5, pool_pre_ping=True, pool_recycle=1800, hide_parameters=True
        )
    # hidden, because an error is written to the log, and what people answered is not for whoever reads that
    waits = {"timeout": 30.0, "check_same_thread": False}
    engine = create_engine(url, connect_args=waits, hide_parameters=True, **_pooled(url))
    event.listen(engine, "connect", _strict)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def unit_of_work(engine: Engine, *, writes: bool) -> Iterator[Session]:
    """One session, committed whole or not at all; values read in it stay readable afterwards.

    A writer on SQLite takes the write lock when it begins: otherwise reading first and writing then
    loses what somebody else wrote in between. Raises Conflict where others hold it longer than anybody waits.
    """
    bind = engine.execution_options(sqlite_begin="IMMEDIATE") if writes else engine
    try:
        with Session(bind, expire_on_commit=False) as session, session.begin():
            yield session
    except OperationalError as error:
        if not is_sqlite(engine) or getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise Conflict(
            "Others are saving so much just now that yours had to wait too long. Nothing of yours was saved.",
            "Wait a minute, then do it again.",
        ) from error


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _with_driver(url: str) -> str:
    """Hosts hand out postgres:// too; both mean PostgreSQL by psycopg 3."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url[len(prefix) :]
    return url


def _pooled(url: str) -> dict[str, Any]:
    in_memory = make_url(url).database in (None, "", ":memory:")  # has one connection, and no pool
    return {} if in_memory else {"pool_use_lifo": True}


def _strict(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # else the driver leaves reads and CREATE TABLE outside the transaction
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", PAGES):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("lower", 1, _lower, deterministic=True)  # its own knows no letters but a to z


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN " + connection.get_execution_options().get("sqlite_begin", "DEFERRED"))
