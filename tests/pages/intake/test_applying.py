"""Applying as a stranger does it: what is kept, what is told, what a link shows."""

from datetime import date

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from core.settings import Settings
from db.applying import Applying
from db.links import LinkPurpose, make_link
from db.models import ApplicationRow, CohortRow, ConsentRow, ParticipantRow


@pytest.fixture
def applying(world):
    with Session(world.engine) as session:
        session.get(CohortRow, 1).opens_on = date(2026, 11, 1)
        session.commit()
    return Applying(world.engine, world.clock, Settings())


def _screen(name, applying):  # its source runs alone, where no name is imported
    from importlib import import_module

    from pages.ui.boundary import boundary

    with boundary():
        import_module(f"pages.intake.{name}").show(applying)


def open_at(applying, screen="join", **query):
    app = AppTest.from_function(_screen, default_timeout=20, args=(screen, applying))
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def link_of(app):
    given = app.query_params["link"]
    return given if isinstance(given, str) else given[0]


def said(app):
    kinds = (app.title, app.markdown, app.caption, app.info, app.error, app.success)
    return " ".join(each.value for kind in kinds for each in kind)


def field(app, label):
    fields = (*app.text_input, *app.text_area, *app.multiselect, *app.checkbox, *app.button, *app.selectbox)
    return next(each for each in fields if each.label.startswith(label))


def pills(app, label):
    return next(each for each in app.button_group if each.label.startswith(label))


def applications(world):
    with Session(world.engine) as session:
        return session.exec(select(ApplicationRow).order_by(ApplicationRow.id)).all()


def fill_in(app):
    field(app, "Your name").set_value("Fay")
    field(app, "Your e-mail").set_value("fay@example.org")
    field(app, "Your time zone").set_value("Europe/Berlin")
    pills(app, "Skills").set_value(["Python"])
    field(app, "Anyone you should not").set_value("my boss")
    field(app, "I would like to take part").check()
    return app.run()


def test_it_says_what_it_asks_and_who_reads_it(applying):
    words = said(open_at(applying, join="mentee1"))
    assert "Find a mentor" in words
    assert "4 questions, 1 of them needed." in words
    assert "read by the people who run Spring mentoring" in words


def test_opening_the_form_writes_nothing(world, applying):
    app = open_at(applying, join="mentee1")
    assert len(applications(world)) == 5
    assert "link" not in app.query_params


def test_a_run_that_was_cut_before_it_wrote_loses_nothing_typed(world, applying):
    app = open_at(applying, join="mentee1")
    app.session_state["mentee1_held_link"] = applying.new_token()  # promised, then cut
    field(app, "Your name").set_value("Fay").run()
    field(app, "Your e-mail").set_value("fay@example.org").run()
    assert (field(app, "Your name").value, field(app, "Your e-mail").value) == ("Fay", "fay@example.org")
    assert (applications(world)[-1].name, applications(world)[-1].email) == ("Fay", "fay@example.org")


def test_the_first_answer_puts_the_private_link_into_the_address(world, applying):
    app = open_at(applying, join="mentee1")
    field(app, "Your name").set_value("Fay").run()
    assert applications(world)[-1].name == "Fay"
    assert "join" not in app.query_params
    field(app, "Your e-mail").set_value("fay@example.org").run()
    assert len(applications(world)) == 6
    assert applications(world)[-1].email == "fay@example.org"


def test_another_browser_goes_on_where_the_first_stopped(applying):
    token = link_of(fill_in(open_at(applying, join="mentee1")))
    again = open_at(applying, link=token)
    assert field(again, "Your name").value == "Fay"
    assert pills(again, "Skills").value == ["Python"]
    assert field(again, "I would like to take part").value is True


def test_a_private_answer_is_never_shown_again_and_can_be_taken_out(world, applying):
    token = link_of(fill_in(open_at(applying, join="mentee1")))
    again = open_at(applying, link=token)
    assert field(again, "Anyone you should not").value == ""
    assert "It is not shown here; write again to replace it." in said(again)
    field(again, "Take it out").click().run()
    assert "not_with" not in applications(world)[-1].answers


def test_reading_again_by_link_changes_nothing(world, applying):
    token = link_of(fill_in(open_at(applying, join="mentee1")))
    before = applications(world)[-1]
    open_at(applying, link=token)
    assert applications(world)[-1] == before


def test_all_faults_are_told_at_once_and_go_as_they_are_mended(world, applying):
    app = open_at(applying, join="mentee1")
    field(app, "Your name").set_value("Fay").run()
    field(app, "Send").click().run()
    assert "4 things are missing. Your answers are kept." in said(app)
    field(app, "Your time zone").set_value("Europe/Berlin").run()
    assert "3 things are missing." in said(app)
    assert applications(world)[-1].status == "draft"


def test_what_is_sent_is_thanked_for_with_the_way_back(world, applying):
    app = fill_in(open_at(applying, join="mentee1"))
    field(app, "Send").click().run()
    assert "Thank you. Your application has arrived." in said(app)
    assert link_of(app) in app.code[0].value
    assert applications(world)[-1].status == "submitted"


def test_a_correction_changes_only_what_was_corrected(world, applying):
    app = fill_in(open_at(applying, join="mentee1"))
    field(app, "Send").click().run()
    again = open_at(applying, link=link_of(app))
    field(again, "Your name").set_value("Fay Fern").run()
    assert applications(world)[-1].name == "Fay"
    field(again, "Send the correction").click().run()
    row = applications(world)[-1]
    assert (row.name, row.answers) == ("Fay Fern", {"skills": {"Python": 2}, "not_with": "my boss"})


def test_a_draft_can_be_removed_and_the_form_begins_empty(world, applying):
    app = fill_in(open_at(applying, join="mentee1"))
    field(app, "Remove my answers").click()
    app.run()
    next(button for button in app.button if button.key == "take_back_yes").click()
    app.run()
    assert len(applications(world)) == 5
    assert field(app, "Your name").value == ""


def test_a_closed_form_says_so_and_asks_nothing(world, applying):
    with Session(world.engine) as session:
        session.get(CohortRow, 1).closes_on = date(2026, 11, 20)
        session.commit()
    app = open_at(applying, join="mentee1")
    assert "Applications closed on" in said(app)
    assert not app.text_input


def consent_link(world, participant_id=4):
    with Session(world.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == participant_id)):
            session.delete(row)
        token = make_link(session, LinkPurpose.CONSENT, program_id=1, subject_id=participant_id, now=world.time, days=9)
        session.commit()
    return token


def consents(world):
    with Session(world.engine) as session:
        rows = session.exec(select(ConsentRow).where(ConsentRow.participant_id == 4)).all()
        return [row.purpose for row in rows], session.get(ParticipantRow, 4).status


def test_consent_is_read_then_given_by_a_press(world, applying):
    app = open_at(applying, "consent", link=consent_link(world))
    assert consents(world) == ([], "active")
    field(app, "I would like to take part").check().run()
    assert consents(world) == ([], "active")
    field(app, "Agree").click().run()
    assert consents(world) == (["participation"], "active")
    assert "you have agreed" in said(app)


def test_agreeing_to_nothing_is_not_agreeing(world, applying):
    app = open_at(applying, "consent", link=consent_link(world))
    field(app, "Agree").click().run()
    assert "Nothing was recorded yet." in said(app)
    assert consents(world) == ([], "active")


def test_refusing_is_asked_once_more_and_noted(world, applying):
    app = open_at(applying, "consent", link=consent_link(world))
    next(button for button in app.button if button.key == "refuse").click()
    app.run()
    next(button for button in app.button if button.key == "refuse_yes").click()
    app.run()
    assert consents(world) == ([], "left")
