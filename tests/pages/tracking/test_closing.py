"""Closing on screen: its steps, what each says on her own page, thanks and certificate; and the timeline of it all."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.tracking.closing import AFTERWARDS, Afterwards, Step
from core.tracking.closure import Ending
from core.tracking.review import PlanStep, SupportPlan
from db import GuardianLooksBack
from db.models import CohortRow, MessageRow, PairingMemberRow, PairingRow, ProgramRow
from pages.tracking import guardian_back
from tests.db.test_closings import with_guardian


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.error)
    return " ".join(each.value for kind in kinds for each in kind)


def press(app, key):
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def opened(see, part="closing"):
    app = see("tracking.pairings", "cora")
    app.query_params["pairing"], app.query_params["part"] = "1", part
    app.run()
    assert not app.exception
    return app


def end(world, ending=Ending.OVER):
    pairings = world.workspace("cora").pairings
    pairings.end(1, pairings.all()[0].version, "Moved away", ending, {1: True, 3: True})


def ends_in(world, days):
    with Session(world.engine) as session:
        session.get(CohortRow, 1).ends_on = world.time.date() + timedelta(days)
        session.get(ProgramRow, 1).settings = {"parts": ["meetings", "check-ins"]}
        session.commit()


def test_it_is_begun_and_stands_in_today_with_its_open_steps(see, world):
    app = opened(see)
    assert "Nothing ends by itself" in said(app)
    app.selectbox(key="closing_why_1").set_value(Ending.TIME)
    app = press(app, "closing_begin")
    assert "Earlier than planned" in said(app) and "9 steps are open" in said(app)
    app = app.checkbox(key="closing_1_1_mentor").check().run()
    assert "8 steps are open" in said(app)
    assert "Closing: 8 steps are open" in said(see("tracking.today", "cora"))


@pytest.mark.parametrize(
    ("days", "words"), [(61, "Nothing ends by itself"), (60, "last day"), (-40, "40 days past the end")]
)
def test_it_stands_there_by_itself_before_the_end_and_drift_is_a_fact(see, world, days, words):
    ends_in(world, days)
    assert words in said(opened(see))


def test_the_rule_is_chosen_each_is_asked_and_both_are_thanked(see, world):
    app = opened(see)
    press(app, "closing_begin")
    app = opened(see)
    app.radio(key="afterwards").set_value(Afterwards.SOME).run()
    app = press(app, "choose_afterwards")
    app.text_area(key="back_note").set_value("We are curious.")
    app = press(app, "ask_back")
    app = press(app, "thank")
    with Session(world.engine) as session:
        kinds = sorted(each.kind for each in session.exec(select(MessageRow)).all())
    assert kinds == ["look back", "look back", "thanks", "thanks"]
    bo = see("tracking.my_pairing", "bo", by_link=True)
    assert "How was your time with Ada?" in said(bo) and str(AFTERWARDS[Afterwards.SOME]) in said(bo)
    key = next(each.key for each in bo.text_area if each.key.endswith("_gave"))
    bo.text_area(key=key).set_value("Courage")
    press(bo, key.replace("gave", "send"))
    assert "Courage" in said(opened(see)) and "Courage" in said(opened(see, "past"))
    assert "Courage" not in said(see("tracking.my_pairing", "ada"))


def test_a_step_is_left_out_only_for_a_reason(see, world):
    press(opened(see), "closing_begin")
    app = press(opened(see), "leave_out")
    assert "is left out only with a reason" in said(app)
    app.text_input(key="left_reason").set_value("Both are abroad")
    app = press(app, "leave_out")
    assert "left out: Both are abroad" in " ".join(each.label for each in app.checkbox)


def test_an_ended_pairing_is_opened_closed_and_gone_from_today(see, world):
    end(world)
    assert "9 steps of the closing are open" in said(see("tracking.today", "cora"))
    closings = world.workspace("cora").closings
    for step in closings.of_pairing(1).steps:
        closings.take(1, closings.of_pairing(1).version, step)
    assert "Every step is taken" in said(opened(see))
    assert "closing" not in said(see("tracking.today", "cora"))
    words = said(opened(see, "past"))
    assert "Moved away" in words and "Tell the mentor" in words and "**Began**" in words


def test_what_was_open_of_a_support_plan_is_named_and_handed_on(see, world):
    today = world.time.date()
    plan = SupportPlan("They do not meet", "Met twice", today, today + timedelta(9), (PlanStep("Call Bo"),))
    world.workspace("cora").reviews.begin_plan(1, plan)
    end(world)
    with Session(world.engine) as session:
        session.add(PairingRow(id=2, program_id=1, cohort_id=1, started_on=today, published_at=world.time))
        session.flush()
        for person, side in ((2, "mentor"), (3, "mentee")):
            session.add(PairingMemberRow(program_id=1, pairing_id=2, participant_id=person, side=side))
        session.commit()
    app = opened(see)
    assert "Call Bo" in said(app)
    press(app, "hand_on")
    assert world.workspace("cora").reviews.of_pairing(2).open_plan.plan.steps[0].what == "Call Bo"


def test_her_certificate_and_what_holds_afterwards_stand_with_her_earlier_pairings(see, world):
    world.workspace("cora").closings.choose_afterwards(1, 0, Afterwards.TEAM)
    end(world)
    app = see("tracking.my_pairing", "bo", by_link=True)
    assert str(AFTERWARDS[Afterwards.TEAM]) in said(app)
    assert "My certificate" in [each.proto.label for each in app.get("download_button")]


def test_the_timeline_shows_what_is_chosen_and_keeps_words_of_meetings_away(see, world):
    world.by_link("bo").support.ask_for_help(1, True, "We do not get on")
    app = opened(see, "past")
    assert "Bo asked for an end" in said(app) and "We do not get on" in said(app)
    app.pills(key="timeline_kinds").set_value(["meetings"]).run()
    assert "Nothing of it is noted" in said(app)


def test_every_step_has_a_place_on_the_page(see, world):
    end(world, Ending.SAFETY)
    app = opened(see)
    assert "at once, without a last meeting" in said(app)
    assert Step.LAST_MEETING.value not in " ".join(str(each.key) for each in app.checkbox)


def test_what_was_agreed_and_is_open_stands_with_her_earlier_pairing_until_it_is_done(see, world):
    world.by_link("bo").meetings.agree_action(1, "Write the draft", 3, None)
    assert "1 thing they agreed on is open." in opened_labels(see)
    end(world)
    app = see("tracking.my_pairing", "bo", by_link=True)
    assert "Write the draft" in said(app)
    assert "Write the draft" not in said(press(app, "carried_1"))


def opened_labels(see):
    press(opened(see), "closing_begin")
    return " ".join(each.label for each in opened(see).checkbox)


def looking_back(world, token):
    import streamlit as st

    st.query_params["link"] = token
    guardian_back.show(GuardianLooksBack(world.engine, world.clock))


def test_a_parent_or_guardian_answers_by_link_and_the_team_reads_it(draw, see, world):
    with_guardian(world)
    closings = world.workspace("cora").closings
    closings.begin(1, Ending.OVER, None)
    assert "It goes to Mo Mum too" in said(opened(see))
    closings.ask_back(1, 1)
    assert "Mo Mum, parent or guardian" in said(opened(see))
    with Session(world.engine) as session:
        written = session.exec(select(MessageRow).where(MessageRow.kind == "guardian look back")).one()
    app = draw(looking_back, world, written.body.split("/?link=")[1].split()[0])
    assert "How was it for Bo?" in said(app) and "no emergency service" in said(app)
    app.text_area(key="guardian_gave").set_value("She laughs again")
    app = press(app, "guardian_send")
    assert not app.error and app.success
    assert "She laughs again" in said(opened(see)) and "looked back" in said(opened(see, "past"))
