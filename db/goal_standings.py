"""How open goals stand on a day, from their newest number and the newest day on which anything was noted."""

from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col

from core.tracking.goals import Goal, GoalState, Standing, Update, standing
from db.many import columns
from db.models import GoalRow, GoalUpdateRow


def goal_standings(session: Session, here: Any, today: date, cadence_days: int) -> list[tuple[int, Standing]]:
    """Each open goal of these pairings, with its pairing. Three queries."""
    turn = func.row_number().over(
        partition_by=col(GoalUpdateRow.goal_id),
        order_by=(col(GoalUpdateRow.noted_on).desc(), col(GoalUpdateRow.id).desc()),
    )
    numbers = (
        columns(GoalUpdateRow.goal_id, GoalUpdateRow.noted_on, GoalUpdateRow.value, turn.label("turn"))
        .where(
            col(GoalUpdateRow.pairing_id).in_(here),
            col(GoalUpdateRow.value).is_not(None),
            GoalUpdateRow.noted_on <= today,
        )
        .subquery()
    )
    noted = columns(GoalUpdateRow.goal_id, func.max(col(GoalUpdateRow.noted_on))).where(
        col(GoalUpdateRow.pairing_id).in_(here), GoalUpdateRow.noted_on <= today
    )
    last_on = dict(session.exec(noted.group_by(col(GoalUpdateRow.goal_id))).all())
    last = {
        goal: Update(on, value)
        for goal, on, value in session.exec(
            columns(numbers.c.goal_id, numbers.c.noted_on, numbers.c.value).where(numbers.c.turn == 1)
        ).all()
    }
    found: list[tuple[int, Standing]] = []
    for id, pairing, document in session.exec(
        columns(GoalRow.id, GoalRow.pairing_id, GoalRow.document).where(col(GoalRow.pairing_id).in_(here))
    ).all():
        if document.get("state", GoalState.OPEN) != GoalState.OPEN:
            continue
        updates = [last[id]] if id in last else []
        updates += [Update(last_on[id])] if id in last_on and (id not in last or last[id].on != last_on[id]) else []
        found.append((pairing, standing(Goal.from_document(document), updates, today, cadence_days)))
    return found
