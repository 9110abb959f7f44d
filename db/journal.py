"""What one verb changed, row by row, kept so that it can be taken back: old values, and rows that are gone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, event, inspect
from sqlmodel import Session

from db.models import AuditRow
from db.scope import tables

COUNTER = "version"  # goes on counting, also when something is taken back


class Journal:
    """Changes of rows that were there before; ``to_document`` is plain JSON."""

    def __init__(self) -> None:
        self._changed: dict[tuple[str, int], dict[str, list[Any]]] = {}
        self._gone: dict[tuple[str, int], dict[str, Any]] = {}

    def note(self, session: Session) -> None:
        """What is about to be written. Of several changes of one value the first old and the last new one count."""
        for row in session.dirty:
            seen = inspect(row)
            where = row.__tablename__, seen.identity[0]
            for column in row.__table__.columns:
                past = seen.attrs[column.name].history
                if past.has_changes() and column.name != COUNTER:
                    values = self._changed.setdefault(where, {})
                    values.setdefault(column.name, [plain(past.deleted[0] if past.deleted else None), None])
                    values[column.name][1] = plain(past.added[0] if past.added else None)
        for row in session.deleted:
            where = row.__tablename__, inspect(row).identity[0]
            before = {name: old for name, (old, _) in self._changed.pop(where, {}).items()}
            self._gone[where] = {column.name: plain(getattr(row, column.name)) for column in row.__table__.columns}
            self._gone[where] |= before

    def to_document(self) -> dict[str, Any]:
        return {
            "changed": [[table, id, values] for (table, id), values in self._changed.items()],
            "gone": [[table, id, values] for (table, id), values in self._gone.items()],
        }


@contextmanager
def journal(session: Session) -> Iterator[Journal]:
    """Note all that is written within; what was to be written before is written first."""
    session.flush()
    kept = Journal()

    def note(session: Session, *_: object) -> None:
        kept.note(session)

    event.listen(session, "before_flush", note)
    try:
        yield kept
        session.flush()
    finally:
        event.remove(session, "before_flush", note)


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def as_kept(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values out of a document as the columns of this table have them."""
    found = {}
    for name, value in values.items():
        of = made_of(kind.__table__.columns[name])
        day = datetime if isinstance(of, DateTime) else date if isinstance(of, Date) else None
        found[name] = day.fromisoformat(value) if day is not None and value is not None else value
    return found


def made_of(column: Any) -> Any:
    """The type of a column; of one that is made of another, that other."""
    return getattr(column.type, "impl", column.type)


def kind_of(table: str) -> type[Any]:
    """The class of the rows of a table. Raises KeyError where there is none any more."""
    return {kind.__tablename__: kind for kind in tables() if kind is not AuditRow}[table]
