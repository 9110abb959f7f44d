"""Whom people asked not to be matched with, and their managers, for staff: what was written, and who is meant."""

from collections.abc import Collection

from sqlmodel import select

from core.errors import Conflict
from core.roles import Action
from db.kept_apart import NamedByPeople, managed_by, named
from db.models import KeptApartRow, ParticipantRow
from db.repository import Repository, needs


class KeptApart(Repository):
    """Of the cohort one is working in. Nobody but staff reads it: not who wrote, nor who was written of."""

    @needs(Action.READ_APPLICATIONS)
    def named(self) -> NamedByPeople:
        """Whom everybody who has not left named, and what is doubtful about it; two queries."""
        return named(self._session, self.workspace.cohort_id)

    @needs(Action.CHANGE_PARTICIPANT)
    def settle(self, application_id: int, written: str, people: Collection[int]) -> None:
        """These participants are meant by the name; none: nobody of this cohort. Counts in place of any earlier."""
        wish = next((each for each in self.named().wishes if each.application_id == application_id), None)
        if wish is None or written not in {name.written for name in wish.names}:
            raise Conflict("This was changed meanwhile.", "Load the page again and look at what is there now.")
        self._check_here(people)
        self._keep(application_id, written, people)

    @needs(Action.CHANGE_PARTICIPANT)
    def settle_manager(self, written: str, people: Collection[int]) -> None:
        """These participants are the manager who was named so, by whomever; none: a manager who takes no part."""
        named_by = managed_by(self._session, self.workspace.cohort_id, written)
        if not named_by:
            raise Conflict("This was changed meanwhile.", "Load the page again and look at what is there now.")
        self._check_here(people)
        for application_id in named_by:
            self._keep(application_id, written, people)

    def _check_here(self, people: Collection[int]) -> None:
        here = set(
            self._session.exec(
                select(ParticipantRow.id).where(ParticipantRow.cohort_id == self.workspace.cohort_id)
            ).all()
        )
        if not set(people) <= here:
            raise Conflict("One of them is not here any more.", "Load the page again, then choose again.")

    def _keep(self, application_id: int, written: str, people: Collection[int]) -> None:
        row = self._session.exec(
            select(KeptApartRow).where(KeptApartRow.application_id == application_id, KeptApartRow.written == written)
        ).first()
        if row is None:
            row = KeptApartRow(
                program_id=self.workspace.actor.program_id, application_id=application_id, written=written,
                at=self.workspace.now,
            )  # fmt: skip
            self._session.add(row)
        row.people, row.at, row.account_id = sorted(people), self.workspace.now, self.workspace.actor.account_id
