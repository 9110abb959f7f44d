"""Server time of a rerun of each screen with 1,000 participants: median and p95, in milliseconds.

python -m tests.benchmarks.reruns [--people 1000] [--times 20]

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
from pathlib import Path

from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from core.roles import MAY, Role
from db import make_engine
from db.demo import create_demo
from db.migrate import upgrade
from db.models import AccountRow
from db.workspace import clock
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
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAIRWELL_DATA"] = folder
        url = f"sqlite:///{folder}/pairwell.db"
        program_id = fill(url, given.people)
        gc.disable()  # as the app does after every rerun: postScriptGC is off
        print(f"{given.people} participants, {given.times} reruns a screen, milliseconds\n")
        print(f"{'screen':<28}{'first':>8}{'median':>8}{'p95':>8}{'CPU':>8}{'p95':>8}")
        for each in (screen for screen in SCREENS if Role.OWNER in MAY[screen.needs]):
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
