"""What finding mentors starts from: who waits and what they ask, who was here before, who is here already."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from core.intake.applications import ApplicationStatus
from core.intake.candidates import Candidate, past_candidate
from core.matching import Person, Pool, Rules
from core.matching.rules import Criterion
from core.program.program import Program
from core.program.questions import Form, Side
from db.models import ApplicationRow, PairingMemberRow, PairingRow, ParticipantRow

if TYPE_CHECKING:
    from db.workspace import Workspace

GONE = (ApplicationStatus.DRAFT.value, ApplicationStatus.WITHDRAWN.value)
UNDECIDED = (ApplicationStatus.SUBMITTED.value, ApplicationStatus.WAITLISTED.value)


@dataclass(frozen=True)
class Looking:
    """Who looks for a mentor in the cohort, and which places are free: people who take part, ready or not, but those
    on a break; with ``undecided`` applications of both sides where that was asked for (their ids are negative).

    ``places_each``: what a mentor of this cohort usually takes. ``mentors``: how many take part, places free or not.
    ``asked``: everybody who has come as a mentee so far, paired or not, and applications.
    """

    pool: Pool
    rules: Rules
    program: Program
    forms: Mapping[Side, Form]
    places_each: int
    mentors: int
    asked: int
    undecided: int


def looking(session: Session, workspace: "Workspace", program: Program, with_undecided: bool) -> Looking:
    """Who takes part and has places, ready or not; with two queries more, and one where applications count."""
    (pool, rules, forms), here = workspace.matching.with_places(), workspace.cohort_id
    undecided = ApplicationRow.cohort_id == here, col(ApplicationRow.status).in_(UNDECIDED)
    waiting = session.exec(select(ApplicationRow.side).where(*undecided)).all()
    sides: dict[Side, list[Person]] = {Side.MENTEE: list(pool.mentees), Side.MENTOR: list(pool.mentors)}
    for row in session.exec(select(ApplicationRow).where(*undecided)).all() if with_undecided else ():
        who = Person(-(row.id or 0), row.name, row.answers, row.places, row.time_zone or "UTC", row.email.lower())
        sides.setdefault(Side(row.side), []).append(who)
    people = session.exec(
        select(ParticipantRow.side, ParticipantRow.places).where(
            ParticipantRow.cohort_id == here, ParticipantRow.status != "left"
        )
    ).all()
    places = [count for side, count in people if side == Side.MENTOR and count]
    mentees = sum(side == Side.MENTEE for side, _ in people)
    return Looking(
        pool=replace(
            pool,
            mentees=tuple(sorted(sides[Side.MENTEE], key=lambda one: one.id)),
            mentors=tuple(sorted(sides[Side.MENTOR], key=lambda one: one.id)),
            peers=(),
        ),
        rules=rules,
        program=program,
        forms=forms,
        places_each=median_low(places) if places else program.places_default,
        mentors=sum(side == Side.MENTOR for side, _ in people),
        asked=mentees + sum(side == Side.MENTEE for side in waiting),
        undecided=len(waiting),
    )


def mentors_here(session: Session, program_id: int, cohort_id: int) -> dict[str, str]:
    """Address → "applied" or "takes part", of everybody who came as a mentor to this cohort and did not go again."""
    rows = session.exec(
        select(ApplicationRow.email).where(
            ApplicationRow.program_id == program_id,
            ApplicationRow.cohort_id == cohort_id,
            ApplicationRow.side == Side.MENTOR.value,
            col(ApplicationRow.status).not_in(GONE),
        )
    ).all()
    people = session.exec(
        select(ParticipantRow.email).where(
            ParticipantRow.cohort_id == cohort_id, ParticipantRow.side == Side.MENTOR.value,
            ParticipantRow.status != "left",
        )
    ).all()  # fmt: skip
    return {email.lower(): "applied" for email in rows} | {email.lower(): "takes part" for email in people}


def past_people(
    session: Session, cohort_id: int, criteria: Sequence[Criterion], known: Collection[str], today: date
) -> tuple[Candidate, ...]:
    """Who was paired in an earlier cohort, as mentor or mentee, and did not leave: once each.

    By her newest place and ordered by name; ``known`` addresses are left out. Two queries.
    """
    rows = session.exec(
        select(ParticipantRow, ApplicationRow.answers)
        .outerjoin(ApplicationRow, col(ApplicationRow.id) == col(ParticipantRow.application_id))
        .where(ParticipantRow.cohort_id < cohort_id, ParticipantRow.status != "left")
        .order_by(col(ParticipantRow.id))
    ).all()
    spans = session.exec(
        select(PairingMemberRow.participant_id, PairingRow)
        .join(PairingRow, col(PairingRow.id) == col(PairingMemberRow.pairing_id))
        .where(PairingRow.cohort_id < cohort_id)
    ).all()
    days: dict[int, int] = defaultdict(int)
    for participant_id, pairing in spans:
        spent = ((pairing.ended_on or today) - pairing.started_on).days
        days[participant_id] = max(days[participant_id], spent)
    found: dict[str, Candidate] = {}
    for person, answers in rows:
        email, spent = person.email.lower(), days.get(person.id or 0, 0)
        if spent <= 0 or email in known:
            continue
        found[email] = past_candidate(
            person.name, email, Side(person.side), person.time_zone, answers or {}, spent, criteria
        )
    return tuple(sorted(found.values(), key=lambda one: (one.name, one.email)))
