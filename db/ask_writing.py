"""One message for all that a person is asked on a day, with a private link for each thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from core.evaluation.surveys import who_reads
from core.messages.templates import Message, MessageKey, day_in_words
from core.text import text
from core.tracking.asks import Ask, AskKind
from core.tracking.check_ins import DAYS_TO_ANSWER
from core.tracking.goals import Goal
from db.ask_reading import Known
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import write
from db.models import (
    AgreedActionRow,
    AskRow,
    CheckInRow,
    FeedbackRow,
    GoalRow,
    ParticipantRow,
    SurveyRow,
    SurveyWaveRow,
)
from db.outbox import put_message

CHECK_IN_DAYS, MEETING_DAYS, MONTH_DAYS, PERSONAL_DAYS = 30, 21, 45, 60  # that a link holds
MOST_ACTIONS = 2  # of each mentee in a mentor's month


@dataclass
class Writer:
    """For one round of one program. ``name`` is the program's, which signs."""

    session: Session
    program_id: int
    name: str
    known: Known
    languages: dict[int, str]
    now: datetime
    today: date

    def put(self, person: ParticipantRow, asks: Sequence[Ask]) -> None:
        """Write the message, and that she was asked each of these. The first gives the words, the others a line."""
        first, others = asks[0], asks[1:]
        fields = self._fields(person, first) | {"also": "\n".join(self._line(person, each) for each in others)}
        key = MessageKey(first.kind.value)
        language = self.languages.get(person.id or 0, "")
        message = _with_all(self._write(key, fields, language), fields["also"])
        put_message(
            self.session, program_id=self.program_id, kind=key.value, to_name=person.name, to_email=person.email,
            subject=message.subject, body=message.body, now=self.now, participant_id=person.id,
            pairing_id=first.pairing_id,
        )  # fmt: skip
        for each in asks:
            self.session.add(
                AskRow(
                    program_id=self.program_id, participant_id=person.id or 0, pairing_id=each.pairing_id,
                    kind=each.kind.value, about=each.about, asked_on=self.today,
                )
            )  # fmt: skip

    def _write(self, key: MessageKey, fields: dict[str, str], language: str) -> Message:
        return write(self.session, self.program_id, key, fields, language)

    def _fields(self, person: ParticipantRow, ask: Ask) -> dict[str, str]:
        """What stands in the words of this kind of message."""
        fields = {"name": person.name, "program": self.name, "coordinator": self.name}
        fields |= {"partner": self._partners(person, ask), "link": self._link(person, ask), "on": self._day(ask)}
        if ask.kind is AskKind.MONTH:
            fields["mentees"] = self._mentees(person)
        if ask.kind is AskKind.STALE_GOAL:
            row = self.session.get(GoalRow, ask.subject)
            fields["goal"] = Goal.from_document(row.document).outcome if row is not None else ""
        if ask.kind is AskKind.SURVEY:
            wave = self.session.get(SurveyWaveRow, ask.subject)
            survey = self.session.get(SurveyRow, wave.survey_id) if wave is not None else None
            fields["survey"] = str(survey.document["title"]) if survey is not None else ""
            fields["who_reads"] = str(who_reads(survey is not None and survey.anonymous))
            fields["last_day"] = day_in_words(ask.until)
        return fields

    def _line(self, person: ParticipantRow, ask: Ask) -> str:
        """The same as one line beside something else."""
        partner, link, on = self._partners(person, ask), self._link(person, ask), self._day(ask)
        said = {
            AskKind.CHECK_IN: text("How is it going with {partner}? {link}", partner=partner, link=link),
            AskKind.CLOSING: text("Your time with {partner} ends on {on}: find a day for a last meeting, to look back "
                                  "and to settle whether you stay in touch. {link}", partner=partner, on=on, link=link),
            AskKind.SURVEY: text("A survey waits for you until {on}: {link}", on=on, link=link),
            AskKind.FEEDBACK: text("{partner} asks for your feedback: {link}", partner=partner, link=link),
            AskKind.DID_WE_MEET: text("Did you meet {partner} on {on}? {link}", partner=partner, on=on, link=link),
            AskKind.STALE_GOAL: text("How far are you with your goal? {link}", link=link),
            AskKind.SOON: text("You meet {partner} tomorrow, {on}: {link}", partner=partner, on=on, link=link),
            AskKind.MONTH: text("Your month as a mentor: {link}", link=link),
        }  # fmt: skip
        return f"- {said[ask.kind]}"

    def _link(self, person: ParticipantRow, ask: Ask) -> str:
        """The address behind which it is answered; of goals and the end, her own part."""
        if ask.kind is AskKind.CHECK_IN:
            id = self._check_in(person, ask.pairing_id or 0)
            return self._address(person, LinkPurpose.CHECK_IN, CHECK_IN_DAYS, {"check_in": id})
        if ask.kind is AskKind.MONTH:
            asked = [self._check_in(person, id) for id in self._pairings(person)]
            return self._address(person, LinkPurpose.MONTH, MONTH_DAYS, {"check_ins": asked})
        if ask.kind in (AskKind.DID_WE_MEET, AskKind.SOON):
            return self._address(person, LinkPurpose.MEETING, MEETING_DAYS, {"meeting": ask.subject})
        if ask.kind is AskKind.SURVEY:
            days = (ask.until - self.today).days + 2
            return self._address(person, LinkPurpose.SURVEY, days, {"wave": ask.subject})
        return self._address(person, LinkPurpose.PARTICIPANT, PERSONAL_DAYS, {})

    def _address(self, person: ParticipantRow, purpose: LinkPurpose, days: int, details: dict[str, object]) -> str:
        return link_address(
            make_link(
                self.session, purpose, program_id=self.program_id, subject_id=person.id, now=self.now, days=days,
                details=details,
            )
        )  # fmt: skip

    def _check_in(self, person: ParticipantRow, pairing_id: int) -> int:
        row = new_check_in(person, pairing_id, self.today)
        self.session.add(row)
        self.session.flush()
        return row.id or 0

    def _pairings(self, person: ParticipantRow) -> list[int]:
        return [id for id, people in self.known.partners.items() if person.id in people]

    def _partners(self, person: ParticipantRow, ask: Ask) -> str:
        if ask.kind is AskKind.FEEDBACK:
            asked = self.session.get(FeedbackRow, ask.subject)
            return self.known.partners[ask.pairing_id or 0][(asked.asked_by_id if asked else None) or 0]
        of = [ask.pairing_id] if ask.pairing_id is not None else self._pairings(person)
        names = [name for id in of for who, name in self.known.partners.get(id or 0, {}).items() if who != person.id]
        return ", ".join(names) or person.name

    def _day(self, ask: Ask) -> str:
        """The day that it is about: of a meeting, its own; of what is coming to an end, the last."""
        if ask.kind in (AskKind.DID_WE_MEET, AskKind.SOON):
            planned = self.known.planned.get(ask.pairing_id or 0, ())
            return next((day_in_words(each.on) for each in planned if each.id == ask.subject), "")
        return day_in_words(ask.until if ask.kind in (AskKind.CLOSING, AskKind.SURVEY) else self.today)

    def _mentees(self, person: ParticipantRow) -> str:
        """A line for each: when they meet next, and what was agreed and is not done."""
        pairings = self._pairings(person)
        actions: dict[int, list[str]] = {}
        for id, what in self.session.exec(
            select(AgreedActionRow.pairing_id, AgreedActionRow.what)
            .where(col(AgreedActionRow.pairing_id).in_(pairings), col(AgreedActionRow.done_on).is_(None))
            .order_by(col(AgreedActionRow.id).desc())
        ).all():
            actions.setdefault(id, []).append(what)
        lines = []
        for id in pairings:
            names = ", ".join(name for who, name in self.known.partners[id].items() if who != person.id)
            coming = next((each.on for each in self.known.planned.get(id, ()) if not each.is_over), None)
            said = text("you meet on {on}", on=day_in_words(coming)) if coming else text("no meeting is planned yet")
            todo = "; ".join(actions.get(id, [])[:MOST_ACTIONS])
            lines.append(
                f"- {names}: {said}." + (f" {text('Agreed and not done yet: {todo}', todo=todo)}" if todo else "")
            )
        return "\n".join(lines)


def new_check_in(person: ParticipantRow, pairing_id: int, today: date) -> CheckInRow:
    """The question to one person, with a week to answer it."""
    return CheckInRow(
        program_id=person.program_id, participant_id=person.id or 0, pairing_id=pairing_id, asked_on=today,
        due_on=today + timedelta(days=DAYS_TO_ANSWER),
    )  # fmt: skip


def _with_all(message: Message, also: str) -> Message:
    """A wording of the program's own may leave ``{also}`` out; what is asked is in the message all the same."""
    return message if not also or also in message.body else Message(message.subject, f"{message.body}\n{also}\n")
