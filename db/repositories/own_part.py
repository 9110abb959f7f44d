"""One's own part: what I told, what my partner sees, my places, a break, my consent, leaving."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.intake.about import About, status_on
from core.intake.answers import SharedAnswer, profile_for_partner
from core.intake.applications import Application, check_application
from core.intake.consent import Consent, ConsentText, How, Purpose, agreed, consent_texts
from core.program.questions import Form, Side, Visibility
from core.roles import Action
from core.text import text
from db.admission import (
    add_consent,
    consent_rows,
    consent_value,
    forms_by_version,
    newest_form,
    program_of,
    shared_profile,
)
from db.introductions import share
from db.leaving import leave
from db.models import ApplicationRow, ConsentRow, ParticipantRow
from db.repository import Repository, needs
from db.wordings import keep_wordings


@dataclass(frozen=True)
class OwnPlace:
    """One of my places in a cohort. ``private``: keys of answers that a personal link never shows again."""

    id: int
    side: Side
    name: str
    email: str
    time_zone: str
    places: int
    status: str
    version: int
    cohort_id: int
    form: Form
    answers: Mapping[str, Any]
    private: frozenset[str]
    shared: tuple[SharedAnswer, ...]
    consents: tuple[Consent, ...]
    texts: tuple[ConsentText, ...]
    until: date | None = None
    paused_until: date | None = None

    def agrees_to(self, purpose: Purpose) -> bool:
        return agreed(self.consents, purpose)


class OwnPart(Repository):
    """What participants may do about themselves, and only about themselves."""

    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[OwnPlace, ...]:
        """My places in this program, the newest first; those I left are not among them."""
        session = self._session
        ids = sorted(self.workspace.actor.participant_ids, reverse=True)
        rows = session.exec(
            select(ParticipantRow)
            .where(col(ParticipantRow.id).in_(ids), ParticipantRow.status != "left")
            .order_by(col(ParticipantRow.id).desc())
        ).all()
        applications = {
            row.id: row
            for row in session.exec(
                select(ApplicationRow).where(col(ApplicationRow.id).in_([row.application_id for row in rows]))
            ).all()
        }
        held = consent_rows(session, [row.id or 0 for row in rows])
        texts = consent_texts(program_of(session, self.workspace.actor.program_id))
        forms = {row.id: newest_form(session, row.cohort_id, row.side)[1] for row in rows}
        return tuple(
            self._place(row, applications.get(row.application_id), held[row.id or 0], texts, forms) for row in rows
        )

    @needs(Action.CHANGE_OWN_PART)
    def change_mine(
        self, participant_id: int, version: int, places: int, time_zone: str, answers: Mapping[str, Any]
    ) -> None:
        """Correct what I told. A private answer left out stays as it was. Raises InvalidInput with all faults."""
        session = self._session
        row = self._own(participant_id, version)
        application = session.get(ApplicationRow, row.application_id) if row.application_id else None
        if application is None:
            row.places, row.time_zone = places, time_zone
            return
        number, form = newest_form(session, row.cohort_id, row.side)
        asked = {each.key: each.visible for each in form.questions}
        kept = {
            key: value
            for key, value in application.answers.items()
            if asked.get(key, Visibility.PRIVATE) is Visibility.PRIVATE
        }
        given = kept | {key: value for key, value in answers.items() if key in asked and value is not None}
        whole = Application(row.name, row.email, time_zone, places, given).tidied(form)
        faults = check_application(form, whole, final=True)
        if faults:
            raise InvalidInput("Nothing was changed yet.", faults)
        application.answers, application.form_version_id = dict(whole.answers), number
        application.places = row.places = whole.places
        application.time_zone = row.time_zone = whole.time_zone
        consents = [consent_value(each) for each in consent_rows(session, [participant_id])[participant_id]]
        row.shared = shared_profile(form, whole.answers, consents)

    @needs(Action.CHANGE_OWN_PART)
    def pause_mine(self, participant_id: int, version: int, paused: bool, until: date | None = None) -> None:
        """Take a break from being matched, until a day on which it ends by itself; or end it."""
        if paused and until is not None and until <= self.workspace.today:
            raise InvalidInput("There is no break yet.", [Fault("Until", text("is not in the future"))])
        row = self._own(participant_id, version)
        row.status, row.paused_until = ("paused", until) if paused else ("active", None)

    @needs(Action.CHANGE_OWN_PART)
    def take_part_until(self, participant_id: int, version: int, until: date | None) -> None:
        """My last day of taking part, where there is one: nobody new is suggested to me after it."""
        row = self._own(participant_id, version)
        if until is not None and until < self.workspace.today:
            raise InvalidInput("Nothing was changed yet.", [Fault("Until", text("is in the past"))])
        row.until = until
        application = self._session.get(ApplicationRow, row.application_id) if row.application_id else None
        if application is not None:
            about = About.from_document(application.about)
            application.about = replace(about, until=until).to_document()

    @needs(Action.CHANGE_OWN_PART)
    def consent_mine(self, participant_id: int, purpose: Purpose, version: str, agree: bool) -> None:
        """Agree to one purpose in the wording named, or withdraw."""
        session = self._session
        row = self._own(participant_id, None)
        held = consent_rows(session, [participant_id])[participant_id]
        if not agree:
            for each in held:
                if each.purpose == purpose and each.withdrawn_at is None:
                    each.withdrawn_at = self.workspace.now
        else:
            texts = {each.purpose: each.version for each in consent_texts(program_of(session, row.program_id))}
            if texts[purpose] != version:
                raise Conflict("The wording was changed meanwhile.", "Please read it and decide again.")
            add_consent(session, row, Consent(purpose, version, self.workspace.now, self._how()), held)
            known = consent_texts(program_of(session, row.program_id))
            keep_wordings(session, row.program_id, known, {version}, self.workspace.now)
        if purpose is Purpose.SHARING:
            share(session, row, self._profile(row) if agree else [])

    @needs(Action.CHANGE_OWN_PART)
    def leave_mine(self, participant_id: int, version: int) -> int:
        """Leave the program: my pairings end today. How many."""
        row = self._own(participant_id, version)
        return leave(self._session, row, self.workspace.today, f"{row.name} left", self.workspace.now)

    def _profile(self, row: ParticipantRow) -> list[dict[str, Any]]:
        application = self._session.get(ApplicationRow, row.application_id) if row.application_id else None
        if application is None:
            return []
        form = forms_by_version(self._session, [application.form_version_id])[application.form_version_id]
        return [each.to_document() for each in profile_for_partner(form, application.answers)]

    def _how(self) -> How:
        return How.LINK if self.workspace.actor.by_link else How.FORM

    def _own(self, participant_id: int, version: int | None) -> ParticipantRow:
        """My own row: a partner's can be read by me, never changed."""
        row = self._session.get(ParticipantRow, participant_id)
        if row is None or participant_id not in self.workspace.actor.participant_ids or row.status == "left":
            raise NotFound("That is not here.", "Load the page again.")
        if version is not None and row.version != version:
            raise Conflict("This was changed meanwhile.", "Look at what is there now, then make your change again.")
        return row

    def _place(
        self,
        row: ParticipantRow,
        application: ApplicationRow | None,
        held: list[ConsentRow],
        texts: tuple[ConsentText, ...],
        forms: Mapping[int | None, Form],
    ) -> OwnPlace:
        form = forms[row.id]
        answers = dict(application.answers) if application else {}
        open_ = {each.key for each in form.questions if each.visible is not Visibility.PRIVATE}
        hidden = set(answers) - open_  # what an older form asked may have been private
        private = frozenset(hidden) if self.workspace.actor.by_link else frozenset[str]()
        return OwnPlace(
            id=row.id or 0, side=Side(row.side), name=row.name, email=row.email, time_zone=row.time_zone,
            places=row.places, status=status_on(row.status, row.paused_until, self.workspace.today),
            version=row.version, cohort_id=row.cohort_id, form=form,
            answers={key: value for key, value in answers.items() if key not in private}, private=private,
            shared=_shared(row.shared), consents=tuple(map(consent_value, held)), texts=texts, until=row.until,
            paused_until=row.paused_until,
        )  # fmt: skip


def _shared(documents: list[Any]) -> tuple[SharedAnswer, ...]:
    return tuple(SharedAnswer.from_document(each) for each in documents if isinstance(each, Mapping))
