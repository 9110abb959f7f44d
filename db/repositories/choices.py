"""Ranked choices: asking people whom they would like to meet, and what they say."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col, select

from core.errors import Conflict, Infeasible, NotFound
from core.matching import PairIds, Proposal, Rules
from core.matching.choices import check_ranks
from core.matching.declining import reminder_on
from core.messages.outbox import CHANGEABLE
from core.messages.templates import MessageKey, day_in_words
from core.program.program import Program
from core.roles import Action
from db.admission import program_of
from db.choices import ChoosingLine, Offered, OwnChoosing, choosing_lines
from db.facts import forms_by_side
from db.introductions import people_to_introduce, reasons_of, shared_answers
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of
from db.message_wording import write as worded
from db.models import ChoiceRow, ChoosingRow, MessageRow, ParticipantRow
from db.outbox import put_message
from db.repository import Repository, needs
from db.scope import UNSEEN

MORNING = time(9)  # when reminders go, in the program's zone
ASKING = (MessageKey.CHOOSING.value, MessageKey.CHOOSING_REMINDER.value)


class Choices(Repository):
    """Of the cohort one is working in; of a participant: her own."""

    @needs(Action.READ_MATCHING)
    def all(self) -> tuple[ChoosingLine, ...]:
        """Everybody who was asked, and whom she ranked. Two queries."""
        return choosing_lines(self._session, self.workspace.cohort_id)

    @needs(Action.PUBLISH_PAIRS)
    def ask(self, suggested: Mapping[int, Sequence[Proposal]], rules: Rules, closes_on: date) -> int:
        """Ask each of these to choose among those suggested to her; who was asked before is asked anew, and what she
        ranked then goes. Whoever has nobody suggested is left out. How many are asked."""
        session, program = self._session, self._program()
        wanted = {person: proposals for person, proposals in suggested.items() if proposals}
        ids = {id for proposals in wanted.values() for each in proposals for id in each.pair}
        people = people_to_introduce(session, ids)
        rows = self._people(list(wanted))
        if len(people) < len(ids) or len(rows) < len(wanted):
            raise Conflict("Some of these people do not take part any more.", "Load the page again, then ask again.")
        forms = forms_by_side(session, self.workspace.cohort_id)
        self._forget(list(wanted))
        reasons: dict[PairIds, list[str]] = {}
        for row in rows:
            choosing = ChoosingRow(
                program_id=row.program_id, participant_id=row.id or 0, asked_at=self.workspace.now, closes_on=closes_on
            )
            session.add(choosing)
            session.flush()
            for place, each in enumerate(wanted[row.id or 0], 1):
                if each.pair not in reasons:
                    one, other = (people[id] for id in each.pair)
                    reasons[each.pair] = list(reasons_of(each, rules, forms, one, other))
                other_id = next(id for id in each.pair if id != row.id)
                session.add(
                    ChoiceRow(
                        program_id=row.program_id, participant_id=row.id or 0, choosing_id=choosing.id or 0,
                        other_id=other_id, place=place, reasons=reasons[each.pair],
                    )
                )  # fmt: skip
            self._write(row, program, closes_on)
        return len(rows)

    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[OwnChoosing, ...]:
        """What I am asked to choose from. Four queries."""
        own = tuple(self.workspace.actor.participant_ids)
        asked = self._session.exec(select(ChoosingRow).where(col(ChoosingRow.participant_id).in_(own))).all()
        if not asked:
            return ()
        offered = self._session.exec(
            select(ChoiceRow, ParticipantRow)
            .join(ParticipantRow, col(ParticipantRow.id) == ChoiceRow.other_id)
            .where(col(ChoiceRow.participant_id).in_(own), ParticipantRow.status == "active")
            .order_by(col(ChoiceRow.place))
        ).all()
        most = self._program().choices_most
        return tuple(
            OwnChoosing(
                row.id or 0, row.version,
                tuple(
                    Offered(
                        choice.other_id, person.name, shared_answers(person.shared), tuple(choice.reasons), choice.rank
                    )
                    for choice, person in offered
                    if choice.choosing_id == row.id
                ),
                most, row.closes_on, self.workspace.today > row.closes_on, row.answered_at,
            )
            for row in asked
        )  # fmt: skip

    @needs(Action.CHANGE_OWN_PART)
    def rank(self, choosing_id: int, version: int, ranked: Sequence[int]) -> None:
        """Whom I would like to meet, first choice first; nobody is an answer too. May be changed until the last day."""
        row = self._session.get(ChoosingRow, choosing_id)
        if row is None or row.participant_id not in self.workspace.actor.participant_ids:
            raise NotFound("There is nothing to choose from here.", "Ask your coordinator.")
        if row.version != version:
            raise Conflict("Your choice was changed meanwhile.", "Look at what is there now, then choose again.")
        if self.workspace.today > row.closes_on:
            raise Infeasible(
                "The last day to choose was {day}.", "Write to your coordinator.", day=row.closes_on
            )  # fmt: skip
        choices = self._session.exec(select(ChoiceRow).where(ChoiceRow.choosing_id == choosing_id)).all()
        check_ranks(ranked, [each.other_id for each in choices], self._program().choices_most)
        place = {other: n for n, other in enumerate(ranked, 1)}
        for each in choices:
            each.rank = place.get(each.other_id)
        row.answered_at = self.workspace.now
        flag_modified(row, "answered_at")  # the order may have changed within one moment
        self._unwrite([row.participant_id], [MessageKey.CHOOSING_REMINDER.value])

    def _people(self, ids: list[int]) -> list[ParticipantRow]:
        rows: list[ParticipantRow] = []
        for start in range(0, len(ids), 500):
            wanted = col(ParticipantRow.id).in_(ids[start : start + 500])
            here = select(ParticipantRow).where(wanted, ParticipantRow.status == "active")
            rows += self._session.exec(here.order_by(col(ParticipantRow.id))).all()
        return rows

    def _forget(self, ids: list[int]) -> None:
        for start in range(0, len(ids), 500):
            before = select(ChoosingRow).where(col(ChoosingRow.participant_id).in_(ids[start : start + 500]))
            for row in self._session.exec(before).all():
                self._session.delete(row)
            self._unwrite(ids[start : start + 500], ASKING)
        self._session.flush()

    def _unwrite(self, people: Sequence[int], kinds: Sequence[str]) -> None:
        """Messages about choosing that have not left."""
        rows = self._session.exec(
            select(MessageRow).where(
                col(MessageRow.participant_id).in_(people), col(MessageRow.kind).in_(kinds),
                col(MessageRow.status).in_([status.value for status in CHANGEABLE]),
            ),
            execution_options=UNSEEN,
        ).all()  # fmt: skip
        for row in rows:
            self._session.delete(row)

    def _write(self, row: ParticipantRow, program: Program, closes_on: date) -> None:
        """The question now, and a reminder that lies in the outbox until its day."""
        today = self.workspace.today
        on = reminder_on(today, closes_on, program.remind_days)
        due_at = datetime.combine(on, MORNING, ZoneInfo(program.time_zone)) if on else None
        for key in (MessageKey.CHOOSING, MessageKey.CHOOSING_REMINDER)[: 1 if due_at is None else 2]:
            link = make_link(
                self._session, LinkPurpose.PARTICIPANT, program_id=row.program_id, subject_id=row.id,
                now=self.workspace.now, days=None,
            )  # fmt: skip
            fields = {
                "name": row.name, "program": program.name, "until": day_in_words(closes_on), "link": link_address(link),
                "coordinator": self._signature(),
            }  # fmt: skip
            message = worded(self._session, row.program_id, key, fields, language_of(self._session, row))
            put_message(
                self._session, program_id=row.program_id, kind=key.value, to_name=row.name, to_email=row.email,
                subject=message.subject, body=message.body, now=self.workspace.now, participant_id=row.id,
                due_at=due_at if key is MessageKey.CHOOSING_REMINDER else None,
            )  # fmt: skip

    def _program(self) -> Program:
        return program_of(self._session, self.workspace.actor.program_id)
