"""What an import changed, kept so that it can be taken back as a whole; and the taking back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Fault
from core.messages.outbox import MessageStatus
from core.messages.templates import MessageKey
from core.text import text
from db.leaving import end_links, end_links_of_application
from db.many import add_many
from db.models import (
    ApplicationRow,
    ConsentRow,
    ImportChangeRow,
    ImportRow,
    MessageRow,
    PairingMemberRow,
    ParticipantRow,
)
from db.recommending import forget_recommender
from db.scope import tables

_OF_APPLICATION = (
    "name", "email", "own_id", "time_zone", "places", "answers", "consents", "form_version_id", "status",
    "decided_by", "decision_reason",
)  # fmt: skip
_OF_PARTICIPANT = ("name", "email", "time_zone", "places", "status", "shared", "application_id")
_AWAY = (MessageStatus.SENDING, MessageStatus.SENT, MessageStatus.BY_HAND, MessageStatus.UNSURE)
_OF_IMPORTS = (ImportChangeRow, ConsentRow, PairingMemberRow)  # what hangs on a person and is seen to apart
_PIECE = 500


def as_it_was(application: ApplicationRow) -> dict[str, Any]:
    """What of an application an import can change."""
    was = {name: getattr(application, name) for name in _OF_APPLICATION}
    return was | {"decided_at": application.decided_at.isoformat() if application.decided_at else None}


def participant_as_it_was(person: ParticipantRow, consents: Sequence[ConsentRow]) -> dict[str, Any]:
    """What of a participant an import can change, and which consents she had given."""
    was = {name: getattr(person, name) for name in _OF_PARTICIPANT}
    return was | {"consents_given": [row.id for row in consents]}


def keep_changes(
    session: Session,
    batch: ImportRow,
    touched: Sequence[ApplicationRow],
    before: Mapping[int, dict[str, Any]],
    people: Mapping[int, ParticipantRow],
    people_before: Mapping[int, dict[str, Any]],
) -> None:
    """Write down how the rows of an import were (nothing: they are new), and which change of them it left behind.

    ``before`` and ``people`` go by the application's id, ``people_before`` by the participant's.
    """
    rows: list[dict[str, Any]] = []
    for application in touched:
        person = people.get(application.id or 0)
        person_id = person.id if person is not None else None
        rows.append({
            "program_id": batch.program_id, "import_id": batch.id or 0, "application_id": application.id or 0,
            "participant_id": person_id, "before": before.get(application.id or 0, {}),
            "participant_before": people_before.get(person_id or 0, {}),
            "after": application.version, "participant_after": person.version if person is not None else 0,
        })  # fmt: skip
    add_many(session, ImportChangeRow, rows)


def forget_answer(session: Session, application: ApplicationRow, key: str) -> None:
    """What somebody takes out of her answers is not kept as they were before an import either."""
    for row in session.exec(select(ImportChangeRow).where(ImportChangeRow.application_id == application.id)).all():
        if key in row.before.get("answers", {}):
            answers = {name: value for name, value in row.before["answers"].items() if name != key}
            row.before = row.before | {"answers": answers}


def undo(session: Session, batches: Sequence[ImportRow]) -> tuple[list[Fault], int]:
    """Take imports back, or say for each person why not and change nothing. How many people were taken back.

    How they were before is forgotten with it.
    """
    changes = session.exec(
        select(ImportChangeRow)
        .where(col(ImportChangeRow.import_id).in_([batch.id for batch in batches]))
        .order_by(col(ImportChangeRow.id))
    ).all()
    applications = _by_id(session, ApplicationRow, [each.application_id for each in changes])
    people = _by_id(session, ParticipantRow, [each.participant_id for each in changes if each.participant_id])
    written = _messages(session, people)
    asked = _asked(session, applications, min(batch.at for batch in batches))
    paired = _paired(session, people)
    agreed = _consents(session, people)
    new = [each for each in changes if not each.before]
    fresh = [each for each in changes if each.participant_id and not each.participant_before]
    noted = _noted(session, "application.id", [each.application_id for each in new])
    noted_of_people = _noted(session, "participant.id", [each.participant_id or 0 for each in fresh])
    faults = []
    for each in changes:
        application = applications.get(each.application_id)
        person = people.get(each.participant_id or 0)
        if application is None:
            continue
        why = _touched(each, application, person, written, paired, agreed)
        if not why and (application.id in noted or (person is not None and person.id in noted_of_people)):
            why = "has had something noted since"
        if not why and not each.before and any(_is_away(row) for row in asked.get(application.email, ())):
            why = "has been written to"
        if why:
            faults.append(Fault(application.name, text(why)))
    if faults:
        return faults, 0
    for message in (message for row in applications.values() for message in asked.get(row.email, ())):
        if not _is_away(message):
            session.delete(message)
    for each in changes:
        person = people.get(each.participant_id or 0)
        if person is not None:
            _take_back_person(session, each, person, written, agreed)
    session.flush()
    for each in changes:
        session.delete(each)
    session.flush()
    for each in changes:
        if (application := applications.get(each.application_id)) is not None:
            _take_back(session, each, application)
    return [], len(changes)


def _touched(
    change: ImportChangeRow,
    application: ApplicationRow,
    person: ParticipantRow | None,
    written: Mapping[int, Sequence[MessageRow]],
    paired: frozenset[int],
    agreed: Mapping[int, Sequence[ConsentRow]],
) -> str:
    """Why a row can't be taken back; blank where it can."""
    if application.version != change.after:
        return "was changed since"
    if person is None:
        return ""
    id = person.id or 0
    if id in paired and not change.participant_before:
        return "is in a pairing"
    held = change.participant_before.get("consents_given", [])
    if any(row.id not in held and row.how != "import" for row in agreed.get(id, ())):
        return "has agreed by a link since"
    if person.version != change.participant_after:
        return "was changed since"
    if any(map(_is_away, written.get(id, ()))) and not change.participant_before:
        return "has been written to"
    return ""


def _take_back_person(
    session: Session,
    change: ImportChangeRow,
    person: ParticipantRow,
    written: Mapping[int, Sequence[MessageRow]],
    agreed: Mapping[int, Sequence[ConsentRow]],
) -> None:
    id = person.id or 0
    held = change.participant_before.get("consents_given", [])
    for row in agreed.get(id, ()):
        if row.id not in held:
            session.delete(row)
    if change.participant_before:
        for name in _OF_PARTICIPANT:
            setattr(person, name, change.participant_before[name])
        return
    for message in written.get(id, ()):
        session.delete(message)
    end_links(session, id)
    forget_recommender(session, id)
    session.delete(person)


def _take_back(session: Session, change: ImportChangeRow, application: ApplicationRow) -> None:
    if not change.before:
        end_links_of_application(session, application.id or 0)
        session.delete(application)
        return
    for name in _OF_APPLICATION:
        setattr(application, name, change.before[name])
    decided_at = change.before["decided_at"]
    application.decided_at = datetime.fromisoformat(decided_at) if decided_at else None


def _is_away(message: MessageRow) -> bool:
    return MessageStatus(message.status) in _AWAY


def _noted(session: Session, target: str, ids: Sequence[int]) -> set[int]:
    """Which of these rows something hangs on that would go with them, of any table there is."""
    found: set[int] = set()
    for table in tables():
        for column in table.__table__.columns if table not in _OF_IMPORTS else ():
            if any(key.target_fullname == target and key.ondelete == "CASCADE" for key in column.foreign_keys):
                for at in range(0, len(ids), _PIECE):
                    found |= set(session.exec(select(column).where(column.in_(ids[at : at + _PIECE]))).all())
    return found


def _asked(session: Session, rows: Mapping[int, ApplicationRow], since: datetime) -> dict[str, list[MessageRow]]:
    """By address, what applicants were sent to be asked for their consent."""
    found: dict[str, list[MessageRow]] = {}
    addresses: Collection[str] = {row.email for row in rows.values()}
    asked = select(MessageRow).where(
        MessageRow.kind == MessageKey.CONSENT_REQUEST.value,
        col(MessageRow.participant_id).is_(None),
        col(MessageRow.created_at) >= since,
    )
    for row in session.exec(asked).all():
        if row.to_email in addresses:
            found.setdefault(row.to_email, []).append(row)
    return found


def _by_id(session: Session, table: Any, ids: Sequence[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for at in range(0, len(ids), _PIECE):
        rows = session.exec(select(table).where(table.id.in_(ids[at : at + _PIECE]))).all()
        found |= {row.id: row for row in rows}
    return found


def _messages(session: Session, people: Mapping[int, ParticipantRow]) -> dict[int, list[MessageRow]]:
    found: dict[int, list[MessageRow]] = {}
    for some in _pieces(people):
        for row in session.exec(select(MessageRow).where(col(MessageRow.participant_id).in_(some))).all():
            found.setdefault(row.participant_id or 0, []).append(row)
    return found


def _consents(session: Session, people: Mapping[int, ParticipantRow]) -> dict[int, list[ConsentRow]]:
    found: dict[int, list[ConsentRow]] = {}
    for some in _pieces(people):
        for row in session.exec(select(ConsentRow).where(col(ConsentRow.participant_id).in_(some))).all():
            found.setdefault(row.participant_id, []).append(row)
    return found


def _paired(session: Session, people: Mapping[int, ParticipantRow]) -> frozenset[int]:
    found: set[int] = set()
    for some in _pieces(people):
        asked = select(PairingMemberRow.participant_id).where(col(PairingMemberRow.participant_id).in_(some))
        found |= set(session.exec(asked).all())
    return frozenset(found)


def _pieces(people: Mapping[int, ParticipantRow]) -> list[list[int]]:
    ids = list(people)
    return [ids[at : at + _PIECE] for at in range(0, len(ids), _PIECE)]
