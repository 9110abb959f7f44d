"""What came of a cohort, in totals: no names, and no group so small that somebody could be recognised."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import String, cast, func
from sqlmodel import col, select

from core.evaluation.fairness import Fate
from core.evaluation.health_shares import HealthOn, health_on
from core.evaluation.suppression import FEWEST, suppressed
from core.intake.applications import ApplicationStatus
from core.program.cohort import Cohort, CohortState
from core.program.program import ProgramGoal
from core.program.questions import Side
from core.roles import Action
from db.admission import program_of
from db.cohort_counts import NOT_SENT, ever_paired, lengths_of
from db.cost_counts import CohortCosts, cohort_costs
from db.facts import as_cohort
from db.glance import Glance, glance
from db.group_counts import GroupCount, group_counts
from db.group_fates import GroupFates, group_fates
from db.models import ApplicationRow, CohortRow, PairingRow, ProgramGoalRow
from db.repositories.programs import as_goal
from db.repository import Repository, needs
from db.situations import situations
from db.standing import Standing, cohort_program, standings

BACK = (0, 30, 60, 90)  # days
ACCEPTED = ApplicationStatus.ACCEPTED.value


@dataclass(frozen=True)
class SideTotals:
    """One side of a cohort. ``paired`` ever had a partner; ``waiting`` are ready and have none now.

    ``places`` are those of people who are ready or paired, ``places_used`` how many of them are taken now.
    """

    side: Side
    applications: int
    accepted: int
    ready: int
    paired: int
    together: int
    waiting: int
    places: int
    places_used: int


@dataclass(frozen=True)
class Group:
    """People of one answer; None where the group is too small to be shown."""

    name: str
    people: int | None
    paired: int | None


@dataclass(frozen=True)
class Breakdown:
    """The participants of one side by what they answered to one question."""

    side: Side
    question: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class CohortTotals:
    """``weeks`` are applications so far, at the end of each of the last 26 weeks."""

    cohort: Cohort
    state: CohortState
    sides: tuple[SideTotals, ...]
    pairings: int
    pairings_now: int
    weeks: tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class Overview:
    """The cohort one is in, the one before it where there is one, and what the program is for."""

    now: CohortTotals
    before: CohortTotals | None
    goals: tuple[ProgramGoal, ...]
    breakdowns: tuple[Breakdown, ...]
    cost: CohortCosts
    glance: Glance | None = None


@dataclass(frozen=True)
class CohortLengths:
    """Days of each pairing of a cohort so far, and whether it ended before it was meant to."""

    id: int
    name: str
    lengths: tuple[tuple[int, bool], ...]


class Evaluation(Repository):
    """The cohort one is working in."""

    @needs(Action.READ_TOTALS)
    def overview(self, *, glance_too: bool = False, whole: bool = False) -> Overview:
        """A fixed number of queries for each of the two cohorts. ``glance_too``: by the questions that people ask, too;
        ``whole``: however many answered surveys."""
        here = self.workspace.cohort_id
        rows = self._session.exec(
            select(CohortRow).where(col(CohortRow.id) <= here).order_by(col(CohortRow.id).desc()).limit(2)
        ).all()
        program = program_of(self._session, self.workspace.actor.program_id)
        sides = program.sides
        goals = self._session.exec(select(ProgramGoalRow).order_by(col(ProgramGoalRow.id))).all()
        people = standings(self._session, here, self.workspace.today)
        paired = ever_paired(self._session, here)
        now = self._totals(rows[0], sides, people, paired, self._weeks(here))
        before = None
        if len(rows) > 1:
            earlier = rows[1].id or 0
            then = standings(self._session, earlier)
            before = self._totals(rows[1], sides, then, ever_paired(self._session, earlier), ())
        groups = group_counts(self._session, here, people)
        shown = tuple(_breakdown(each, paired) for each in groups)
        cost = cohort_costs(self._session, here, program, self.workspace.today)
        seen = glance(self._session, here, self.workspace.today, people, whole=whole) if glance_too else None
        return Overview(now, before, tuple(map(as_goal, goals)), shown, cost, seen)

    @needs(Action.READ_TOTALS)
    def fairness(self, fate: Fate) -> tuple[GroupFates, ...]:
        """What this came to by group, of every question that groups are made by. Some twenty queries."""
        here, today = self.workspace.cohort_id, self.workspace.today
        program = cohort_program(self._session, here)
        people = standings(self._session, here, today, program)
        return group_fates(self._session, here, program, today, people, fate)

    @needs(Action.READ_DUE)
    def health_over_time(self) -> tuple[HealthOn, ...]:
        """Of the cohort, today and a month, two and three ago, as far as it was noted. Thirteen queries to each day."""
        program, workspace, found = cohort_program(self._session, self.workspace.cohort_id), self.workspace, []
        for back in BACK:
            on, at = workspace.today - timedelta(days=back), workspace.now - timedelta(days=back)
            seen = situations(self._session, program, on, at, workspace.cohort_id)
            found.append(health_on(on, Counter(each.health.band for each in seen)))
        return tuple(found)

    @needs(Action.READ_PAIRINGS)
    def lengths(self) -> tuple[CohortLengths, ...]:
        """How long the pairings of every cohort lasted so far, newest cohort first. Two queries to each cohort."""
        program, today = program_of(self._session, self.workspace.actor.program_id), self.workspace.today
        found = []
        for id, name in self.workspace.place.cohorts:
            lengths = lengths_of(self._session, id, program, today)
            if lengths:
                found.append(CohortLengths(id, name, lengths))
        return tuple(found)

    def _totals(
        self,
        row: CohortRow,
        sides: Sequence[Side],
        people: Sequence[Standing],
        paired: frozenset[int],
        weeks: tuple[tuple[date, int], ...],
    ) -> CohortTotals:
        sent = self._session.exec(
            select(ApplicationRow.side, ApplicationRow.status, func.count(col(ApplicationRow.id)))
            .where(ApplicationRow.cohort_id == row.id, col(ApplicationRow.status).not_in(NOT_SENT))
            .group_by(ApplicationRow.side, ApplicationRow.status)
        ).all()
        applications = {(side, status): number for side, status, number in sent}
        pairings = select(col(PairingRow.id), col(PairingRow.ended_on)).where(
            PairingRow.cohort_id == row.id, col(PairingRow.went_on).is_(False)
        )
        ended = [end for _, end in self._session.exec(pairings).all()]
        cohort = as_cohort(row)
        return CohortTotals(
            cohort,
            cohort.state(self.workspace.today),
            tuple(_side(side, people, paired, applications) for side in sides),
            len(ended),
            sum(end is None for end in ended),
            weeks,
        )

    def _weeks(self, cohort_id: int) -> tuple[tuple[date, int], ...]:
        """How many had applied by the end of each week."""
        day = func.date(func.coalesce(ApplicationRow.submitted_at, ApplicationRow.created_at))
        found = self._session.exec(
            select(cast(day, String), func.count(col(ApplicationRow.id)))
            .where(ApplicationRow.cohort_id == cohort_id, col(ApplicationRow.status).not_in(NOT_SENT))
            .group_by(day)
        ).all()
        return _weeks({date.fromisoformat(on): number for on, number in found}, self.workspace.today)


def _side(
    side: Side, people: Sequence[Standing], paired: frozenset[int], sent: Mapping[tuple[str, str], int]
) -> SideTotals:
    here = [each for each in people if each.side is side and each.status != "left"]
    ready = [each for each in here if each.is_ready_or_paired]
    return SideTotals(
        side,
        applications=sum(number for (of, _), number in sent.items() if of == side),
        accepted=sent.get((side.value, ACCEPTED), 0),
        ready=len(ready),
        paired=sum(each.id in paired for each in here),
        together=sum(each.is_paired for each in here),
        waiting=sum(not each.is_paired for each in ready),
        places=sum(max(each.places, each.partners) for each in ready),
        places_used=sum(each.partners for each in ready),
    )


def _breakdown(found: GroupCount, paired: frozenset[int]) -> Breakdown:
    shown = suppressed(found.counts, FEWEST)
    together = Counter(name for id, name in found.answers.items() if id in paired)
    return Breakdown(
        found.side,
        found.question,
        tuple(Group(name, count, None if count is None else together[name]) for name, count in shown.items()),
    )


def _weeks(days: Mapping[date, int], today: date) -> tuple[tuple[date, int], ...]:
    """Sums at the end of each week since the first day, of at most the last 26, never after today."""
    if not days:
        return ()
    first, last = min(days), min(max(days), today)
    ends = [first + timedelta(days=6 + 7 * week) for week in range(max(0, (last - first).days) // 7 + 1)][-26:]
    return tuple((min(end, today), sum(number for on, number in days.items() if on <= end)) for end in ends)
