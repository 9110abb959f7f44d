"""Concerns about somebody's safety: reported by whoever takes part, read and seen to by the safeguarding lead alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from core.errors import Conflict, NotFound
from core.roles import Action
from core.tracking.concerns import ConcernStep, check_words, hours_left
from db.concerns import open_concern, opened, readers
from db.models import ConcernRow, ConcernStepRow, PairingMemberRow, ParticipantRow
from db.own_pairings import own_pairing, own_pairings
from db.pairing_past import account_names
from db.private_notes import seal, unseal
from db.repository import Repository, needs


@dataclass(frozen=True)
class ConcernForm:
    """Who would read it, by name, and my pairings it may be about, with the partners' names."""

    readers: tuple[str, ...]
    pairings: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class StepDone:
    """``words`` are None where today's key does not open them."""

    kind: ConcernStep
    words: str | None
    by: str
    at: datetime


@dataclass(frozen=True)
class Concern:
    """``words`` and ``by``: None and empty where today's key does not open them. ``pairing_id``: None where it is about
    no pairing, or one that is gone. ``hours_left``: until somebody should have acted; None once somebody has."""

    id: int
    version: int
    by: str
    partners: tuple[str, ...]
    words: str | None
    pairing_id: int | None
    at: datetime
    closed_at: datetime | None
    hours_left: int | None
    steps: tuple[StepDone, ...]


class Concerns(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def form(self) -> ConcernForm:
        """Six queries."""
        actor = self.workspace.actor
        names = tuple(each.name for each in readers(self._session, actor.program_id, actor.participant_ids))
        mine = own_pairings(self._session, self.workspace) if names else ()
        return ConcernForm(names, tuple((each.id, tuple(one.name for one in each.partners)) for each in mine))

    @needs(Action.REPORT_CONCERN)
    def report(self, words: str, pairing_id: int | None = None) -> None:
        """Tell the safeguarding lead. Raises InvalidInput, and NotFound where nobody reads it, or for a pairing that is
        not mine."""
        mine = tuple(self.workspace.actor.participant_ids)
        me = own_pairing(self._session, self.workspace, pairing_id).me.id if pairing_id is not None else max(mine)
        person = self._session.get(ParticipantRow, me)
        if person is None:
            raise NotFound("You do not take part just now.", "Ask your coordinator.")
        open_concern(self._session, person, pairing_id, words, self.workspace.now)

    @needs(Action.READ_CONCERNS)
    def all(self) -> tuple[Concern, ...]:
        """Open ones first, the oldest first; then those that are closed, the newest first. None about a pairing that
        one is or was in oneself, nor reported by a partner of one's own."""
        session, now = self._session, self.workspace.now
        steps: dict[int, list[StepDone]] = {}
        names = account_names(session)
        for step in session.exec(select(ConcernStepRow).order_by(col(ConcernStepRow.id))).all():
            by = names.get(step.account_id or 0, "")
            steps.setdefault(step.concern_id, []).append(
                StepDone(ConcernStep(step.kind), unseal(session, step.sealed), by, step.at)
            )
        found = []
        for row in self._rows():
            by, partners, words = opened(session, row.sealed)
            done = tuple(steps.get(row.id or 0, ()))
            left = None if row.closed_at else hours_left(row.at, done[0].at if done else None, now)
            found.append(
                Concern(
                    row.id or 0, row.version, by, partners, words, row.pairing_id, row.at, row.closed_at, left, done
                )
            )
        open_ = sorted((one for one in found if one.closed_at is None), key=lambda one: (one.at, one.id))
        closed = [one for one in found if one.closed_at is not None]
        return (*open_, *sorted(closed, key=lambda one: (one.at, one.id), reverse=True))

    @needs(Action.READ_CONCERNS)
    def waiting(self) -> int:
        """How many are open. Two queries."""
        return sum(row.closed_at is None for row in self._rows())

    @needs(Action.HANDLE_CONCERN)
    def note_step(self, concern_id: int, version: int, kind: ConcernStep, words: str, close: bool = False) -> None:
        """What was done; with ``close`` nothing more will be. Raises InvalidInput, NotFound, Conflict."""
        row = self._row(concern_id, version)
        words = check_words(words, "Nothing was noted.")
        actor, now = self.workspace.actor, self.workspace.now
        self._session.add(
            ConcernStepRow(
                program_id=row.program_id, concern_id=concern_id, kind=kind.value, sealed=seal(self._session, words),
                account_id=actor.account_id, at=now,
            )
        )  # fmt: skip
        row.seen_to_at, row.closed_at = now, now if close else None
        self._session.add(row)

    @needs(Action.HANDLE_CONCERN)
    def remove(self, concern_id: int, version: int) -> None:
        """Forget a concern that is closed, with all that was noted. How long it has to be kept is the law's matter."""
        row = self._row(concern_id, version)
        if row.closed_at is None:
            raise NotFound("That concern is still open.", "Close it first.")
        self._session.delete(row)

    def _rows(self) -> list[ConcernRow]:
        mine = tuple(self.workspace.actor.participant_ids)
        own = select(PairingMemberRow.pairing_id).where(col(PairingMemberRow.participant_id).in_(mine))
        near = self._session.exec(
            select(PairingMemberRow.pairing_id, PairingMemberRow.participant_id).where(
                col(PairingMemberRow.pairing_id).in_(own)
            )
        ).all()
        pairings, people = {pairing for pairing, _ in near}, {person for _, person in near} - set(mine)
        rows = self._session.exec(select(ConcernRow)).all()
        return [row for row in rows if row.pairing_id not in pairings and row.reported_by_id not in people]

    def _row(self, concern_id: int, version: int) -> ConcernRow:
        row = next((each for each in self._rows() if each.id == concern_id), None)
        if row is None:
            raise NotFound("That concern is not here.", "Load the page again.")
        if row.version != version:
            raise Conflict("Somebody else noted something meanwhile; nothing of theirs was overwritten.",
                           "Look at the concern as it is now.")  # fmt: skip
        return row
