"""The seven templates: each complete, short, and fit to be given out as it is."""

import pytest

from core.errors import NotFound
from core.matching.rules import Measure
from core.program.form_editing import MOST_FOR_MENTEES, add, advice, check_form, minutes_to_fill
from core.program.program import Lead, Part, ProgramForm, check_goal, program_faults
from core.program.questions import Form, Kind, Side, Visibility
from core.program.templates import question_library, template, templates

ALL = pytest.mark.parametrize("each", templates(), ids=lambda each: each.key)


def test_there_are_seven_in_the_order_they_are_offered():
    assert [each.key for each in templates()] == [
        "corporate", "university", "youth", "healthcare", "peer", "reverse", "group",
    ]  # fmt: skip


def test_an_unknown_template_is_refused():
    with pytest.raises(NotFound):
        template("circus")


@ALL
def test_a_template_needs_only_a_name_to_be_a_program(each):
    assert [fault.where for fault in program_faults(each.program)] == ["Name"]
    check_goal(each.goal)
    assert each.goal.measure and each.goal.target and each.title and each.for_whom and each.purpose


@ALL
def test_its_forms_can_be_given_out_as_they_are(each):
    assert {form.side for form in each.forms} == set(each.program.sides)
    for form in each.forms:
        assert check_form(form) == ()
        assert advice(form) == ()
        assert Form.from_document(form.to_document()) == form


@ALL
def test_a_form_has_at_most_twelve_questions_and_takes_five_minutes(each):
    for form in each.forms:
        assert len(form.questions) <= MOST_FOR_MENTEES
        assert minutes_to_fill(form) <= 5


@ALL
def test_answers_that_are_compared_offer_the_same_options(each):
    if each.program.form is ProgramForm.PEER:
        form = each.form(Side.PEER)
        assert form.question("skills").options == form.question("skills_offered").options
        return
    mentor, mentee = each.form(Side.MENTOR), each.form(Side.MENTEE)
    shared = [question for question in mentee.questions if mentor.question(question.key)]
    assert {"skills", "languages", "availability"} <= {question.key for question in shared}
    for question in shared:
        twin = mentor.question(question.key)
        assert (question.kind, question.options, question.lowest, question.highest) == (
            twin.kind, twin.options, twin.lowest, twin.highest,
        )  # fmt: skip


@ALL
def test_every_criterion_compares_questions_that_are_asked(each):
    sides = each.program.sides
    for criterion in each.criteria:
        assert each.form(sides[-1]).question(criterion.mentee_question)
        assert each.form(sides[0]).question(criterion.mentor_question)
        assert 0 <= criterion.weight <= 10 and criterion.label
    assert len({criterion.key for criterion in each.criteria}) == len(each.criteria)
    assert len({criterion.label for criterion in each.criteria}) == len(each.criteria)


@ALL
def test_matching_opens_on_four_to_six_sliders(each):
    assert 4 <= len([weight for weight in each.weights.values() if weight]) <= 6


@ALL
def test_a_scale_is_compared_by_its_own_ends_not_by_those_who_happen_to_answer(each):
    scales = [criterion for criterion in each.criteria if criterion.key.startswith("style_")]
    assert scales and all(criterion.settings == {"lowest": 1, "highest": 5} for criterion in scales)


@ALL
def test_a_language_in_common_is_a_must_have(each):
    (language,) = [criterion for criterion in each.criteria if criterion.measure is Measure.LANGUAGE]
    assert language.must_have == 1.0 and not language.must_be_known


@ALL
def test_whom_not_to_meet_is_private_and_never_a_criterion(each):
    for form in each.forms:
        assert form.question("not_with").visible is Visibility.PRIVATE
    assert "not_with" not in each.weights


@ALL
def test_partners_read_goal_languages_and_interests_but_not_working_style(each):
    for form in each.forms:
        for question in form.questions:
            if question.key in ("goal", "languages", "interests", "skills", "offer"):
                assert question.visible is Visibility.PARTNER
            if question.kind in (Kind.SCALE, Kind.AVAILABILITY) or question.key == "matters":
                assert question.visible is Visibility.STAFF


def test_screening_training_and_guardians_are_on_only_where_children_take_part():
    gates = {Part.SCREENING, Part.TRAINING, Part.GUARDIANS}
    assert [each.key for each in templates() if each.program.parts & gates] == ["youth"]


def test_the_weights_at_work_are_in_the_proportions_of_the_table():
    weights = template("corporate").weights
    style = sum(weight for key, weight in weights.items() if key.startswith("style_"))
    logistics = weights["availability"] + weights["mode"]
    # fit of goals .30, style .20, logistics .15, background .10, distance .05
    assert (weights["skills"], style, logistics, weights["field"], weights["experience"]) == (6, 4, 3, 2, 1)


def test_a_mentee_leads_unless_children_or_a_group_are_to_be_led():
    assert [each.key for each in templates() if each.program.lead is Lead.MENTOR] == ["youth", "group"]


def test_no_text_of_a_template_has_a_place_left_unfilled():
    for each in templates():
        for form in each.forms:
            for question in form.questions:
                assert "{" not in question.label + question.help + question.low_label


def test_the_library_holds_each_question_once():
    labels = [ready.asked[Side.MENTEE].label for ready in question_library() if Side.MENTEE in ready.asked]
    assert len(labels) == len(set(labels)) > 10


def test_every_ready_question_can_be_taken_into_a_form():
    library = question_library()
    assert len(library) > 60
    for side in Side:
        form = Form(side, ())
        for ready in library:
            if side in ready.asked:
                form = add(form, ready.asked[side])
        assert check_form(form) == ()
        assert [question.key for question in form.questions if question.key.endswith("_2")] == []


def test_ready_questions_for_both_sides_are_pairs_whose_answers_can_be_compared():
    for ready in question_library():
        mentor, mentee = ready.asked.get(Side.MENTOR), ready.asked.get(Side.MENTEE)
        if mentor is not None and mentee is not None:
            assert (mentor.key, mentor.kind, mentor.options) == (mentee.key, mentee.kind, mentee.options)
    skills = next(ready for ready in question_library() if ready.asked[Side.MENTEE].key == "skills")
    assert skills.asked[Side.MENTOR].label == "What can you help somebody with?"


def test_the_library_knows_which_programs_a_question_is_meant_for():
    keys = {each.key for each in templates()}
    assert all(ready.programs <= keys for ready in question_library())
    for program in keys:
        assert 35 < len([ready for ready in question_library() if ready.suits(program)]) < len(question_library())
