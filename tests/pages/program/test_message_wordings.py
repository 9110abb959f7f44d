"""Changing what a message says, with its faults beside it and a real pair to see it with."""

from sqlmodel import Session, select

from core.messages.templates import MessageKey
from db.models import MessageWordingRow


def said(app):
    kinds = (app.title, app.markdown, app.caption, app.text)
    return " ".join(each.value for kind in kinds for each in kind)


def button(app, label):
    return next(each for each in app.button if each.label == label)


def kept(world):
    with Session(world.engine) as session:
        return [(row.key, row.body) for row in session.exec(select(MessageWordingRow)).all()]


def test_a_message_is_changed_seen_with_a_real_pair_and_saved(see, world):
    app = see("program.message_wordings", "cora")
    assert "Hello Bo" in said(app) and "ada@example.org" in said(app) and button(app, "Save").disabled
    app.text_area[0].set_value("Dear {name}, meet {partner}: {link}").run()
    assert "Dear Bo, meet Ada:" in said(app)
    button(app, "Save").click()
    app.run()
    assert not app.exception and kept(world) == [("introduction to mentee", "Dear {name}, meet {partner}: {link}\n")]
    assert "1 message is in your own words." in said(app)


def test_a_field_that_nobody_knows_is_told_at_its_place_and_can_not_be_saved(see, world):
    app = see("program.message_wordings", "cora")
    app.text_area[0].set_value("Hello {nmae}, {partner} {link}").run()
    assert "uses {nmae}, which this message can't fill" in said(app).replace("\\", "")
    assert button(app, "Save").disabled and kept(world) == []


def test_back_to_the_usual_words(see, world):
    world.workspace("cora").message_wordings.save(
        MessageKey.INTRODUCTION_TO_MENTEE, "", 0, "Hi", "{name} {partner} {link}"
    )
    app = see("program.message_wordings", "cora")
    button(app, "Back to the usual words").click()
    app.run()
    button(app, "Use the usual words").click()
    app.run()
    assert not app.exception and kept(world) == [] and "The usual words" in said(app)
