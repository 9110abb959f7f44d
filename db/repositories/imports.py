"""Bringing people in from a spreadsheet: whole or not at all, and again without doubling anybody."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from core.errors import InvalidInput
from core.intake.applications import Application, ApplicationStatus
from core.intake.consent import Consent, How, Purpose, consent_texts, missing, wording_version
from core.intake.spreadsheet import ColumnMapping, Known, Row
from core.messages.templates import MessageKey, compose
from core.program.program import Program
from core.program.questions import Form, Side
from core.roles import Action
from db.admission import (
    OF_APPLICATION,
    admit,
    consent_document,
    consent_rows,
    consent_value,
    consents_of,
    newest_form,
    program_of,
)
from db.links import LinkPurpose, link_address, make_link
from db.models import AccountRow, ApplicationRow, CohortRow, ImportRow, ParticipantRow
from db.outbox import put_message
from db.repository import Repository, needs
from db.sheets import Agreement, Before, Imported, Sheet, Wishes, import_faults

CONSENT_DAYS = 90
LIVE = (ApplicationStatus.SUBMITTED.value, ApplicationStatus.WAITLISTED.value, ApplicationStatus.ACCEPTED.value)


class Imports(Repository):
    """Into the cohort one is working in."""

    @needs(Action.READ_APPLICATIONS)
    def before(self, side: Side) -> Before:
        """What an import of this side would meet. Raises NotFound where the side has no form."""
        session, cohort = self._session, self.workspace.cohort_id
        _, form = newest_form(session, cohort, side)
        known: dict[str, Known] = {}
        gone: set[str] = set()
        left = set(
            session.exec(
                select(ParticipantRow.email).where(
                    ParticipantRow.cohort_id == cohort, ParticipantRow.side == side, ParticipantRow.status == "left"
                )
            ).all()
        )
        kept: Sequence[Any] = session.exec(
            select(  # type: ignore[call-overload]  # of more columns than it is typed for
                ApplicationRow.email, ApplicationRow.status, ApplicationRow.name, ApplicationRow.answers,
                ApplicationRow.time_zone, ApplicationRow.places,
            )
            .where(*_handed_in(cohort, side))
            .order_by(ApplicationRow.id)
        ).all()  # fmt: skip
        for row in {row.email: row for row in kept}.values():
            if row.status not in LIVE or row.email in left:
                gone.add(row.email)
            else:
                known[row.email] = Known(row.name, row.answers, row.time_zone, row.places)
        last = session.exec(
            select(ImportRow)
            .where(ImportRow.cohort_id == cohort, ImportRow.side == side)
            .order_by(col(ImportRow.id).desc())
        ).first()
        earlier = ColumnMapping.from_document(last.mapping.get("columns", {})) if last else None
        program = program_of(session, self.workspace.actor.program_id)
        return Before(form, known, frozenset(gone), program, earlier)

    @needs(Action.IMPORT_PEOPLE)
    def bring_in(self, sheets: Sequence[Sheet], wishes: Wishes, questions: Sequence[Form] = ()) -> Imported:
        """Add who is new, bring up to date who is known, leave alone who is gone; one transaction.

        ``questions``: forms made of the sheets' columns, which take the place of the cohort's own. Raises
        InvalidInput where questions were changed meanwhile, nothing is to be brought in, or it is not said how
        people agreed.
        """
        session, workspace = self._session, self.workspace
        session.exec(select(CohortRow).where(CohortRow.id == workspace.cohort_id).with_for_update()).one()
        if questions:
            workspace.forms.replace(questions)
            session.flush()
        forms = {sheet.side: newest_form(session, workspace.cohort_id, sheet.side) for sheet in sheets}
        same = all(forms[sheet.side][1] == sheet.form for sheet in sheets)
        faults = import_faults(sheets, same, wishes.agreement, workspace.today)
        if faults:
            raise InvalidInput("Nobody was brought in.", faults)
        program = program_of(session, workspace.actor.program_id)
        given = self._given(wishes.agreement)
        done = Imported()
        for sheet in sheets:
            done += self._bring_in(sheet, forms[sheet.side][0], program, given, wishes)
        return done

    def _bring_in(
        self, sheet: Sheet, version: int, program: Program, given: Sequence[Consent], wishes: Wishes
    ) -> Imported:
        session, workspace = self._session, self.workspace
        batch = ImportRow(
            program_id=workspace.actor.program_id, cohort_id=workspace.cohort_id, side=sheet.side, at=workspace.now,
            account_id=workspace.actor.account_id, file_name=sheet.file_name[:200], left_out=sheet.left_out,
            mapping={"columns": sheet.mapping.to_document()},
        )  # fmt: skip
        gone = self.before(sheet.side).gone
        known = self._newest(sheet.side)
        session.add(batch)
        session.flush()
        touched: list[ApplicationRow] = []
        for row in sheet.rows:
            if row.email in gone:
                continue
            application = known.get(row.email)
            if application is None:
                touched.append(self._new(batch, row, version, program, wishes.as_participants, given))
                batch.added += 1
                continue
            if self._update(application, row, sheet.form, version):
                batch.changed += 1
            else:
                batch.unchanged += 1
            application.consents = consent_document(given) | application.consents
            if wishes.as_participants and application.status != ApplicationStatus.ACCEPTED:
                self._accept(application)
            touched.append(application)
        session.flush()
        asked, without = self._greet(touched, program, wishes)
        left_alone = sum(row.email in gone for row in sheet.rows)
        return Imported(batch.added, batch.changed, batch.unchanged, left_alone, asked, without)

    def _newest(self, side: Side) -> dict[str, ApplicationRow]:
        """The last application of each address that was handed in."""
        rows = self._session.exec(
            select(ApplicationRow).where(*_handed_in(self.workspace.cohort_id, side)).order_by(col(ApplicationRow.id))
        ).all()
        return {row.email: row for row in rows}

    def _new(
        self,
        batch: ImportRow,
        row: Row,
        version: int,
        program: Program,
        accepted: bool,
        given: Sequence[Consent],
    ) -> ApplicationRow:
        usual = program.places_default if batch.side == Side.MENTOR else 1
        application = ApplicationRow(
            program_id=batch.program_id, cohort_id=batch.cohort_id, side=batch.side, form_version_id=version,
            name=row.name, email=row.email, time_zone=row.time_zone or program.time_zone, answers=dict(row.answers),
            places=row.places if row.places is not None else usual, consents=consent_document(given),
            status=ApplicationStatus.SUBMITTED.value, source="import", import_id=batch.id,
            created_at=self.workspace.now, submitted_at=self.workspace.now,
        )  # fmt: skip
        if accepted:
            self._accept(application)
        self._session.add(application)
        return application

    def _update(self, application: ApplicationRow, row: Row, form: Form, version: int) -> bool:
        """What the sheet says replaces what was kept; what it does not say stays. Whether anything differs."""
        before = (application.name, application.time_zone, application.places, application.answers)
        whole = Application(
            row.name, application.email, row.time_zone or application.time_zone,
            row.places if row.places is not None else application.places, {**application.answers, **row.answers},
        ).tidied(form)  # fmt: skip
        after = (whole.name, whole.time_zone, whole.places, dict(whole.answers))
        if before == after:
            return False
        application.name, application.time_zone, application.places, application.answers = after
        application.form_version_id = version
        return True

    def _accept(self, application: ApplicationRow) -> None:
        application.status = ApplicationStatus.ACCEPTED.value
        application.decided_at, application.decided_by = self.workspace.now, self.workspace.actor.account_id

    def _given(self, agreement: Agreement | None) -> list[Consent]:
        """The consents that an agreement stands for."""
        if agreement is None:
            return []
        # the beginning of the day: whoever withdrew on that day, at whatever hour, did so after she had agreed
        at = datetime.combine(agreement.on, time(), ZoneInfo(self.workspace.place.time_zone)).astimezone(UTC)
        words = agreement.words.strip()
        return [
            Consent(purpose, wording_version(purpose, words), at, How.IMPORT, agreement.by_whom.strip(), words)
            for purpose in Purpose
            if purpose in agreement.purposes
        ]

    def _greet(self, touched: Sequence[ApplicationRow], program: Program, wishes: Wishes) -> tuple[int, int]:
        """Give places to who is accepted, and write to whom it was wished. How many were asked; how many lack."""
        accepted = [row for row in touched if row.status == ApplicationStatus.ACCEPTED]
        admitted = admit(self._session, accepted, self.workspace.now)
        self._session.flush()
        held = consent_rows(self._session, [person.id or 0 for _, person, _ in admitted])
        texts = consent_texts(program)
        signed = self._signed()
        asked = without = 0
        for _, person, is_new in admitted:
            lacks = bool(missing([consent_value(each) for each in held[person.id or 0]], texts))
            without += lacks
            if lacks and wishes.ask_consent:
                asked += 1
                link = self._link(LinkPurpose.CONSENT, person.id, CONSENT_DAYS, {})
                self._write(MessageKey.CONSENT_REQUEST, person, link, signed, person.id)
            elif not lacks and is_new and wishes.tell:
                link = self._link(LinkPurpose.PARTICIPANT, person.id, None, {})
                self._write(MessageKey.ACCEPTED, person, link, signed, person.id)
        for row in touched:
            if row.status == ApplicationStatus.ACCEPTED or not missing(consents_of(row), texts):
                continue
            without += 1
            if wishes.ask_consent:
                asked += 1
                link = self._link(LinkPurpose.CONSENT, row.id, CONSENT_DAYS, OF_APPLICATION)
                self._write(MessageKey.CONSENT_REQUEST, row, link, signed, None)
        return asked, without

    def _link(self, purpose: LinkPurpose, subject_id: int | None, days: int | None, details: Mapping[str, Any]) -> str:
        token = make_link(
            self._session, purpose, program_id=self.workspace.actor.program_id, subject_id=subject_id,
            now=self.workspace.now, days=days, details=details,
        )  # fmt: skip
        return link_address(token)

    def _write(
        self, key: MessageKey, to: ParticipantRow | ApplicationRow, link: str, signed: str, person_id: int | None
    ) -> None:
        fields = {"name": to.name, "program": self.workspace.place.name, "link": link, "coordinator": signed}
        message = compose(key, fields)
        put_message(
            self._session, program_id=to.program_id, kind=key.value, to_name=to.name, to_email=to.email,
            subject=message.subject, body=message.body, now=self.workspace.now, participant_id=person_id,
        )  # fmt: skip

    def _signed(self) -> str:
        account = self._session.get(AccountRow, self.workspace.actor.account_id)
        return account.name if account is not None else self.workspace.place.name


def _handed_in(cohort_id: int, side: Side) -> tuple[Any, ...]:
    return (
        ApplicationRow.cohort_id == cohort_id,
        ApplicationRow.side == side,
        ApplicationRow.status != ApplicationStatus.DRAFT.value,
    )
