"""The program's settings, on screen."""

from dataclasses import replace
from datetime import date

from core.program.cohort import Cohort
from core.program.program import ProgramGoal


def named(app, label):
    return next(field for field in app.text_input if field.label == label)


def part(app, name):
    app.button_group(key="part").set_value(name).run()
    assert not app.exception
    return app


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_settings_are_saved(see, world):
    app = see("program.settings", "cora")
    named(app, "Name").set_value("Harbour").run()
    press(app, "Save")
    assert world.workspace("cora").programs.current().program.name == "Harbour"


def test_whoever_is_second_is_told_and_overwrites_nothing(see, world):
    app = see("program.settings", "cora")
    named(app, "Name").set_value("Mine").run()
    programs = world.workspace("olga").programs
    seen = programs.current()
    programs.change(replace(seen.program, name="Theirs"), seen.version)
    app.run()
    assert any("Somebody else changed this" in each.value for each in app.markdown)
    press(app, "Save")
    assert "Somebody else changed this" in app.error[0].value
    assert programs.current().program.name == "Theirs"
    press(app, "Show what is there now")
    assert named(app, "Name").value == "Theirs"


def test_whoever_typed_nothing_sees_what_is_new(see, world):
    app = see("program.settings", "cora")
    programs = world.workspace("olga").programs
    seen = programs.current()
    programs.change(replace(seen.program, name="Theirs"), seen.version)
    app.run()
    assert named(app, "Name").value == "Theirs"


def test_a_goal_is_set_and_removed_after_a_question(see, world):
    app = part(see("program.settings", "cora"), "goals")
    app.text_area[0].set_value("People stay").run()
    press(app, "Add")
    goals = world.workspace("cora").programs.current().goals
    assert [each.goal for each in goals] == [ProgramGoal("People stay")]
    app.button(key=f"remove_goal_{goals[0].id}").click().run()
    assert world.workspace("cora").programs.current().goals
    app.button(key=f"remove_goal_{goals[0].id}").click()
    app.button(key=f"remove_goal_{goals[0].id}_yes").click().run()
    assert world.workspace("cora").programs.current().goals == ()


def test_days_open_the_public_forms_whose_addresses_are_shown(see, world):
    app = part(see("program.settings", "cora"), "cohorts")
    assert [each.value for each in app.code] == ["/?join=mentor1", "/?join=mentee1"]
    next(field for field in app.date_input if field.label == "Applications open").set_value(date(2026, 11, 1)).run()
    press(app, "Save")
    (cohort,) = world.workspace("cora").cohorts.all()
    assert cohort.takes_applications


def test_days_that_can_not_be_are_told(see, world):
    app = part(see("program.settings", "cora"), "cohorts")
    for label, on in (("First day", date(2027, 5, 1)), ("Last day", date(2027, 4, 1))):
        next(field for field in app.date_input if field.label == label).set_value(on)
    app.run()
    press(app, "Save")
    assert "not ready" in app.error[0].value
    assert world.workspace("cora").cohorts.all()[0].cohort == Cohort("2026")


def test_the_next_cohort_is_started_and_entered(see, world):
    app = part(see("program.settings", "cora"), "cohorts")
    app.multiselect(key="next_willing").set_value([world.people["ada"]]).run()
    press(app, "Start “2027”")
    made = world.workspace("cora").cohorts.all()[0]
    assert (made.cohort.name, made.participants) == ("2027", 3)
    assert app.session_state["cohort_id"] == made.id


def test_only_an_owner_is_offered_to_remove_the_program(see):
    assert "Remove" not in see("program.settings", "cora").button_group(key="part").options
    assert "Remove" in see("program.settings", "olga").button_group(key="part").options


def test_a_program_is_removed_only_after_its_name_is_written(see, world):
    app = part(see("program.settings", "olga"), "remove")
    app.button(key="remove_program").click().run()
    app.button(key="remove_program").click()
    app.button(key="remove_program_yes").click().run()
    assert world.workspace("olga").place.name == "Spring mentoring"
    assert "differ" in app.warning[0].value
