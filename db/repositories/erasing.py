"""Forgetting a person who asks for it, in every cohort of the program."""

from core.errors import Conflict, NotFound
from core.roles import Action
from db.erasing import Erased, erase
from db.models import ApplicationRow, ParticipantRow
from db.repository import Repository, needs


class Erasing(Repository):
    """By the address that a participant or an applicant has. It can't be undone."""

    @needs(Action.ERASE_PERSON)
    def participant(self, participant_id: int, version: int) -> Erased:
        """Her places, applications, answers, notes and messages; counts stay. Raises NotFound and Conflict."""
        return self._erase(self._session.get(ParticipantRow, participant_id), version)

    @needs(Action.ERASE_PERSON)
    def applicant(self, application_id: int, version: int) -> Erased:
        """The same of whoever applied, whether or not she was accepted."""
        return self._erase(self._session.get(ApplicationRow, application_id), version)

    def _erase(self, row: ParticipantRow | ApplicationRow | None, version: int) -> Erased:
        if row is None:
            raise NotFound("That person is not here.", "Load the page again.")
        if row.version != version:
            raise Conflict("This was changed meanwhile; nobody was erased.", "Load the page and look again.")
        return erase(self._session, row.email, self.workspace.now, self.workspace.today)
