"""Taking back a list of pairs: decisions as they were before, and the pairings that came with it gone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Fault
from core.text import text
from db.models import (
    AboutPairing,
    CheckInRow,
    HelpRequestRow,
    ImportRow,
    MessageRow,
    OfPairing,
    PairingMemberRow,
    PairingRow,
    PairRuleRow,
    ParticipantRow,
)


def rule_as_it_is(row: PairRuleRow) -> dict[str, Any]:
    """All of a decision about a pair that another can change."""
    return {"kind": row.kind, "reason": row.reason, "account_id": row.account_id, "at": row.at.isoformat()}


def undo_pairs(session: Session, batches: Sequence[ImportRow]) -> tuple[list[Fault], int]:
    """Take lists of pairs back, or say for each pair why not and change nothing. How many pairs were taken back.

    A lock or bar that somebody took away meanwhile stays away.
    """
    kept = [(batch, batch.mapping.get("pairs", {})) for batch in batches]
    decisions = [each for _, done in kept for each in done.get("decisions", ())]
    pairings = dict(each for _, done in kept for each in done.get("pairings", ()))
    rules = {each["id"]: session.get(PairRuleRow, each["id"]) for each in decisions}
    faults = [
        Fault(_named(session, (row.mentee_id, row.mentor_id)), text("was locked, barred or given a reason anew"))
        for each in decisions
        if (row := rules[each["id"]]) is not None and rule_as_it_is(row) != each["after"]
    ]
    faults += _touched(session, pairings)
    if faults:
        return faults, 0
    for each in decisions:
        if (row := rules[each["id"]]) is None:
            continue
        if each["before"] is None:
            session.delete(row)
            continue
        for name, value in each["before"].items():
            setattr(row, name, datetime.fromisoformat(value) if name == "at" else value)
    for id in pairings:
        if (pairing := session.get(PairingRow, id)) is not None:
            session.delete(pairing)
    return [], len(decisions) + len(pairings)


def named_pairing(session: Session, pairing_id: int) -> str:
    """Its people by name: "Ada & Bo"."""
    found = select(PairingMemberRow.participant_id).where(PairingMemberRow.pairing_id == pairing_id)
    return _named(session, session.exec(found).all())


def _touched(session: Session, pairings: Mapping[int, int]) -> list[Fault]:
    """Pairings that something hangs on by now; ``pairings``: id → the version that the import left behind."""
    faults = []
    hanging = [MessageRow, *_of_work()]
    for id, version in pairings.items():
        row = session.get(PairingRow, id)
        if row is None:
            continue
        used = any(
            session.exec(select(table.id).where(table.pairing_id == id).limit(1)).first() is not None
            for table in hanging
        )
        if row.version != version or used:
            people = session.exec(
                select(PairingMemberRow.participant_id).where(PairingMemberRow.pairing_id == id)
            ).all()
            what = text("was ended or changed since") if row.version != version else text("has been worked with since")
            faults.append(Fault(_named(session, people), what))
    return faults


def worked_with(session: Session, ids: Sequence[int]) -> bool:
    """Whether anything was noted, planned or asked in one of these pairings, by its people or about them."""
    return any(
        session.exec(select(table.id).where(col(table.pairing_id).in_(ids[start : start + 500])).limit(1)).first()
        is not None
        for start in range(0, len(ids), 500)
        for table in _of_work()
    )


def _of_work() -> list[Any]:
    """The tables of what people do together, and of what the team notes of it."""
    found = [*_tables(OfPairing), *_tables(AboutPairing), HelpRequestRow, CheckInRow]
    return [table for table in found if table is not PairingMemberRow]


def _tables(of: type[Any]) -> list[Any]:
    """Every table of that kind, however far down."""
    found: list[Any] = []
    for table in of.__subclasses__():
        found += ([table] if hasattr(table, "__table__") else []) + _tables(table)
    return found


def _named(session: Session, ids: Sequence[int]) -> str:
    names = session.exec(
        select(ParticipantRow.name).where(col(ParticipantRow.id).in_(ids)).order_by(ParticipantRow.name)
    ).all()
    return " & ".join(names)
