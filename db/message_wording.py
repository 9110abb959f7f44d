"""What a program's messages say: its own wording where it has one, in the reader's language if it is there."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from core.messages.templates import Message, MessageKey, MessageTemplate, compose, message_template
from db.models import AccountRow, ApplicationRow, MessageWordingRow, ParticipantRow
from db.scope import UNSEEN

Wordings = Mapping[tuple[str, str], MessageTemplate]  # by message and language


def own_wordings(session: Session, program_id: int) -> Wordings:
    """Every wording of the program's own. Read once a session: a round of messages is many."""
    known: dict[int, Wordings] = session.info.setdefault("message wordings", {})
    if program_id not in known:
        rows = session.exec(
            select(MessageWordingRow).where(MessageWordingRow.program_id == program_id), execution_options=UNSEEN
        ).all()
        known[program_id] = {(row.key, row.language): as_template(row) for row in rows}
    return known[program_id]


def as_template(row: MessageWordingRow) -> MessageTemplate:
    return MessageTemplate(MessageKey(row.key), row.subject, row.body, message_template(row.key).needed)


def wording_for(wordings: Wordings, key: MessageKey | str, language: str = "") -> MessageTemplate:
    """In the reader's language, else for readers of any, else the usual one."""
    name = str(MessageKey(key))
    found = wordings.get((name, language)) or wordings.get((name, ""))
    return found or message_template(key)


def write(session: Session, program_id: int, key: MessageKey, fields: Mapping[str, str], language: str = "") -> Message:
    """A message as this program words it. Raises InvalidInput like ``compose``."""
    return compose(key, fields, wording_for(own_wordings(session, program_id), key, language))


def signed_by(session: Session, account_id: int | None, otherwise: str) -> str:
    """The name under what is written for an account, whoever causes it to be written. Read once a session."""
    account = session.get(AccountRow, account_id, execution_options=UNSEEN) if account_id is not None else None
    return (account.name if account is not None else "") or otherwise


def language_of(session: Session, person: ParticipantRow) -> str:
    """The language in which she read her form; empty where it has only one or she came another way."""
    if person.application_id is None:
        return ""
    asked = select(ApplicationRow.language).where(ApplicationRow.id == person.application_id)
    return session.exec(asked, execution_options=UNSEEN).first() or ""


def languages_of(session: Session, participant_ids: Sequence[int]) -> dict[int, str]:
    """The same of many, of those who have one. One query for every 500 people."""
    found: dict[int, str] = {}
    for start in range(0, len(participant_ids), 500):
        asked = (
            select(ParticipantRow.id, ApplicationRow.language)
            .join(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
            .where(col(ParticipantRow.id).in_(participant_ids[start : start + 500]))
        )
        found |= {id or 0: language for id, language in session.exec(asked, execution_options=UNSEEN).all()}
    return found
