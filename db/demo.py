"""A believable program for looking around: 120 mentees, 70 mentors, a running cohort with history.

python -m db.demo        # makes it in the database of this installation, for its first account

Everybody in it is invented, with addresses under example.org; the outbox never sends for it. Same seed, same demo.
"""

import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.matching import Person, Pool, Proposal, Rules, match, reasons_for_people
from core.messages.outbox import MessageStatus
from core.messages.templates import introduction_for
from core.program.questions import Side, Visibility
from core.program.templates import template
from core.roles import Role
from db.audit import Author, keep_log
from db.demo_closing import agreement_of
from db.demo_cohorts import DemoCohorts
from db.demo_growth import growth_of, training_of
from db.demo_support import closed_well, support_of
from db.demo_surveys import DemoSurveys
from db.demo_tracking import contacts_of, goals_of, meetings_of
from db.engine import make_engine, unit_of_work
from db.introductions import introduce, people_to_introduce
from db.links import LinkPurpose, link_address, make_link
from db.migrate import upgrade
from db.models import (
    AccountRow,
    ApplicationRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramGoalRow,
    ProgramRow,
    RoleRow,
)

SEED = 2026
MENTEES, MENTORS = 120, 70
FIRST_ROUND = 34  # mentees who were paired when the cohort began; the others came later and wait
UNDECIDED = 9  # applications that nobody has decided on yet
ENDINGS = ("They reached what they set out to do", "No time any more", "Moved away", "It did not fit")


def create_demo(
    engine: Engine, account_id: int, now: datetime, mentees: int = MENTEES, mentors: int = MENTORS, seed: int = SEED
) -> int:
    """Make the demo program, owned by this account; its id. One transaction."""
    luck = Random(seed)  # noqa: S311 -- for invented people, not for secrets
    with unit_of_work(engine, writes=True) as session:
        keep_log(session, Author(account_id), "create the demo", now)
        builder = _Demo(session, account_id, now, luck, template("corporate"))
        builder.program_row()
        builder.last_year(mentees // 2, mentors // 2)
        builder.this_year(mentees, mentors)
        return builder.program_id


class _Demo(DemoCohorts):
    """Adds the program around the cohorts, and who was paired in them."""

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
            pairing = self.pairing(cohort_id, proposal, begun, last, reason)
            luck = Random(pairing.id)  # noqa: S311 -- of its own, so that all else stays as it is
            closed_well(self.session, pairing, reason, luck, self.account_id, self.now)
        self.surveys().before_and_after(cohort_id, people, begun, ended)

    def this_year(self, mentees: int, mentors: int) -> None:
        """The cohort that runs: a first round is together, later people wait to be matched."""
        begun = self.today - timedelta(days=80)
        cohort_id, versions = self.cohort(str(self.today.year), begun, begun + timedelta(days=270))
        people = self.people(cohort_id, versions, mentees, mentors, begun - timedelta(days=25), undecided=UNDECIDED)
        first = [p for p in people if p.side == Side.MENTEE][:FIRST_ROUND]
        guides = [p for p in people if p.side == Side.MENTOR][: FIRST_ROUND - 6]
        luck = Random(SEED)  # noqa: S311 -- of its own, so that people stay who they are
        by_id = {each.id: each for each in people}
        for place, proposal in enumerate(self.best([*first, *guides], begun)):
            pairing = self.pairing(cohort_id, proposal, begun)
            pair = tuple(by_id[id] for id in proposal.pair)
            meetings_of(self.session, pairing, pair, luck, self.today)
            goals_of(self.session, pairing, pair, luck, self.today)
            contacts_of(self.session, pairing, self.account_id, luck, self.now)
            agreement_of(self.session, pairing, pair, self.today)
            growth_of(self.session, pairing, pair, self.today)
            support_of(self.session, pairing, pair, place, self.account_id, self.now)
        training_of(self.session, cohort_id, guides, begun - timedelta(days=5), self.account_id)
        together = [*first, *guides]
        self.surveys().charter(begun)
        self.surveys().before_and_after(cohort_id, first, begun)
        self.surveys().half_way(cohort_id, together, self.today - timedelta(days=30))

    def surveys(self) -> DemoSurveys:
        return DemoSurveys(self.session, self.program_id, self.now, Random(SEED))  # noqa: S311 -- invented

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
    ) -> PairingRow:
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
        people = {each.id: each for each in people_to_introduce(self.session, proposal.pair).values()}
        for person in people.values():
            self.session.add(
                PairingMemberRow(
                    program_id=self.program_id, pairing_id=row.id or 0, participant_id=person.id, side=person.side
                )
            )
        one, other = (people[id] for id in proposal.pair)
        links = {id: self.link_of(id) for id in people}
        for each in introduce(self.program, (one, other), row.reasons, links, "Olga Oakenshore"):
            self.session.add(
                MessageRow(
                    program_id=self.program_id,
                    participant_id=each.to.id,
                    pairing_id=row.id,
                    kind=introduction_for(each.to.side).value,
                    to_name=each.to.name,
                    to_email=each.to.email,
                    subject=each.message.subject,
                    body=each.message.body,
                    status=MessageStatus.HELD,  # as if it had gone: a demo sends nothing
                    created_at=row.published_at,
                )
            )
        return row

    def link_of(self, person_id: int) -> str:
        """Her private page, as the message tells it: it opens, as in a program that sends."""
        purpose, program_id = LinkPurpose.PARTICIPANT, self.program_id
        return link_address(
            make_link(self.session, purpose, program_id=program_id, subject_id=person_id, now=self.now, days=None)
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
        account = session.exec(select(AccountRow).order_by(col(AccountRow.id))).first()
    if account is None or account.id is None:
        sys.exit("There is no account yet. Start the app and create the first one, then run this again.")
    program_id = create_demo(engine, account.id, clock())
    print(f"The demo is program {program_id}. Sign in as {account.email} to look around.")


if __name__ == "__main__":
    main()
