"""What is asked by schedule on screen: did you meet in two presses, a mentor's month, the week to come, fewer messages."""

from datetime import timedelta

from core.tracking.meetings import MeetingState
from db import Noting
from pages.tracking import my_month
from tests.db.test_asks import asks_by_itself, days_on, meeting, plan, token


def script(world, token):
    import streamlit as st

    st.query_params["link"] = token
    my_month.show(Noting(world.engine, world.clock))


def said(app):
    kinds = (app.title, app.markdown, app.caption, app.success, app.info)
    return " ".join(each.value for kind in kinds for each in kind) + " ".join(each.label for each in app.expander)


def press(app, key):
    app.button(key=key).click()
    app.run()
    assert not app.exception and not app.error, [each.value for each in app.error]
    return app


def asked_whether_they_met(world):
    asks_by_itself(world)
    plan(world)
    days_on(world, 2)
    return token(world, "did you meet", "Bo")


def test_yes_is_one_press_behind_the_link(draw, world):
    app = draw(script, world, asked_whether_they_met(world))
    assert "Did you meet Ada?" in said(app) and app.number_input[0].value == 45
    app = press(app, "noting_1_yes")
    assert "Noted, thank you" in said(app) and meeting(world).is_held
    press(app, "noting_1_back")
    assert meeting(world).state is MeetingState.PLANNED


def test_no_says_what_happened_instead(draw, world):
    app = draw(script, world, asked_whether_they_met(world), noting_1_no=True)
    press(app, "noting_1_missed_1")
    assert (meeting(world).state, meeting(world).missed_by) == (MeetingState.MISSED, 1)


def test_it_was_moved(draw, world):
    app = draw(script, world, asked_whether_they_met(world), noting_1_no=True)
    app = press(app, "noting_1_moved")
    assert meeting(world).on == world.time.date() + timedelta(7) and "Come back when it is over" in said(app)


def test_a_mentors_month_logs_and_answers_and_pauses(draw, see, world):
    asks_by_itself(world)
    days_on(world, 30)
    app = draw(script, world, token(world, "month", "Ada"), met_1=True)
    assert "Your month as a mentor" in said(app) and "No meeting is planned." in said(app)
    app = press(app, "met_1_yes")
    assert meeting(world).is_held and "You met last on" in said(app)
    app.button_group[0].set_value(4)
    app.run()
    app = press(app, "question_2_send")
    press(app, "month_pause_30")
    words = said(see("tracking.today", "cora"))
    assert "mentors answered 1 of 1" in words and "Last written by schedule: 1 message" in words
    page = see("tracking.pairings", "cora")
    page.query_params["pairing"] = "1"
    assert "Ada has paused messages until" in said(page.run())


def test_the_week_to_come_names_whom_and_a_program_that_sends_none_says_so(see, world):
    world.time += timedelta(8)
    app = see("tracking.today", "cora", schedule=True)
    assert "Messages by schedule are off" in said(app) and "not sent by themselves" in said(app)
    asks_by_itself(world)
    assert "to mentees and peers: Bo" in said(see("tracking.today", "cora", schedule=True))


def test_which_messages_go_is_chosen_in_the_settings(see, world):
    app = see("program.settings", "cora")
    [toggle] = [each for each in app.toggle if each.key.endswith("asks_by_itself")]
    toggle.set_value(True)
    app.run()
    [save] = [each for each in app.button if each.key.endswith("_save")]
    save.click()
    app.run()
    assert not app.exception and world.workspace("cora").programs.current().program.asks_by_itself


def test_fewer_is_chosen_under_my_answers(see, world):
    app = see("intake.my_answers", "bo", by_link=True)
    app.radio(key="messages_3_amount").set_value("fewer")
    app.run()
    press(app, "messages_3_keep")
    assert world.by_link("bo").asks.choice_mine(3).fewer
