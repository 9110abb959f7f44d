"""The first screen: three doors, and what comes of each."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core.account import Account
from core.program.program import ProgramForm
from db import SignedIn
from tests.conftest import World


@pytest.fixture
def start(world: World, monkeypatch: pytest.MonkeyPatch):
    """The first screen as Olga sees it."""

    def start(**query: str) -> AppTest:
        account = Account(world.accounts["olga"], "Olga", "olga@example.org", runs_the_app=True)
        who = SignedIn(world.engine, account, "sid", now=world.clock)
        app = AppTest.from_function(_start, default_timeout=20, args=(who,))
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return start


def _start(who):
    from pages.program.start import show
    from pages.ui.boundary import boundary

    with boundary():
        show(who)


def newest(world: World):
    account = Account(world.accounts["olga"], "Olga", "olga@example.org", runs_the_app=True)
    made = SignedIn(world.engine, account, "sid", now=world.clock).my_programs()
    return world.workspace("olga", max(program.id for program in made))


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
    return app


def test_there_are_three_doors(start):
    app = start()
    assert [button.label for button in app.button] == [
        "Open the demo", "Use my spreadsheets", "Choose a template", "Bring a program from another installation",
    ]  # fmt: skip
    press(app, "Choose a template")
    assert sum(button.label == "Choose" for button in app.button) == 7


def test_the_demo_is_made_and_entered(start, world):
    app = start()
    app.button(key="door_demo").click().run(timeout=120)
    made = newest(world)
    assert made.place.is_demo
    assert app.session_state["program_id"] == made.place.program_id


def test_spreadsheets_begin_with_a_name_and_a_form_and_lead_to_the_import(start, world):
    app = start(door="spreadsheets")
    assert app.button(key="sheets_go").disabled
    app.text_input(key="sheets_name").set_value("Harbour")
    app.selectbox(key="sheets_form").set_value(ProgramForm.PEER)
    app.run()
    press(app, "Next: bring people")
    made = newest(world)
    assert (made.place.name, made.place.form) == ("Harbour", "peer")
    assert made.cohorts.all()[0].takes_applications
    assert app.session_state["then"] == "intake.importing"


def test_a_template_becomes_a_program_as_it_was_asked_for(start, world):
    app = start(door="template", template="corporate")
    assert next(button for button in app.button if button.label.startswith("Next")).disabled
    next(field for field in app.text_input if field.label == "Name of the program").set_value("Harbour")
    next(field for field in app.text_input if field.label == "Who agreed to it?").set_value("Nia Skylark, head")
    app.run()
    press(app, "Next: Rhythm")
    assert "What it costs people" in " ".join(each.value for each in app.markdown)
    next(field for field in app.selectbox if field.label == "They meet").set_value(30).run()
    press(app, "Next: Days")
    next(field for field in app.number_input if field.label == "Mentees expected").set_value(200).run()
    press(app, "Create the program")
    made = newest(world)
    kept, cohort = made.programs.current(), made.cohorts.all()[0].cohort
    assert (kept.program.name, kept.program.cadence_days) == ("Harbour", 30)
    assert kept.goals[0].goal.agreed_by == "Nia Skylark, head"
    assert cohort.opens_on == made.today
    assert cohort.starts_on is not None
    assert cohort.starts_on > made.today + timedelta(days=14)


def test_no_screen_of_the_wizard_asks_more_than_eight_things(start):
    for key in ("corporate", "group", "peer", "youth"):
        app = start(door="template", template=key)
        next(field for field in app.text_input if field.label == "Name of the program").set_value("Harbour").run()
        for step in ("Next: Rhythm", "Next: Days", ""):
            kinds = (app.text_input, app.text_area, app.selectbox, app.number_input, app.date_input, app.button_group)
            asked = {field.key for kind in kinds for field in kind}
            behind_more = {field.key for more in app.expander for kind in
                           (more.selectbox, more.number_input, more.button_group) for field in kind}  # fmt: skip
            assert 0 < len(asked - behind_more) <= 8
            if step:
                press(app, step)
