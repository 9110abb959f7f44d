"""Today with 5,000 pairings and 60,000 records: CPU seconds of the reading and of a rerun of the screen, and queries.

python -m tests.benchmarks.today [--pairings 5000] [--times 5] [--database URL]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import event
from sqlmodel import Session

from core.program.program import Part, Program
from core.tracking.goals import Goal
from db import make_engine
from db.many import add_many
from db.migrate import upgrade
from db.models import (
    CheckInRow,
    ContactRow,
    GoalRow,
    GoalUpdateRow,
    MeetingRow,
    OwnMeetingRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
)
from tests.conftest import World, build

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def fill(world: World, pairings: int) -> int:
    """So many pairings of all ages with meetings, ratings, goals, check-ins and contacts; how many records."""
    luck, today = Random(7), NOW.date()  # noqa: S311 -- a benchmark
    here, made = {"program_id": 1}, 0
    with Session(world.engine) as session:
        row = session.get(ProgramRow, 1)
        assert row is not None
        row.settings = Program("x", parts=Program("x").parts | {Part.HOURS}).to_document()

        def add(kind, rows):
            nonlocal made
            add_many(session, kind, rows)
            made += len(rows)

        people = [{**here, "id": 100 + n, "cohort_id": 1, "side": "mentor" if n % 2 else "mentee", "name": f"P {n}",
                   "email": f"p{n}@example.org", "joined_at": NOW} for n in range(2 * pairings)]  # fmt: skip
        add(ParticipantRow, people)
        starts = [today - timedelta(days=luck.randint(5, 300)) for _ in range(pairings)]
        add(PairingRow, [{**here, "id": 100 + n, "cohort_id": 1, "started_on": day, "published_at": NOW}
                         for n, day in enumerate(starts)])  # fmt: skip
        add(PairingMemberRow, [{**here, "pairing_id": 100 + n // 2, "participant_id": 100 + n,
                                "side": "mentor" if n % 2 else "mentee"} for n in range(2 * pairings)])  # fmt: skip
        made = 0  # people and pairings are none of the records
        meetings, ratings, goals, updates, asked, contacts = [], [], [], [], [], []
        for n, start in enumerate(starts):
            of = {**here, "pairing_id": 100 + n}
            for k in range(6):
                on = start + timedelta(days=5 + 14 * k)
                if on > today or (luck.random() < 0.1):
                    on = today - timedelta(days=luck.randint(0, 80))
                meetings.append({**of, "id": 6 * n + k + 1, "met_on": max(on, start), "minutes": 60, "state": "held",
                                 "created_at": NOW})  # fmt: skip
                if k % 3 == 0:
                    ratings.append({**here, "participant_id": 100 + 2 * n, "meeting_id": 6 * n + k + 1,
                                    "rating": luck.choice((2, 3, 4, 4, 5))})  # fmt: skip
            goal = Goal("A goal", baseline=0, target=10, start=start, due=today + timedelta(days=60))
            goals.append({**of, "id": n + 1, "document": goal.to_document(), "created_at": NOW})
            updates += [{**of, "goal_id": n + 1, "noted_on": start + timedelta(days=d), "value": 2.0} for d in (20, 50)]
            contacts.append({**of, "made_on": start + timedelta(days=15), "kind": "touch", "at": NOW})
            asked.append({**here, "pairing_id": 100 + n, "participant_id": 100 + 2 * n, "asked_on": start,
                          "due_on": start + timedelta(days=7), "answered_on": start + timedelta(days=3), "rating": 4})  # fmt: skip
        for kind, rows in ((MeetingRow, meetings), (OwnMeetingRow, ratings), (GoalRow, goals), (GoalUpdateRow, updates),
                           (CheckInRow, asked), (ContactRow, contacts)):  # fmt: skip
            add(kind, rows)
        session.commit()
    return made


def measured(work: Callable[[], object], times: int) -> float:
    """CPU seconds of this process, the median."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return statistics.median(found)


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--pairings", type=int, default=5000)
    given.add_argument("--times", type=int, default=5)
    given.add_argument("--database", default="")
    wanted = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = wanted.database or f"sqlite:///{Path(folder) / 'today.db'}"
        engine = make_engine(url)
        upgrade(engine)
        build(engine)
        world = World(url, engine, {"cora": 2}, time=NOW)
        records = fill(world, wanted.pairings)
        support, asks = world.workspace("cora").support, world.workspace("cora").asks
        seen: list[str] = []
        event.listen(engine, "before_cursor_execute", lambda *of: seen.append(of[2]))
        lines = len(support.today().lines)
        queries = sum(each.lstrip().startswith("SELECT") for each in seen)
        print(f"{wanted.pairings} pairings, {records} records, {lines} lines, {queries} queries")
        print(f"today: {measured(support.today, wanted.times):.3f} CPU s")
        print(f"schedule: {measured(asks.schedule, wanted.times):.3f} CPU s; week: {measured(asks.week, 2):.3f} CPU s")
        engine.dispose()


if __name__ == "__main__":
    main()
