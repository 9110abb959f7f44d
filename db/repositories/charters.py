"""The charter and the targets of a program, and where they stand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from core.errors import Conflict, NotFound
from core.evaluation.charter import Charter, check_charter
from core.evaluation.cost import check_costs
from core.evaluation.targets import Against, Target, check_target
from core.roles import Action
from db.admission import program_of
from db.charter_rows import charter_of, newest_charter
from db.cost_counts import CohortCosts, cohort_costs
from db.models import CharterRow, TargetRow
from db.repository import Repository, needs
from db.targets import KeptTarget, Titles, kept_targets, standing_against, titles_of


@dataclass(frozen=True)
class KeptCharter:
    """``versions`` counts how often it was kept; ``titles`` are the numbers that a target may be set for."""

    charter: Charter
    at: datetime | None
    versions: int
    targets: tuple[KeptTarget, ...]
    titles: Titles


class Charters(Repository):
    """Of the program one is in."""

    @needs(Action.READ_CHARTER)
    def read(self) -> KeptCharter:
        newest = newest_charter(self._session)
        many = self._session.exec(select(func.count(col(CharterRow.id)))).one()
        targets, titles = kept_targets(self._session), titles_of(self._session)
        return KeptCharter(charter_of(newest), newest.at if newest else None, many, targets, titles)

    @needs(Action.CHANGE_PROGRAM)
    def save(self, charter: Charter, versions: int, *, ask_anew: bool = False) -> None:
        """Keep it as the newest version; earlier ones stay. ``ask_anew``: whoever was asked about an earlier one gets a
        message with a new link. Conflict where somebody else kept one meanwhile."""
        check_charter(charter)
        check_costs(charter.costs, self.workspace.today.year)
        if self._session.exec(select(func.count(col(CharterRow.id)))).one() != versions:
            raise Conflict("Somebody else changed the charter meanwhile; nothing of theirs was overwritten.",
                           "Load the page again, then make your change.")  # fmt: skip
        self._session.add(
            CharterRow(
                program_id=self.workspace.actor.program_id, document=charter.to_document(), at=self.workspace.now,
                account_id=self.workspace.actor.account_id,
            )
        )  # fmt: skip
        self._session.flush()
        asked = [each.id for each in self.workspace.stakeholders.all() if each.asked_at is not None]
        if ask_anew and asked:
            self.workspace.stakeholders.ask(asked)

    @needs(Action.CHANGE_PROGRAM)
    def add_target(self, target: Target) -> int:
        """One more target; its id."""
        check_target(target, titles_of(self._session))
        row = TargetRow(
            program_id=self.workspace.actor.program_id, key=target.key, aim=target.aim.value, line=target.line,
            due=target.due,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_PROGRAM)
    def remove_target(self, target_id: int) -> None:
        row = self._session.get(TargetRow, target_id)
        if row is None:
            raise NotFound("That target is not here.", "Somebody may have removed it; load the page again.")
        self._session.delete(row)

    @needs(Action.READ_TOTALS)
    def costs(self) -> CohortCosts:
        """Budget and rate beside what the cohort has reached so far. A fixed number of queries."""
        program = program_of(self._session, self.workspace.actor.program_id)
        return cohort_costs(self._session, self.workspace.cohort_id, program, self.workspace.today)

    @needs(Action.READ_TOTALS)
    def standing(self) -> tuple[Against, ...]:
        """Every target beside what the cohort has reached; nothing is counted where there is no target."""
        return standing_against(self._session, self.workspace.cohort_id, self.workspace.today)
