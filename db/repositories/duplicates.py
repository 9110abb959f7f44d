"""Applications that may be of one person: found, looked at side by side, merged, or said to be of two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import select

from core.errors import Conflict, InvalidInput, NotFound
from core.intake.applications import ApplicationStatus
from core.intake.duplicates import Lookalike, Somebody, lookalikes
from core.roles import Action
from db.merging import merge
from db.models import ApplicationRow, DistinctRow
from db.repositories.applications import ApplicationLine
from db.repository import Repository, needs

FIELDS = ("name", "email", "time_zone", "places")


@dataclass(frozen=True)
class Twice:
    """Two applications with what speaks for their being of one person."""

    found: Lookalike
    one: ApplicationLine
    other: ApplicationLine


class Duplicates(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_APPLICATIONS)
    def all(self) -> tuple[Twice, ...]:
        """Everybody who may be here twice, in the order of their applications. Nine queries."""
        rows = self._session.exec(
            select(ApplicationRow.id, ApplicationRow.side, ApplicationRow.name, ApplicationRow.email).where(
                ApplicationRow.cohort_id == self.workspace.cohort_id,
                ApplicationRow.status != ApplicationStatus.DRAFT.value,
            )
        ).all()
        distinct = {(row.one_id, row.other_id) for row in self._session.exec(select(DistinctRow)).all()}
        found = lookalikes([Somebody(id or 0, side, name, email) for id, side, name, email in rows], distinct)
        if not found:
            return ()
        lines = {line.id: line for line in self.workspace.applications.queue(page=None).lines}
        return tuple(Twice(each, lines[each.one], lines[each.other]) for each in found)

    @needs(Action.DECIDE_APPLICATION)
    def merge(self, seen: Mapping[int, int], kept: int, values: Mapping[str, Any], answers: Mapping[str, Any]) -> None:
        """Make one of two. ``seen``: both ids → the versions that were looked at; ``kept`` is the one that stays.

        ``values`` are its name, address, time zone and places afterwards, and ``answers`` its answers. Pairings,
        consents, messages, screening and private links of both stay. It can't be undone.
        """
        self._one_at_a_time()
        both = [self._session.get(ApplicationRow, id) for id in seen]
        rows = [row for row in both if row is not None and row.cohort_id == self.workspace.cohort_id]
        if len(rows) != 2 or any(row.version != seen[row.id or 0] for row in rows) or kept not in seen:
            raise Conflict(
                "One of the two was changed or merged meanwhile. Nothing was merged.", "Load the page and look again."
            )
        if rows[0].side != rows[1].side or set(values) - set(FIELDS):
            raise InvalidInput("These two can't be merged.", [])
        stays, goes = rows if rows[0].id == kept else rows[::-1]
        merge(self._session, stays, goes, {**values, "answers": dict(answers)})

    @needs(Action.DECIDE_APPLICATION)
    def keep_both(self, one: int, other: int) -> None:
        """They are two people: not asked about again."""
        low, high = sorted((one, other))
        if {low, high} - set(self._session.exec(self._here()).all()) or low == high:
            raise NotFound("One of the two is not here any more.", "Load the page and look again.")
        known = select(DistinctRow).where(DistinctRow.one_id == low, DistinctRow.other_id == high)
        if self._session.exec(known).first() is None:
            self._session.add(
                DistinctRow(
                    program_id=self.workspace.actor.program_id, one_id=low, other_id=high, at=self.workspace.now,
                    account_id=self.workspace.actor.account_id,
                )
            )  # fmt: skip

    def _here(self) -> Any:
        """The ids of what was handed in."""
        return select(ApplicationRow.id).where(
            ApplicationRow.cohort_id == self.workspace.cohort_id, ApplicationRow.status != ApplicationStatus.DRAFT.value
        )
