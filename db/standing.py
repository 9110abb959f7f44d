"""How every participant of a cohort stands: consent, partners, and what is in the way of being matched."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from core.intake.about import About, is_under_age, status_on
from core.intake.consent import Purpose
from core.intake.readiness import PersonFacts
from core.program.program import Part, Program
from core.program.questions import Side
from db.admission import program_of
from db.models import (
    ApplicationRow,
    CohortRow,
    ConsentRow,
    GuardianRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
)


@dataclass(frozen=True)
class Standing:
    """One participant. ``partners`` counts the people she is together with now; a group's mentor has several."""

    id: int
    side: Side
    name: str
    email: str
    time_zone: str
    places: int
    partners: int
    status: str  # active, paused, left
    priority: bool
    account_id: int | None
    application_id: int | None
    joined_at: datetime
    version: int
    consents: frozenset[Purpose]
    until: date | None = None
    paused_until: date | None = None
    time_is_over: bool = False  # the last day that she offered has gone by
    guardian_agreed: bool | None = None  # None: not known; True also where nobody has to agree

    @property
    def places_left(self) -> int:
        return max(0, self.places - self.partners)

    @property
    def is_paired(self) -> bool:
        return self.partners > 0

    @property
    def facts(self) -> PersonFacts:
        return PersonFacts(
            id=self.id,
            name=self.name,
            side=self.side,
            consented=Purpose.PARTICIPATION in self.consents,
            email=self.email,
            paused=self.status == "paused",
            left=self.status == "left",
            places_left=self.places_left,
            time_is_over=self.time_is_over,
            guardian_agreed=self.guardian_agreed,
        )


def standings(session: Session, cohort_id: int, today: date | None = None) -> tuple[Standing, ...]:
    """Everyone of a cohort, by name; six queries at most, whatever their number.

    ``today``: the program's. Without it breaks do not end by themselves, and no last day has gone by.
    """
    people: Sequence[Any] = session.exec(
        select(
            ParticipantRow.id, ParticipantRow.side, ParticipantRow.name, ParticipantRow.email,  # type: ignore[call-overload, misc]
            ParticipantRow.time_zone, ParticipantRow.places, ParticipantRow.status, ParticipantRow.priority,
            ParticipantRow.account_id, ParticipantRow.application_id, ParticipantRow.joined_at, ParticipantRow.version,
            ParticipantRow.until, ParticipantRow.paused_until,
        )
        .where(ParticipantRow.cohort_id == cohort_id)
        .order_by(ParticipantRow.name, ParticipantRow.id)
    ).all()  # fmt: skip
    agreed: dict[int, set[Purpose]] = {}
    given = (
        select(ConsentRow.participant_id, ConsentRow.purpose)
        .join(ParticipantRow, col(ParticipantRow.id) == ConsentRow.participant_id)
        .where(ParticipantRow.cohort_id == cohort_id, col(ConsentRow.withdrawn_at).is_(None))
    )
    for participant_id, purpose in session.exec(given).all():
        agreed.setdefault(participant_id, set()).add(Purpose(purpose))
    partners = partners_now(session, cohort_id)
    sides = {side.value: side for side in Side}
    guardians = guardians_agreed(session, cohort_id, today)
    return tuple(
        Standing(
            id=each.id, side=sides[each.side], name=each.name, email=each.email, time_zone=each.time_zone,
            places=each.places, partners=partners[each.id],
            status=status_on(each.status, each.paused_until, today), priority=each.priority,
            account_id=each.account_id, application_id=each.application_id, joined_at=each.joined_at,
            version=each.version, consents=frozenset(agreed.get(each.id, ())), until=each.until,
            paused_until=each.paused_until, time_is_over=bool(today and each.until and each.until < today),
            guardian_agreed=guardians.get(each.application_id, guardians.get(None)),
        )
        for each in people
    )  # fmt: skip


def guardians_agreed(session: Session, cohort_id: int, today: date | None) -> dict[int | None, bool | None]:
    """Application id → whether a parent or guardian agreed, or need not; None → what holds of everybody else."""
    program = cohort_program(session, cohort_id)
    if not program.has(Part.GUARDIANS) or today is None:
        return {None: None if program.has(Part.GUARDIANS) else True}
    rows = session.exec(
        select(ApplicationRow.id, ApplicationRow.side, ApplicationRow.about, GuardianRow.answer)
        .outerjoin(GuardianRow, col(GuardianRow.application_id) == ApplicationRow.id)
        .where(ApplicationRow.cohort_id == cohort_id)
    ).all()
    found: dict[int | None, bool | None] = {None: None}
    for id, side, about, answer in rows:
        under = is_under_age(program, Side(side), About.from_document(about), today)
        found[id] = True if under is False or answer == "agreed" else False if under else None
    return found


def cohort_program(session: Session, cohort_id: int) -> Program:
    program_id = session.exec(select(CohortRow.program_id).where(CohortRow.id == cohort_id)).one()
    return program_of(session, program_id)


def partners_now(session: Session, cohort_id: int) -> Counter[int]:
    """How many people each participant of a cohort is together with: those of the other side, or other peers."""
    members = session.exec(
        select(PairingMemberRow.pairing_id, PairingMemberRow.participant_id, PairingMemberRow.side)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.ended_on).is_(None))
    ).all()
    sides: dict[int, Counter[str]] = {}
    for pairing_id, _, side in members:
        sides.setdefault(pairing_id, Counter())[side] += 1
    found: Counter[int] = Counter()
    for pairing_id, participant_id, side in members:
        inside = sides[pairing_id]
        found[participant_id] += inside[side] - 1 if side == Side.PEER else inside.total() - inside[side]
    return found
