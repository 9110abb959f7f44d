"""Meetings on screen: noted in two presses, planned, settled, confirmed; and the team's hours."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.tracking.meetings import Meeting
from db import OwnWord
from db.models import MeetingRow, OwnMeetingRow, ProgramRow


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.metric, app.expander)
    return " ".join(f"{getattr(each, 'label', '')} {getattr(each, 'value', '')}" for kind in kinds for each in kind)


def press(app, key):
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def rows(world, kind=MeetingRow):
    with Session(world.engine) as session:
        return session.exec(select(kind)).all()


def met(world, **fields):
    return Meeting(world.time.date(), 60, came=frozenset({1, 3}), **fields)


def test_a_meeting_is_noted_in_two_presses(see, world):
    app = press(press(see("tracking.my_meetings", "bo", by_link=True), "log_1"), "log_1_0_save")
    [row] = rows(world)
    assert (row.minutes, row.met_on, row.state, row.logged_by_id) == (60, world.time.date(), "held", 3)
    assert "You met once" in said(app) and "noted by Bo alone so far" in said(app)


@pytest.mark.parametrize(
    ("minutes", "days", "told"), [(9999, 0, "are 5 to 720"), (0, 0, "are 5 to 720"), (60, 3, "is still to come")]
)
def test_a_length_or_a_day_that_cannot_be_is_told_and_nothing_else_is_noted_instead(see, world, minutes, days, told):
    app = press(see("tracking.my_meetings", "bo", by_link=True), "log_1")
    app.number_input(key="log_1_0_minutes").set_value(minutes)
    app.date_input(key="log_1_0_on").set_value(world.time.date() + timedelta(days=days))
    press(app, "log_1_0_save")
    assert told in said(app) and rows(world) == []
    assert app.number_input(key="log_1_0_minutes").value == minutes


def test_who_sees_the_rating_and_the_note_stands_beside_them(see, world):
    app = press(see("tracking.my_meetings", "bo", by_link=True), "log_1")
    labels = [each.label for each in app.button_group]
    assert any("never by Ada" in label for label in labels)
    assert "Who runs the server holds the key" in said(app)
    app.text_area(key="log_1_0_note").set_value("For me")
    press(app, "log_1_0_save_all")
    assert rows(world, OwnMeetingRow)[0].note not in ("", "For me")
    app = see("tracking.my_meetings", "ada", past_1=True)
    assert app.text_area(key="own_1_note").value == ""


def test_a_planned_meeting_is_settled_once_its_time_is_over(see, world):
    app = press(press(see("tracking.my_meetings", "bo"), "plan_1"), "plan_1_0_save")
    assert "Agenda" in said(app) and rows(world)[0].document["agenda"][0]["minutes"] == 5
    world.time += timedelta(3)
    app = see("tracking.my_meetings", "ada")
    assert "Did you meet?" in said(app)
    app.radio(key="who_1").set_value(3)
    press(app, "missed_1")
    assert (rows(world)[0].state, rows(world)[0].missed_by_id) == ("missed", 3)
    assert "Of 1 agreed meeting, Ada kept 1 and Bo kept 0." in said(see("tracking.my_meetings", "ada"))


def test_the_other_confirms_with_one_press(see, world):
    world.by_link("bo").meetings.log_mine(1, met(world), OwnWord())
    press(see("tracking.my_meetings", "ada"), "confirm_1")
    assert rows(world)[0].confirmed_by_id == 1


def test_something_to_do_is_added_and_ticked_off(see, world):
    app = see("tracking.my_meetings", "bo")
    app.text_input(key="action_1_0_what").set_value("Send the slides")
    app = press(app, "action_1_0_add")
    app.checkbox(key="tick_1_1").check().run()
    assert "1 done" in said(app)


def test_my_pairing_says_what_comes_next_and_no_longer_how_to_start(see, world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["meetings", "goals"]}
        session.commit()
    before = said(see("tracking.my_pairing", "bo"))
    assert "No meeting with Ada is planned" in before and "Your first meeting" in before
    world.by_link("bo").meetings.log_mine(1, met(world), OwnWord())
    after = said(see("tracking.my_pairing", "ada"))
    assert "Bo noted a meeting: is it right?" in after and "Your first meeting" not in after


def test_the_team_sees_hours_and_who_told_them(see, world):
    assert "No meeting is noted yet" in said(see("tracking.hours", "cora"))
    world.by_link("bo").meetings.log_mine(1, met(world, topics="Our secret topic"), OwnWord(2, "For me"))
    app = see("tracking.hours", "cora")
    frame = app.dataframe[0].value
    assert frame.iloc[0].tolist()[:5] == ["Ada", "Mentor", 1, 1.0, 0.0] and frame.iloc[0].isna()["To prepare"]
    assert "Our secret topic" not in said(app) and "For me" not in said(app)
