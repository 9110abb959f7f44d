"""Pairings on screen: the team's list, and each one's own."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlmodel import Session

from core.tracking.closure import Ending
from db.models import CohortRow, PairingMemberRow, PairingRow, ParticipantRow


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.code)
    return " ".join(each.value for kind in kinds for each in kind)


def look(see, who):
    app = see("tracking.pairings", who)
    name = app.dataframe[0].proto.id
    key = name[name.index("pairings_") :]
    app.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": [(0, "Mentee")]}}
    return app.run()


def press(app, key):
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def change(world, kind, id, **columns):
    with Session(world.engine) as session:
        row = session.get(kind, id)
        for name, value in columns.items():
            setattr(row, name, value)
        session.commit()


def test_a_pairing_is_ended_with_a_reason(see, world):
    app = look(see, "cora")
    assert "1 pairing goes on." in said(app)
    app.selectbox(key="end_1_ending").set_value(Ending.TIME).run()
    app.text_input(key="end_1_reason").set_value("Ada moves away")
    app.checkbox(key="end_1_again_3_time").uncheck()
    press(app, "end_pairing")
    with Session(world.engine) as session:
        row = session.get(PairingRow, 1)
        assert (row.end_reason, row.ending) == ("Ada moves away", "time")
        assert session.get(ParticipantRow, 3).status == "paused" and session.get(ParticipantRow, 1).status == "active"


def test_a_new_personal_link_is_shown_to_copy(see):
    app = press(look(see, "cora"), "new_link")
    assert "/?link=" in app.code[0].value


def test_the_safeguarding_lead_looks_and_changes_nothing(see):
    assert list(look(see, "lea").button) == []


@pytest.mark.parametrize("by_link", [True, False])
def test_a_mentee_sees_her_mentor_by_link_and_by_account(see, by_link):
    words = said(see("tracking.my_pairing", "bo", by_link=by_link))
    assert "Ada" in words and "ada@example.org" in words and "Your first meeting" in words
    assert ("This link stays yours" in words) is by_link


def test_points_are_never_shown_to_a_participant(see):
    assert "point" not in said(see("tracking.my_pairing", "bo")).lower()


def test_whoever_waits_reads_until_when_and_what_to_do(see, world):
    change(world, CohortRow, 1, closes_on=world.time.date())
    words = said(see("tracking.my_pairing", "di", by_link=True))
    assert "You are waiting" in words and "People may apply until" in words and "Meanwhile" in words


def test_whoever_takes_a_break_reads_so(see, world):
    change(world, ParticipantRow, world.people["di"], status="paused")
    assert "You are taking a break" in said(see("tracking.my_pairing", "di", by_link=True))


def test_an_ended_pairing_is_an_earlier_one_without_address(see, world):
    change(world, PairingRow, 1, ended_on=world.time.date())
    words = said(see("tracking.my_pairing", "bo"))
    assert "ada@example.org" not in words and "You are waiting" in words and "Ada," in words


def test_a_row_that_was_clicked_is_never_another_pairing(see, world):
    with Session(world.engine) as session:
        session.add(PairingRow(id=2, program_id=1, cohort_id=1, started_on=world.time.date(), published_at=world.time))
        session.flush()
        for person, side in ((2, "mentor"), (4, "mentee")):
            session.add(PairingMemberRow(program_id=1, pairing_id=2, participant_id=person, side=side))
        session.commit()
    app = look(see, "cora")
    assert app.text_input(key="end_2_reason")
    change(world, PairingRow, 2, ended_on=world.time.date())  # by somebody else: another one is first now
    press(app, "end_pairing")
    with Session(world.engine) as session:
        assert session.get(PairingRow, 1).ended_on is None
    assert "end_1_reason" not in [each.key for each in app.text_input]


def test_a_suggested_time_is_told_on_her_own_clock_with_its_calendar_file_until_it_has_gone_by(see, world):
    at = world.time + timedelta(days=5)
    change(world, PairingRow, 1, first_meeting_at=at)
    change(world, ParticipantRow, 3, time_zone="Europe/Berlin")
    app = see("tracking.my_pairing", "bo")
    assert "28 Nov 2026, 10:00" in said(app)
    [pairing] = world.workspace("bo").pairings.mine()[0].now
    [event] = Calendar.from_ical(pairing.calendar).walk("VEVENT")
    assert event["DTSTART"].dt == at
    world.time = at
    assert "both free" not in said(see("tracking.my_pairing", "bo"))


def test_a_review_asks_for_a_plan_and_the_plan_is_begun_ticked_and_closed(see, world):
    def opened(**state):
        app = see("tracking.pairings", "cora", **state)
        app.query_params["pairing"] = "1"
        return app.run()

    app = opened(review_it=True)
    app.radio(key="decision").set_value("support").run()
    app = press(app, "decide")
    assert ": Go on with a support plan" in said(app)
    app = opened(begin_plan=True)
    press(app, "plan_begin")
    assert "by what both will see that it helped" in said(app)
    app.text_area(key="plan_concern").set_value("They do not meet")
    app.text_input(key="plan_aim").set_value("Met twice")
    app.text_input(key="plan_step_0_what").set_value("Call both")
    app = press(app, "plan_begin")
    assert "They do not meet" in said(app) and "It helped if: Met twice" in said(app)
    app = app.checkbox(key="plan_1_1_0").check().run()
    assert "done on" in app.checkbox(key="plan_1_2_0").label
    app.radio(key="outcome_1").set_value("helped").run()
    app = press(app, "close_plan")
    assert "They do not meet" not in said(app)
