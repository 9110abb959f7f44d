"""The forms, on screen."""

from core.matching.rules import Measure
from core.program.form_editing import add
from core.program.questions import Condition, Kind, Question, Side
from core.program.translations import with_languages
from db.new_program import create_program


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


def test_a_ready_question_is_added_to_one_form_or_to_both(see, world):
    app = see("program.forms", "cora")
    number = form(world).id
    app.button_group(key="topic_mentor_False").set_value("Time and place").run()
    click(app, f"ready_{number}_how_often")
    assert [each.key for each in form(world).form.questions][-1] == "how_often"
    assert form(world, Side.MENTEE).form.question("how_often") is None
    app.button_group(key="topic_mentor_False").set_value("Ways of working").run()
    click(app, f"ready_{number}_style_push_both")
    labels = {side: form(world, side).form.question("style_push").label for side in (Side.MENTOR, Side.MENTEE)}
    assert labels == {
        Side.MENTOR: "I help people best when I",
        Side.MENTEE: "I get further when somebody",
    }


def test_a_question_of_ones_own_is_asked_of_both_in_their_own_words(see, world):
    app = see("program.forms", "cora")
    key = f"new_question_{form(world).id}_0"
    app.text_input(key=f"{key}_label").set_value("What could you show somebody?")
    app.checkbox(key=f"{key}_too").check().run()
    app.text_input(key=f"{key}_theirs_label").set_value("What would you like to be shown?")
    click(app, f"{key}_add")
    mine, theirs = form(world).form.questions[-1], form(world, Side.MENTEE).form.questions[-1]
    assert mine.key == theirs.key
    assert (mine.label, theirs.label) == ("What could you show somebody?", "What would you like to be shown?")


def test_twins_are_worded_each_in_their_way_and_share_their_options(see, world):
    app = click(see("program.forms", "cora"), "mentor_skills_edit")
    key = f"question_{form(world).id}_skills_0"
    app.text_input(key=f"{key}_theirs_label").set_value("What would you like to learn?")
    app.text_area(key=f"{key}_options").set_value("Sailing\nCooking").run()
    click(app, f"{key}_save")
    theirs = form(world, Side.MENTEE).form.questions[0]
    assert (theirs.label, theirs.options) == ("What would you like to learn?", ("Sailing", "Cooking"))
    assert form(world).form.questions[0].label == "Skills"


def test_when_a_question_is_asked_is_chosen_of_earlier_ones(see, world):
    app = click(see("program.forms", "cora"), "mentor_languages_edit")
    key = f"question_{form(world).id}_languages_0"
    app.selectbox(key=f"{key}_on").set_value("skills").run()
    app.multiselect(key=f"{key}_on_skills_answers").set_value(["Python"]).run()
    click(app, f"{key}_save")
    assert form(world).form.question("languages").condition == Condition("skills", ("Python",))
    assert any("asked only if “Skills” is Python" in each.value for each in app.caption)
    assert app.button(key="mentor_languages_up").disabled


def test_how_a_question_counts_is_kept_with_it(see, world):
    app = click(see("program.forms", "cora"), "mentor_skills_edit")
    key = f"question_{form(world).id}_skills_0"
    app.selectbox(key=f"{key}_way").set_value(Measure.COVERAGE).run()
    app.slider(key=f"{key}_weight").set_value(7).run()
    click(app, f"{key}_save")
    (criterion,) = world.workspace("cora").forms.criteria().criteria
    assert (criterion.measure, criterion.weight, criterion.mentee_question) == (Measure.COVERAGE, 7, "skills")


def test_a_pair_is_removed_from_both_forms_if_wished(see, world):
    app = click(see("program.forms", "cora"), "mentor_languages_remove")
    app.button(key="mentor_languages_remove").click()
    app.button(key="mentor_languages_remove_instead_0").click().run()
    assert form(world).form.question("languages") is None
    assert form(world, Side.MENTEE).form.question("languages") is None


def test_pairs_in_another_order_are_brought_in_line_when_asked(see, world):
    app = click(see("program.forms", "cora"), "mentor_skills_down")
    assert [each.key for each in form(world, Side.MENTEE).form.questions][:2] == ["skills", "languages"]
    click(app, "order_like")
    assert [each.key for each in form(world, Side.MENTEE).form.questions][:2] == ["languages", "skills"]


def test_languages_and_their_wordings_are_kept(see, world):
    app = see("program.forms", "cora")
    app.button_group(key="view").set_value("languages").run()
    kept = form(world)
    app.multiselect(key=f"languages_{kept.id}_{kept.version}_others").set_value(["de"]).run()
    click(app, f"languages_{kept.id}_{kept.version}_save")
    kept = form(world)
    assert kept.form.languages == ("en", "de")
    edits = {"edited_rows": {0: {"Deutsch": "Können"}}, "added_rows": [], "deleted_rows": []}
    app.session_state[f"words_{kept.id}_{kept.version}_de"] = edits
    app.run()
    click(app, f"words_{kept.id}_de_save")
    kept = form(world).form.translations["de"]
    assert kept == {"Skills": "Können", "English": "Englisch", "Spanish": "Spanisch"}, "names of languages stand there"


def test_wordings_are_asked_one_by_one_where_a_table_is_too_wide(see, world):
    kept = form(world)
    world.workspace("cora").forms.save(with_languages(kept.form, ("en", "de")), kept.version)
    app = see("program.forms", "cora", view="languages")
    app.button_group(key="way_de").set_value("one by one").run()
    box = next(each for each in app.text_area if each.label == "Question: Skills")
    box.set_value("Können").run()
    click(app, f"words_{form(world).id}_de_save")
    assert form(world).form.translations["de"]["Skills"] == "Können"


def test_versions_tell_what_changed_and_how_many_answered(see, world):
    click(see("program.forms", "cora"), "mentor_skills_down")
    app = see("program.forms", "cora", view="versions")
    words = " ".join(each.value for each in app.markdown)
    assert "Version 2" in words and "Version 1" in words
    assert "The order is another." in words
    assert "2 people answered it" in words


def test_questions_are_copied_from_another_program_that_one_helps_to_run(see, world):
    made = create_program(world.engine, world.accounts["olga"], world.time, "corporate", "Lighthouse")
    app = see("program.forms", "olga")
    key = f"copy_{form(world).id}"
    app.selectbox(key=f"{key}_program").set_value(made).run()
    app.multiselect(key=f"{key}_{made}_mentor").set_value(["mode", "field"]).run()
    click(app, f"{key}_add")
    assert {each.key for each in form(world).form.questions[-2:]} == {"mode", "field"}
    assert "no other program" in " ".join(each.value for each in see("program.forms", "cora").caption)


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
