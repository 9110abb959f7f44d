"""Many rows at once: where a verb reads or writes thousands, making an object of each is what takes the time."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, select

from core.errors import NotFound
from db.audit import count_added


def add_many(session: Session, kind: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows down that nobody needs to hold afterwards, and count them in the audit log.

    What a row does not say is as its class has it. Raises NotFound for a row of another program than the verb's.
    """
    if rows:
        session.execute(insert(kind.__table__), _whole(session, kind, rows))
        count_added(session, kind, len(rows))


def add_many_known(session: Session, kind: type[Any], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The same, for whoever needs their ids afterwards: one for each row, in the order of the rows."""
    if not rows:
        return []
    number = kind.__table__.c.id
    asked = insert(kind.__table__).returning(number, sort_by_parameter_order=True)
    ids = [int(row[0]) for row in session.execute(asked, _whole(session, kind, rows))]
    count_added(session, kind, len(rows), ids)
    return ids


def _whole(session: Session, kind: type[Any], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each row with what it does not say itself, once all that they hang on is there."""
    here = session.info.get("program_id")
    if here is not None and any(row["program_id"] != here for row in rows):
        raise NotFound("That is not here.", "It may belong to another program.")
    session.flush()
    usual = _usual(kind)
    return [{**usual, **row} for row in rows]


def columns(*columns: Any) -> Any:
    """Columns of one or several tables: more than the types of ``select`` know."""
    return select(*columns)


def _usual(kind: type[Any]) -> dict[str, Any]:
    """What a new row of a table says where it is not told."""
    fields = kind.model_fields.items()
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in fields
        if name != "id" and not field.is_required()
    }
