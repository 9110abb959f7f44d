"""Finding another partner on screen: who, which way, what it costs, and the change as a whole."""

from sqlmodel import Session, select

from core.tracking.closure import Ending
from db.models import MessageRow, PairingRow


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption)
    return " ".join(each.value for kind in kinds for each in kind)


def press(app, label, n=0):
    [button for button in app.button if button.label == label][n].click()
    app.run()
    assert not app.exception and not app.error, app.error
    return app


def make(app):
    """A dialog is not kept open over a second run here: both presses come in one."""
    next(button for button in app.button if button.label == "Look at this change").click()
    return press(app, "Make the change")


def pairings(world):
    with Session(world.engine) as session:
        return [(row.ended_on is None, row.ending) for row in session.exec(select(PairingRow)).all()]


def test_who_waits_is_offered_somebody_free_first_and_then_at_a_price(see, world):
    app = see("matching.reassignment", "cora")
    words = said(app)
    assert "Nobody else moves" in words and "1 other pairing changes" in words
    assert "Di & Cy" in words and "Bo & Ada end; instead Bo & Cy." in words
    press(app, "Look at this change")
    assert "begins today" in said(app)
    make(app)
    assert pairings(world) == [(True, ""), (True, "")]


def test_a_pairing_ends_and_another_follows_with_messages_that_wait(see, world):
    app = see("matching.reassignment", "cora")
    app.button_group(key="reassign_kind").set_value("ends").run()
    app.selectbox(key="reassign_pairing").set_value(1).run()
    app.selectbox(key="reassign_1_ending").set_value(Ending.LEFT).run()
    app.radio(key="reassign_1_leaves").set_value(1).run()
    assert "Bo & Cy" in said(app)
    press(app, "Look at this change")
    make(app)
    assert pairings(world) == [(False, "left"), (True, "")]
    with Session(world.engine) as session:
        rows = session.exec(select(MessageRow)).all()
        assert {row.status for row in rows} == {"waiting"} and "Ada" not in [row.to_name for row in rows]


def test_where_something_speaks_for_waiting_a_reason_is_asked(see, world):
    world.workspace("cora").pairings.end(1, 1, "Time")
    app = see("matching.reassignment", "cora")
    assert "a rest until" in said(app)
    press(app, "Look at this change")
    app.button(key="make_change").click()
    next(button for button in app.button if button.label == "Look at this change").click()
    app.run()
    assert "something speaks for waiting" in said(app) and pairings(world) == [(False, "")]
    app.text_input(key="in_spite").set_value("They asked for it")
    make(app)
    assert pairings(world) == [(False, ""), (True, "")]
