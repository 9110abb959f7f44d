"""How every participant of a cohort stands: consent, partners, and what is in the way of being matched."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlmodel import Session, col, func, select

from core.intake.about import About, asks_age, is_under_age, status_on
from core.intake.consent import Purpose
from core.intake.readiness import Gap, PersonFacts
from core.matching.proposals import OPEN
from core.program.program import Part, Program
from core.program.questions import Side
from db.admission import as_program
from db.documents import Document, words_of
from db.models import (
    ApplicationRow,
    CohortRow,
    ConsentRow,
    GuardianRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
    ProposalRow,
)

NOTHING: frozenset[Purpose] = frozenset()


@dataclass(frozen=True)
class Standing:
    """One participant. ``partners`` counts the people she is together with now; a group's mentor has several.

    ``proposed`` counts those whom she is suggested to or planned with: each holds a place until it is decided.
    """

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
    proposed: int = 0
    least: int = 0  # of a mentor: how many mentees at least

    @property
    def places_left(self) -> int:
        return max(0, self.places - self.partners - self.proposed)

    @property
    def is_taken(self) -> bool:
        """Whether she has a partner, or may be about to have one."""
        return self.partners + self.proposed > 0

    @property
    def is_paired(self) -> bool:
        return self.partners > 0

    @property
    def has_agreed(self) -> bool:
        return Purpose.PARTICIPATION in self.consents

    @property
    def is_ready_or_paired(self) -> bool:
        """Of whom totals ask whether she found somebody."""
        return self.is_paired or (self.status == "active" and self.has_agreed)

    def facts(self, gaps: tuple[Gap, ...] = ()) -> PersonFacts:
        """What readiness depends on; ``gaps``: what screening and training still want of her."""
        return PersonFacts(
            id=self.id,
            name=self.name,
            side=self.side,
            consented=self.has_agreed,
            email=self.email,
            paused=self.status == "paused",
            left=self.status == "left",
            places_left=self.places_left,
            time_is_over=self.time_is_over,
            screened=not gaps or all(gap.part is not Part.SCREENING for gap in gaps),
            trained=not gaps or all(gap.part is not Part.TRAINING for gap in gaps),
            guardian_agreed=self.guardian_agreed,
            gaps=gaps,
        )


def standings(
    session: Session, cohort_id: int, today: date | None = None, program: Program | None = None
) -> tuple[Standing, ...]:
    """Everyone of a cohort, by name; six queries at most, whatever their number.

    ``today``: the program's. Without it breaks do not end by themselves, and no last day has gone by. ``program``:
    the cohort's, where it is at hand.
    """
    people: Sequence[Any] = session.exec(
        select(
            ParticipantRow.id, ParticipantRow.side, ParticipantRow.name, ParticipantRow.email,  # type: ignore[call-overload, misc]
            ParticipantRow.time_zone, ParticipantRow.places, ParticipantRow.status, ParticipantRow.paused_until,
            ParticipantRow.priority, ParticipantRow.account_id, ParticipantRow.application_id,
            ParticipantRow.joined_at, ParticipantRow.version, ParticipantRow.until, ParticipantRow.least,
        )
        .where(ParticipantRow.cohort_id == cohort_id)
        .order_by(ParticipantRow.name, ParticipantRow.id)
    ).all()  # fmt: skip
    agreed = consents_of(session, cohort_id)
    partners, proposed = partners_now(session, cohort_id), proposed_now(session, cohort_id)
    sides = {side.value: side for side in Side}
    guardians = guardians_agreed(session, cohort_id, today, program or cohort_program(session, cohort_id))
    of_all = guardians[None]
    return tuple(
        Standing(
            id=id, side=sides[side], name=name, email=email, time_zone=zone, places=places, partners=partners[id],
            status=status_on(status, paused_until, today), priority=priority, account_id=account,
            application_id=application, joined_at=joined_at, version=version, consents=agreed.get(id, NOTHING),
            until=until, paused_until=paused_until, time_is_over=bool(today and until and until < today),
            guardian_agreed=guardians.get(application, of_all), proposed=proposed[id],
            least=least,
        )
        for id, side, name, email, zone, places, status, paused_until, priority, account, application, joined_at,
            version, until, least in people
    )  # fmt: skip


def consents_of(session: Session, cohort_id: int) -> dict[int, frozenset[Purpose]]:
    """Participant id → what she agrees to now; one row a person, since most agree to the same few things."""
    given = (
        select(ConsentRow.participant_id, func.aggregate_strings(col(ConsentRow.purpose), ","))
        .join(ParticipantRow, col(ParticipantRow.id) == ConsentRow.participant_id)
        .where(ParticipantRow.cohort_id == cohort_id, col(ConsentRow.withdrawn_at).is_(None))
        .group_by(col(ConsentRow.participant_id))
    )
    known = cache(lambda purposes: frozenset(map(Purpose, purposes.split(","))))
    return {id: known(purposes) for id, purposes in session.exec(given).all()}


def guardians_agreed(
    session: Session, cohort_id: int, today: date | None, program: Program
) -> dict[int | None, bool | None]:
    """Application id → whether a parent or guardian agreed, or need not; None → what holds of everybody else."""
    if not program.has(Part.GUARDIANS) or today is None:
        return {None: None if program.has(Part.GUARDIANS) else True}
    rows = session.exec(
        select(ApplicationRow.id, ApplicationRow.side, words_of(ApplicationRow.about), GuardianRow.answer)
        .outerjoin(GuardianRow, col(GuardianRow.application_id) == ApplicationRow.id)
        .where(ApplicationRow.cohort_id == cohort_id)
    ).all()
    under_age = under_age_by(program, today)
    found: dict[int | None, bool | None] = {None: None}
    for id, side, about, answer in rows:
        under = False if answer == "agreed" else under_age(side, about)
        found[id] = None if under is None else not under
    return found


def under_age_by(program: Program, today: date) -> Callable[[str, str], bool | None]:
    """``is_under_age`` for many: of a side and the words that somebody's ``about`` is kept in. The same words are
    opened once, and of a side that is not asked never."""

    @cache
    def under(side: str, about: str) -> bool | None:
        said = About.from_document(Document(about)) if asks_age(program, Side(side)) else About()
        return is_under_age(program, Side(side), said, today)

    return under


def cohort_program(session: Session, cohort_id: int) -> Program:
    of_cohort = select(ProgramRow).join(CohortRow, col(CohortRow.program_id) == ProgramRow.id)
    return as_program(session.exec(of_cohort.where(CohortRow.id == cohort_id)).one())


def proposed_now(session: Session, cohort_id: int) -> Counter[int]:
    """How many open proposals, drafts too, hold a place of each participant of a cohort."""
    held = [state.value for state in OPEN]
    open_ = select(ProposalRow.mentee_id, ProposalRow.mentor_id).where(
        ProposalRow.cohort_id == cohort_id, col(ProposalRow.state).in_(held)
    )
    return Counter(person for pair in session.exec(open_).all() for person in pair)


def partners_now(session: Session, cohort_id: int) -> Counter[int]:
    """How many people each participant of a cohort is together with: those of the other side, or other peers. Whoever
    left a group that goes on takes no place in it."""
    members = session.exec(
        select(PairingMemberRow.pairing_id, PairingMemberRow.participant_id, PairingMemberRow.side)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.ended_on).is_(None), ParticipantRow.status != "left")
    ).all()
    sides: defaultdict[int, list[str]] = defaultdict(list)
    for pairing_id, _, side in members:
        sides[pairing_id].append(side)
    found: Counter[int] = Counter()
    peer = Side.PEER.value
    for pairing_id, participant_id, side in members:
        inside = sides[pairing_id]
        of_mine = inside.count(side)
        found[participant_id] += of_mine - 1 if side == peer else len(inside) - of_mine
    return found
