"""Reports whose day has come: each is made, closed and put into the outbox in the name of whoever scheduled it.

python -m db.scheduled_reports      # makes what is due, once

Safe when several processes do this at once: each report is one transaction, which moves the day on.
"""

import logging
import os
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, select

from core.errors import Refusal
from db.clock import Clock, clock
from db.engine import make_engine, unit_of_work
from db.models import ReportScheduleRow

ROOT = Path(__file__).resolve().parents[1]

log = logging.getLogger("pairwell")


def make_due(engine: Engine, now: Clock = clock) -> int:
    """Make every report whose day has come in its program's time zone; how many. One that its maker may not make any
    more is stopped, and says why."""
    from db.workspace import open_workspace

    made = 0
    for id, account_id, program_id, cohort_id in _perhaps_due(engine, now):
        try:
            place = open_workspace(engine, account_id, program_id, cohort_id, now)
            made += place.report_plans.send_if_due(id) is not None
        except Refusal as no:
            with unit_of_work(engine, writes=True) as session:
                row = session.get(ReportScheduleRow, id)
                if row is not None:
                    row.next_on, row.error = None, f"{no.message} {no.remedy}".strip()
    return made


def any_due(engine: Engine, now: Clock = clock) -> bool:
    """Whether a look is worth a process of its own. One short query."""
    return bool(_perhaps_due(engine, now))


def make_due_aside(engine: Engine) -> None:
    """In a process of its own, which gives way to the pages of everybody else."""
    environment = {**os.environ, "DATABASE_URL": engine.url.render_as_string(hide_password=False)}
    command = [sys.executable, "-m", "db.scheduled_reports"]
    subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 -- ours


def _perhaps_due(engine: Engine, now: Clock) -> list[tuple[int, int, int, int]]:
    """Due today somewhere on earth."""
    latest = (now() + timedelta(hours=14)).date()
    row = ReportScheduleRow
    with unit_of_work(engine, writes=False) as session:
        found = session.exec(
            select(row.id, row.account_id, row.program_id, row.cohort_id)
            .where(col(row.next_on).is_not(None), col(row.next_on) <= latest)
            .order_by(col(row.id))
        ).all()
    return [(id or 0, account, program, cohort) for id, account, program, cohort in found]


if __name__ == "__main__":
    from db.settings import database_url

    with suppress(AttributeError, OSError):
        os.nice(10)
    make_due(make_engine(database_url()))
