"""How often the pairings of a cohort met, and how many goals they reached, in totals."""

from datetime import date
from typing import Any

from sqlalchemy import and_, case, func
from sqlmodel import Session, col

from core.evaluation.indicators import GoalCounts, MeetingCounts
from core.tracking.goals import GoalState
from core.tracking.meetings import MeetingState
from db.many import columns
from db.models import GoalRow, MeetingRow, PairingRow


def meeting_counts(session: Session, cohort_id: int, cadence_days: int, today: date) -> MeetingCounts:
    """Meetings that were held by today. A pairing had the time for as many as the days it has lasted hold cadences.
    One query, a row for each pairing."""
    held = and_(col(MeetingRow.state) == MeetingState.HELD.value, col(MeetingRow.met_on) <= today)
    rows: Any = session.exec(
        columns(PairingRow.started_on, PairingRow.ended_on, func.coalesce(func.sum(case((held, 1), else_=0)), 0))
        .outerjoin(MeetingRow, col(MeetingRow.pairing_id) == PairingRow.id)
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.started_on) <= today)
        .group_by(col(PairingRow.id), col(PairingRow.started_on), col(PairingRow.ended_on))
    ).all()
    timed = [((min(end or today, today) - start).days // cadence_days, int(met)) for start, end, met in rows]
    asked = [(due, met) for due, met in timed if due > 0]
    return MeetingCounts(
        sum(met for _due, met in timed),
        len(asked),
        sum(met >= due for due, met in asked),
        sum(met == 0 for _due, met in asked),
    )


def goal_counts(session: Session, cohort_id: int) -> GoalCounts:
    """One query, a row for each pairing that set a goal. A goal that was dropped was set, and not reached."""
    met = func.sum(case((GoalRow.document["state"].as_string() == GoalState.DONE.value, 1), else_=0))
    rows: Any = session.exec(
        columns(func.count(col(GoalRow.id)), met)
        .join(PairingRow, col(PairingRow.id) == GoalRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id)
        .group_by(col(GoalRow.pairing_id))
    ).all()
    return GoalCounts(
        sum(goals for goals, _ in rows), sum(int(reached) for _, reached in rows), len(rows),
        sum(reached > 0 for _, reached in rows),
    )  # fmt: skip
