"""Participants: who takes part, who is ready to be matched, and changes to their places."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import select

from core.errors import Conflict, Fault, Infeasible, InvalidInput, NotFound
from core.intake.about import About
from core.intake.answers import show_answer
from core.intake.applications import MOST_PLACES
from core.intake.consent import Purpose
from core.intake.readiness import Blocker, Readiness, readiness
from core.matching.choices import KEY
from core.messages.templates import MessageKey
from core.program.asking import Choosing
from core.program.program import Part, Program
from core.program.questions import Form, Side
from core.reports.table import Cell
from core.roles import Action
from core.text import text
from db.admission import forms_by_version, program_of
from db.choices import ranks_of
from db.documents import Document, words_of
from db.gates import Gates, gates
from db.leaving import leave
from db.links import LinkPurpose, link_address, make_link, revoke_links
from db.message_wording import language_of, write
from db.models import ApplicationRow, ParticipantRow
from db.outbox import put_message
from db.repositories.own_part import OwnPart
from db.repository import Repository, needs
from db.standing import Standing, standings

CONSENT_DAYS = 90


@dataclass(frozen=True)
class People:
    """Everyone of a cohort but those who left, who is ready, and how many are paired and so need nobody more.

    ``readiness`` is of those who have no partner yet or would take one more.
    """

    everyone: tuple[Standing, ...]
    readiness: Readiness
    paired: int


@dataclass(frozen=True)
class MatchingPerson:
    """One participant as matching reads her. ``identity``: the same for one human being on both sides.

    ``places_left`` are places without a partner or a proposal now. ``ready`` is False with ``blockers``: she is not
    matched. ``matters``: what matters most to her, where the program asks. ``least``: of a mentor, how many mentees at
    least, those she has among them.
    """

    id: int
    side: Side
    name: str
    answers: Mapping[str, Any]
    places: int
    places_left: int
    time_zone: str
    identity: str
    ready: bool
    blockers: tuple[Blocker, ...]
    priority: bool
    matters: tuple[str, ...] = ()
    joined_at: datetime | None = None
    least: int = 0


class Participants(OwnPart, Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_PARTICIPANTS)
    def people(self) -> People:
        """Everyone, and the readiness of those who still look for somebody."""
        program = self._program()
        everyone = standings(self._session, self.workspace.cohort_id, self.workspace.today, program)
        found = self._gates(everyone, self.workspace.cohort_id, program)
        looking = [each for each in everyone if each.status != "left" and (not each.is_taken or each.places_left > 0)]
        facts = [found.facts(each) for each in looking]
        here = [each for each in everyone if each.status != "left"]
        return People(everyone, readiness(facts, found.parts), sum(each.is_paired for each in here))

    @needs(Action.READ_MATCHING)
    def for_matching(self, cohort_id: int | None = None) -> tuple[MatchingPerson, ...]:
        """Everyone who has not left, with answers, by side and id; those not ready too, with what is in the way."""
        cohort, program = cohort_id or self.workspace.cohort_id, self._program()
        known = standings(self._session, cohort, self.workspace.today, program)
        everyone = [each for each in known if each.status != "left"]
        return self._as_matched(everyone, cohort, program, self._gates(everyone, cohort, program).stops)

    @needs(Action.READ_MATCHING)
    def with_places(self) -> tuple[MatchingPerson, ...]:
        """Who has a place left and is not on a break, by side and id. Whether she is ready is not asked, so neither
        gates nor guardians are read."""
        cohort, program = self.workspace.cohort_id, self._program()
        ungated = replace(program, parts=program.parts - {Part.GUARDIANS})
        everyone = standings(self._session, cohort, self.workspace.today, ungated)
        free = [each for each in everyone if each.status == "active" and each.places_left > 0]
        return self._as_matched(free, cohort, program, lambda _: ())

    @needs(Action.CHANGE_PARTICIPANT)
    def change_places(self, participant_id: int, version: int, places: int, fewest: int | None = None) -> None:
        """How many partners she takes at most. Fewer than she has: those stay, and nobody new comes.

        ``fewest``: how many mentees a mentor takes at least, for the next matching to hold to; None leaves it.
        """
        row = self._seen(participant_id, version)
        least = 0 if row.side == Side.MENTOR else 1
        if not least <= places <= MOST_PLACES:
            raise InvalidInput(
                "The places were not changed.",
                [Fault(row.name, text("takes {least} to {most} partners", least=least, most=MOST_PLACES))],
            )
        fewest = row.least if fewest is None else fewest
        if fewest < 0 or fewest > (places if row.side == Side.MENTOR else 0):
            raise InvalidInput(
                "The places were not changed.",
                [Fault(row.name, text("takes {least} mentees at least: as many places are needed", least=fewest))],
            )
        row.places, row.least = places, fewest
        application = self._session.get(ApplicationRow, row.application_id) if row.application_id else None
        if application is not None:  # else the next import would set them back
            application.places = places

    @needs(Action.CHANGE_PARTICIPANT)
    def pause(self, participant_id: int, version: int) -> None:
        """Not matched until resumed; a pairing goes on."""
        self._move(participant_id, version, "active", "paused")

    @needs(Action.CHANGE_PARTICIPANT)
    def resume(self, participant_id: int, version: int) -> None:
        self._move(participant_id, version, "paused", "active")

    @needs(Action.CHANGE_PARTICIPANT)
    def let_go(self, participant_id: int, version: int) -> int:
        """She leaves: her pairings end, her links open nothing any more. How many pairings ended."""
        row = self._seen(participant_id, version)
        return leave(self._session, row, self.workspace.today, f"{row.name} left", self.workspace.now)

    @needs(Action.CHANGE_PARTICIPANT)
    def new_link(self, participant_id: int, *, mail: bool = False) -> str:
        """The address of a new personal link; earlier ones stop working. ``mail``: she is sent it too."""
        row = self._one(participant_id)
        if row.status == "left":
            raise Infeasible("{name} has left.", "Bring {name} back first, from the application.", name=row.name)
        revoke_links(self._session, LinkPurpose.PARTICIPANT, participant_id)
        address = link_address(self._link(LinkPurpose.PARTICIPANT, participant_id, None))
        if mail:
            self._send(MessageKey.PERSONAL_LINK, row, address)
        return address

    @needs(Action.CHANGE_PARTICIPANT)
    def ask_consent(self, participant_ids: Sequence[int]) -> dict[int, str]:
        """Send each who has not agreed a link that asks; participant id → the address of her link."""
        wanted = set(participant_ids)
        found = {}
        for standing in standings(self._session, self.workspace.cohort_id, self.workspace.today):
            if standing.id not in wanted or standing.status == "left" or Purpose.PARTICIPATION in standing.consents:
                continue
            row = self._one(standing.id)
            revoke_links(self._session, LinkPurpose.CONSENT, standing.id)
            address = link_address(self._link(LinkPurpose.CONSENT, standing.id, CONSENT_DAYS))
            self._send(MessageKey.CONSENT_REQUEST, row, address)
            found[standing.id] = address
        return found

    @needs(Action.EXPORT_PEOPLE)
    def export(self) -> tuple[list[str], list[list[Cell]]]:
        """Everyone with their answers, as headers and rows; the questions of each side that anyone was asked."""
        cohort = self.workspace.cohort_id
        everyone = standings(self._session, cohort, self.workspace.today)
        given = {
            id: (version, answers)
            for id, version, answers in self._session.exec(
                select(ApplicationRow.id, ApplicationRow.form_version_id, ApplicationRow.answers).where(
                    ApplicationRow.cohort_id == cohort
                )
            ).all()
        }
        forms = forms_by_version(self._session, {version for version, _ in given.values()})
        labels = list(dict.fromkeys(question.label for form in forms.values() for question in form.questions))
        headers = ["Name", "E-mail", "Side", "Time zone", "Places", "Partners", "Status", "Agreed", "Joined", *labels]
        rows: list[list[Cell]] = []
        for each in everyone:
            version, answers = given.get(each.application_id, (0, {}))
            said = _in_words(forms.get(version), answers)
            agreed = Purpose.PARTICIPATION in each.consents
            first: list[Cell] = [
                each.name, each.email, each.side.value, each.time_zone, each.places, each.partners, each.status,
                agreed, each.joined_at.date(),
            ]  # fmt: skip
            rows.append([*first, *(said.get(label) for label in labels)])
        return headers, rows

    def _as_matched(
        self, everyone: Sequence[Standing], cohort: int, program: Program,
        stops_of: Callable[[Standing], tuple[Blocker, ...]],
    ) -> tuple[MatchingPerson, ...]:  # fmt: skip
        """These people with their answers, by side and id; ``stops_of`` tells what is in the way of one."""
        answers, matters = self._answers(cohort), self._matters(cohort) if program.own_weights else {}
        accounts = {each.email.lower(): each.account_id for each in everyone if each.account_id is not None}
        chosen = ranks_of(self._session, cohort) if program.choosing is not Choosing.NOBODY else {}
        found = []
        for each in sorted(everyone, key=lambda one: (one.side, one.id)):
            account = each.account_id or accounts.get(each.email.lower())
            stops = stops_of(each)
            given = _with_choices(answers.get(each.application_id, {}), chosen.get(each.id))
            found.append(
                MatchingPerson(
                    id=each.id, side=each.side, name=each.name, answers=given,
                    places=each.places, places_left=each.places_left, time_zone=each.time_zone,
                    identity=f"account {account}" if account else each.email.lower(), ready=not stops,
                    blockers=stops, priority=each.priority,
                    matters=matters.get(each.application_id, ()),
                    joined_at=each.joined_at, least=each.least,
                )
            )  # fmt: skip
        return tuple(found)

    def _answers(self, cohort_id: int) -> dict[int | None, Mapping[str, Any]]:
        """By application, unread: what people answered is opened where somebody looks at it."""
        rows = self._session.exec(
            select(ApplicationRow.id, words_of(ApplicationRow.answers)).where(ApplicationRow.cohort_id == cohort_id)
        ).all()
        return {number: Document(words) for number, words in rows}

    def _matters(self, cohort_id: int) -> dict[int | None, tuple[str, ...]]:
        """By application: what matters most to people, where they are asked."""
        rows = self._session.exec(
            select(ApplicationRow.id, ApplicationRow.about).where(ApplicationRow.cohort_id == cohort_id)
        ).all()
        return {number: About.from_document(about).matters for number, about in rows if about}

    def _program(self) -> Program:
        return program_of(self._session, self.workspace.actor.program_id)

    def _gates(self, everyone: Sequence[Standing], cohort_id: int, program: Program) -> Gates:
        return gates(self._session, program, cohort_id, everyone, self.workspace.today)

    def _move(self, participant_id: int, version: int, before: str, after: str) -> None:
        row = self._seen(participant_id, version)
        if row.status != before:
            raise Conflict("{name} is {status} now.", "Load the page again.", name=row.name, status=row.status)
        row.status = after

    def _one(self, participant_id: int) -> ParticipantRow:
        row = self._session.get(ParticipantRow, participant_id)
        if row is None:
            raise NotFound("That participant is not here.", "Load the page again.")
        return row

    def _seen(self, participant_id: int, version: int) -> ParticipantRow:
        row = self._one(participant_id)
        if row.version != version:
            raise Conflict(
                "{name} was changed by somebody else while you were looking; nothing of theirs was overwritten.",
                "Look at what is there now, then make your change again.",
                name=row.name,
            )
        return row

    def _link(self, purpose: LinkPurpose, participant_id: int, days: int | None) -> str:
        return make_link(
            self._session, purpose, program_id=self.workspace.actor.program_id, subject_id=participant_id,
            now=self.workspace.now, days=days,
        )  # fmt: skip

    def _send(self, key: MessageKey, row: ParticipantRow, address: str) -> None:
        fields = {
            "name": row.name, "program": self.workspace.place.name, "link": address, "coordinator": self._signature(),
        }  # fmt: skip
        message = write(self._session, row.program_id, key, fields, language_of(self._session, row))
        put_message(
            self._session, program_id=row.program_id, kind=key.value, to_name=row.name, to_email=row.email,
            subject=message.subject, body=message.body, now=self.workspace.now, participant_id=row.id,
        )  # fmt: skip


def _with_choices(answers: Mapping[str, Any], ranked: list[int] | None) -> Mapping[str, Any]:
    """Whom she would like to meet counts like an answer."""
    return answers if ranked is None else {**answers, KEY: ranked}


def _in_words(form: Form | None, answers: Mapping[str, Any]) -> dict[str, str]:
    """Each answered question's label, with the answer as a person reads it."""
    if form is None:
        return {}
    return {
        question.label: str(show_answer(question, answers[question.key]))
        for question in form.questions
        if answers.get(question.key) is not None
    }
