"""Check-ins: asking the people of a pairing how it goes, within limits for each of them, and reading the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import col, select

from core.errors import Infeasible, NotFound
from core.messages.templates import MessageKey
from core.roles import Action
from core.tracking.check_ins import CheckInAnswer, may_ask
from db.ask_writing import CHECK_IN_DAYS, new_check_in
from db.checking_in import answer_given
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of, write
from db.models import CheckInRow, PairingMemberRow, PairingRow, ParticipantRow
from db.outbox import put_message
from db.repository import Repository, needs


@dataclass(frozen=True)
class CheckInLine:
    """One question to one person; ``answer`` None while she has not answered."""

    name: str
    asked_on: date
    due_on: date
    answered_on: date | None
    answer: CheckInAnswer | None


class CheckIns(Repository):
    @needs(Action.SUPPORT_PAIRING)
    def ask(self, pairing_ids: Sequence[int], note: str = "") -> tuple[int, int]:
        """Ask everybody of these pairings how it goes: how many were asked, and how many rest from the last time.

        A message with a private link waits in the outbox. Raises Infeasible where everybody was asked within a week.
        """
        session, now, today = self._session, self.workspace.now, self.workspace.today
        members = session.exec(
            select(PairingMemberRow.pairing_id, ParticipantRow)
            .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
            .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
            .where(
                col(PairingMemberRow.pairing_id).in_(pairing_ids), col(PairingRow.ended_on).is_(None),
                ParticipantRow.status != "left",
            )
            .order_by(col(PairingMemberRow.pairing_id), col(ParticipantRow.id))
        ).all()  # fmt: skip
        if not members:
            raise NotFound("That pairing is not here, or has ended.", "Load the page again.")
        last = dict(
            session.exec(
                select(CheckInRow.participant_id, func.max(col(CheckInRow.asked_on)))
                .where(col(CheckInRow.participant_id).in_([person.id for _, person in members]))
                .group_by(col(CheckInRow.participant_id))
            ).all()
        )
        asked: set[int] = set()
        for pairing, person in members:
            number = person.id or 0
            if number in asked or not may_ask(last.get(number), today):
                continue
            asked.add(number)
            partners = [other.name for of, other in members if of == pairing and other.id != person.id]
            row = new_check_in(person, pairing, today)
            session.add(row)
            session.flush()
            token = make_link(
                session, LinkPurpose.CHECK_IN, program_id=person.program_id, subject_id=number, now=now,
                days=CHECK_IN_DAYS, details={"check_in": row.id},
            )  # fmt: skip
            self._write(person, pairing, ", ".join(partners), link_address(token), note)
        if not asked:
            raise Infeasible("Everybody was asked within the last week.", "Wait for the answers, or call them.")
        return len(asked), len({person.id for _, person in members}) - len(asked)

    @needs(Action.READ_DUE)
    def of_pairing(self, pairing_id: int) -> tuple[CheckInLine, ...]:
        """The newest first."""
        rows = self._session.exec(
            select(CheckInRow, ParticipantRow.name)
            .join(ParticipantRow, col(ParticipantRow.id) == CheckInRow.participant_id)
            .where(CheckInRow.pairing_id == pairing_id)
            .order_by(col(CheckInRow.asked_on).desc(), col(CheckInRow.id).desc())
        ).all()
        return tuple(
            CheckInLine(
                name, row.asked_on, row.due_on, row.answered_on,
                answer_given(row),
            )
            for row, name in rows
        )  # fmt: skip

    def _write(self, person: ParticipantRow, pairing_id: int, partners: str, link: str, note: str) -> None:
        fields = {
            "name": person.name, "program": self.workspace.place.name, "partner": partners or person.name, "link": link,
            "note": note, "coordinator": self._signature(),
        }  # fmt: skip
        language = language_of(self._session, person)
        message = write(self._session, person.program_id, MessageKey.CHECK_IN, fields, language)
        put_message(
            self._session, program_id=person.program_id, kind=MessageKey.CHECK_IN.value, to_name=person.name,
            to_email=person.email, subject=message.subject, body=message.body, now=self.workspace.now,
            participant_id=person.id, pairing_id=pairing_id,
        )  # fmt: skip
