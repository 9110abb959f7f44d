"""Guidance on screen: suggested where it helps, finished after a check, changed by the program, trainings ticked."""

from dataclasses import replace

from core.program.program import Part
from core.tracking.guidance import shipped
from tests.pages.tracking.test_meetings import press, said

ROLE = next(page for page in shipped() if page.key == "mentor-role")


def at(app, **asked):
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def read(see, who, page="", **given):
    return at(see("tracking.my_pairing", who, **given), part="guidance", page=page)


def test_a_module_is_finished_after_its_check_and_hints_are_given_before(see, world):
    app = read(see, "ada", "mentor-role")
    assert app.button(key="finish_mentor-role").disabled
    for place, one in enumerate(ROLE.check):
        app.radio(key=f"check_mentor-role_{place}").set_value(one.right % len(one.options) + 1)
    press(app.run(), "finish_mentor-role")
    assert "Think again" in said(app) and not world.workspace("ada").guidance.mine().done
    for place, one in enumerate(ROLE.check):
        app.radio(key=f"check_mentor-role_{place}").set_value(one.right)
    press(app.run(), "finish_mentor-role")
    assert "You finished this on" in said(app)
    assert "You have finished 1 of" in said(read(see, "ada"))


def test_whoever_waits_reads_first_what_mentoring_is(see):
    app = read(see, "di", by_link=True)
    assert "**Coaching**" in said(app) and "What may help now" in said(app)


def test_whoever_has_not_met_is_led_to_the_first_meeting(see, world):
    olga = world.workspace("olga")
    kept = olga.programs.current()
    olga.programs.change(replace(kept.program, parts=frozenset({Part.MEETINGS})), kept.version)
    app = read(see, "bo", by_link=True)
    press(app, "read_now_first-meeting")
    assert "In the hour" in said(app)


def test_the_team_says_a_page_in_its_own_words_and_people_read_them(see, world):
    app = press(see("program.settings", "cora", part="guidance"), "guidance_edit_what-it-is")
    [key] = [one.key for one in app.text_input if one.key.endswith("_title")]
    app.text_input(key=key).set_value("What we do here")
    press(app.run(), "guidance_save")
    assert "In your words" in said(app)
    assert any("What we do here" in one.label for one in read(see, "di", by_link=True).expander)


def test_a_training_is_ticked_for_all_mentors_at_once(see, world):
    app = at(see("tracking.hours", "cora", training_new=True), part="trainings")
    app.text_input(key="training_0_title").set_value("First aid")
    press(app.run(), "training_0_came_mentor")
    press(app, "training_0_save")
    assert [len(one.came) for one in world.workspace("cora").trainings.all().held] == [2]
    assert "First aid" in said(app)


def test_a_part_that_is_not_there_shows_the_first(see):
    assert "Together since" in said(at(see("tracking.my_pairing", "bo", by_link=True), part="nothing"))
