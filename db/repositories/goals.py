"""Goals: of one's own pairing to set and to follow, and those of a cohort to see how they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.roles import Action
from core.text import text
from core.tracking.attainment import LEVELS, Attainment, check_attainment
from core.tracking.goal_keeping import check_goal, rescoped
from core.tracking.goals import LIMITS, Goal, GoalState, Standing, Update, standing
from core.tracking.thresholds import goal_limits
from db.admission import program_of
from db.models import GoalRow, GoalUpdateRow, PairingRow, ProgramGoalRow
from db.own_pairings import OfPair, Together, members_of, own_pairing, own_pairings
from db.repository import Repository, needs

LONGEST_NOTE = 2000


@dataclass(frozen=True)
class PairingGoal:
    """A goal with the version that was seen, what was noted about it (oldest first), and how it stands today.

    ``agreed_by`` and ``changed_by`` are participants.
    """

    id: int
    version: int
    goal: Goal
    updates: tuple[Update, ...]
    standing: Standing
    agreed_by: int | None
    changed_by: int | None

    @property
    def last_on(self) -> date | None:
        return max((each.on for each in self.updates), default=None)


@dataclass(frozen=True)
class GoalsTogether:
    """A pairing of mine with its goals: the open ones first, then in the order they were set."""

    together: Together
    goals: tuple[PairingGoal, ...]
    most_open_short: int = LIMITS.most_open_short  # short ones at once, before it is said that they are many


@dataclass(frozen=True)
class GoalLine:
    """A goal of the cohort, with whose it is; of updates the numbers and days, without their words."""

    pairing_id: int
    names: str
    goal: PairingGoal
    owner: str
    program_goal: str


@dataclass(frozen=True)
class CohortGoals:
    """``without``: names of the pairings that go on and have no goal."""

    lines: tuple[GoalLine, ...]
    without: tuple[str, ...]
    pairings: int


class Goals(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[GoalsTogether, ...]:
        """Of each pairing of mine that goes on. Six queries."""
        session = self._session
        pairings = own_pairings(session, self.workspace)
        found = _goals(session, [each.id for each in pairings], self.workspace.today)
        most = goal_limits(program_of(session, self.workspace.actor.program_id).thresholds).most_open_short
        return tuple(
            GoalsTogether(each, _open_first([one for of, one in found if of == each.id]), most) for each in pairings
        )

    @needs(Action.READ_OWN_PAIRING)
    def of_program(self) -> tuple[tuple[int, str], ...]:
        """What the program is for: id and statement of each goal."""
        rows = self._session.exec(select(ProgramGoalRow).order_by(col(ProgramGoalRow.id))).all()
        return tuple((row.id or 0, row.statement) for row in rows)

    @needs(Action.CHANGE_OWN_GOALS)
    def add_mine(self, pairing_id: int, goal: Goal) -> int:
        """One more goal; its id."""
        check_goal(goal)
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        kept = replace(goal, outcome=goal.outcome.strip(), start=goal.start or self.workspace.today)
        row = GoalRow(program_id=self.workspace.actor.program_id, pairing_id=pairing.id, created_at=self.workspace.now)
        self._write(row, kept, pairing)
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_OWN_GOALS)
    def change_mine(self, goal_id: int, goal: Goal, version: int) -> None:
        """Say it otherwise. What it was held against is kept in its history; the other agrees anew."""
        check_goal(goal)
        row, pairing = self._own(goal_id, version)
        self._write(row, rescoped(_goal(row), goal, self.workspace.today), pairing)

    @needs(Action.CHANGE_OWN_GOALS)
    def note_mine(self, goal_id: int, version: int, value: float | None, note: str = "") -> None:
        """Note where it is today, as a number, in words, or both."""
        if value is None and not note.strip():
            raise InvalidInput("Nothing was noted.", [Fault("Update", text("is empty; give a number, words, or both"))])
        if len(note) > LONGEST_NOTE:
            raise InvalidInput(
                "Nothing was noted.", [Fault("Words", text("are more than {longest} letters", longest=LONGEST_NOTE))]
            )
        row, pairing = self._own(goal_id, version)
        self._session.add(
            GoalUpdateRow(
                program_id=row.program_id, pairing_id=row.pairing_id, goal_id=goal_id, noted_on=self.workspace.today,
                value=value, note=note.strip(), participant_id=pairing.me.id,
            )
        )  # fmt: skip

    @needs(Action.CHANGE_OWN_GOALS)
    def reach_milestone(self, goal_id: int, version: int, place: int, reached: bool) -> None:
        """Note that the step at this place is there, today; or that it is not after all."""
        row, _ = self._own(goal_id, version)
        goal = _goal(row)
        steps = list(goal.milestones)
        steps[place] = replace(steps[place], done_on=self.workspace.today if reached else None)
        row.document = replace(goal, milestones=tuple(steps)).to_document()

    @needs(Action.CHANGE_OWN_GOALS)
    def close_mine(self, goal_id: int, version: int, state: GoalState, reason: str = "") -> None:
        """It is reached, or dropped for a reason, or open again."""
        if state is GoalState.DROPPED and not reason.strip():
            raise InvalidInput(
                "The goal stays open.", [Fault("Why", text("is empty; say in a few words why it is dropped"))]
            )
        row, _ = self._own(goal_id, version)
        day = None if state is GoalState.OPEN else self.workspace.today
        row.document = replace(_goal(row), state=state, closed_on=day, reason=reason.strip()).to_document()

    @needs(Action.CHANGE_OWN_GOALS)
    def agree_mine(self, goal_id: int, version: int) -> None:
        """Agree to a goal as the other wrote it."""
        row, pairing = self._own(goal_id, version)
        if row.changed_by_id == pairing.me.id:
            raise Conflict("You wrote this goal yourself.", "The other one agrees to it.")
        row.agreed_by_id = pairing.me.id

    @needs(Action.CHANGE_OWN_GOALS)
    def set_levels(self, goal_id: int, version: int, levels: tuple[str, str, str, str, str], before: int) -> None:
        """Write the five levels of a goal, −2 to +2, and where it is today. Raises InvalidInput with all faults,
        Conflict where somebody said since how far it came: then they are what was expected, and stay."""
        row, _pairing = self._own(goal_id, version)
        goal = _goal(row)
        if goal.attainment is not None and goal.attainment.seen:
            raise Conflict("How far this goal came was said already; its levels stay as they were written.",
                           "Set another goal if you want something else.")  # fmt: skip
        noted = self._session.exec(select(GoalUpdateRow.id).where(GoalUpdateRow.goal_id == goal_id).limit(1)).first()
        begun = noted is not None or any(step.done_on is not None for step in goal.milestones)
        a, b, c, d, e = (words.strip() for words in levels)
        one = Attainment((a, b, c, d, e), before, self.workspace.today, not begun)
        check_attainment(one)
        row.document = replace(goal, attainment=one).to_document()

    @needs(Action.CHANGE_OWN_GOALS)
    def say_level(self, goal_id: int, version: int, level: int) -> None:
        """Say which of its levels a goal has come to, today."""
        row, _pairing = self._own(goal_id, version)
        goal = _goal(row)
        if goal.attainment is None or level not in LEVELS:
            raise InvalidInput("Nothing was noted.", [Fault("Level", text("is not one of the five; write them first"))])
        seen = (*goal.attainment.seen, (self.workspace.today, level))
        row.document = replace(goal, attainment=replace(goal.attainment, seen=seen)).to_document()

    @needs(Action.READ_GOALS)
    def of_cohort(self) -> CohortGoals:
        """Every goal of the cohort's pairings that go on. Five queries."""
        session = self._session
        here = (PairingRow.cohort_id == self.workspace.cohort_id, col(PairingRow.ended_on).is_(None))
        ids = session.exec(select(PairingRow.id).where(*here).order_by(col(PairingRow.id))).all()
        pairings = [id for id in ids if id is not None]
        people = members_of(session, pairings)
        lines = self._lines(pairings, people)
        have = {line.pairing_id for line in lines}
        without = sorted(_names(people.get(id, ())) for id in pairings if id not in have)
        return CohortGoals(lines, tuple(without), len(pairings))

    @needs(Action.READ_GOALS)
    def of_pairing(self, pairing_id: int) -> tuple[GoalLine, ...]:
        """Every goal of one pairing, in the order they were set. Five queries."""
        return self._lines([pairing_id], members_of(self._session, [pairing_id]))

    def _lines(self, pairings: Sequence[int], people: Mapping[int, Sequence[OfPair]]) -> tuple[GoalLine, ...]:
        persons = {one.id: one.name for members in people.values() for one in members}
        program_goals = {row.id: row.statement for row in self._session.exec(select(ProgramGoalRow)).all()}
        return tuple(
            GoalLine(of, _names(people.get(of, ())), one, persons.get(one.goal.owner or 0, ""),
                     program_goals.get(one.goal.program_goal, ""))
            for of, one in _goals(self._session, pairings, self.workspace.today, words=False)
        )  # fmt: skip

    def _own(self, goal_id: int, version: int) -> tuple[GoalRow, Together]:
        row = self._session.get(GoalRow, goal_id)
        if row is None:
            raise NotFound("That goal is not here.", "Load the page again.")
        pairing = own_pairing(self._session, self.workspace, row.pairing_id)
        if row.version != version:
            raise Conflict("The other one changed this goal meanwhile.", "Look at it as it is now, then change it.")
        return row, pairing

    def _write(self, row: GoalRow, goal: Goal, pairing: Together) -> None:
        """All of a goal; the owner is one of the pairing, the program's goal one that there is."""
        row.document = goal.to_document()
        row.owner_id = goal.owner if pairing.name(goal.owner) else None
        known = goal.program_goal is not None and self._session.get(ProgramGoalRow, goal.program_goal) is not None
        row.program_goal_id = goal.program_goal if known else None
        row.changed_by_id, row.agreed_by_id = pairing.me.id, None


def _names(people: Sequence[OfPair]) -> str:
    return " & ".join(one.name for one in people)


def _goal(row: GoalRow) -> Goal:
    return replace(Goal.from_document(row.document), owner=row.owner_id, program_goal=row.program_goal_id)


def _goals(session: Session, pairings: Sequence[int], today: date, words: bool = True) -> list[tuple[int, PairingGoal]]:
    """Pairing and goal, in the order they were set. Three queries; ``words``: with those of the updates."""
    rows = session.exec(select(GoalRow).where(col(GoalRow.pairing_id).in_(pairings)).order_by(col(GoalRow.id))).all()
    noted = session.exec(
        select(GoalUpdateRow)
        .where(col(GoalUpdateRow.pairing_id).in_(pairings))
        .order_by(col(GoalUpdateRow.noted_on), col(GoalUpdateRow.id))
    ).all()
    of: dict[int, list[Update]] = {}
    for each in noted:
        note = each.note if words else ""
        of.setdefault(each.goal_id, []).append(Update(each.noted_on, each.value, note, each.participant_id))
    program = program_of(session, rows[0].program_id) if rows else None
    cadence = program.cadence_days if program is not None else 0
    limits = goal_limits(program.thresholds if program is not None else {})
    found = []
    for row in rows:
        goal, updates = _goal(row), tuple(of.get(row.id or 0, ()))
        found.append(
            (
                row.pairing_id,
                PairingGoal(
                    row.id or 0, row.version, goal, updates, standing(goal, updates, today, cadence, limits),
                    row.agreed_by_id, row.changed_by_id,
                ),
            )
        )  # fmt: skip
    return found


def _open_first(goals: Sequence[PairingGoal]) -> tuple[PairingGoal, ...]:
    return tuple(sorted(goals, key=lambda one: one.goal.state is not GoalState.OPEN))
