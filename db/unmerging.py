"""A merge is taken back: the two are as they were, unless what was made of them was changed since."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Fault
from core.text import text
from db.journal import as_kept, kind_of, plain
from db.links import LinkPurpose
from db.models import ApplicationRow, KeptApartRow, MergeRow, ParticipantRow, PrivateLinkRow, metadata

MOVED = ("application.id", "participant.id")
OF_APPLICATIONS = (LinkPurpose.APPLICATION, LinkPurpose.GUARDIAN)
NewIds = dict[tuple[str, int], int]  # of rows that came back, where another got their number meanwhile


def unmerge(session: Session, merge: MergeRow) -> list[Fault]:
    """Put everything back as it was, or say what was changed since and change nothing."""
    changed, gone = merge.document["changed"], merge.document["gone"]
    faults = [*_changed_since(session, changed), *_taken(session, gone, merge)]
    if faults:
        return faults
    later = []
    for table, id, values in changed:  # an address that both would have is free first
        row = session.get(kind_of(table), id)
        if row is None:
            continue
        old = as_kept(type(row), {name: before for name, (before, _) in values.items()})
        for name, value in old.items():
            if _points(type(row), name):
                later.append((row, name, value))
            else:
                setattr(row, name, value)
    session.flush()
    new_ids = _bring_back(session, gone)
    for row, name, value in later:
        setattr(row, name, _id_now(type(row), row, name, value, new_ids))
    session.delete(merge)
    session.flush()
    return []


def _changed_since(session: Session, changed: list[Any]) -> list[Fault]:
    """What a merge left behind and is no longer so."""
    found = []
    for table, id, values in changed:
        row = session.get(kind_of(table), id)
        for name, (_, after) in values.items() if row is not None else ():
            if plain(getattr(row, name)) != after and not isinstance(row, PrivateLinkRow):
                who = getattr(row, "name", "") or table.replace("_", " ")
                found.append(Fault(str(who), text("was changed since ({what})", what=name.replace("_", " "))))
    return found


def _taken(session: Session, gone: list[Any], merge: MergeRow) -> list[Fault]:
    """Addresses that somebody else has in this cohort by now."""
    found = []
    for table, _, values in gone:
        if table == ParticipantRow.__tablename__:
            other = select(ParticipantRow).where(
                ParticipantRow.cohort_id == merge.cohort_id,
                ParticipantRow.side == values["side"],
                ParticipantRow.email == values["email"],
                col(ParticipantRow.application_id) != merge.application_id,
            )
            if session.exec(other).first() is not None:
                found.append(Fault(values["email"], text("is the address of somebody else by now")))
    return found


def _bring_back(session: Session, gone: list[Any]) -> NewIds:
    """Rows that were removed, whatever they hang on first."""
    order = {table.name: at for at, table in enumerate(metadata.sorted_tables)}
    new_ids: NewIds = {}
    for table, id, values in sorted(gone, key=lambda each: order[each[0]]):
        kind = kind_of(table)
        row = kind(**as_kept(kind, values))
        for name in values:
            setattr(row, name, _id_now(kind, row, name, getattr(row, name), new_ids))
        if session.get(kind, id) is not None:
            row.id = None
        session.add(row)
        session.flush()
        new_ids[table, id] = row.id
    return new_ids


def _points(kind: type[Any], name: str) -> bool:
    """Whether a value names an application or a participant."""
    if (kind, name) in ((PrivateLinkRow, "subject_id"), (KeptApartRow, "people")):
        return True
    return any(key.target_fullname in MOVED for key in kind.__table__.columns[name].foreign_keys)


def _id_now(kind: type[Any], row: Any, name: str, value: Any, new_ids: Mapping[tuple[str, int], int]) -> Any:
    """A value that may name a row that has come back under another number."""
    if kind is KeptApartRow and name == "people":
        return [new_ids.get((ParticipantRow.__tablename__, each), each) for each in value]
    if kind is PrivateLinkRow and name == "subject_id":
        of_application = LinkPurpose(row.purpose) in OF_APPLICATIONS or row.details.get("of")
        target = ApplicationRow if of_application else ParticipantRow
        return new_ids.get((target.__tablename__, value), value)
    for key in kind.__table__.columns[name].foreign_keys:
        value = new_ids.get((key.target_fullname.partition(".")[0], value), value)
    return value
