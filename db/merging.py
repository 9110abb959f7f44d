"""Two applications of one person become one, and nothing that hangs on either is lost."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, or_, select

from core.errors import Infeasible
from db.models import (
    ApplicationRow,
    ConsentRow,
    DistinctRow,
    KeptApartRow,
    PairingMemberRow,
    PairRuleRow,
    ParticipantRow,
    PrivateLinkRow,
)
from db.scope import tables

HANDLED = (ConsentRow, PairingMemberRow, PairRuleRow, DistinctRow, KeptApartRow)


def merge(session: Session, kept: ApplicationRow, gone: ApplicationRow, values: Mapping[str, Any]) -> None:
    """Move all that hangs on ``gone`` to ``kept``, give that ``values``, and remove the other.

    Raises Infeasible where both take part and are in one pairing.
    """
    here, there = _person(session, kept), _person(session, gone)
    if here is not None and there is not None:
        _merge_people(session, here, there)
    elif there is not None:
        there.application_id = kept.id
        here = there
    session.flush()
    _repoint(session, "application.id", gone.id or 0, kept.id or 0)
    _links(session, "application", gone.id or 0, kept.id or 0)
    for row in session.exec(
        select(DistinctRow).where(or_(DistinctRow.one_id == gone.id, DistinctRow.other_id == gone.id))
    ).all():
        session.delete(row)
    for apart in session.exec(select(KeptApartRow).where(KeptApartRow.application_id == gone.id)).all():
        session.delete(apart)  # found out anew from the answers that are kept
    kept.consents = {**gone.consents, **kept.consents}
    accepted = "accepted" in (kept.status, gone.status)
    session.flush()
    session.delete(gone)
    session.flush()
    for name, value in values.items():
        setattr(kept, name, value)
    kept.status = "accepted" if accepted else kept.status
    if here is not None:
        here.name, here.email, here.time_zone, here.places = kept.name, kept.email, kept.time_zone, kept.places


def _merge_people(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    mine = _members(session, kept)
    for member in _members(session, gone):
        if member.pairing_id in {each.pairing_id for each in mine}:
            raise Infeasible(
                "Both are in one pairing, so they can't be one person. Nothing was merged.",
                "End that pairing first, under Pairings.",
            )
        member.participant_id = kept.id or 0
    held = {
        (row.purpose, row.text_version, row.withdrawn_at)
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == kept.id)).all()
    }
    for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == gone.id)).all():
        if (row.purpose, row.text_version, row.withdrawn_at) not in held:
            row.participant_id = kept.id or 0
    _pair_rules(session, kept, gone)
    session.flush()
    _repoint(session, "participant.id", gone.id or 0, kept.id or 0)
    _links(session, "participant", gone.id or 0, kept.id or 0)
    kept.account_id = kept.account_id or gone.account_id
    kept.joined_at = min(kept.joined_at, gone.joined_at)
    kept.status = kept.status if kept.status != "left" else gone.status
    session.flush()
    session.delete(gone)
    session.flush()


def _pair_rules(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """Locked and barred pairs; where both have one with the same partner, hers stays that is kept."""
    both = (kept.id, gone.id)
    rows = session.exec(
        select(PairRuleRow).where(or_(col(PairRuleRow.mentee_id).in_(both), col(PairRuleRow.mentor_id).in_(both)))
    ).all()
    taken = {(row.mentee_id, row.mentor_id) for row in rows if gone.id not in (row.mentee_id, row.mentor_id)}
    for row in rows:
        if gone.id in (row.mentee_id, row.mentor_id):
            pair = tuple(kept.id if each == gone.id else each for each in (row.mentee_id, row.mentor_id))
            if pair in taken or pair[0] == pair[1]:
                session.delete(row)
            else:
                row.mentee_id, row.mentor_id = pair[0] or 0, pair[1] or 0


def _repoint(session: Session, target: str, gone: int, kept: int) -> None:
    """Every row of any table that points at ``gone`` points at ``kept``, but for the kinds that are seen to apart."""
    for table in tables():
        if table in HANDLED:
            continue
        for column in table.__table__.columns:
            if any(key.target_fullname == target for key in column.foreign_keys):
                # one to each (a guardian): hers stays that is kept, if there is one
                if column.unique and session.exec(select(table).where(column == kept)).first() is not None:
                    continue
                for row in session.exec(select(table).where(column == gone)).all():
                    setattr(row, column.name, kept)
    session.flush()


def _links(session: Session, of: str, gone: int, kept: int) -> None:
    """Private links that were mailed still lead to her."""
    purposes: Collection[str] = ("application",) if of == "application" else ("participant", "consent")
    rows: Sequence[PrivateLinkRow] = session.exec(
        select(PrivateLinkRow).where(col(PrivateLinkRow.purpose).in_(purposes), PrivateLinkRow.subject_id == gone)
    ).all()
    for row in rows:
        if row.purpose != "consent" or not row.details.get("of"):
            row.subject_id = kept


def _person(session: Session, application: ApplicationRow) -> ParticipantRow | None:
    return session.exec(select(ParticipantRow).where(ParticipantRow.application_id == application.id)).first()


def _members(session: Session, person: ParticipantRow) -> Sequence[PairingMemberRow]:
    return session.exec(select(PairingMemberRow).where(PairingMemberRow.participant_id == person.id)).all()
