"""Consent asked for by a link: read what it means, agree or refuse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session

from core.errors import Fault, InvalidInput, NotFound
from core.intake.applications import ApplicationStatus
from core.intake.consent import Consent, ConsentText, How, Purpose, agreed, consent_texts
from core.program.questions import Side
from core.text import text
from db.admission import (
    APPLICATION,
    add_consent,
    consent_document,
    consent_rows,
    consent_value,
    consents_of,
    forms_by_version,
    person_of,
    program_of,
    shared_profile,
)
from db.audit import Author, keep_log
from db.clock import Clock
from db.engine import unit_of_work
from db.handing_in import place_for
from db.introductions import share
from db.leaving import leave
from db.links import LinkPurpose, find_link
from db.models import ApplicationRow, ParticipantRow
from db.wordings import keep_wordings


@dataclass(frozen=True)
class ConsentRequest:
    """What somebody who was brought in from a list is asked. ``agreed`` are purposes; ``refused``: she said no."""

    name: str
    program: str
    purpose: str
    texts: tuple[ConsentText, ...]
    agreed: frozenset[Purpose]
    refused: bool


class Consenting:
    """See the module's docstring."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> ConsentRequest:
        """What the link asks for. Raises NotFound. Writes nothing."""
        with unit_of_work(self._engine, writes=False) as session:
            row = self._subject(session, token)
            program = program_of(session, row.program_id)
            standing = self._standing(session, row)
            refused = row.status in ("left", ApplicationStatus.WITHDRAWN)
            given = frozenset(purpose for purpose in Purpose if agreed(standing, purpose))
            return ConsentRequest(row.name, program.name, program.purpose, consent_texts(program), given, refused)

    def agree(self, token: str, purposes: Mapping[Purpose, str]) -> None:
        """Write down what she agrees to: purpose → version of the wording that she read.

        Raises InvalidInput where a required purpose is missing or a wording was changed meanwhile. Whoever
        refused before and agrees now takes part again.
        """
        with unit_of_work(self._engine, writes=True) as session:
            row = self._subject(session, token)
            texts = {each.purpose: each for each in consent_texts(program_of(session, row.program_id))}
            faults = [
                Fault("Consent", text("is needed to take part"))
                for each in texts.values()
                if each.required and each.purpose not in purposes
            ]
            faults += [
                Fault("Consent", text("has a new wording; please read it and decide again"))
                for purpose, version in purposes.items()
                if texts[purpose].version != version
            ]
            if faults:
                raise InvalidInput("Nothing was recorded yet.", faults)
            now = self._clock()
            given = [Consent(purpose, version, now, How.LINK) for purpose, version in purposes.items()]
            keep_wordings(session, row.program_id, texts.values(), purposes.values(), now)
            if isinstance(row, ApplicationRow):
                keep_log(session, Author(program_id=row.program_id), "consent by link", now)
                row.consents = consent_document(given)
                if row.status == ApplicationStatus.WITHDRAWN:  # her place may be somebody else's by now
                    row.status = place_for(session, row.cohort_id, Side(row.side)).value
                    row.submitted_at, row.decided_at = now, None
                return
            keep_log(session, Author(participant_id=row.id, program_id=row.program_id), "consent by link", now)
            self._record(session, row, given, now)

    def refuse(self, token: str) -> None:
        """Write down that she would rather not: she is not matched and hears nothing more."""
        with unit_of_work(self._engine, writes=True) as session:
            row = self._subject(session, token)
            now = self._clock()
            if isinstance(row, ApplicationRow):
                keep_log(session, Author(program_id=row.program_id), "refuse consent by link", now)
                row.status, row.consents = ApplicationStatus.WITHDRAWN.value, {}
                return
            keep_log(session, Author(participant_id=row.id, program_id=row.program_id), "refuse consent by link", now)
            for consent in consent_rows(session, [row.id or 0])[row.id or 0]:
                consent.withdrawn_at = consent.withdrawn_at or now
            row.shared = []
            zone = ZoneInfo(program_of(session, row.program_id).time_zone)
            why = f"{row.name} did not agree to take part"
            leave(session, row, now.astimezone(zone).date(), why, now, may_return=True)

    def _subject(self, session: Session, token: str) -> ParticipantRow | ApplicationRow:
        link = find_link(session, token, LinkPurpose.CONSENT, self._clock())
        of_application = link.details.get("of") == APPLICATION
        row: ParticipantRow | ApplicationRow | None = (
            session.get(ApplicationRow, link.subject_id)
            if of_application
            else session.get(ParticipantRow, link.subject_id)
        )
        if row is None:
            raise NotFound("You are not on this list any more.", "There is nothing you need to do.")
        if isinstance(row, ApplicationRow) and row.status == ApplicationStatus.ACCEPTED:
            return person_of(session, row) or row
        return row

    def _standing(self, session: Session, row: ParticipantRow | ApplicationRow) -> tuple[Consent, ...]:
        if isinstance(row, ApplicationRow):
            return consents_of(row)
        return tuple(consent_value(each) for each in consent_rows(session, [row.id or 0])[row.id or 0])

    def _record(self, session: Session, person: ParticipantRow, given: list[Consent], now: datetime) -> None:
        held = consent_rows(session, [person.id or 0])[person.id or 0]
        chosen = {consent.purpose for consent in given}
        for row in held:
            if row.purpose not in chosen and row.withdrawn_at is None:
                row.withdrawn_at = now
        for consent in given:
            add_consent(session, person, consent, held)
        if person.status == "left":
            person.status = "active"
        application = session.get(ApplicationRow, person.application_id) if person.application_id else None
        if application is not None:
            form = forms_by_version(session, [application.form_version_id])[application.form_version_id]
            share(session, person, shared_profile(form, application.answers, given))
        session.add(person)
