"""The pairings one is in oneself: who is in them, until when, and in which rhythm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from core.errors import Conflict, NotFound
from core.program.program import Lead, Program
from core.program.questions import Side
from db.admission import program_of
from db.models import CohortRow, PairingMemberRow, PairingRow, ParticipantRow

if TYPE_CHECKING:
    from db.workspace import Workspace


@dataclass(frozen=True)
class OfPair:
    """One person of a pairing, as the others may know her."""

    id: int
    name: str
    side: Side


@dataclass(frozen=True)
class Together:
    """A pairing that goes on, as one of its people sees it. ``ends_on``: its last day, the cohort's where no other
    was agreed on. ``paused_until``: nothing is asked before.
    """

    id: int
    me: OfPair
    partners: tuple[OfPair, ...]
    started_on: date
    ends_on: date | None
    cadence_days: int
    minutes: int
    leads: bool
    time_zone: str  # mine
    paused_until: date | None = None

    @property
    def people(self) -> tuple[OfPair, ...]:
        return (self.me, *self.partners)

    def name(self, id: int | None) -> str:
        """Of one of the people; empty for anybody else."""
        return next((one.name for one in self.people if one.id == id), "")


def own_pairings(session: Session, workspace: "Workspace") -> tuple[Together, ...]:
    """Mine that go on, in every cohort of the program, the newest first. Four queries."""
    own = tuple(workspace.actor.participant_ids)
    mine = session.exec(
        select(PairingMemberRow, ParticipantRow)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(col(PairingMemberRow.participant_id).in_(own), ParticipantRow.status != "left")
    ).all()
    me = {member.pairing_id: person for member, person in mine}
    rows = session.exec(
        select(PairingRow, CohortRow)
        .join(CohortRow, col(CohortRow.id) == PairingRow.cohort_id)
        .where(col(PairingRow.id).in_(me), col(PairingRow.ended_on).is_(None))
        .order_by(col(PairingRow.id).desc())
    ).all()
    people = members_of(session, [row.id or 0 for row, _cohort in rows])
    program = program_of(session, workspace.actor.program_id)
    return tuple(
        _together(row, row.until or cohort.ends_on, people[row.id or 0], me[row.id or 0], program)
        for row, cohort in rows
    )


def own_pairing(session: Session, workspace: "Workspace", pairing_id: int) -> Together:
    """One of them, to write into. Raises NotFound where it is not mine, Conflict where it has ended."""
    found = next((each for each in own_pairings(session, workspace) if each.id == pairing_id), None)
    if found is not None:
        return found
    member = session.exec(
        select(PairingMemberRow.id).where(
            PairingMemberRow.pairing_id == pairing_id,
            col(PairingMemberRow.participant_id).in_(tuple(workspace.actor.participant_ids)),
        )
    ).first()
    if member is None:
        raise NotFound("That is not here.", "Load the page again.")
    raise Conflict("This pairing has ended; nothing was changed.", "Ask your coordinator if that is a mistake.")


def members_of(session: Session, pairing_ids: Sequence[int]) -> dict[int, tuple[OfPair, ...]]:
    """The people of each pairing by name, without those who have left."""
    rows = session.exec(
        select(PairingMemberRow, ParticipantRow.name)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(col(PairingMemberRow.pairing_id).in_(pairing_ids), ParticipantRow.status != "left")
        .order_by(ParticipantRow.name, col(ParticipantRow.id))
    ).all()
    found: dict[int, list[OfPair]] = {}
    for member, name in rows:
        found.setdefault(member.pairing_id, []).append(OfPair(member.participant_id, name, Side(member.side)))
    return {id: tuple(people) for id, people in found.items()}


def _together(
    row: PairingRow, ends_on: date | None, people: Sequence[OfPair], mine: ParticipantRow, program: Program
) -> Together:
    me = next(one for one in people if one.id == mine.id)
    return Together(
        id=row.id or 0, me=me, partners=tuple(one for one in people if one.id != mine.id), started_on=row.started_on,
        ends_on=ends_on, cadence_days=program.cadence_days, minutes=program.meeting_minutes,
        leads=me.side is Side.PEER or me.side.value == Lead(program.lead).value, time_zone=mine.time_zone,
        paused_until=row.paused_until,
    )  # fmt: skip
