"""Screening as the team sees it: who has been asked what, what came of it, and what the program asks at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import col, func, select

from core.errors import Conflict, Fault, Infeasible, InvalidInput, NotFound
from core.intake.applications import ApplicationStatus
from core.intake.readiness import Gap
from core.intake.screening import (
    GATES,
    Requirements,
    ScreeningRecord,
    Step,
    check_requirements,
    gaps,
    minutes_done,
    next_expiry,
    record_faults,
)
from core.program.program import Part, Program
from core.program.questions import Side
from core.roles import Action
from core.text import text
from db.admission import program_of
from db.gates import as_record, current_requirements, trainings_that_count
from db.models import AccountRow, ApplicationRow, CohortRow, ProgramRow, RequirementsRow, ScreeningRow
from db.repository import Repository, needs

SCREENED = (ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED, ApplicationStatus.ACCEPTED)


@dataclass(frozen=True)
class Noted:
    """A record, with who noted it and when; no ``at``: a training that was held for several, or a finished module."""

    record: ScreeningRecord
    by: str
    at: datetime | None


@dataclass(frozen=True)
class Screened:
    """Somebody who is screened: her application (the newest, if she applied twice), what was noted of her, what is
    missing now, and the first day on which a check runs out."""

    id: int
    name: str
    email: str
    side: Side
    status: ApplicationStatus
    noted: tuple[Noted, ...]
    gaps: tuple[Gap, ...]
    minutes: int
    expires: date | None

    def newest(self, step: Step, about: str | None = None) -> ScreeningRecord | None:
        """The record that counts now, of a step (and of one check)."""
        kept = [each.record for each in self.noted if each.record.step is step and about in (None, each.record.about)]
        return max(kept, key=lambda each: (each.on, each.id), default=None)


@dataclass(frozen=True)
class ScreeningList:
    """Everybody who is screened, by name; what is asked, and which of the two gates the program has."""

    people: tuple[Screened, ...]
    requirements: Requirements
    parts: frozenset[Part]
    on: date


class Screening(Repository):
    """Of the cohort one is working in; what is looked for, of the whole program."""

    @needs(Action.READ_SCREENING)
    def requirements(self) -> Requirements:
        """What the program looks for and asks, as it is now."""
        return current_requirements(self._session, self._program())

    @needs(Action.CHANGE_PROGRAM)
    def keep_requirements(self, given: Requirements, number: int) -> int:
        """Keep another version; its number. ``number`` is that of the version that was seen.

        What was decided and noted before stays with the version it was done under. Raises Conflict where somebody
        else has kept one meanwhile.
        """
        check_requirements(given)
        here = self.workspace.actor.program_id
        self._session.exec(select(ProgramRow.id).where(ProgramRow.id == here).with_for_update()).one()  # one at a time
        newest = self._session.exec(select(func.max(RequirementsRow.number))).one() or 0
        if newest != number:
            raise Conflict(
                "Somebody else changed what you look for while you were writing; nothing of theirs was overwritten.",
                "Load the page again, look at what is there now, then make your change.",
            )
        self._session.add(
            RequirementsRow(
                program_id=here, number=newest + 1, document=given.tidied().to_document(),
                at=self.workspace.now, account_id=self.workspace.actor.account_id,
            )
        )  # fmt: skip
        return newest + 1

    @needs(Action.READ_SCREENING)
    def people(self) -> ScreeningList:
        """Whoever guides others and has applied, waits or was accepted. Seven queries, whatever their number."""
        session, program = self._session, self._program()
        requirements, parts = current_requirements(session, program), GATES & program.parts
        here = session.get(CohortRow, self.workspace.cohort_id)
        on = max(filter(None, (self.workspace.today, here.starts_on if here else None)))
        wanted = (
            select(ApplicationRow)
            .where(
                ApplicationRow.cohort_id == self.workspace.cohort_id,
                ApplicationRow.side != Side.MENTEE.value,
                col(ApplicationRow.status).in_([status.value for status in SCREENED]),
            )
            .order_by(func.lower(ApplicationRow.name), col(ApplicationRow.id))
        )
        newest = {(row.side, row.email): row for row in session.exec(wanted).all()}
        noted = self._noted()
        for where, _application, record in trainings_that_count(session, self.workspace.cohort_id, program):
            noted.setdefault(where, []).append(Noted(record, "", None))
        people = []
        for address, row in newest.items():
            own = noted.get(address, [])
            records = [each.record for each in own]
            people.append(
                Screened(
                    id=row.id or 0, name=row.name, email=row.email, side=Side(row.side),
                    status=ApplicationStatus(row.status), noted=tuple(own),
                    gaps=gaps(requirements, records, on, parts), minutes=minutes_done(records),
                    expires=next_expiry(records, requirements.checks),
                )
            )  # fmt: skip
        return ScreeningList(tuple(people), requirements, parts, on)

    @needs(Action.RECORD_SCREENING)
    def record(self, application_ids: Sequence[int], given: ScreeningRecord) -> int:
        """Note the same of one person or of several (a training that many came to); how many. All or none."""
        session, program = self._session, self._program()
        if not GATES & program.parts:
            raise Infeasible("This program does not screen anybody.", "Switch the part on under Program → Settings.")
        # whoever publishes pairs at this moment is done first, or sees what was noted
        self._one_at_a_time()
        requirements = current_requirements(session, program)
        given = replace(given, about=" ".join(given.about.split()), note=given.note.strip())
        if faults := record_faults(given, requirements, self.workspace.today):
            raise InvalidInput("Nothing was noted yet.", faults)
        if len(application_ids) > 1 and given.step not in (Step.TRAINING, Step.CHECK):
            raise InvalidInput("Nothing was noted.", [Fault("People", text("are noted one by one for this step"))])
        rows = session.exec(
            select(ApplicationRow).where(
                col(ApplicationRow.id).in_(list(application_ids)),
                ApplicationRow.cohort_id == self.workspace.cohort_id,
                col(ApplicationRow.status).in_([status.value for status in SCREENED]),
            )
        ).all()
        if len(rows) < len(set(application_ids)):
            raise NotFound("Some of these people are not here any more.", "Load the page again, then choose again.")
        for row in rows:
            session.add(
                ScreeningRow(
                    program_id=row.program_id, application_id=row.id or 0, step=given.step.value,
                    outcome=given.outcome.value, about=given.about, way=given.way, done_on=given.on,
                    expires_on=given.expires, minutes=given.minutes, ratings=dict(given.ratings), note=given.note,
                    requirements=requirements.number, at=self.workspace.now,
                    account_id=self.workspace.actor.account_id,
                )
            )  # fmt: skip
        return len(rows)

    @needs(Action.RECORD_SCREENING)
    def take_back(self, record_id: int) -> None:
        """Remove what was noted by mistake; the log keeps that it was there and who removed it."""
        row = self._session.exec(select(ScreeningRow).where(ScreeningRow.id == record_id)).first()
        if row is None:
            raise NotFound("That note is not here any more.", "Load the page again.")
        self._session.delete(row)

    def _noted(self) -> dict[tuple[str, str], list[Noted]]:
        rows = self._session.exec(
            select(ScreeningRow, ApplicationRow.side, ApplicationRow.email)
            .join(ApplicationRow, col(ApplicationRow.id) == ScreeningRow.application_id)
            .where(ApplicationRow.cohort_id == self.workspace.cohort_id)
            .order_by(col(ScreeningRow.done_on).desc(), col(ScreeningRow.id).desc())
        ).all()
        names = dict(self._session.exec(select(AccountRow.id, AccountRow.name)).all())
        found: dict[tuple[str, str], list[Noted]] = {}
        for row, side, email in rows:
            noted = Noted(as_record(row), names.get(row.account_id, ""), row.at)
            found.setdefault((side, email), []).append(noted)
        return found

    def _program(self) -> Program:
        return program_of(self._session, self.workspace.actor.program_id)
