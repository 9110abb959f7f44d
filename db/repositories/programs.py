"""The program: its settings, its goals, how its cohort stands in counts, and its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound
from core.program.guide import Facts
from core.program.program import Program, ProgramGoal, check_goal, check_program
from core.roles import Action
from core.text import text
from db.admission import program_of
from db.facts import cohort_facts
from db.models import ProgramGoalRow, ProgramRow
from db.new_program import goal_row
from db.repository import Repository, needs


@dataclass(frozen=True)
class KeptGoal:
    """A goal with the version that was seen."""

    id: int
    version: int
    goal: ProgramGoal


@dataclass(frozen=True)
class KeptProgram:
    """The program with the version that was seen, and its goals in the order they were set."""

    version: int
    program: Program
    goals: tuple[KeptGoal, ...]
    is_demo: bool


class Programs(Repository):
    """The one program that the workspace is in."""

    @needs(Action.READ_PROGRAM)
    def current(self) -> KeptProgram:
        row = self._row()
        return KeptProgram(row.version, program_of(self._session, row.id or 0), self._goals(), row.is_demo)

    @needs(Action.CHANGE_PROGRAM)
    def change(self, program: Program, version: int) -> None:
        """Keep other settings. The form stays with peers or with two sides: the forms of the sides hang on it."""
        check_program(program)
        row = self._row()
        _seen(row.version, version)
        before = program_of(self._session, row.id or 0)
        if before.sides != program.sides:
            raise InvalidInput(
                "The settings are not saved.",
                [Fault("Form", text("can't change between peers and two sides; make a new program for that"))],
            )
        settings = replace(program, name=program.name.strip(), template=before.template)
        row.name, row.time_zone, row.settings = settings.name, settings.time_zone, settings.to_document()

    @needs(Action.CHANGE_PROGRAM)
    def add_goal(self, goal: ProgramGoal) -> int:
        """One more goal; its id."""
        check_goal(goal)
        row = goal_row(self.workspace.actor.program_id, goal)
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_PROGRAM)
    def change_goal(self, goal_id: int, goal: ProgramGoal, version: int) -> None:
        check_goal(goal)
        row = self._goal(goal_id)
        _seen(row.version, version)
        row.statement, row.measure, row.target = goal.statement.strip(), goal.measure.strip(), goal.target.strip()
        row.due, row.agreed_by = goal.due, goal.agreed_by.strip()

    @needs(Action.CHANGE_PROGRAM)
    def remove_goal(self, goal_id: int, version: int) -> None:
        row = self._goal(goal_id)
        _seen(row.version, version)
        self._session.delete(row)

    @needs(Action.READ_PROGRAM)
    def facts(self) -> Facts:
        """How the cohort stands, for the guide and for what needs attention. The number of queries is fixed."""
        return cohort_facts(self._session, self.workspace)

    @needs(Action.REMOVE_PROGRAM)
    def remove(self) -> None:
        """The program with everybody and everything in it, for good. What was done stays in the log, without names."""
        self._session.delete(self._row())

    @needs(Action.REMOVE_PROGRAM)
    def remove_demo(self) -> None:
        """The same for a demo; raises NotAllowed for any other program."""
        if not self._row().is_demo:
            raise NotAllowed("This is not a demo.", "To remove a program for good, use its settings.")
        self.remove()

    def _row(self) -> ProgramRow:
        row = self._session.get(ProgramRow, self.workspace.actor.program_id)
        if row is None:
            raise NotFound("That program is not here.", "It may have been removed.")
        return row

    def _goals(self) -> tuple[KeptGoal, ...]:
        rows: Sequence[ProgramGoalRow] = self._session.exec(
            select(ProgramGoalRow).order_by(col(ProgramGoalRow.id))
        ).all()
        return tuple(KeptGoal(row.id or 0, row.version, as_goal(row)) for row in rows)

    def _goal(self, goal_id: int) -> ProgramGoalRow:
        row = self._session.exec(select(ProgramGoalRow).where(ProgramGoalRow.id == goal_id)).first()
        if row is None:
            raise NotFound("That goal is not here.", "Somebody may have removed it; load the page again.")
        return row


def as_goal(row: ProgramGoalRow) -> ProgramGoal:
    return ProgramGoal(row.statement, row.measure, row.target, row.due, row.agreed_by)


def _seen(now: int, version: int) -> None:
    if now != version:
        raise Conflict(
            "Somebody else changed this while you were looking; nothing of theirs was overwritten.",
            "Load the page again, look at what is there now, then make your change.",
        )
