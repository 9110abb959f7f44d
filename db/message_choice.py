"""How many messages somebody wants that the program sends by itself, and from when on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session, select

from core.errors import Fault, InvalidInput, NotFound
from core.text import text
from db.audit import Author, keep_log
from db.engine import unit_of_work
from db.models import MessageChoiceRow, ParticipantRow, ProgramRow

LONGEST_PAUSE = 366  # days


@dataclass(frozen=True)
class MessageChoice:
    """``fewer``: only what matters most, every two months; ``paused_until``: nothing before that day."""

    fewer: bool = False
    paused_until: date | None = None


def choice_of(session: Session, participant_id: int) -> MessageChoice:
    """The usual, where she has chosen nothing."""
    row = _row(session, participant_id)
    return MessageChoice(row.fewer, row.paused_until) if row is not None else MessageChoice()


def keep_choice(engine: Engine, participant_id: int, choice: MessageChoice, now: datetime) -> None:
    """In a transaction of its own, for whoever came by a link of one message."""
    with unit_of_work(engine, writes=True) as session:
        person = session.get(ParticipantRow, participant_id)
        program = session.get(ProgramRow, person.program_id) if person is not None else None
        if person is None or program is None:
            raise NotFound("That is not here.", "Load the page again.")
        keep_log(session, Author(participant_id=person.id, program_id=program.id), "choose how many messages", now)
        write_choice(session, person, choice, now.astimezone(ZoneInfo(program.time_zone)).date())


def write_choice(session: Session, person: ParticipantRow, choice: MessageChoice, today: date) -> None:
    """Raises InvalidInput for a pause that is over already or longer than a year."""
    until = choice.paused_until
    if until is not None and not today < until <= today + timedelta(days=LONGEST_PAUSE):
        what = text("lies ahead, and at most a year")
        raise InvalidInput("Nothing was changed.", [Fault("Until", what)])
    row = _row(session, person.id or 0) or MessageChoiceRow(program_id=person.program_id, participant_id=person.id or 0)
    row.fewer, row.paused_until = choice.fewer, until
    session.add(row)


def _row(session: Session, participant_id: int) -> MessageChoiceRow | None:
    return session.exec(select(MessageChoiceRow).where(MessageChoiceRow.participant_id == participant_id)).first()
