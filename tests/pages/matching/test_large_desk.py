"""The desk of many thousands, as one sees it: matched by a press, looked at, one pair in full, published."""

import pytest
from sqlmodel import Session, select

from core.jobs import JobStatus
from db.models import JobRow
from tests.db.test_large_matching import done
from tests.pages.matching.test_desk import press, said


@pytest.fixture
def large(see, monkeypatch):
    monkeypatch.setattr("db.large_desk.PAIRS", 0)
    return lambda: see("matching.desk", "cora")


def newest(world):
    with Session(world.engine) as session:
        return session.exec(select(JobRow).order_by(JobRow.id.desc())).first()


def test_it_is_matched_in_the_background_with_progress_and_a_gap(large, world):
    app = press(large(), "Match")
    assert "You can close this page meanwhile." in said(app)
    with Session(world.engine) as session:
        row = session.exec(select(JobRow)).one()
        row.status, row.started_at, row.stage = (
            JobStatus.RUNNING.value,
            world.time,
            "Finding the best pairs|2|1.00|95|100",
        )
        session.commit()
    app.run()
    assert "5.00 % are still open" in said(app) and "Take the best so far" in [one.label for one in app.button]
    done(world, newest(world))
    words = said(app.run())
    assert "1 of 2 mentees paired; 1 waits" in words and "No other set of pairs scores more" in words


def test_its_parts_are_read_page_by_page_and_two_are_found_by_name(large, world):
    app = press(large(), "Match")
    done(world, newest(world))
    assert app.run().dataframe[0].value.shape[0] == 1
    for part, words in (("waiting", "1 person waits."), ("whole", "How many mentees each mentor has")):
        app.segmented_control[0].set_value(part).run()
        assert not app.exception and words in said(app)
    app.segmented_control[0].set_value("by hand").run()
    for box, name in zip([one for one in app.text_input if "by_hand" in one.key], ("Di", "Cy"), strict=True):
        box.set_value(name)
    app.run()
    assert not app.exception and "Decide by hand" in [tab.label for tab in app.tabs], said(app)


def test_publishing_says_what_comes_and_how_it_ended(large, world):
    app = press(large(), "Match")
    done(world, newest(world))
    app = press(app.run(), "Review and publish")
    assert "**1 pair** will be made, and 2 messages written." in said(app)
    for words in ("Review and publish", "Publish 1 pair"):  # a dialog is drawn by the run that opens it
        next(button for button in app.button if button.label == words).click()
    app.run()
    assert "The pairs are being made" in said(app)
    done(world, newest(world))
    assert "1 pair was made." in said(app.run()) and "1 of these pairs is made" in said(app)
