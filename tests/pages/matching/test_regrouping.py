"""Somebody in a group on screen: who leaves, where she could go and at what price, and the change as a whole."""

import pytest
from sqlmodel import Session, select

from core.tracking.closure import Ending
from db.models import MessageRow, PairingMemberRow, PairingRow, ParticipantRow, ProgramRow
from tests.db.test_matching import ADA, BO, CY, DI, EVE, everything, publish
from tests.pages.matching.test_reassignment import make, press, said


@pytest.fixture
def groups(world):
    """Cy leads Bo and Di, with a place left; Eve waits, and so does Ada with two places."""
    with Session(world.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, "form": "group", "group_least": 2, "group_most": 3}
        session.get(ParticipantRow, CY).places, session.get(ParticipantRow, ADA).places = 3, 2
        session.get(PairingRow, 1).ended_on = world.time.date()
        session.get(PairingRow, 1).ending = "moved"
        session.commit()
    publish(world.workspace("cora"))
    with Session(world.engine) as session:
        session.delete(session.exec(select(PairingMemberRow).where(PairingMemberRow.participant_id == EVE)).one())
        for message in session.exec(select(MessageRow)).all():
            message.status = "sent"
        session.commit()
    return world


@pytest.fixture
def app(groups, see):
    return see("matching.reassignment", "cora")


def members(world, pairing):
    return {row.participant_id for row in everything(world, PairingMemberRow) if row.pairing_id == pairing}


def test_a_member_goes_to_another_with_the_price_before(groups, app):
    app.button_group(key="reassign_kind").set_value("groups").run()
    assert "The others go on as before" in said(app)
    app.selectbox(key="regroup_who").set_value((DI, 2)).run()
    words = said(app)
    assert "1 stays in the group then; groups here have at least 2." in words
    assert "With Ada alone" in words and "than now" in words and "nobody else moves" in words
    press(app, "Look at this change")
    words = said(app)
    assert "**Di** leaves the group today. Cy and Bo go on; each of them is written to." in words
    assert "begin today, and both are introduced" in words
    make(app)
    assert members(groups, 3) == {DI, CY} and members(groups, 4) == {DI, ADA}


def test_a_member_may_leave_and_wait(groups, app):
    app.button_group(key="reassign_kind").set_value("groups").run()
    app.selectbox(key="regroup_who").set_value((DI, 2)).run()
    app.text_input(key=f"regroup_{DI}_reason").set_value("x" * 300).run()
    app.button(key=f"regroup_{DI}_waits").click().run()
    app.button(key=f"regroup_{DI}_waits").click()
    press(app, "Make the change")
    assert DI not in members(groups, 2) and everything(groups, PairingRow)[-1].end_reason == "x" * 300


def test_a_newcomer_joins_a_group_that_has_room(groups, app):
    app.selectbox(key="reassign_who").set_value(EVE).run()
    words = said(app)
    assert "Groups that have room" in words and "Cy with Bo and Di" in words and "3 in it then" in words
    app.button(key=f"regroup_{EVE}_2_{CY}").click().run()
    app.button(key=f"regroup_{EVE}_2_{CY}").click()
    press(app, "Make the change")
    assert EVE in members(groups, 2)
    told = {(row.kind, row.to_name) for row in everything(groups, MessageRow) if row.status == "waiting"}
    assert ("group joined", "Bo") in told and ("introduction to mentor", "Cy") in told


@pytest.fixture
def led(groups):
    """Cy leads Di and Eve: none of them was with Ada before."""
    with Session(groups.engine) as session:
        of_bo = select(PairingMemberRow).where(PairingMemberRow.participant_id == BO, PairingMemberRow.pairing_id == 2)
        session.exec(of_bo).one().participant_id = EVE
        session.commit()
    return groups


def test_a_mentor_leaves_and_the_whole_group_gets_another(led, see):
    app = see("matching.reassignment", "cora")
    app.button_group(key="reassign_kind").set_value("groups").run()
    app.selectbox(key="regroup_who").set_value((CY, 2)).run()
    app.selectbox(key="lead_2_ending").set_value(Ending.LEFT).run()
    words = said(app)
    assert "No other group changes" in words and "of 100 points on average" in words
    press(app, "Look at this change")
    words = said(app)
    assert "Di and Eve with Cy: ends today" in words
    assert "**Di and Eve with Ada**: begins today; each of them is introduced" in words
    make(app)
    assert members(led, 3) == {DI, EVE, ADA} and everything(led, PairingRow)[-1].follows_id == 2


def test_where_nobody_can_lead_all_of_them_what_helps_is_said(led, see):
    led.workspace("cora").participants.let_go(CY, everything(led, ParticipantRow)[CY - 1].version)
    with Session(led.engine) as session:
        session.get(ParticipantRow, ADA).places = 1
        session.commit()
    app = see("matching.reassignment", "cora")
    app.button_group(key="reassign_kind").set_value("alone").run()
    words = said(app)
    assert "No mentor can take all 2 of them." in words and "Ada suits all of them, with 1 place more." in words
