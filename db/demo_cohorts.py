"""The cohorts of the demo: forms, applications, participants and their consents, as rows of one session."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from secrets import token_urlsafe

from sqlmodel import Session

from core.intake.answers import profile_for_partner
from core.intake.consent import How, Purpose, consent_texts
from core.matching import Rules
from core.matching.documents import rules_to_document
from core.program.program import Part, Program
from core.program.questions import Form, Side
from core.program.templates import Template
from db.demo_people import Invented, invent
from db.models import (
    ApplicationRow,
    CohortRow,
    ConsentRow,
    FormRow,
    FormVersionRow,
    ParticipantRow,
    RulesRow,
)

WITHOUT_CONSENT = 2


@dataclass
class DemoCohorts:
    """Fills one session with cohorts of a program, step by step."""

    session: Session
    account_id: int
    now: datetime
    luck: Random
    template: Template
    program_id: int = 0

    def __post_init__(self) -> None:
        self.names: set[str] = set()
        self.today = self.now.date()
        self.program: Program = replace(
            self.template.program,
            name="Lantern mentoring (demo)",
            time_zone="Europe/Berlin",
            parts=self.template.program.parts | {Part.HOURS},
            standards=frozenset({"ismcp"}),
        )

    def cohort(self, name: str, begun: date, ends: date, closed: bool = False) -> tuple[int, dict[Side, int]]:
        """A cohort with its forms and rules; its id, and the form version of each side."""
        row = CohortRow(
            program_id=self.program_id,
            name=name,
            starts_on=begun,
            ends_on=ends,
            opens_on=begun - timedelta(days=45),
            closes_on=None if not closed else begun,
            mentor_code=token_urlsafe(9),
            mentee_code=token_urlsafe(9),
            created_at=self.now,
            closed_at=self.now - timedelta(days=60) if closed else None,
        )
        self.session.add(row)
        self.session.flush()
        cohort_id = row.id or 0
        versions = {form.side: self.form(cohort_id, form) for form in self.template.forms}
        rules = Rules(self.template.criteria)
        self.session.add(RulesRow(program_id=self.program_id, cohort_id=cohort_id, document=rules_to_document(rules)))
        return cohort_id, versions

    def form(self, cohort_id: int, form: Form) -> int:
        row = FormRow(program_id=self.program_id, cohort_id=cohort_id, side=form.side)
        self.session.add(row)
        self.session.flush()
        version = FormVersionRow(
            program_id=self.program_id, form_id=row.id or 0, number=1, document=form.to_document(), created_at=self.now
        )
        self.session.add(version)
        self.session.flush()
        return version.id or 0

    def people(
        self,
        cohort_id: int,
        versions: dict[Side, int],
        mentees: int,
        mentors: int,
        applied: date,
        undecided: int = 0,
    ) -> list[ParticipantRow]:
        """Applications of both sides; a participant for each that is decided. The last ones are not decided."""
        found = []
        for form, count in zip(self.template.forms, (mentors, mentees), strict=True):
            invented = invent(form, count, self.luck, self.names)
            waiting = undecided if form.side is Side.MENTEE else 0
            rows = [
                self.application(cohort_id, versions[form.side], person, applied, decided=place < count - waiting)
                for place, person in enumerate(invented)
            ]
            self.session.add_all(rows)
            self.session.flush()
            joined = [
                self.participant(form, row, person)
                for row, person in zip(rows, invented, strict=True)
                if row.decided_at
            ]
            self.session.add_all(joined)
            self.session.flush()
            silent = WITHOUT_CONSENT if waiting else 0
            for person in joined[: len(joined) - silent]:
                self.consent(person)
            found += joined
        return found

    def application(
        self, cohort_id: int, version: int, person: Invented, applied: date, decided: bool
    ) -> ApplicationRow:
        sent = self.now - (self.today - applied) + timedelta(hours=self.luck.randint(0, 300))
        if not decided:  # they came in the last days
            sent = self.now - timedelta(hours=self.luck.randint(2, 100))
        return ApplicationRow(
            program_id=self.program_id,
            cohort_id=cohort_id,
            side=person.side,
            form_version_id=version,
            name=person.name,
            email=person.email,
            time_zone=person.time_zone,
            places=person.places,
            answers=person.answers,
            status="accepted" if decided else "submitted",
            source="demo",
            created_at=sent,
            submitted_at=sent,
            decided_at=min(sent + timedelta(days=2), self.now) if decided else None,
            decided_by=self.account_id if decided else None,
        )

    def participant(self, form: Form, application: ApplicationRow, person: Invented) -> ParticipantRow:
        return ParticipantRow(
            program_id=self.program_id,
            cohort_id=application.cohort_id,
            application_id=application.id,
            side=person.side,
            name=person.name,
            email=person.email,
            time_zone=person.time_zone,
            places=person.places,
            shared=[answer.to_document() for answer in profile_for_partner(form, person.answers)],
            joined_at=application.decided_at or self.now,
        )

    def consent(self, person: ParticipantRow) -> None:
        for each in consent_texts(self.program):
            if each.purpose is Purpose.EVALUATION and self.luck.random() < 0.15:
                continue
            self.session.add(
                ConsentRow(
                    program_id=self.program_id,
                    participant_id=person.id or 0,
                    purpose=each.purpose,
                    text_version=each.version,
                    how=How.FORM,
                    given_at=person.joined_at,
                )
            )
