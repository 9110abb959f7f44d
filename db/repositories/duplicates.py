"""Applications that may be of one person: found, looked at side by side, merged, or said to be of two."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from core.errors import Conflict, InvalidInput, NotFound
from core.intake.applications import ApplicationStatus
from core.intake.duplicates import Lookalike, Somebody, lookalikes
from core.roles import Action
from db.journal import journal
from db.merging import merge
from db.models import AccountRow, ApplicationRow, DistinctRow, MergeRow
from db.repositories.applications import ApplicationLine
from db.repository import Repository, needs
from db.unmerging import unmerge

UNDO_DAYS = 30  # for as long it is kept how the two were
FIELDS = ("name", "email", "time_zone", "places")


@dataclass(frozen=True)
class Twice:
    """Two applications with what speaks for their being of one person."""

    found: Lookalike
    one: ApplicationLine
    other: ApplicationLine


@dataclass(frozen=True)
class Merged:
    """An application that was made of two. ``other`` is the address that the other one had."""

    id: int
    name: str
    email: str
    other: str
    at: datetime
    by: str


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
        consents, messages and screening of both stay; private links only to the address it has then. Of merges older
        than ``UNDO_DAYS`` it is forgotten what was before.
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
        email = goes.email
        with journal(self._session) as kept_before:
            merge(self._session, stays, goes, {**values, "answers": dict(answers)})
        for old in self._session.exec(select(MergeRow).where(MergeRow.at <= self._oldest())).all():
            self._session.delete(old)
        self._session.add(
            MergeRow(
                program_id=stays.program_id, cohort_id=stays.cohort_id, application_id=stays.id or 0, email=email,
                document=kept_before.to_document(), at=self.workspace.now, account_id=self.workspace.actor.account_id,
            )
        )  # fmt: skip

    @needs(Action.READ_APPLICATIONS)
    def merged(self) -> tuple[Merged, ...]:
        """What was made one within ``UNDO_DAYS``, the newest first. One query."""
        rows = self._session.exec(
            select(MergeRow, ApplicationRow.name, ApplicationRow.email, AccountRow.name)
            .join(ApplicationRow, col(ApplicationRow.id) == MergeRow.application_id)
            .outerjoin(AccountRow, col(AccountRow.id) == col(MergeRow.account_id))
            .where(MergeRow.cohort_id == self.workspace.cohort_id, MergeRow.at > self._oldest())
            .order_by(col(MergeRow.id).desc())
        ).all()
        return tuple(Merged(row.id or 0, name, email, row.email, row.at, by or "") for row, name, email, by in rows)

    @needs(Action.DECIDE_APPLICATION)
    def take_apart(self, merge_id: int) -> None:
        """Make two of one again, each with what was hers; links that were ended by it open again.

        What was added since stays with the one that was kept. Raises NotFound where it was taken apart already or too
        long ago, and InvalidInput with what was changed since.
        """
        self._one_at_a_time()
        row = self._session.get(MergeRow, merge_id)
        if row is None or row.cohort_id != self.workspace.cohort_id or row.at <= self._oldest():
            raise NotFound("That is not here any more.", "It may have been taken apart already. Load the page again.")
        faults = unmerge(self._session, row)
        if faults:
            raise InvalidInput("They stay one: this is no longer as it was left.", faults)

    def _oldest(self) -> datetime:
        return self.workspace.now - timedelta(days=UNDO_DAYS)

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
