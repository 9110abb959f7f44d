"""A believable program for looking around: 120 mentees, 70 mentors, a running cohort with history.

python -m db.demo        # makes it in the database of this installation, for its first account

Everybody in it is invented, with addresses under example.org; the outbox never sends for it. Same seed, same demo.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from secrets import token_urlsafe

from sqlalchemy import Engine
from sqlmodel import Session, select

from core.intake.answers import profile_for_partner
from core.intake.consent import How, Purpose, consent_texts
from core.matching import Person, Pool, Proposal, Rules, match, reasons_for_people
from core.matching.documents import rules_to_document
from core.program.program import Program
from core.program.questions import Form, Side, Visibility
from core.program.templates import Template, template
from core.roles import Role
from db.audit import Author, keep_log
from db.demo_people import Invented, invent
from db.engine import make_engine, unit_of_work
from db.migrate import upgrade
from db.models import (
    AccountRow,
    ApplicationRow,
    CohortRow,
    ConsentRow,
    FormRow,
    FormVersionRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramGoalRow,
    ProgramRow,
    RoleRow,
    RulesRow,
)

SEED = 2026
MENTEES, MENTORS = 120, 70
FIRST_ROUND = 34  # mentees who were paired when the cohort began; the others came later and wait
UNDECIDED = 9  # applications that nobody has decided on yet
WITHOUT_CONSENT = 2
ENDINGS = ("They reached what they set out to do", "No time any more", "Moved away", "It did not fit")


def create_demo(
    engine: Engine, account_id: int, now: datetime, mentees: int = MENTEES, mentors: int = MENTORS, seed: int = SEED
) -> int:
    """Make the demo program, owned by this account; its id. One transaction."""
    luck = Random(seed)  # noqa: S311 -- for invented people, not for secrets
    with unit_of_work(engine, writes=True) as session:
        keep_log(session, Author(account_id), "create the demo", now)
        builder = _Builder(session, account_id, now, luck, template("corporate"))
        builder.program_row()
        builder.last_year(mentees // 2, mentors // 2)
        builder.this_year(mentees, mentors)
        return builder.program_id


@dataclass
class _Builder:
    """Fills one session with the demo, step by step."""

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
            self.template.program, name="Lantern mentoring (demo)", time_zone="Europe/Berlin"
        )

    def program_row(self) -> None:
        row = ProgramRow(
            name=self.program.name,
            time_zone=self.program.time_zone,
            template=self.template.key,
            settings=self.program.to_document(),
            is_demo=True,
            created_at=self.now - timedelta(days=400),
        )
        self.session.add(row)
        self.session.flush()
        self.program_id = row.id or 0
        goal = self.template.goal
        self.session.add(
            ProgramGoalRow(
                program_id=self.program_id,
                statement=goal.statement,
                measure=goal.measure,
                target=goal.target,
                due=self.today + timedelta(days=200),
                agreed_by="Ottilie Oakenshore, head of people; the works council",
            )
        )
        for role in (Role.OWNER, Role.SAFEGUARDING_LEAD):
            self.session.add(
                RoleRow(program_id=self.program_id, account_id=self.account_id, role=role, granted_at=self.now)
            )

    def last_year(self, mentees: int, mentors: int) -> None:
        """A cohort that is over: everyone was paired once, some ended early."""
        begun = self.today - timedelta(days=365)
        ended = self.today - timedelta(days=95)
        cohort_id, versions = self.cohort(str(begun.year), begun, ended, closed=True)
        people = self.people(cohort_id, versions, mentees, mentors, begun - timedelta(days=30))
        for proposal in self.best(people, begun):
            early = self.luck.random() < 0.3
            last = begun + timedelta(days=self.luck.randint(40, 200)) if early else ended
            reason = self.luck.choice(ENDINGS[1:]) if early else ENDINGS[0]
            self.pairing(cohort_id, proposal, begun, last, reason)

    def this_year(self, mentees: int, mentors: int) -> None:
        """The cohort that runs: a first round is together, later people wait to be matched."""
        begun = self.today - timedelta(days=80)
        cohort_id, versions = self.cohort(str(self.today.year), begun, begun + timedelta(days=270))
        people = self.people(cohort_id, versions, mentees, mentors, begun - timedelta(days=25), undecided=UNDECIDED)
        first = [p for p in people if p.side == Side.MENTEE][:FIRST_ROUND]
        guides = [p for p in people if p.side == Side.MENTOR][: FIRST_ROUND - 6]
        for proposal in self.best([*first, *guides], begun):
            self.pairing(cohort_id, proposal, begun)

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
        sent = self.now - (self.today - applied) * 1 + timedelta(hours=self.luck.randint(0, 300))
        sent = min(sent, self.now - timedelta(hours=self.luck.randint(1, 90)))
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

    def best(self, people: Sequence[ParticipantRow], on: date) -> tuple[Proposal, ...]:
        """Who is paired with whom: by the app's own engine."""
        answers = dict(
            self.session.exec(
                select(ApplicationRow.id, ApplicationRow.answers).where(ApplicationRow.program_id == self.program_id)
            ).all()
        )
        sides: dict[str, list[Person]] = {Side.MENTOR: [], Side.MENTEE: []}
        for row in people:
            sides[row.side].append(
                Person(row.id or 0, row.name, answers[row.application_id], row.places, row.time_zone, row.email)
            )
        pool = Pool(on, tuple(sides[Side.MENTEE]), tuple(sides[Side.MENTOR]))
        return match(pool, Rules(self.template.criteria)).proposals

    def pairing(
        self, cohort_id: int, proposal: Proposal, begun: date, ended: date | None = None, reason: str = ""
    ) -> None:
        row = PairingRow(
            program_id=self.program_id,
            cohort_id=cohort_id,
            reasons=[str(each) for each in reasons_for_people(proposal, self.partner_may_read)],
            started_on=begun,
            ended_on=ended,
            end_reason=reason,
            published_at=self.now - (self.today - begun),
        )
        self.session.add(row)
        self.session.flush()
        for participant_id, side in ((proposal.mentee_id, Side.MENTEE), (proposal.mentor_id, Side.MENTOR)):
            self.session.add(
                PairingMemberRow(
                    program_id=self.program_id, pairing_id=row.id or 0, participant_id=participant_id, side=side
                )
            )

    def partner_may_read(self, key: str) -> bool:
        """Whether the answers behind a criterion may be seen by a partner, on both forms."""
        questions = [form.question(key) for form in self.template.forms]
        return all(question is not None and question.visible is Visibility.PARTNER for question in questions)


def main() -> None:
    """Make the demo for the first account, which must exist."""
    from db.clock import clock
    from db.settings import database_url

    engine = make_engine(database_url())
    upgrade(engine)
    with Session(engine) as session:
        account = session.exec(select(AccountRow).order_by(AccountRow.id)).first()  # type: ignore[arg-type]
    if account is None or account.id is None:
        sys.exit("There is no account yet. Start the app and create the first one, then run this again.")
    program_id = create_demo(engine, account.id, clock())
    print(f"The demo is program {program_id}. Sign in as {account.email} to look around.")


if __name__ == "__main__":
    main()
