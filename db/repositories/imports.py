"""Bringing people in from a spreadsheet: whole or not at all, and again without doubling anybody."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from core.errors import InvalidInput, NotFound
from core.intake.applications import Application, ApplicationStatus
from core.intake.consent import Consent, How, Purpose, consent_texts, missing, wording_version
from core.intake.spreadsheet import Row
from core.program.more_options import More
from core.program.program import Program
from core.program.questions import Form, Side
from core.roles import Action
from db.admission import (
    admit,
    bring_up_to_date,
    consent_document,
    consent_rows,
    consents_of,
    newest_form,
    program_of,
)
from db.import_before import MEETINGS, PAIRS, PIECE, newest_of, past_imports, what_is_there
from db.import_post import Post
from db.models import (
    ApplicationRow,
    ConsentRow,
    ImportRow,
    ParticipantRow,
)
from db.newcomers import bring_newcomers
from db.repository import Repository, needs
from db.sheets import Agreement, Before, Brought, Imported, PastImport, Sheet, Wishes, import_faults
from db.undo_import import as_it_was, keep_changes, participant_as_it_was, undo
from db.undo_meetings import undo_meetings
from db.undo_pairs import undo_pairs


class Imports(Repository):
    """Into the cohort one is working in."""

    @needs(Action.READ_APPLICATIONS)
    def before(self, side: Side, rows: Collection[Row] | None = None) -> Before:
        """What an import of this side would meet, of people only as far as these rows meet any.

        Without rows it only says whether there is anybody. Raises NotFound where the side has no form.
        """
        here = self.workspace
        return what_is_there(self._session, here.actor.program_id, here.cohort_id, side, rows)

    @needs(Action.READ_APPLICATIONS)
    def history(self) -> tuple[PastImport, ...]:
        """The imports of this cohort, the newest first; two lists that came together are one."""
        return past_imports(self._session, self.workspace.cohort_id)

    @needs(Action.IMPORT_PEOPLE)
    def undo(self, at: datetime) -> int:
        """Take an import back as a whole: who was new is gone, who was changed is as before. How many came of it.

        Questions that were made of its columns stay. Raises InvalidInput with everybody who was touched since, and
        NotFound where there is no such import, or it was taken back already.
        """
        self._one_at_a_time()
        batches = self._session.exec(
            select(ImportRow).where(
                ImportRow.cohort_id == self.workspace.cohort_id, ImportRow.at == at, col(ImportRow.undone_at).is_(None)
            )
        ).all()
        if not batches:
            raise NotFound("That import is not here.", "It may have been undone already.")
        of_pairs = [batch for batch in batches if batch.side == PAIRS]
        faults, people = undo(self._session, batches)
        pair_faults, pairs = undo_pairs(self._session, of_pairs)
        meeting_faults, meetings = undo_meetings(self._session, [batch for batch in batches if batch.side == MEETINGS])
        if faults or pair_faults or meeting_faults:
            raise InvalidInput(
                "The import stays as it is: these were touched since.", [*faults, *pair_faults, *meeting_faults]
            )
        for batch in batches:
            batch.undone_at = self.workspace.now
        return people + pairs + meetings

    @needs(Action.IMPORT_PEOPLE)
    def bring_in(
        self, sheets: Sequence[Sheet], wishes: Wishes, questions: Sequence[Form] = (), more: More | None = None
    ) -> Imported:
        """Add who is new, bring up to date who is known, leave alone who is gone; one transaction.

        ``questions``: forms made of the sheets' columns, which take the place of the cohort's own. ``more``: options
        that its questions get besides. Raises InvalidInput where questions were changed meanwhile, nothing is to be
        brought in, or it is not said how people agreed.
        """
        session, workspace = self._session, self.workspace
        self._one_at_a_time()
        if questions:
            workspace.forms.replace(questions)
            session.flush()
        if more:
            workspace.forms.offer(more)
            session.flush()
        forms = {sheet.side: newest_form(session, workspace.cohort_id, sheet.side) for sheet in sheets}
        same = all(forms[sheet.side][1] == sheet.form for sheet in sheets)
        faults = import_faults(sheets, same, wishes.agreement, workspace.today)
        if faults:
            raise InvalidInput("Nobody was brought in.", faults)
        program = program_of(session, workspace.actor.program_id)
        given = self._given(wishes.agreement)
        done, at = Imported(), workspace.now  # of all lists, so that they are one import
        for sheet in sheets:
            done += self._bring_in(sheet, forms[sheet.side][0], program, given, wishes, at)
        return done

    def _bring_in(
        self, sheet: Sheet, version: int, program: Program, given: Sequence[Consent], wishes: Wishes, at: datetime
    ) -> Imported:
        session, workspace = self._session, self.workspace
        batch = ImportRow(
            program_id=workspace.actor.program_id, cohort_id=workspace.cohort_id, side=sheet.side, at=at,
            account_id=workspace.actor.account_id, file_name=sheet.file_name[:200], left_out=sheet.left_out,
            mapping={"columns": sheet.mapping.to_document(), "name": sheet.name.strip()[:80]},
        )  # fmt: skip
        before_it = self.before(sheet.side, sheet.rows)
        stay = [row for row in sheet.rows if not before_it.is_gone(row)]
        known = self._newest(sheet.side, stay)
        by_id = {each.own_id: each for email, each in known.items() if each.own_id and email in before_it.known}
        found = [(row, known.get(row.email) or by_id.get(row.own_id)) for row in stay]
        there = self._taking_part(sheet.side)  # without an application of that address, where it was merged
        fresh = [row for row, application in found if application is None and row.email not in there]
        session.add(batch)
        session.flush()
        newcomers = bring_newcomers(
            session, batch, fresh, version, sheet.form, program, given, workspace.now, accepted=wishes.as_participants
        )
        batch.added = len(newcomers)
        met = self._meet(batch, sheet.form, version, program, given, wishes, [
            (row, application) for row, application in found if application is not None or row.email in there
        ])  # fmt: skip
        asked = Post(session, workspace).greet([*newcomers, *met], wishes)
        without = sum(each.lacks for each in (*newcomers, *met))
        return Imported(batch.added, batch.changed, batch.unchanged, len(sheet.rows) - len(stay), asked, without)

    def _meet(
        self,
        batch: ImportRow,
        form: Form,
        version: int,
        program: Program,
        given: Sequence[Consent],
        wishes: Wishes,
        found: Sequence[tuple[Row, ApplicationRow | None]],
    ) -> list[Brought]:
        """Bring those up to date who are here: with their application or, where there is none, a new one."""
        people, held = self._people([each for _, each in found if each is not None])
        people_before = {row.id or 0: participant_as_it_was(row, held[row.id or 0]) for row in people.values()}
        touched: list[ApplicationRow] = []
        before: dict[int, dict[str, Any]] = {}
        for row, application in found:
            if application is None:
                touched.append(self._new(batch, row, version, program, wishes.as_participants, given))
                batch.added += 1
                continue
            before[application.id or 0] = as_it_was(application)
            if application.email != row.email and (person := people.get(application.id or 0)):
                person.email = row.email
            if self._update(application, row, form, version):
                batch.changed += 1
            else:
                batch.unchanged += 1
            bring_up_to_date(application, consents=consent_document(given) | application.consents)
            if wishes.as_participants and application.status != ApplicationStatus.ACCEPTED:
                self._accept(application)
            touched.append(application)
        self._session.flush()
        met, people = self._give_places(touched, program, held)
        self._session.flush()
        keep_changes(self._session, batch, touched, before, people, people_before)
        return met

    def _taking_part(self, side: Side) -> frozenset[str]:
        """The addresses of those who are in the cohort."""
        asked = select(ParticipantRow.email).where(
            ParticipantRow.cohort_id == self.workspace.cohort_id, ParticipantRow.side == side
        )
        return frozenset(self._session.exec(asked).all())

    def _people(
        self, applications: Iterable[ApplicationRow]
    ) -> tuple[dict[int, ParticipantRow], dict[int, list[ConsentRow]]]:
        """The participants by their application's id, and what they agreed to by their own."""
        ids = {row.id for row in applications}
        if not ids:
            return {}, {}
        rows = self._session.exec(
            select(ParticipantRow).where(ParticipantRow.cohort_id == self.workspace.cohort_id)
        ).all()
        people = {row.application_id: row for row in rows if row.application_id in ids and row.application_id}
        return people, consent_rows(self._session, [row.id or 0 for row in people.values()])

    def _newest(self, side: Side, rows: Collection[Row]) -> dict[str, ApplicationRow]:
        """The last application of each address that these rows meet."""
        ids = newest_of(self._session, self.workspace.cohort_id, side, rows)
        found: dict[str, ApplicationRow] = {}
        for start in range(0, len(ids), PIECE):
            some = select(ApplicationRow).where(col(ApplicationRow.id).in_(ids[start : start + PIECE]))
            found |= {row.email: row for row in self._session.exec(some.order_by(col(ApplicationRow.id))).all()}
        return found

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
            status=ApplicationStatus.SUBMITTED.value, source="import", import_id=batch.id, own_id=row.own_id,
            created_at=self.workspace.now, submitted_at=self.workspace.now,
        )  # fmt: skip
        if accepted:
            self._accept(application)
        self._session.add(application)
        return application

    def _update(self, application: ApplicationRow, row: Row, form: Form, version: int) -> bool:
        """What the sheet says replaces what was kept; what it does not say stays. Whether anything differs."""
        kept = (application.email, application.own_id)
        bring_up_to_date(application, email=row.email, own_id=row.own_id or application.own_id)
        before = (*kept, application.name, application.time_zone, application.places, application.answers)
        whole = Application(
            row.name, application.email, row.time_zone or application.time_zone,
            row.places if row.places is not None else application.places, {**application.answers, **row.answers},
        ).tidied(form, application.answers if application.form_version_id == version else {})  # fmt: skip
        after = (whole.name, whole.time_zone, whole.places, dict(whole.answers))
        if before == (application.email, application.own_id, *after):
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

    def _give_places(
        self, touched: Sequence[ApplicationRow], program: Program, held: Mapping[int, Sequence[ConsentRow]]
    ) -> tuple[list[Brought], dict[int, ParticipantRow]]:
        """Whoever is accepted takes part. Everybody as she is then, and the participants by application."""
        accepted = [row for row in touched if row.status == ApplicationStatus.ACCEPTED]
        admitted = admit(self._session, accepted, self.workspace.now, held)
        texts = consent_texts(program)
        met = [
            Brought(person.name, person.email, row.id or 0, person.id, is_new, bool(missing(agreed_to, texts)))
            for row, person, is_new, agreed_to in admitted
        ]
        for row in touched:
            if row.status != ApplicationStatus.ACCEPTED:
                lacks = bool(missing(consents_of(row), texts))
                met.append(Brought(row.name, row.email, row.id or 0, None, is_new=False, lacks=lacks))
        return met, {each.application.id or 0: each.person for each in admitted}
