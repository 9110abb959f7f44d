"""How open goals stand on a day, from their newest number and the newest day on which anything was noted."""

from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col

from core.program.program import Program
from core.tracking.goals import Course, GoalState, Standing, Update, standing
from core.tracking.thresholds import goal_limits
from db.many import columns
from db.models import GoalRow, GoalUpdateRow


def goal_standings(session: Session, here: Any, today: date, program: Program) -> list[tuple[int, Standing]]:
    """Each open goal of these pairings, with its pairing. Two queries."""
    of_goal: Any = {"partition_by": col(GoalUpdateRow.goal_id)}
    newest_number = (
        col(GoalUpdateRow.value).is_(None),
        col(GoalUpdateRow.noted_on).desc(),
        col(GoalUpdateRow.id).desc(),
    )
    noted = (
        columns(
            GoalUpdateRow.goal_id, GoalUpdateRow.noted_on, GoalUpdateRow.value,
            func.max(col(GoalUpdateRow.noted_on)).over(**of_goal).label("last_on"),
            func.row_number().over(**of_goal, order_by=newest_number).label("turn"),
        )
        .where(col(GoalUpdateRow.pairing_id).in_(here), GoalUpdateRow.noted_on <= today)
        .subquery()
    )  # fmt: skip
    of = noted.c
    told = session.exec(columns(of.goal_id, of.noted_on, of.value, of.last_on).where(of.turn == 1)).all()
    last = {goal: _updates(on, value, last_on) for goal, on, value, last_on in told}
    found: list[tuple[int, Standing]] = []
    cadence, limits = program.cadence_days, goal_limits(program.thresholds)
    for id, pairing, document in session.exec(
        columns(GoalRow.id, GoalRow.pairing_id, GoalRow.document).where(col(GoalRow.pairing_id).in_(here))
    ).all():
        if document.get("state", GoalState.OPEN) != GoalState.OPEN:
            continue
        updates = last.get(id, ())
        found.append((pairing, standing(Course.from_document(document), updates, today, cadence, limits)))
    return found


def _updates(on: date, value: float | None, last_on: date) -> tuple[Update, ...]:
    """The newest number, and the newest word where that came later."""
    number = Update(on, value)
    return (number,) if on == last_on else (number, Update(last_on))
