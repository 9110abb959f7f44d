"""Long work in a child process: one worker thread an app process claims what waits, watches it, and clears up.

python -m db.jobs ID ATTEMPT      # what the worker starts; works on one claimed job

Safe when several app processes run: a job is claimed in one UPDATE, and what an earlier claim still brings is passed
over. A job goes on when the browser is closed; one whose process is gone is claimed once more, then given up.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, update
from sqlmodel import Session, col, or_, select

from core.errors import InvalidInput, Refusal
from core.jobs import FINISH, GONE_AFTER, MOST_ATTEMPTS, JobStatus
from db.asks import anything_to_ask
from db.clock import clock
from db.engine import make_engine, unit_of_work
from db.models import JobRow

ROOT = Path(__file__).resolve().parents[1]
PAUSE = 1.0  # seconds between two looks
LOOKS_A_REPORT = 120  # of this many looks one is for reports
LOOKS_AN_ASK = 60  # and one in so many for whom to ask something
NAME = "pairwell worker"  # of the thread
LOST = "The app was stopped while this was worked on, twice. Start it again; if it stops again, match fewer people."
KILLED = "The work ended without a result, perhaps for want of memory. Start it again, or match fewer people."

log = logging.getLogger("pairwell")
Start = Callable[[Engine, int, int], "subprocess.Popen[bytes]"]


def start_worker(engine: Engine) -> bool:
    """Work in the background, from one thread of this process; True if this call began it."""
    with _starting:
        if any(thread.name == NAME and thread.is_alive() for thread in threading.enumerate()):
            return False
        threading.Thread(target=_go_on, args=(engine,), name=NAME, daemon=True).start()
        return True


_starting = threading.Lock()


def work_once(
    engine: Engine, now: Callable[[], datetime] = clock, pause: float = PAUSE, start: Start | None = None
) -> bool:
    """Claim the oldest job that waits and see it through; False where none waits."""
    claimed = _claim(engine, now()) if _anything(engine, now()) else None
    if claimed is None:
        return False
    job_id, attempt = claimed
    child = (start or _child)(engine, job_id, attempt)
    while True:
        with suppress(subprocess.TimeoutExpired):
            child.wait(pause)
            break
        if not _beat(engine, job_id, attempt, now()):
            child.kill()
            child.wait()
    _settle(engine, job_id, attempt, now())
    return True


def ask_once(engine: Engine, now: Callable[[], datetime] = clock) -> bool:
    """Have people asked what is due today, in a process of its own (``db.asks``); False where nothing waits."""
    if not anything_to_ask(engine, now()):
        return False
    return _run(engine, "db.asks").wait() == 0


def _child(engine: Engine, job_id: int, attempt: int) -> "subprocess.Popen[bytes]":
    """A process of its own, which gives way to the pages of everybody else."""
    return _run(engine, "db.jobs", str(job_id), str(attempt))


def _run(engine: Engine, *module: str) -> "subprocess.Popen[bytes]":
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", *module]
    environment = {**os.environ, "DATABASE_URL": url}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603 -- ours, and two numbers


def _anything(engine: Engine, now: datetime) -> bool:
    with unit_of_work(engine, writes=False) as session:
        return session.exec(select(JobRow.id).where(_open_to(now)).limit(1)).first() is not None


def _open_to(now: datetime) -> Any:
    """What waits, and what was claimed by a process that is gone."""
    gone = (col(JobRow.status) == JobStatus.RUNNING.value) & (col(JobRow.beat_at) < now - GONE_AFTER)
    return or_(col(JobRow.status) == JobStatus.WAITING.value, gone)


def _claim(engine: Engine, now: datetime) -> tuple[int, int] | None:
    """The oldest that waits, or whose process is gone; its id and the number of this claim."""
    with unit_of_work(engine, writes=True) as session:
        waiting = select(JobRow).where(_open_to(now)).order_by(col(JobRow.id)).with_for_update(skip_locked=True)
        for row in session.exec(waiting).all():
            if row.attempt >= MOST_ATTEMPTS or row.cancel:
                row.status = (JobStatus.CANCELLED if row.cancel else JobStatus.FAILED).value
                row.error, row.ended_at = "" if row.cancel else LOST, now
                continue
            row.status, row.attempt, row.stage = JobStatus.RUNNING.value, row.attempt + 1, ""
            row.started_at = row.beat_at = now
            return row.id or 0, row.attempt
    return None


def _beat(engine: Engine, job_id: int, attempt: int, now: datetime) -> bool:
    """A sign of life; False where it is to be stopped: somebody cancelled it, or another claim counts now."""
    with unit_of_work(engine, writes=True) as session:
        done = session.execute(_mine(job_id, attempt).where(col(JobRow.cancel).is_(False)).values(beat_at=now))
        return bool(getattr(done, "rowcount", 0))


def _settle(engine: Engine, job_id: int, attempt: int, now: datetime) -> None:
    """What the child has not written down itself: it was stopped, or it died."""
    with unit_of_work(engine, writes=True) as session:
        row = session.get(JobRow, job_id)
        if row is None or row.attempt != attempt or row.status != JobStatus.RUNNING.value:
            return
        row.status = (JobStatus.CANCELLED if row.cancel else JobStatus.FAILED).value
        row.error, row.ended_at = "" if row.cancel else KILLED, now


def _mine(job_id: int, attempt: int) -> Any:
    """An UPDATE of the job as long as this claim counts."""
    return update(JobRow).where(
        col(JobRow.id) == job_id, col(JobRow.attempt) == attempt, col(JobRow.status) == JobStatus.RUNNING.value
    )


def _go_on(engine: Engine) -> None:
    """Look, work, rest; rest longer after trouble. Now and then look for reports and questions whose day has come."""
    from db.scheduled_reports import any_due, make_due_aside

    rest, looks = PAUSE, 0
    stop = threading.Event()
    while not stop.wait(rest):
        try:
            while work_once(engine):
                pass
            if looks % LOOKS_A_REPORT == 0 and any_due(engine):
                make_due_aside(engine)
            if looks % LOOKS_AN_ASK == 0:
                ask_once(engine)
            rest, looks = PAUSE, looks + 1
        except Exception:  # the thread goes on whatever happens: the next look may find the database again
            log.exception("long work could not be done")
            rest = min(rest * 2, 60.0)


def run(engine: Engine, job_id: int, attempt: int, now: Callable[[], datetime] = clock) -> None:
    """In the child: work, and write down what came of it, unless another claim counts by then."""
    with Session(engine) as session:
        row = session.get(JobRow, job_id)
    if row is None or row.attempt != attempt:
        return

    def tell(stage: str) -> bool:
        with unit_of_work(engine, writes=True) as writing:
            writing.execute(_mine(job_id, attempt).values(stage=stage))
            given = writing.exec(select(JobRow.given).where(JobRow.id == job_id)).first()
        return not (given or {}).get(FINISH)

    values: dict[str, Any]
    try:
        values = {"status": JobStatus.DONE.value, "result": work_for(row.kind)(engine, row, tell)}
    except Refusal as no:
        faults = "; ".join(map(str, no.faults)) if isinstance(no, InvalidInput) else ""
        said = f"{no.message} {faults or no.remedy}"
        values = {"status": JobStatus.FAILED.value, "error": said.strip()}
    with unit_of_work(engine, writes=True) as session:
        session.execute(_mine(job_id, attempt).values(ended_at=now(), **values))


def work_for(kind: str) -> Callable[[Engine, JobRow, Callable[[str], bool]], dict[str, Any]]:
    """What is done for a kind of job; loaded by whoever does it."""
    if kind == "publishing":
        from db.large_publishing import publish_for

        return publish_for
    from db.long_matching import large_match, match_for

    return large_match if kind == "large matching" else match_for


if __name__ == "__main__":
    from threadpoolctl import threadpool_limits

    from db.settings import database_url

    with suppress(AttributeError, OSError):
        os.nice(10)
    threadpool_limits(1, "blas")
    run(make_engine(database_url()), int(sys.argv[1]), int(sys.argv[2]))
