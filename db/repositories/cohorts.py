"""Cohorts: their days and public addresses, and the next one with the people who come along."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import col, select

from core.errors import Conflict, NotFound
from core.program.cohort import Cohort, CohortState, NextCohort, check_cohort, next_cohort
from core.program.questions import Side
from core.roles import Action
from db.admission import program_of
from db.facts import as_cohort, newest_forms
from db.models import ApplicationRow, CohortRow, ParticipantRow, ProgramRow, RulesRow
from db.new_program import add_cohort, add_form, add_rules, new_code, suggested
from db.next_cohort import candidates, carry
from db.repository import Repository, needs


@dataclass(frozen=True)
class KeptCohort:
    """A cohort with the version that was seen. ``addresses``: side and code of each public form, in order."""

    id: int
    version: int
    cohort: Cohort
    state: CohortState
    takes_applications: bool
    addresses: tuple[tuple[Side, str], ...]
    applications: int
    people: Mapping[Side, int]  # participants who have not left

    @property
    def participants(self) -> int:
        return sum(self.people.values())


@dataclass(frozen=True)
class NextPlan:
    """What the next cohort would be; names of those who come along, by id, and of mentors to ask first."""

    next: NextCohort
    carried: tuple[tuple[int, str], ...]
    to_ask: tuple[tuple[int, str], ...]
    waiting_list: int  # waitlisted applications, which come along as such


class Cohorts(Repository):
    """All cohorts of the program."""

    @needs(Action.READ_PROGRAM)
    def all(self) -> tuple[KeptCohort, ...]:
        """Newest first."""
        rows = self._session.exec(select(CohortRow).order_by(col(CohortRow.id).desc())).all()
        sides = program_of(self._session, self.workspace.actor.program_id).sides
        applications = dict(
            self._session.exec(
                select(ApplicationRow.cohort_id, func.count(col(ApplicationRow.id)))
                .where(ApplicationRow.status != "draft")
                .group_by(col(ApplicationRow.cohort_id))
            ).all()
        )
        people: dict[int, dict[Side, int]] = {}
        counts = (
            select(ParticipantRow.cohort_id, ParticipantRow.side, func.count(col(ParticipantRow.id)))
            .where(ParticipantRow.status != "left")
            .group_by(col(ParticipantRow.cohort_id), col(ParticipantRow.side))
        )
        for cohort_id, side, count in self._session.exec(counts).all():
            people.setdefault(cohort_id, {})[Side(side)] = count
        today, found = self.workspace.today, []
        for row in rows:
            id, cohort = row.id or 0, as_cohort(row)
            codes = {Side.MENTOR: row.mentor_code, Side.MENTEE: row.mentee_code, Side.PEER: row.mentee_code}
            found.append(
                KeptCohort(
                    id, row.version, cohort, cohort.state(today), cohort.takes_applications(today),
                    tuple((side, codes[side]) for side in sides), applications.get(id, 0), people.get(id, {}),
                )
            )  # fmt: skip
        return tuple(found)

    @needs(Action.CHANGE_PROGRAM)
    def change(self, cohort_id: int, cohort: Cohort, version: int) -> None:
        """Keep another name and other days."""
        check_cohort(cohort)
        row = self._seen(cohort_id, version)
        row.name = cohort.name.strip()
        row.starts_on, row.ends_on = cohort.starts_on, cohort.ends_on
        row.opens_on, row.closes_on = cohort.opens_on, cohort.closes_on
        row.most_mentors, row.most_mentees = cohort.most_mentors, cohort.most_mentees
        row.most_waiting = cohort.most_waiting

    @needs(Action.CHANGE_PROGRAM)
    def end(self, cohort_id: int, version: int) -> None:
        """The cohort is over, whatever its last day: nobody can apply any more."""
        self._seen(cohort_id, version).closed_at = self.workspace.now

    @needs(Action.CHANGE_PROGRAM)
    def reopen(self, cohort_id: int, version: int) -> None:
        """It was not over after all."""
        self._seen(cohort_id, version).closed_at = None

    @needs(Action.CHANGE_PROGRAM)
    def change_address(self, cohort_id: int, side: Side, version: int) -> None:
        """A new public address for a side, for when the old one went where it should not; the old one leads nowhere."""
        row = self._seen(cohort_id, version)
        if side is Side.MENTOR:
            row.mentor_code = new_code()
        else:
            row.mentee_code = new_code()

    @needs(Action.READ_PARTICIPANTS)
    def plan_next(self, starts_on: date | None, name: str = "", willing: frozenset[int] = frozenset()) -> NextPlan:
        """What "Start next cohort" would make of the one we are in; ``willing`` are mentors who said yes."""
        here = self._row(self.workspace.cohort_id)
        people = candidates(self._session, here.id or 0, willing)
        plan = next_cohort(as_cohort(here), [each.standing for each in people], starts_on, name, self.workspace.today)
        names = {each.standing.id: each.name for each in people}
        waiting = self._session.exec(
            select(func.count(col(ApplicationRow.id))).where(
                ApplicationRow.cohort_id == here.id, ApplicationRow.status == "waitlisted"
            )
        ).one()
        return NextPlan(
            plan,
            tuple((id, names[id]) for id in plan.carried),
            tuple((id, names[id]) for id in plan.to_ask),
            waiting,
        )

    @needs(Action.CHANGE_PROGRAM)
    def start_next(self, starts_on: date | None, name: str = "", willing: frozenset[int] = frozenset()) -> int:
        """Make it: forms and rules are copied, people come along with their answers and consents; its id.

        Applications, runs, pairings and messages stay with the cohort they belong to. Raises Conflict where there
        is one of that name: somebody else was faster.
        """
        here = self.workspace.cohort_id
        program_id, now = self.workspace.actor.program_id, self.workspace.now
        self._session.exec(select(ProgramRow.id).where(ProgramRow.id == program_id).with_for_update()).one()
        plan = self.plan_next(starts_on, name, willing)
        if plan.next.cohort.name in self._session.exec(select(CohortRow.name)).all():
            raise Conflict(
                "There is a cohort called “{name}” already.",
                "Look at it first: somebody may just have started it. If you want another one, give it another name.",
                name=plan.next.cohort.name,
            )
        cohort_id = add_cohort(self._session, program_id, plan.next.cohort, now)
        forms = newest_forms(self._session, here)
        for form in forms:
            add_form(self._session, program_id, cohort_id, form, now)
        rules = self._session.exec(select(RulesRow).where(RulesRow.cohort_id == here)).first()
        if rules is None:
            template = program_of(self._session, program_id).template
            add_rules(self._session, program_id, cohort_id, suggested(forms, template))
        else:
            self._session.add(RulesRow(program_id=program_id, cohort_id=cohort_id, document=dict(rules.document)))
        carry(self._session, here, cohort_id, plan.next, now)
        return cohort_id

    def _row(self, cohort_id: int) -> CohortRow:
        row = self._session.exec(select(CohortRow).where(CohortRow.id == cohort_id)).first()
        if row is None:
            raise NotFound("That cohort is not here.", "Load the page again.")
        return row

    def _seen(self, cohort_id: int, version: int) -> CohortRow:
        row = self._row(cohort_id)
        if row.version != version:
            raise Conflict(
                "Somebody else changed this cohort while you were looking; nothing of theirs was overwritten.",
                "Load the page again, look at what is there now, then make your change.",
            )
        return row
