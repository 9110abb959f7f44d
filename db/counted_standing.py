"""How the people of a large cohort stand, counted by the database: as many rows as there are ways to stand."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import literal, union_all
from sqlmodel import Session, case, col, func, select

from core.intake.consent import Purpose
from core.intake.screening import GATES
from core.matching.proposals import OPEN
from core.program.program import Program
from core.program.questions import Side
from db.many import columns
from db.models import ConsentRow, PairingMemberRow, PairingRow, ParticipantRow, ProposalRow
from db.standing import NOTHING, Standing

ANYBODY = datetime(1970, 1, 1)
SOMEBODY, NO_ADDRESS = "somebody@example.org", ""


@dataclass(frozen=True)
class Alike:
    """``many`` people who stand in the same way, as ``one`` of them; ``places`` they have left in all."""

    one: Standing
    many: int
    places: int


def can_be_counted(program: Program) -> bool:
    """Not where screening, training or guardians have to be looked up for each."""
    return not GATES & program.parts


def standing_in_counts(session: Session, cohort_id: int, today: date) -> tuple[Alike, ...]:
    """Everyone who has not left, of pairs of two. One query."""
    person = ParticipantRow
    partners, proposed, consents = _partners(cohort_id), _proposed(cohort_id), _consents()
    agreed = consents.c.id.is_not(None)
    taken = func.coalesce(partners.c.many, 0)
    held = func.coalesce(proposed.c.many, 0)
    awake = (col(person.status) == "paused") & (col(person.paused_until) <= today)
    status = case((awake, literal("active")), else_=person.status)
    left = case((person.places > taken + held, person.places - taken - held), else_=0)
    over = col(person.until) < today
    ways: tuple[Any, ...] = (
        col(person.side), status, agreed, func.coalesce(over, False), col(person.email).like("%_@_%"), taken > 0,
        held > 0, left > 0,
    )  # fmt: skip
    named = [way.label(f"way_{nth}") for nth, way in enumerate(ways)]
    every = (
        columns(*named, left.label("places"))
        .outerjoin(partners, partners.c.id == person.id)
        .outerjoin(proposed, proposed.c.id == person.id)
        .outerjoin(consents, consents.c.id == person.id)
        .where(person.cohort_id == cohort_id, person.status != "left")
        .subquery()
    )
    alike = [every.c[f"way_{nth}"] for nth in range(len(ways))]
    rows: Any = session.exec(columns(*alike, func.count(), func.sum(every.c.places)).group_by(*alike)).all()
    return tuple(_alike(*row) for row in rows)


def _consents() -> Any:
    """Read as a whole: looked up for each, an index of little use may be taken."""
    return (
        select(col(ConsentRow.participant_id).label("id"))
        .where(ConsentRow.purpose == Purpose.PARTICIPATION.value, col(ConsentRow.withdrawn_at).is_(None))
        .group_by(col(ConsentRow.participant_id))
        .subquery()
    )


def _partners(cohort_id: int) -> Any:
    return (
        select(col(PairingMemberRow.participant_id).label("id"), func.count().label("many"))
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.ended_on).is_(None))
        .group_by(col(PairingMemberRow.participant_id))
        .subquery()
    )


def _proposed(cohort_id: int) -> Any:
    open_ = (col(ProposalRow.cohort_id) == cohort_id) & col(ProposalRow.state).in_([state.value for state in OPEN])
    ends = union_all(
        *(select(side.label("id")).where(open_) for side in (col(ProposalRow.mentee_id), col(ProposalRow.mentor_id)))
    ).subquery()
    return select(ends.c.id, func.count().label("many")).group_by(ends.c.id).subquery()


def _alike(
    side: str, status: str, agreed: bool, over: bool, address: bool, paired: bool, proposed: bool, open_: bool,
    many: int, places: int,
) -> Alike:  # fmt: skip
    """One who stands so: with as many places as say whether any is left."""
    partners, held = int(paired), int(proposed)
    one = Standing(
        id=0, side=Side(side), name="", email=SOMEBODY if address else NO_ADDRESS, time_zone="UTC",
        places=partners + held + int(open_), partners=partners, status=status, priority=False, account_id=None,
        application_id=None, joined_at=ANYBODY, version=1,
        consents=frozenset({Purpose.PARTICIPATION}) if agreed else NOTHING, time_is_over=bool(over),
        guardian_agreed=True, proposed=held,
    )  # fmt: skip
    return Alike(one, many, int(places or 0))
