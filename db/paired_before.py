"""The pairings of a cohort as matching learns from them: who was in them, what they had answered, and how it went."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func
from sqlmodel import Session, col

from core.evaluation.durations import length
from core.evaluation.learned import Outcome
from core.evaluation.learned_fits import CohortPaired, Paired
from core.matching import Person, Pool
from core.matching.rules import PairIds
from core.program.program import Program
from core.program.questions import Side
from core.tracking.closure import Ending
from core.tracking.goals import GoalState
from core.tracking.meetings import MeetingState
from db.documents import Document, words_of
from db.many import columns
from db.models import (
    ApplicationRow,
    CheckInRow,
    CohortRow,
    GoalRow,
    MeetingRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
)

HALF_YEAR = 180  # days a pairing has had before it is judged
NO_JUDGEMENT = frozenset({Ending.MOVED.value, Ending.SAFETY.value})  # ended for reasons that tell nothing of the two
FEWEST_DUE = 2  # meetings that were due before it is judged how often they met


@dataclass(frozen=True)
class _Life:
    """What is known of one pairing."""

    days: int
    since: int  # days since it began
    ended_early: bool
    ending: str
    held: int
    rating: float | None
    goals: int
    reached: int


def paired_before(
    session: Session, cohort_id: int, program: Program, today: date, witnesses: dict[str, int]
) -> CohortPaired:
    """Every pairing that has begun, people who left included. Seven queries.

    ``witnesses``: by address, under which number a mentor goes; whoever comes up anew is added, so that she is the same
    in the next cohort.
    """
    members: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    people: dict[int, tuple[str, str, int | None, str]] = {}
    for pairing, id, side, email, application, zone in session.exec(
        columns(
            PairingMemberRow.pairing_id, ParticipantRow.id, ParticipantRow.side, ParticipantRow.email,
            ParticipantRow.application_id, ParticipantRow.time_zone,
        )
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.started_on) <= today)
        .order_by(col(PairingMemberRow.pairing_id), col(ParticipantRow.id))
    ).all():  # fmt: skip
        members[pairing].append((id, side))
        people[id] = (side, email.lower(), application, zone)
    lives = _lives(session, cohort_id, program, today)
    pairings = []
    for pairing, those in members.items():
        mentors = [id for id, side in those if side == Side.MENTOR.value]
        pairs = _pairs(those)
        if pairs:
            of = witnesses.setdefault(people[mentors[0]][1], len(witnesses)) if mentors else None
            pairings.append(Paired(of, pairs, _went(lives[pairing], program.cadence_days)))
    return CohortPaired(_pool(session, cohort_id, people, today), tuple(pairings))


def _pairs(those: list[tuple[int, str]]) -> tuple[PairIds, ...]:
    mentors, mentees = ([id for id, side in those if side == one.value] for one in (Side.MENTOR, Side.MENTEE))
    peers = sorted(id for id, side in those if side == Side.PEER.value)
    of_peers = [(one, other) for place, one in enumerate(peers) for other in peers[place + 1 :]]
    return (*((mentee, mentor) for mentee in mentees for mentor in mentors), *of_peers)


def _pool(
    session: Session, cohort_id: int, people: Mapping[int, tuple[str, str, int | None, str]], today: date
) -> Pool:
    rows = session.exec(
        columns(ApplicationRow.id, words_of(ApplicationRow.answers)).where(ApplicationRow.cohort_id == cohort_id)
    ).all()
    answers = {id: Document(words) for id, words in rows}
    sides: dict[str, list[Person]] = {side.value: [] for side in Side}
    for id, (side, email, application, zone) in sorted(people.items()):
        given: Any = answers.get(application, {})
        sides[side].append(Person(id, "", given, 1, zone, email))
    return Pool(today, *(tuple(sides[one.value]) for one in (Side.MENTEE, Side.MENTOR, Side.PEER)))


def _went(life: _Life, cadence_days: int) -> dict[Outcome, float | None]:
    """What is not known, or too early to know, is None."""
    due = life.days // cadence_days
    old = life.since >= HALF_YEAR
    lasted = None
    if old and life.ending == Ending.REACHED.value:
        lasted = 1.0
    elif old and life.ending not in NO_JUDGEMENT:
        lasted = float(not (life.ended_early and life.days < HALF_YEAR))
    return {
        Outcome.LASTED: lasted,
        Outcome.MET: min(1.0, life.held / due) if due >= FEWEST_DUE and life.held else None,
        Outcome.CONTENT: life.rating,
        Outcome.REACHED: float(life.reached > 0) if life.goals and old else None,
    }


def how_they_went(
    session: Session, cohort_id: int, program: Program, today: date
) -> dict[int, dict[Outcome, float | None]]:
    """By pairing, each outcome from 0 to 1, None where it is not known or too early to know. Five queries."""
    lives = _lives(session, cohort_id, program, today)
    return {id: _went(life, program.cadence_days) for id, life in lives.items()}


def _lives(session: Session, cohort_id: int, program: Program, today: date) -> dict[int, _Life]:
    """Five queries, each of a row for every pairing at most."""
    here = col(PairingRow.cohort_id) == cohort_id
    meant = session.exec(columns(CohortRow.ends_on).where(CohortRow.id == cohort_id)).first()
    held = func.count(col(MeetingRow.id))
    done = func.sum(case((GoalRow.document["state"].as_string() == GoalState.DONE.value, 1), else_=0))
    met = _by_pairing(session, MeetingRow, cohort_id, held, and_(
        col(MeetingRow.state) == MeetingState.HELD.value, col(MeetingRow.met_on) <= today))  # fmt: skip
    rated = _by_pairing(
        session, CheckInRow, cohort_id, func.avg(CheckInRow.rating), col(CheckInRow.rating).is_not(None)
    )
    goals = {
        id: (many, reached)
        for id, many, reached in session.exec(
            columns(GoalRow.pairing_id, func.count(col(GoalRow.id)), done)
            .join(PairingRow, col(PairingRow.id) == GoalRow.pairing_id)
            .where(here)
            .group_by(col(GoalRow.pairing_id))
        ).all()
    }
    found = {}
    for id, start, end, ending, went_on in session.exec(
        columns(
            PairingRow.id, PairingRow.started_on, PairingRow.ended_on, PairingRow.ending, PairingRow.went_on
        ).where(here, col(PairingRow.started_on) <= today)
    ).all():  # fmt: skip
        days, early = length(start, end, meant, program.length_months, today)
        many, reached = goals.get(id, (0, 0))
        rating = rated.get(id)
        found[id] = _Life(
            days, (today - start).days, early, Ending.MOVED.value if went_on else ending, int(met.get(id, 0)),
            None if rating is None else float(rating), many, int(reached),
        )  # fmt: skip
    return found


def _by_pairing(session: Session, kind: Any, cohort_id: int, what: Any, which: Any) -> dict[int, Any]:
    return dict(
        session.exec(
            columns(kind.pairing_id, what)
            .join(PairingRow, col(PairingRow.id) == kind.pairing_id)
            .where(PairingRow.cohort_id == cohort_id, which)
            .group_by(kind.pairing_id)
        ).all()
    )
