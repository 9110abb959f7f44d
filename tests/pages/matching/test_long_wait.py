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
