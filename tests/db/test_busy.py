"""Several who save at once on SQLite: each waits for the other, and whoever waits too long is told so."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from core.errors import Conflict
from core.intake.applications import Application
from core.intake.spreadsheet import Row
from core.program.questions import Side
from db import make_engine
from db.applying import Applying
from db.models import ApplicationRow, CohortRow
from db.sheets import Sheet, Wishes
from tests.conftest import World

ANN = Application("Ann", "ann@example.org", "UTC", 1, {"skills": {"Python": 2}})


def hand_in(door: Applying, code: str) -> None:
    whole = replace(ANN, consents={each.purpose.value: each.version for each in door.cohort(code).consents})
    assert door.submit(door.start(code, whole)) == {}


def opened(world: World) -> str:
    with Session(world.engine) as session:
        cohort = session.get(CohortRow, 1)
        assert cohort is not None
        cohort.opens_on, cohort.closes_on = world.time.date(), world.time.date() + timedelta(days=30)
        session.commit()
        return cohort.mentee_code


def test_whoever_hands_in_while_an_import_is_saved_waits_and_is_there_too(world: World) -> None:
    code, halfway = opened(world), Event()
    imports = world.workspace("cora").imports
    form = imports.before(Side.MENTEE).form
    people = [Row(at, f"Person {at}", f"p{at}@example.org", "UTC", None, {}) for at in range(300)]
    door = Applying(make_engine(world.url), world.clock)
    with ThreadPoolExecutor(1) as other:
        applicant = None

        def once_halfway(*_: object) -> None:
            nonlocal applicant
            if not halfway.is_set():
                halfway.set()
                applicant = other.submit(hand_in, door, code)

        event.listen(world.engine, "before_cursor_execute", lambda *told: "INSERT" in told[2] and once_halfway())
        done = imports.bring_in([Sheet(Side.MENTEE, people, form)], Wishes())
        assert applicant is not None
        applicant.result()
    assert done.added == 300
    with Session(world.engine) as session:
        there = session.exec(select(ApplicationRow.status).where(ApplicationRow.email == "ann@example.org")).all()
    assert there == ["submitted"]


def test_whoever_waits_too_long_is_told_and_can_do_it_again(world: World) -> None:
    code = opened(world)
    impatient = make_engine(world.url)
    event.listen(impatient, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 1"))
    door = Applying(impatient, world.clock)
    token = door.start(code, ANN)
    with world.engine.connect() as saving:
        saving.exec_driver_sql("UPDATE program SET name = name")
        with pytest.raises(Conflict, match="Nothing of yours was saved"):
            door.keep(token, replace(ANN, name="Ann Lee"))
        saving.rollback()
    door.keep(token, replace(ANN, name="Ann Lee"))
    assert door.read(token).application.name == "Ann Lee"
