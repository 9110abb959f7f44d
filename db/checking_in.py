"""Answering a check-in by private link. Opening it writes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session

from core.errors import NotFound
from core.tracking.check_ins import CheckInAnswer, check_answer
from db.audit import Author, keep_log
from db.clock import Clock
from db.concerns import open_concern, readers
from db.engine import unit_of_work
from db.links import LinkPurpose, find_link
from db.message_choice import MessageChoice, choice_of, keep_choice
from db.models import CheckInRow, HelpRequestRow, PairingRow, ParticipantRow, ProgramRow
from db.own_pairings import members_of

UNSAFE = "Asked in a check-in whether both are safe with each other: no, or not sure."
GONE = ("There is nothing to answer any more.", "The pairing has ended. There is nothing you need to do.")


@dataclass(frozen=True)
class AskedCheckIn:
    """What somebody is asked, and what she answered already, if she did."""

    id: int
    name: str
    partners: tuple[str, ...]
    program: str
    asked_on: date
    answer: CheckInAnswer | None
    today: date
    choice: MessageChoice
    lead: str = ""  # who reads what is said about safety; empty where nobody may


class CheckingIn:
    """For whoever follows the link of a check-in."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> AskedCheckIn:
        """What the link asks. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            row, person, program = self._row(session, token)
            today = self._clock().astimezone(ZoneInfo(program.time_zone)).date()
            people = members_of(session, [row.pairing_id]).get(row.pairing_id, ())
            return AskedCheckIn(
                row.id or 0, person.name, tuple(one.name for one in people if one.id != person.id), program.name,
                row.asked_on, answer_given(row), today, choice_of(session, person.id or 0),
                next((one.name for one in readers(session, row.program_id, [person.id or 0])), ""),
            )  # fmt: skip

    def answer(self, token: str, answer: CheckInAnswer, unsafe: str | None = None) -> None:
        """Keep the answer, instead of one given before. A wish for a call is a request for help, once.

        ``unsafe``: words about not being safe, perhaps none. They are a concern, apart from the answer, and with them
        the rest may be empty.
        """
        if unsafe is None or answer != CheckInAnswer():
            check_answer(answer)
        now = self._clock()
        with unit_of_work(self._engine, writes=True) as session:
            row, person, program = self._row(session, token)
            if unsafe is not None:
                words = f"{UNSAFE}\n\n{unsafe.strip()}".strip()
                open_concern(session, person, row.pairing_id, words, now)
            if unsafe is None or answer != CheckInAnswer():
                _keep(session, row, program, answer, now)

    def choose(self, token: str, choice: MessageChoice) -> None:
        """How many messages I want, and from when on."""
        with unit_of_work(self._engine, writes=False) as session:
            _row, person, _program = self._row(session, token)
        keep_choice(self._engine, person.id or 0, choice, self._clock())

    def _row(self, session: Session, token: str) -> tuple[CheckInRow, ParticipantRow, ProgramRow]:
        link = find_link(session, token, LinkPurpose.CHECK_IN, self._clock())
        row = session.get(CheckInRow, link.details.get("check_in"))
        person = session.get(ParticipantRow, link.subject_id)
        if row is None or person is None or row.participant_id != person.id or person.status == "left":
            raise NotFound(*GONE)
        pairing, program = session.get(PairingRow, row.pairing_id), session.get(ProgramRow, row.program_id)
        if pairing is None or pairing.ended_on is not None or program is None:
            raise NotFound(*GONE)
        return row, person, program


def keep_answer(engine: Engine, check_in_id: int | None, answer: CheckInAnswer, now: datetime) -> None:
    """The same of a check-in that was asked in a message with other things. Raises NotFound where it is gone."""
    with unit_of_work(engine, writes=True) as session:
        row = session.get(CheckInRow, check_in_id) if check_in_id is not None else None
        pairing = session.get(PairingRow, row.pairing_id) if row is not None else None
        program = session.get(ProgramRow, row.program_id) if row is not None else None
        if row is None or program is None or pairing is None or pairing.ended_on is not None:
            raise NotFound(*GONE)
        _keep(session, row, program, answer, now)


def _keep(session: Session, row: CheckInRow, program: ProgramRow, answer: CheckInAnswer, now: datetime) -> None:
    keep_log(session, Author(participant_id=row.participant_id, program_id=program.id), "answer a check-in", now)
    if answer.wants_contact and not row.wants_contact:
        session.add(
            HelpRequestRow(
                program_id=row.program_id, participant_id=row.participant_id, pairing_id=row.pairing_id,
                words=answer.words.strip(), at=now,
            )
        )  # fmt: skip
    row.answered_on = now.astimezone(ZoneInfo(program.time_zone)).date()
    row.rating, row.met = answer.rating, answer.met
    row.words, row.wants_contact = answer.words.strip(), answer.wants_contact
    session.add(row)


def answer_given(row: CheckInRow) -> CheckInAnswer | None:
    """What was said; None while nothing was."""
    return CheckInAnswer(row.rating, row.met, row.words, row.wants_contact) if row.answered_on else None
