"""What a cohort reached, in the totals that its budget is divided by."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from core.evaluation.cost import CostCounts, Costs
from core.program.cohort import CohortState
from core.program.program import Program
from core.program.questions import Side
from core.tracking.goals import GoalState
from core.tracking.meetings import MeetingState
from core.tracking.spent import Approval
from db.charter_rows import charter_of, newest_charter
from db.facts import as_cohort
from db.models import (
    AttendanceRow,
    CohortRow,
    GoalRow,
    MeetingRow,
    OwnMeetingRow,
    PairingRow,
    ParticipantRow,
    TimeSpentRow,
    TrainingDoneRow,
)

GIVERS = (Side.MENTOR.value, Side.PEER.value)  # peers are mentors to each other


@dataclass(frozen=True)
class CohortCosts:
    """``counts`` is None where neither budget nor rate is given: then nothing is counted."""

    costs: Costs
    counts: CostCounts | None
    is_over: bool


def cohort_costs(session: Session, cohort_id: int, program: Program, today: date) -> CohortCosts:
    """Budget and rate of the newest charter beside what a cohort has reached by today."""
    costs, row = charter_of(newest_charter(session)).costs, session.get(CohortRow, cohort_id)
    is_over = row is not None and as_cohort(row).state(today) is CohortState.ENDED
    return CohortCosts(costs, cost_counts(session, cohort_id, program) if costs.is_given else None, is_over)


def cost_counts(session: Session, cohort_id: int, program: Program) -> CostCounts:
    """Six queries, each of totals. Meetings that were planned, missed or called off count nowhere."""
    here, held = PairingRow.cohort_id == cohort_id, MeetingRow.state == MeetingState.HELD.value
    pairings = session.exec(select(func.count(col(PairingRow.id))).where(here)).one()
    meetings: Any = (
        select(func.coalesce(func.sum(MeetingRow.minutes), 0), func.count(col(MeetingRow.id)) - func.count(
            col(MeetingRow.minutes)
        )).join(PairingRow, col(PairingRow.id) == MeetingRow.pairing_id).where(here, held)
    )  # fmt: skip
    minutes, unknown = session.exec(meetings).one()
    met = func.sum(case((GoalRow.document["state"].as_string() == GoalState.DONE.value, 1), else_=0))
    goals: Any = select(func.count(col(GoalRow.id)), func.coalesce(met, 0))
    many, reached = session.exec(goals.join(PairingRow, col(PairingRow.id) == GoalRow.pairing_id).where(here)).one()
    came, beside = _given(session, cohort_id, held)
    return CostCounts(
        pairings, int(minutes), unknown, many, int(reached), came, beside + _noted(session, cohort_id, program)
    )


def _given(session: Session, cohort_id: int, held: Any) -> tuple[int, int]:
    """Minutes that mentors sat in meetings, and what getting ready and there took."""
    asked: Any = select(
        func.coalesce(func.sum(MeetingRow.minutes), 0),
        func.coalesce(func.sum(OwnMeetingRow.preparation), 0) + func.coalesce(func.sum(OwnMeetingRow.travel), 0),
    )
    asked = (
        asked.select_from(AttendanceRow)
        .join(MeetingRow, col(MeetingRow.id) == AttendanceRow.meeting_id)
        .join(ParticipantRow, col(ParticipantRow.id) == AttendanceRow.participant_id)
        .outerjoin(
            OwnMeetingRow,
            (col(OwnMeetingRow.meeting_id) == AttendanceRow.meeting_id)
            & (col(OwnMeetingRow.participant_id) == AttendanceRow.participant_id),
        )
        .where(held, ParticipantRow.cohort_id == cohort_id, col(ParticipantRow.side).in_(GIVERS))
    )
    came, beside = session.exec(asked).one()
    return int(came), int(beside)


def _noted(session: Session, cohort_id: int, program: Program) -> int:
    """Minutes that mentors noted beside meetings, of which the program counts what it approved, and their trainings."""
    counts = [Approval.YES.value] if program.approve_hours else [Approval.YES.value, Approval.OPEN.value]
    mentors = (ParticipantRow.cohort_id == cohort_id, col(ParticipantRow.side).in_(GIVERS))
    noted = (
        select(func.coalesce(func.sum(TimeSpentRow.minutes), 0))
        .join(ParticipantRow, col(ParticipantRow.id) == TimeSpentRow.participant_id)
        .where(*mentors, col(TimeSpentRow.approval).in_(counts))
    )
    trained = (
        select(func.coalesce(func.sum(TrainingDoneRow.minutes), 0))
        .join(ParticipantRow, col(ParticipantRow.id) == TrainingDoneRow.participant_id)
        .where(*mentors)
    )
    return int(session.exec(noted).one()) + int(session.exec(trained).one())
