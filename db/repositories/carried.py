"""What two agreed to do and is still open when their pairing has ended: done after all, or taken along."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, or_, select

from core.errors import Conflict, NotFound
from core.roles import Action
from db.models import AgreedActionRow, PairingRow
from db.own_pairings import own_pairing
from db.repository import Repository, needs


@dataclass(frozen=True)
class StillOpen:
    """One thing of a pairing of mine that has ended, mine or of both."""

    id: int
    version: int
    pairing_id: int
    what: str


class Carried(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[StillOpen, ...]:
        """In the order they were agreed. One query."""
        own = tuple(self.workspace.actor.participant_ids)
        rows = self._session.exec(
            select(AgreedActionRow)
            .join(PairingRow, col(PairingRow.id) == AgreedActionRow.pairing_id)
            .where(
                col(PairingRow.ended_on).is_not(None), col(AgreedActionRow.done_on).is_(None),
                or_(col(AgreedActionRow.owner_id).in_(own), col(AgreedActionRow.owner_id).is_(None)),
            )
            .order_by(col(AgreedActionRow.id))
        ).all()  # fmt: skip
        return tuple(StillOpen(row.id or 0, row.version, row.pairing_id, row.what) for row in rows)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def settle(self, action_id: int, version: int, to_pairing_id: int | None = None) -> None:
        """It is done today; or it goes on, as mine, in another pairing of mine. Raises Conflict where it changed."""
        row = self._session.get(AgreedActionRow, action_id)
        own = self.workspace.actor.participant_ids
        pairing = self._session.get(PairingRow, row.pairing_id) if row is not None else None
        if row is None or pairing is None or (row.owner_id is not None and row.owner_id not in own):
            raise NotFound("That is not here.", "Load the page again.")
        if row.version != version or row.done_on is not None or pairing.ended_on is None:
            raise Conflict("This was changed meanwhile.", "Look at it as it is now.")
        if to_pairing_id is None:
            row.done_on = self.workspace.today
            return
        there = own_pairing(self._session, self.workspace, to_pairing_id)
        row.pairing_id, row.owner_id, row.meeting_id = there.id, there.me.id, None

    @needs(Action.READ_DUE)
    def open_of(self, pairing_id: int) -> int:
        """How many things that a pairing agreed on are open; the team is told no more."""
        counted = select(func.count(col(AgreedActionRow.id))).where(
            AgreedActionRow.pairing_id == pairing_id, col(AgreedActionRow.done_on).is_(None)
        )
        return self._session.exec(counted).one()
