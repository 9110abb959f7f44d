"""The forms, on screen."""

from core.program.form_editing import add
from core.program.questions import Kind, Question, Side


def form(world, side=Side.MENTOR):
    return next(each for each in world.workspace("olga").forms.all() if each.form.side is side)


def click(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_questions_are_ordered_by_arrows(see, world):
    app = see("program.forms", "cora")
    assert app.button(key="mentor_skills_up").disabled
    click(app, "mentor_skills_down")
    assert [each.key for each in form(world).form.questions][:2] == ["languages", "skills"]


def test_a_question_is_changed_in_its_place(see, world):
    app = click(see("program.forms", "cora"), "mentor_skills_edit")
    next(field for field in app.text_input if field.value == "Skills").set_value("What can you teach?")
    app.text_area[0].set_value("Sailing\n\n Cooking ").run()
    next(button for button in app.button if button.label == "Save").click().run()
    changed = form(world).form.questions[0]
    assert (changed.label, changed.options, changed.key) == ("What can you teach?", ("Sailing", "Cooking"), "skills")


def test_a_question_that_was_changed_meanwhile_is_not_overwritten(see, world):
    app = click(see("program.forms", "cora"), "mentor_skills_edit")
    next(field for field in app.text_input if field.value == "Skills").set_value("Mine").run()
    theirs = form(world)
    skills = theirs.form.questions[0]
    renamed = [Question(**{**vars(skills), "label": "Theirs"}), *theirs.form.questions[1:]]
    world.workspace("olga").forms.save(theirs.form.with_questions(renamed), theirs.version)
    app.run()
    next(button for button in app.button if button.label == "Save").click().run()
    assert "Somebody else changed this form" in app.error[0].value
    assert form(world).form.questions[0].label == "Theirs"


def test_a_copy_is_worded_differently_and_opened(see, world):
    app = click(see("program.forms", "cora"), "mentor_skills_copy")
    assert form(world).form.questions[1].label == "Skills (copy)"
    assert "Skills (copy)" in [field.value for field in app.text_input]


def test_a_question_is_removed_after_a_question(see, world):
    app = see("program.forms", "cora")
    app.button(key="mentor_languages_remove").click().run()
    assert form(world).form.question("languages") is not None
    app.button(key="mentor_languages_remove").click()
    app.button(key="mentor_languages_remove_yes").click().run()
    assert form(world).form.question("languages") is None


def test_a_question_with_faults_is_told_and_not_kept(see, world):
    app = see("program.forms", "cora")
    before = form(world)
    next(button for button in app.button if button.label == "Add the question").click().run()
    assert "not saved" in app.error[0].value
    assert form(world) == before


def test_a_question_of_the_library_is_added(see, world):
    app = see("program.forms", "cora")
    app.selectbox(key=f"library_{form(world).id}").select_index(0).run()
    click(app, f"library_{form(world).id}_add")
    assert len(form(world).form.questions) == 5


def test_a_long_form_for_mentees_is_advised_against(see, world):
    kept = form(world, Side.MENTEE)
    longer = kept.form
    for number in range(10):
        longer = add(longer, Question("", Kind.YES_NO, f"Question number {number}?"))
    world.workspace("cora").forms.save(longer, kept.version)
    app = see("program.forms", "cora")
    app.button_group(key="side").set_value("mentee").run()
    assert any("14 questions are many" in each.value for each in app.markdown)


def test_the_form_is_shown_as_applicants_see_it(see):
    app = see("program.forms", "cora")
    app.button_group(key="view").set_value("preview").run()
    assert not app.exception
    assert any(field.label.startswith("Anyone you should not") for field in app.text_area)
    assert not any(button.key == "mentor_skills_up" for button in app.button)
