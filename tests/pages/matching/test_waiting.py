"""The desk: steps back and forward, partners swapped, who waits with what would help, each as it is pressed."""

import pytest
from sqlmodel import Session, select

from db.models import MessageRow, PairingRow, PairRuleRow, ParticipantRow, RulesRow
from tests.pages.matching.test_desk import chosen, press, rows, said

DI, EVE, CY, ADA, BO = 4, 5, 2, 1, 3


@pytest.fixture
def desk(see):
    return press(see("matching.desk", "cora"), "Match")


def on(app, part):
    app.segmented_control(key="desk_part").set_value(part).run()
    assert not app.exception, app.exception
    return app


def enabled(app, label):
    return not next(button for button in app.button if button.label == label).disabled


def waiting(app):
    """The first who waits is looked at."""
    id = app.dataframe[0].proto.id
    app.session_state[id[id.index("waiting_") :]] = {"selection": {"rows": [], "columns": [], "cells": [(0, "Name")]}}
    return app.run()


def test_a_step_is_undone_and_redone(world, desk):
    first = desk.slider[0].value
    assert not enabled(desk, "Undo") and not enabled(desk, "Redo")
    desk.slider[0].set_value(1).run()
    assert enabled(desk, "Undo") and not enabled(desk, "Redo")
    press(desk, "Undo")
    assert desk.slider[0].value == first and enabled(desk, "Redo")
    press(desk, "Redo")
    assert desk.slider[0].value == 1
    press(desk, "Back to those kept")
    assert desk.slider[0].value == first and enabled(desk, "Undo")  # a step like any other
    assert rows(world, RulesRow) == []


def test_who_waits_has_a_reason_and_what_is_tried_is_not_kept(world, desk):
    on(desk, "waiting")
    assert "Eve" in said(desk)
    press(desk, "Try it")
    words = said(desk)
    assert "2 of 2 mentees paired" in words and "one more place for Cy" in words
    assert "Review and publish" not in [button.label for button in desk.button]  # not with a place nobody gave
    press(desk, "Undo")
    assert "1 of 2 mentees paired" in said(desk)
    with Session(world.engine) as session:
        assert session.get(ParticipantRow, CY).places == 1


def test_a_place_that_was_tried_is_given_for_good(world, desk):
    on(desk, "waiting")
    press(desk, "Try it")
    press(desk, "Give it for good")
    with Session(world.engine) as session:
        assert session.get(ParticipantRow, CY).places == 2
    assert "2 of 2 mentees paired" in said(desk)
    assert "Review and publish" in [button.label for button in desk.button]


def test_whoever_waits_can_be_put_first_in_line_and_taken_out_again(world, desk):
    on(desk, "waiting")
    press(desk, "First in line next time")
    assert "1 of 2 mentees paired; 1 waits" in said(desk) and "Eve & Cy" not in said(desk)
    with Session(world.engine) as session:
        assert session.get(ParticipantRow, EVE).priority
    assert [row["Mentee"] for row in on(desk, "pairs").dataframe[0].value.to_dict("records")] == ["Eve"]


def test_a_kind_message_is_read_before_it_is_written(world, desk):
    on(desk, "waiting")
    press(desk, "Write to all of them")
    assert "Nothing leaves yet" in said(desk) and rows(world, MessageRow) == []
    next(button for button in desk.button if button.label == "Write to all of them").click()
    next(button for button in desk.button if button.label == "Write 1 message").click()
    desk.run()
    assert [row.to_email for row in rows(world, MessageRow)] == ["eve@example.org"]


def test_a_swap_says_its_price_and_locks_both_new_pairs(world, see):
    with Session(world.engine) as session:
        session.get(PairingRow, 1).ended_on = world.time.date()
        session.get(ParticipantRow, BO).status = "paused"
        session.commit()
    app = chosen(press(see("matching.desk", "cora"), "Match"))
    assert "Di & Cy" in said(app)
    app.text_input(key="why_(4, 2)").set_value("Ada knows her team")
    app.selectbox(key="swap_(4, 2)").set_value((EVE, ADA)).run()
    assert "Di & Ada, Eve & Cy. It costs" in said(app)
    press(app, "Swap: lock both new pairs")
    with Session(world.engine) as session:
        locked = session.exec(select(PairRuleRow)).all()
    assert {(row.mentee_id, row.mentor_id, row.kind) for row in locked} == {(DI, ADA, "lock"), (EVE, CY, "lock")}
