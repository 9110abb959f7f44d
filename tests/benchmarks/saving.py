"""How long an import of many people holds the write lock, and what applicants meet meanwhile.

python -m tests.benchmarks.saving [--people 5000] [--columns 20] [--tell]

The import is brought in by this process; applicants begin, fill in and hand in one application after the other in a
process of their own, by the same file of SQLite. Said are the seconds between BEGIN IMMEDIATE and the end of COMMIT, by
the clock and of this process's CPU, the longest that one step of an applicant took, and how many were turned away.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, select

from core.intake.applications import Application
from core.intake.consent import Purpose, consent_texts
from core.intake.spreadsheet import propose_form, read_people, read_table, suggest_mapping
from core.program.questions import Side
from db import make_engine, open_workspace
from db.applying import Applying
from db.migrate import upgrade
from db.models import AccountRow, ApplicationRow, CohortRow, ProgramRow
from db.sheets import Agreement, Sheet, Wishes
from tests.benchmarks.sheets import sheet
from tests.conftest import NOW, build

EVERYTHING = frozenset(Purpose)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=5000)
    arguments.add_argument("--columns", type=int, default=20)
    arguments.add_argument("--tell", action="store_true", help="each is written to")
    arguments.add_argument("--apply", default="", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.apply:
        applicants(given.apply)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/p.db"
        engine = make_engine(url)
        upgrade(engine)
        build(engine)
        _open_for_all(engine)
        _measure(engine, url, given, Path(folder, "stop"))


def _measure(engine: Any, url: str, given: Any, stop: Path) -> None:
    table = read_table(sheet(given.people, given.columns), "people.csv")
    form = propose_form(table, Side.MENTEE)
    reading = read_people(table, suggest_mapping(table, form), form)
    with Session(engine) as session:
        cora = session.exec(select(AccountRow.id).where(AccountRow.name == "Cora")).one()
    agreed = Agreement("Yes", date(2026, 11, 2), "Cora", EVERYTHING)
    held = _clock_of_writing(engine)
    script = [sys.executable, "-m", "tests.benchmarks.saving", "--apply", f"{url} {stop}"]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True) as applying:
        assert applying.stdout is not None
        applying.stdout.readline()  # they have begun
        begun = time.perf_counter(), time.process_time()
        done = open_workspace(engine, cora or 0, 1, now=lambda: NOW).imports.bring_in(
            [Sheet(Side.MENTEE, reading.good, form)], Wishes(agreement=agreed, tell=given.tell), [form]
        )
        took = time.perf_counter() - begun[0], time.process_time() - begun[1]
        stop.touch()
        told = applying.stdout.read()
    print(f"{given.people} people, {given.columns} columns: {done.added} came in")
    print(f"{'all':22}{took[0]:6.2f} s{took[1]:7.2f} s CPU")
    print(f"{'write lock':22}{held[0]:6.2f} s{held[1]:7.2f} s CPU")
    print(told.strip())


def _clock_of_writing(engine: Any) -> list[float]:
    """The longest transaction that writes, by the clock and by CPU; filled in as it goes."""
    longest = [0.0, 0.0]
    since: dict[int, tuple[float, float]] = {}

    def begin(connection: Any) -> None:
        if connection.get_execution_options().get("sqlite_begin") == "IMMEDIATE":
            since[id(connection.connection.dbapi_connection)] = time.perf_counter(), time.process_time()

    def give_back(raw: Any, _record: Any) -> None:
        if begun := since.pop(id(raw), None):
            longest[:] = max(longest, [time.perf_counter() - begun[0], time.process_time() - begun[1]])

    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", give_back)
    return longest


def _open_for_all(engine: Any) -> None:
    with Session(engine) as session:
        for cohort in session.exec(select(CohortRow)).all():
            cohort.opens_on, cohort.closes_on = NOW.date(), NOW.date() + timedelta(days=400)
        session.commit()


def applicants(given: str) -> None:
    """One application after the other until the file is there that says stop."""
    url, stop = given.split(" ")
    engine = make_engine(url)
    door = Applying(engine, lambda: NOW)
    with Session(engine) as session:
        code = session.exec(select(CohortRow.mentor_code)).first() or ""
        program = session.get(ProgramRow, 1)
        assert program is not None
    agreed = {each.purpose.value: each.version for each in consent_texts(door.cohort(code).program)}
    longest, away, number = 0.0, 0, 0
    print("begun", flush=True)
    while not Path(stop).exists():
        number += 1
        person = Application(
            f"Ann {number}", f"ann{number}@example.com", "UTC", 1, {"skills": {"Python": 2}}, agreed
        )  # fmt: skip
        begun = time.perf_counter()
        try:
            token = door.start(code, person)
            door.keep(token, person)
            if faults := door.submit(token):
                raise SystemExit(str(faults))
        except Exception as error:  # what an applicant would be told is what is asked here
            away += 1
            print(f"{'turned away':22}{error}")
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.05)
    with Session(engine) as session:
        arrived = len(session.exec(select(ApplicationRow.id).where(ApplicationRow.email.like("ann%"))).all())
    print(f"{'applicants':22}{number} handed in, {arrived} are there, {away} turned away, longest {longest:.2f} s")


if __name__ == "__main__":
    main()
