"""Server time of a rerun of each screen with 1,000 participants: median and p95, in milliseconds.

python -m tests.benchmarks.reruns [--people 1000] [--times 20] [--gates] [--screens intake.screening,intake.participants]

The screens run in this process as Streamlit's server would run them, without the way to the browser.
The aim is a p95 under 100 ms; the first run of a screen, which fills caches, stands beside it. CPU is this
process's own, for machines that do other things meanwhile.
"""

import argparse
import gc
import os
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from core.intake.screening import Outcome, Requirements, ScreeningRecord, Step
from core.program.program import Part
from core.roles import MAY, Role
from db import make_engine
from db.demo import create_demo
from db.migrate import upgrade
from db.models import AccountRow, ApplicationRow, ProgramRow
from db.workspace import clock, open_workspace
from pages import SCREENS

ROOT = Path(__file__).parents[2]


def screen(path: str, url: str, program_id: int) -> None:
    """Runs inside Streamlit: the workspace is opened anew, as in every rerun of the app."""
    from importlib import import_module

    import streamlit as st

    from db import make_engine, open_workspace
    from pages.ui.boundary import boundary

    engine = st.cache_resource(make_engine)(url)
    with boundary():
        import_module(f"pages.{path}").show(open_workspace(engine, 1, program_id))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=1000)
    arguments.add_argument("--times", type=int, default=20)
    arguments.add_argument("--gates", action="store_true", help="screening, training and guardians, half of it noted")
    arguments.add_argument("--screens", default="", help="only these")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAIRWELL_DATA"] = folder
        url = f"sqlite:///{folder}/pairwell.db"
        program_id = fill(url, given.people)
        if given.gates:
            every_gate(url, program_id)
        gc.disable()  # as the app does after every rerun: postScriptGC is off
        print(f"{given.people} participants, {given.times} reruns a screen, milliseconds\n")
        print(f"{'screen':<28}{'first':>8}{'median':>8}{'p95':>8}{'CPU':>8}{'p95':>8}")
        for each in (screen for screen in SCREENS if Role.OWNER in MAY[screen.needs]):
            if given.screens and each.path not in given.screens.split(","):
                continue
            first, again, busy = measure(each.path, url, program_id, given.times)
            figures = (first, statistics.median(again), p95(again), statistics.median(busy), p95(busy))
            print(f"{each.path:<28}" + "".join(f"{figure:>8.0f}" for figure in figures))


def fill(url: str, people: int) -> int:
    engine = make_engine(url)
    upgrade(engine)
    with Session(engine) as session:
        session.add(
            AccountRow(email="owner@example.org", name="Owner", created_at=clock(), runs_the_app=True, password_hash="")
        )
        session.commit()
    mentors = people * 3 // 10
    program_id = create_demo(engine, 1, clock(), people - mentors, mentors)
    engine.dispose()
    return program_id


def every_gate(url: str, program_id: int) -> None:
    """Every step there is, asked of everybody who guides others, and noted of every second one."""
    engine = make_engine(url)
    team = open_workspace(engine, 1, program_id)
    with Session(engine) as session:
        program = session.get(ProgramRow, program_id)
        assert program is not None
        program.settings = {**program.settings, "parts": [part.value for part in Part]}
        mentors = session.exec(
            select(ApplicationRow.id).where(
                ApplicationRow.cohort_id == team.cohort_id,
                ApplicationRow.side == "mentor",
                ApplicationRow.status == "accepted",
            )
        ).all()
        session.commit()
    checks = ("Police", "Driving licence")
    team.screening.keep_requirements(
        Requirements(interview=("Why?", "When?"), references=2, checks=checks, training_minutes=60), 0
    )
    day = team.today
    for record in (
        ScreeningRecord(Step.REFERENCE, Outcome.GOOD, day, about="A former manager"),
        ScreeningRecord(Step.CHECK, Outcome.CLEAR, day, about=checks[0], expires=day + timedelta(days=300)),
        ScreeningRecord(Step.TRAINING, Outcome.DONE, day, minutes=60),
    ):
        for who in mentors[::2]:
            team.screening.record([who or 0], record)
    engine.dispose()


def p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def measure(path: str, url: str, program_id: int, times: int) -> tuple[float, list[float], list[float]]:
    test = AppTest.from_function(screen, args=(path, url, program_id), default_timeout=120)
    took, busy = [], []
    for _ in range(times + 1):
        began, worked = time.perf_counter(), time.process_time()
        test.run()
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    for failure in (*test.exception, *test.error):
        print(f"  {path}: {failure.value}")
    return took[0], took[1:], busy[1:]


if __name__ == "__main__":
    main()
