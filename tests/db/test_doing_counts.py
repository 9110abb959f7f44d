"""Meetings and goals as a cohort is judged by them."""

from datetime import timedelta

from sqlmodel import Session

from core.evaluation.indicators import GoalCounts, MeetingCounts
from db.doing_counts import goal_counts, meeting_counts
from db.models import GoalRow, MeetingRow, PairingRow
from tests.conftest import NOW, World

DAY = NOW.date()


def test_meetings_and_goals_are_counted_by_pairing(anywhere: World) -> None:
    with Session(anywhere.engine) as session:
        session.add(PairingRow(id=2, program_id=1, cohort_id=1, started_on=DAY, published_at=NOW))
        session.flush()
        for n, (state, days) in enumerate([("held", 3), ("held", 20), ("planned", 30), ("held", 90)]):
            session.add(
                MeetingRow(
                    program_id=1, pairing_id=1, met_on=DAY + timedelta(days), state=state, created_at=NOW, id=n + 1
                )
            )
        for state in ("done", "open", "dropped"):
            session.add(GoalRow(program_id=1, pairing_id=1, document={"state": state}, created_at=NOW))
        session.commit()
        # a meeting every two weeks: two were due in 31 days, and the second pairing noted none; day 90 is to come
        assert meeting_counts(session, 1, 14, DAY + timedelta(31)) == MeetingCounts(2, 2, 1, 1)
        assert meeting_counts(session, 1, 14, DAY + timedelta(5)) == MeetingCounts(1, 0, 0, 0)
        assert goal_counts(session, 1) == GoalCounts(3, 1, 1, 1)
