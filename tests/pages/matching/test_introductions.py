"""The outbox on screen: the list, one message, and ways without a mail server."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from db.models import MessageRow, ProgramRow
from tests.conftest import MAIL


@pytest.fixture
def message(world):
    with Session(world.engine) as session:
        session.add(
            MessageRow(
                program_id=1,
                kind="introduction to mentee",
                to_name="Bo",
                to_email="bo@example.org",
                subject="Meet Ada",
                body="Hello Bo\n/?link=abc",
                status="waiting",
                created_at=world.time,
            )
        )
        session.commit()


def said(app):
    kinds = (app.title, app.markdown, app.caption, app.error, app.warning)
    return " ".join(each.value for kind in kinds for each in kind)


def look(see):
    app = see("matching.introductions", "cora")
    name = app.dataframe[0].proto.id
    app.session_state[name[name.index("outbox_") :]] = {"selection": {"rows": [], "columns": [], "cells": [(0, "To")]}}
    return app.run()


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception and not app.error, app.error
    return app


def status(world):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow.status)).one()


def test_without_messages_it_says_where_they_come_from(see):
    assert "No message yet" in said(see("matching.introductions", "cora"))


def test_without_a_mail_server_it_says_so_and_offers_other_ways(see, message, world):
    app = look(see)
    words = said(app)
    assert "1 message waits for you" in words and "No mail server is set up here" in words
    assert "Send now" not in [button.label for button in app.button]
    press(app, "I sent it myself")
    assert status(world) == "by hand"
    assert "Sent on" in said(app) and "by Cora" in said(app)


def test_a_correction_is_saved(see, message, world):
    app = look(see)
    app.text_area[0].set_value("Hello dear Bo").run()
    press(app, "Save the correction")
    with Session(world.engine) as session:
        assert session.exec(select(MessageRow.body)).one() == "Hello dear Bo\n"


def test_with_a_mail_server_it_is_sent_or_recalled(see, message, world, installed):
    installed(**MAIL)
    app = look(see)
    assert "Mail goes out from team@example.org" in said(app).replace("\\", "")
    press(app, "Send now")
    assert status(world) == "ready"
    press(app, "Recall")
    assert status(world) == "recalled"


def test_a_demo_offers_no_way_out(see, message, world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.exec(select(MessageRow)).one().status = "held"
        session.commit()
    app = look(see)
    labels = [button.label for button in app.button]
    assert not {"Send now", "I sent it myself", "Recall"} & set(labels)
    assert "1 message as it would be sent." in said(app)


def test_what_is_confirmed_is_what_was_counted(see, message, world):
    app = see("matching.introductions", "cora")
    press(app, "I sent this one myself")
    with Session(world.engine) as session:
        old = session.exec(select(MessageRow)).one()
        session.add(MessageRow(**old.model_dump(exclude={"id"}) | {"to_name": "Di", "to_email": "di@example.org"}))
        session.commit()
    yes = [button for button in app.button if button.label == "Mark as sent"]
    assert len(yes) == 1
    yes[0].click()
    app.run()
    with Session(world.engine) as session:
        assert session.exec(select(MessageRow.status)).all() == ["waiting", "waiting"]


def test_it_is_sent_to_me_first_or_later(see, message, world, installed):
    installed(**MAIL)
    app = see("matching.introductions", "cora")
    press(app, "Send everything to me first")
    press(app, "Send to me")
    with Session(world.engine) as session:
        assert session.exec(select(MessageRow.to_email).where(MessageRow.kind == "copy")).one() == "cora@example.org"
    press(app, "Send 1 message then")
    with Session(world.engine) as session:
        row = session.exec(select(MessageRow).where(MessageRow.kind != "copy")).one()
        assert (row.status, row.due_at) == ("ready", datetime(2026, 11, 24, 8, tzinfo=UTC))
    assert "◷ Goes later" in list(app.dataframe[0].value["State"])


def test_a_calendar_file_can_be_left_out_and_a_short_text_says_how_long_it_is(see, message, world):
    with Session(world.engine) as session:
        session.exec(select(MessageRow)).one().calendar = "BEGIN:VCALENDAR"
        session.commit()
    app = look(see)
    assert "With a calendar file" in said(app) and "Fits one text message (" in said(app)
    press(app, "Leave it out")
    with Session(world.engine) as session:
        assert session.exec(select(MessageRow.calendar)).one() == ""
