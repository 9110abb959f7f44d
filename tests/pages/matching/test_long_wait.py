"""A matching that takes long, on the desk: begun, awaited, stopped, and there for everybody once it is done."""

import subprocess
import sys
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from db.jobs import work_once
from db.models import JobRow
from tests.pages.matching.test_desk import press, said


@pytest.fixture
def long(monkeypatch):
    """Everything takes long."""
    monkeypatch.setattr("core.matching.long_run.LONG", 0.0)


def labels(app):
    return [button.label for button in app.button]


def test_it_is_begun_worked_out_elsewhere_and_there_for_everybody(see, world, long):
    app = press(see("matching.desk", "cora"), "Match")
    assert "worked out in the background" in said(app) and "mentees paired" not in said(app)
    press(app, "Work it out")
    assert "You can close this page meanwhile." in said(app) and "Stop it" in labels(app)
    assert work_once(world.engine, world.clock, 0.2)
    assert "1 of 2 mentees paired" in said(app.run())
    another = press(see("matching.desk", "olga"), "Match")
    assert "1 of 2 mentees paired" in said(another)


def test_it_is_stopped_and_can_be_begun_again(see, world, long):
    app = press(press(see("matching.desk", "cora"), "Match"), "Work it out")
    press(app, "Stop it")
    assert "It was stopped." in said(app.run()) and "Work it out" in labels(app)


def test_the_bar_says_that_it_goes_by_the_usual_time_and_when_that_is_over(see, world, long):
    app = press(press(see("matching.desk", "cora"), "Match"), "Work it out")
    with Session(world.engine) as session:
        job = session.exec(select(JobRow)).one()
        job.status, job.started_at, job.expected = "running", world.time - timedelta(seconds=20), 40.0
        session.commit()
    bar = app.run().get("progress")[0].proto
    assert "20 s of about 40 s" in bar.text and "goes by the time that such a matching usually takes" in said(app)
    world.time += timedelta(seconds=40)
    bar = app.run().get("progress")[0].proto
    assert "60 s so far, longer than usual (about 40 s)" in bar.text and bar.value == 95


def test_what_went_wrong_is_told_with_what_to_do(see, world, long):
    app = press(press(see("matching.desk", "cora"), "Match"), "Work it out")
    work_once(
        world.engine, world.clock, 0.2, lambda *_: subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])
    )
    app.run()
    assert any("match fewer people" in error.value for error in app.error) and "Work it out" in labels(app)


def test_the_pairs_before_stay_readable_meanwhile(see, world, monkeypatch):
    app = press(see("matching.desk", "cora"), "Match")
    assert "1 of 2 mentees paired" in said(app)
    monkeypatch.setattr("core.matching.long_run.LONG", 0.0)
    app.slider[0].set_value(9).run()
    assert not app.exception
    words = said(app)
    assert "worked out in the background" in words and "the pairs under the rules before" in words
    assert "1 of 2 mentees paired" in words
    assert world.workspace("cora").jobs.of("") is None


def test_a_search_tells_what_it_has_and_the_best_so_far_may_be_taken_and_bettered(see, world, long):
    app = press(press(see("matching.desk", "cora"), "Match"), "Work it out")

    def now(stage, **more):
        with Session(world.engine) as session:
            job = session.exec(select(JobRow)).one()
            job.status, job.started_at, job.stage = more.get("status", "running"), world.time, stage
            job.result = more.get("result", job.result)
            session.commit()

    now("Finding the best pairs|1|0.40||")
    assert "All possible pairs are looked at: 40 %." in said(app.run()) and "Take the best so far" not in labels(app)
    now("Finding the best pairs|2|1.00|95.0|100.0")
    assert "Pairs so far: **95** points in all. No pairs can have more than 100: 5.00 % are still open." in said(
        app.run()
    )
    press(app, "Take the best so far")
    found = {
        "pairs": [[4, 2]], "unmatched": [], "total": 90.0, "upper_bound": 100.0, "proven": False,
        "objective": "most people", "method": "exact assignment", "of_peers": False, "groups": [], "prices": [],
    }  # fmt: skip
    now("Finding the best pairs|2|1.00|95.0|100.0", status="done", result=found)
    assert "there may be better pairs than these" in said(app.run())
    press(app, "Work it out to the end")
    assert "You can close this page meanwhile." in said(app)
