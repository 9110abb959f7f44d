"""Guardians as staff see them: whose parent or guardian has to agree, what was answered, and asking again."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from core.errors import Fault, Infeasible, InvalidInput, NotFound
from core.intake.about import About, is_under_age
from core.intake.applications import ApplicationStatus, is_email
from core.program.program import Part, Program
from core.program.questions import Side
from core.roles import Action
from core.text import text
from db.admission import program_of
from db.documents import Document, words_of
from db.guardians import Guardian, ask_guardian, guardian_of
from db.models import ApplicationRow, GuardianRow
from db.repository import Repository, needs
from db.standing import under_age_by

LIVE = (ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED, ApplicationStatus.ACCEPTED)


@dataclass(frozen=True)
class Ward:
    """Somebody whose parent or guardian has to agree; ``under_age`` None: her age is not known."""

    application_id: int
    name: str
    email: str
    under_age: bool | None
    guardian: Guardian | None
    asked_at: datetime | None
    answered_at: datetime | None


class GuardianRequests(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_APPLICATIONS)
    def wards(self) -> tuple[Ward, ...]:
        """By name; none where the program did not choose guardians. Two queries."""
        return self._wards()

    @needs(Action.READ_APPLICATIONS)
    def ward(self, application_id: int) -> Ward | None:
        """The same of one application; None where nobody has to agree for her."""
        return next(iter(self._wards(ApplicationRow.id == application_id)), None)

    def _wards(self, *which: Any) -> tuple[Ward, ...]:
        program = self._program()
        if not program.has(Part.GUARDIANS):
            return ()
        of = ApplicationRow
        asked = GuardianRow
        wanted: tuple[Any, ...] = (
            of.id, of.name, of.email, of.side, words_of(of.about), asked.name, asked.email, asked.answer,
            asked.asked_at, asked.answered_at,
        )  # fmt: skip
        rows = self._session.exec(
            select(*wanted)
            .outerjoin(GuardianRow, col(GuardianRow.application_id) == ApplicationRow.id)
            .where(
                ApplicationRow.cohort_id == self.workspace.cohort_id,
                ApplicationRow.side != Side.MENTOR.value,
                col(ApplicationRow.status).in_([status.value for status in LIVE]),
                *which,
            )
            .order_by(col(ApplicationRow.name), col(ApplicationRow.id))
        ).all()
        found, under_age = [], under_age_by(program, self.workspace.today)
        for id, name, email, side, about, guardian, address, answer, at, answered in rows:
            under = under_age(side, about)
            if under is not False:
                known = Guardian(guardian, address, answer) if at else _named(about)
                found.append(Ward(id, name, email, under, known, at, answered))
        return tuple(found)

    @needs(Action.CHANGE_PARTICIPANT)
    def ask(self, application_id: int, name: str, email: str) -> str:
        """Ask this parent or guardian, by a new link that is mailed too; its address. Earlier links stop working,
        and another person's earlier answer does not count."""
        application = self._one(application_id)
        name, email = " ".join(name.split()), email.strip().lower()
        faults = [] if name else [Fault("Name", text("is empty; write who has to agree"))]
        faults += [] if is_email(email) else [Fault("E-mail", text("does not look like an address"))]
        if email == application.email.lower():
            faults.append(Fault("E-mail", text("is the applicant's own")))
        if faults:
            raise InvalidInput("Nobody was asked.", faults)
        row = guardian_of(self._session, application_id)
        if row is None:
            row = GuardianRow(
                program_id=application.program_id, application_id=application_id, name=name, email=email,
                asked_at=self.workspace.now,
            )  # fmt: skip
            self._session.add(row)
        if row.email != email:
            row.answer, row.answered_at = "", None
        row.name, row.email, row.asked_at = name, email, self.workspace.now
        about = About.from_document(application.about)
        application.about = replace(about, guardian_name=name, guardian_email=email).to_document()
        return ask_guardian(self._session, row, application.name, self._program(), self.workspace.now, None)

    @needs(Action.CHANGE_PARTICIPANT)
    def is_of_age(self, application_id: int) -> None:
        """Write down that somebody whose age was never told is old enough."""
        row = self._one(application_id)
        about = About.from_document(row.about)
        if self._under_age(self._program(), row):
            raise Infeasible("{name} said otherwise.", "Ask a parent or guardian.", name=row.name)
        row.about = replace(about, of_age=True).to_document()

    def _under_age(self, program: Program, row: ApplicationRow) -> bool | None:
        return is_under_age(program, Side(row.side), About.from_document(row.about), self.workspace.today)

    def _program(self) -> Program:
        return program_of(self._session, self.workspace.actor.program_id)

    def _one(self, application_id: int) -> ApplicationRow:
        row = self._session.get(ApplicationRow, application_id)
        if row is None or row.cohort_id != self.workspace.cohort_id:
            raise NotFound("That application is not here.", "Load the page again.")
        return row


def _named(about: str) -> Guardian | None:
    """Whom an application names: one who came along from the last cohort is to be asked anew."""
    if '"guardian_name"' not in about:
        return None
    said = About.from_document(Document(about))
    return Guardian(said.guardian_name, said.guardian_email, "") if said.guardian_name else None
