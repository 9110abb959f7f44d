"""The waiting list of each side, in the order people came, and moving up when places become free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from core.errors import Conflict, Infeasible
from core.intake.applications import ApplicationStatus
from core.program.questions import Side
from core.roles import Action
from db.admission import program_of
from db.facts import as_cohort
from db.models import ApplicationRow, CohortRow
from db.open_cohort import taken_and_in_line
from db.repository import Repository, needs


@dataclass(frozen=True)
class InLine:
    """One application that waits. ``number``: which one on the list, from 1."""

    id: int
    version: int
    number: int
    name: str
    since: datetime | None


@dataclass(frozen=True)
class SideInLine:
    """Who waits on a side, and how many places are free now; None: there is no limit."""

    side: Side
    free: int | None
    waiting: tuple[InLine, ...]

    @property
    def may_move_up(self) -> int:
        """How many of the first could be given a place now."""
        return len(self.waiting) if self.free is None else min(self.free, len(self.waiting))


class WaitingList(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_APPLICATIONS)
    def sides(self) -> tuple[SideInLine, ...]:
        """Each side on which somebody waits. Four queries at most."""
        here = self.workspace.cohort_id
        rows = self._session.exec(
            select(ApplicationRow)
            .where(ApplicationRow.cohort_id == here, ApplicationRow.status == ApplicationStatus.WAITLISTED.value)
            .order_by(col(ApplicationRow.submitted_at), col(ApplicationRow.id))
        ).all()
        if not rows:
            return ()
        found = []
        for side in program_of(self._session, self.workspace.actor.program_id).sides:
            own = [row for row in rows if row.side == side.value]
            lines = (InLine(row.id or 0, row.version, n, row.name, row.submitted_at) for n, row in enumerate(own, 1))
            if own:
                found.append(SideInLine(side, self._free(side), tuple(lines)))
        return tuple(found)

    @needs(Action.DECIDE_APPLICATION)
    def move_up(self, seen: Mapping[int, int], note: str = "") -> int:
        """Give the first of a side's list a place: they are accepted and told so; how many.

        ``seen``: application id → the version that was looked at. Raises Conflict where they are not the first
        any more, Infeasible where fewer places are free.
        """
        self._one_at_a_time()
        for line in self.sides():
            chosen = [each for each in line.waiting if each.id in seen]
            if [each.number for each in chosen] != list(range(1, len(chosen) + 1)):
                raise Conflict("Somebody else is first on the list now.", "Load the page again, then choose again.")
            if line.free is not None and len(chosen) > line.free:
                raise Infeasible(
                    "{free} places are free, and {wanted} were to move up.",
                    "Raise the places under Program, or let fewer move up.",
                    free=line.free,
                    wanted=len(chosen),
                )
        return self.workspace.applications.decide(seen, ApplicationStatus.ACCEPTED, note=note, reason="moved up")

    def _free(self, side: Side) -> int | None:
        row = self._session.exec(select(CohortRow).where(CohortRow.id == self.workspace.cohort_id)).one()
        most = as_cohort(row).most(side)
        if most is None:
            return None
        taken, _in_line = taken_and_in_line(self._session, self.workspace.cohort_id, side)
        return max(0, most - taken)
