"""Questions that are asked only if an earlier one was answered so."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.applications import Application, application_faults
from core.program.conditions import asked, choosable, condition_fault, in_words, may_depend_on, without_unasked
from core.program.form_editing import check_form
from core.program.questions import Condition, Form, Kind, Question, Side, Visibility
from tests.core.program.form_strategies import forms

TRAVEL = Question("travel", Kind.YES_NO, "Do you travel?")
WHERE = Question("where", Kind.CHOICE, "Where to?", options=("North", "South"), condition=Condition("travel", ("yes",)))
WHEN = Question("when", Kind.SHORT_TEXT, "When?", required=True, condition=Condition("where", ("South",)))
YEARS = Question("years", Kind.NUMBER, "Years of work?")
LEADS = Question("leads", Kind.LONG_TEXT, "Whom do you lead?", condition=Condition("years", least=3))
FORM = Form(Side.MENTEE, (TRAVEL, WHERE, WHEN, YEARS, LEADS))


def keys(answers):
    return [question.key for question in asked(FORM, answers)]


def test_without_an_answer_only_what_everybody_is_asked_is_asked():
    assert keys({}) == ["travel", "years"]


def test_an_answer_opens_what_hangs_on_it_and_a_chain_closes_with_its_first_link():
    assert keys({"travel": True}) == ["travel", "where", "years"]
    assert keys({"travel": True, "where": "South"}) == ["travel", "where", "when", "years"]
    assert keys({"travel": False, "where": "South"}) == ["travel", "years"]


@pytest.mark.parametrize(("years", "is_asked"), [(2, False), (3, True), ("3,5", True), ("many", False)])
def test_a_number_opens_from_its_end_on(years, is_asked):
    assert ("leads" in keys({"years": years})) is is_asked


def test_any_answer_opens_where_none_is_named():
    form = FORM.with_questions([TRAVEL, replace(WHERE, condition=Condition("travel"))])
    assert len(asked(form, {"travel": False})) == 2
    assert len(asked(form, {})) == 1


def test_one_of_several_chosen_is_enough():
    topics = Question("topics", Kind.SKILLS, "Topics", options=("Law", "Art", "Care"))
    form = Form(Side.MENTEE, (topics, replace(WHEN, condition=Condition("topics", ("Art", "Care")))))
    assert len(asked(form, {"topics": {"Law": 2, "Care": 1}})) == 2
    assert len(asked(form, {"topics": {"Law": 2}})) == 1


def test_an_answer_to_a_question_that_is_not_asked_is_neither_required_nor_kept():
    given_ = Application("Ada", "ada@example.org", "UTC", answers={"travel": False, "where": "South", "when": "May"})
    assert given_.tidied(FORM).answers == {"travel": False}
    assert application_faults(FORM, given_, final=True) == {}
    missing = replace(given_, answers={"travel": True, "where": "South"})
    assert list(application_faults(FORM, missing, final=True)) == ["when"]


def test_answers_to_questions_of_an_older_form_stay():
    assert without_unasked(FORM, {"gone": 1, "when": "May"}) == {"gone": 1}


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (replace(WHEN, condition=Condition("leads")), "does not come before it"),
        (replace(WHEN, condition=Condition("when")), "does not come before it"),
        (replace(WHEN, condition=Condition("where", ("East",))), "does not offer"),
        (replace(WHEN, condition=Condition("where", least=2)), "does not ask for"),
        (replace(LEADS, condition=Condition("years", least=3, most=2)), "wrong way round"),
    ],
)
def test_a_condition_that_can_never_hold_is_told(question, says):
    form = FORM.with_questions([question if each.key == question.key else each for each in FORM.questions])
    (fault,) = check_form(form)
    assert (fault.where, says in str(fault.what)) == (question.label, True)


def test_nothing_is_asked_by_a_private_answer_since_that_would_tell_it():
    form = FORM.with_questions([replace(TRAVEL, visible=Visibility.PRIVATE), WHERE])
    assert "which is private" in str(check_form(form)[0])
    assert may_depend_on(form, "where") == ()


def test_a_condition_is_told_in_words():
    assert str(in_words(WHERE.condition, FORM)) == "asked only if “Do you travel?” is Yes"
    assert str(in_words(LEADS.condition, FORM)) == "asked only if “Years of work?” is 3 or more"


@given(forms(), st.data())
def test_what_is_asked_is_in_order_and_never_before_what_it_hangs_on(form, data):
    assert check_form(form) == ()
    answers = {}
    for question in form.questions:
        some = choosable(question)
        if some and data.draw(st.booleans()):
            value = data.draw(st.sampled_from(some))
            answers[question.key] = {
                Kind.YES_NO: value == "yes", Kind.CHOICE: value, Kind.SKILLS: {value: 2}
            }.get(question.kind, [value])  # fmt: skip
    found = asked(form, answers)
    order = [question.key for question in found]
    assert order == [question.key for question in form.questions if question.key in order]
    for place, question in enumerate(found):
        assert condition_fault(question, found[:place]) is None
    kept = without_unasked(form, answers)
    assert set(kept) <= set(order)
    assert asked(form, kept) == found, "answers that are not kept change nothing"


@given(forms())
def test_a_form_comes_back_from_what_is_stored_of_it(form):
    assert Form.from_document(json.loads(json.dumps(form.to_document()))) == form


def test_a_form_stored_before_there_were_conditions_opens():
    old = {
        "side": "mentee",
        "questions": [
            {"key": "goal", "kind": "long text", "label": "Goal", "help": "", "required": True, "options": [],
             "most": None, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner"}
        ],
    }  # fmt: skip
    question = Question("goal", Kind.LONG_TEXT, "Goal", required=True, visible=Visibility.PARTNER)
    assert Form.from_document(old) == Form(Side.MENTEE, (question,))
