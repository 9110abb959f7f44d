"""Changing a form, and telling what is wrong with one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotFound
from core.program import form_editing as editing
from core.program.questions import Condition, Form, Kind, Question, Side
from tests.core.program.form_strategies import forms, questions

GOAL = Question("goal", Kind.LONG_TEXT, "What would you like to change?", required=True)
TONGUE = Question("languages", Kind.LANGUAGES, "Which languages?", options=("English", "Tamil"))
TIMES = Question("availability", Kind.AVAILABILITY, "When?")
FORM = Form(Side.MENTEE, (GOAL, TONGUE, TIMES))


def keys(form):
    return [question.key for question in form.questions]


def test_a_question_is_added_last_or_at_its_place():
    new = Question("", Kind.YES_NO, "Do you travel?")
    assert keys(editing.add(FORM, new)) == ["goal", "languages", "availability", "do_you_travel"]
    assert keys(editing.add(FORM, new, at=0))[0] == "do_you_travel"
    assert keys(editing.add(FORM, new, at=99))[-1] == "do_you_travel"


def test_a_key_that_is_taken_or_reserved_is_made_new():
    assert keys(editing.add(FORM, replace(GOAL, label="Goal")))[-1] == "goal_2"
    assert keys(editing.add(FORM, Question("email", Kind.SHORT_TEXT, "E-mail")))[-1] == "e_mail"
    assert editing.new_key(FORM, "Name") == "name_2"
    assert editing.new_key(FORM, "¿?") == "question"


def test_a_wording_changes_and_the_key_stays():
    form = editing.change(FORM, "goal", replace(GOAL, key="other", label="What next?"))
    assert keys(form) == keys(FORM)
    assert form.question("goal").label == "What next?"


def test_another_kind_gets_another_key_so_that_old_answers_are_not_misread():
    form = editing.change(FORM, "goal", replace(GOAL, kind=Kind.YES_NO, label="A goal?"))
    assert keys(form) == ["a_goal", "languages", "availability"]


def test_questions_move_and_the_ends_stay_ends():
    assert keys(editing.move_up(FORM, "availability")) == ["goal", "availability", "languages"]
    assert keys(editing.move_down(FORM, "goal")) == ["languages", "goal", "availability"]
    assert editing.move_up(FORM, "goal") == FORM == editing.move_down(FORM, "availability")


def test_a_question_goes_to_a_number_and_no_further_than_there_are():
    assert keys(editing.move_to(FORM, "goal", 3)) == keys(editing.move_to(FORM, "goal", 99)) == [
        "languages", "availability", "goal",
    ]  # fmt: skip
    assert keys(editing.move_to(FORM, "availability", 1)) == ["availability", "goal", "languages"]
    assert editing.move_to(FORM, "languages", 2) == FORM


def test_a_copy_stands_right_after_its_original_under_its_own_key():
    form = editing.duplicate(FORM, "languages")
    assert len(set(keys(form))) == 4
    assert form.questions[2].options == TONGUE.options


def test_a_question_is_removed():
    assert keys(editing.remove(FORM, "languages")) == ["goal", "availability"]


@pytest.mark.parametrize("edit", [editing.remove, editing.move_up, editing.move_down, editing.duplicate])
def test_a_question_that_is_gone_can_not_be_edited(edit):
    with pytest.raises(NotFound):
        edit(FORM, "shoe_size")


def test_the_form_given_stays_as_it_was():
    editing.remove(FORM, "goal")
    assert keys(FORM) == ["goal", "languages", "availability"]


def test_a_sound_form_has_no_faults():
    assert editing.check_form(FORM) == ()


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (Question("a", Kind.SHORT_TEXT, " "), "has no wording"),
        (Question("a", Kind.CHOICE, "Pick", options=("one",)), "too few options"),
        (Question("a", Kind.SKILLS, "Skills"), "too few options"),
        (Question("a", Kind.CHOICE, "Pick", options=("one", "One ")), "lists an option twice"),
        (Question("a", Kind.CHOICES, "Pick", options=("one", "two", " ")), "has an empty option"),
        (Question("a", Kind.CHOICES, "Pick", options=("one", "two"), most=0), "lets nobody choose"),
        (Question("a", Kind.SCALE, "How", lowest=5, highest=5), "needs a scale"),
        (Question("email", Kind.SHORT_TEXT, "Mail"), "has the key"),
        (Question("goal", Kind.SHORT_TEXT, "Again"), "has the same key"),
        (Question("a", Kind.SHORT_TEXT, GOAL.label.upper()), "is asked twice"),
    ],
)
def test_a_fault_in_a_question_is_told(question, what):
    faults = editing.check_form(FORM.with_questions((*FORM.questions, question)))
    assert [fault for fault in faults if what in str(fault)]


def test_all_faults_are_told_at_once_with_their_question():
    bad = FORM.with_questions([Question("a", Kind.SHORT_TEXT, ""), Question("b", Kind.CHOICE, "Pick")])
    assert [fault.where for fault in editing.check_form(bad)] == ["Question 1", "Pick"]


def test_an_empty_form_is_a_fault():
    assert editing.check_form(Form(Side.MENTOR, ()))


def test_more_than_twelve_questions_to_a_mentee_are_advice_not_a_fault():
    many = FORM.with_questions([*FORM.questions, *(Question(f"q{n}", Kind.YES_NO, f"Number {n}?") for n in range(10))])
    assert editing.check_form(many) == ()
    assert "13 questions" in str(editing.advice(many)[0])
    assert editing.advice(replace(many, side=Side.MENTOR)) == ()


def test_a_form_that_takes_too_long_is_told():
    long = FORM.with_questions([*FORM.questions, *(Question(f"q{n}", Kind.LONG_TEXT, f"Tell {n}") for n in range(6))])
    assert editing.minutes_to_fill(long) == 6
    assert any("about 6 minutes" in str(line) for line in editing.advice(long))


def test_an_empty_form_still_takes_a_minute():
    assert editing.minutes_to_fill(Form(Side.MENTEE, ())) == 1


TRAVEL = Question("travel", Kind.YES_NO, "Do you travel?")
WHERE = Question("where", Kind.CHOICE, "Where?", options=("North", "South"), condition=Condition("travel", ("yes",)))
HOW = Question("how", Kind.SHORT_TEXT, "How?", condition=Condition("where", ("South",)))
CHAIN = Form(Side.MENTEE, (TRAVEL, WHERE, HOW))


def test_no_arrow_puts_a_question_before_the_one_it_hangs_on():
    assert editing.move_up(CHAIN, "where") == CHAIN
    assert editing.move_down(CHAIN, "travel") == CHAIN
    assert editing.move_to(CHAIN, "where", 1) == CHAIN


def test_what_hung_on_a_question_that_is_removed_is_asked_of_everybody():
    assert editing.remove(CHAIN, "travel").question("where").condition is None
    assert editing.remove(CHAIN, "travel").question("how").condition == HOW.condition


def test_a_condition_follows_an_option_that_is_worded_anew():
    form = editing.change(CHAIN, "where", replace(WHERE, options=("North", "The south")))
    assert form.question("how").condition == Condition("where", ("The south",))


def test_a_condition_goes_with_the_last_option_it_names_or_with_the_kind():
    assert editing.change(CHAIN, "where", replace(WHERE, options=("N", "E", "W"))).question("how").condition is None
    assert editing.change(CHAIN, "where", replace(WHERE, kind=Kind.NUMBER)).question("how").condition is None


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (Question("a", Kind.CHOICES, "Pick", options=("one", "two"), fewest=2, most=1), "at least 2 and takes at most"),
        (Question("a", Kind.CHOICES, "Pick", options=("one", "two"), fewest=3), "of fewer options"),
        (Question("a", Kind.SHORT_TEXT, "Name", longest=500), "1 to 200 letters"),
        (Question("a", Kind.NUMBER, "Age", least=9, largest=2), "above its highest"),
        (Question("a", Kind.DATE, "When", earliest="soon"), "no date"),
        (Question("a", Kind.DATE, "When", earliest="2027-03-01", latest="2027-02-01"), "after its last"),
    ],
)
def test_limits_that_nobody_can_keep_are_told(question, says):
    assert any(says in str(fault.what) for fault in editing.check_form(FORM.with_questions([question])))


@given(forms(), st.data())
def test_no_editing_makes_a_faulty_form_of_a_good_one(form, data):
    for _step in range(data.draw(st.integers(1, 6))):
        if not form.questions:
            break
        key = data.draw(st.sampled_from([question.key for question in form.questions]))
        match data.draw(st.sampled_from(["up", "down", "copy", "remove", "change", "add"])):
            case "up":
                form = editing.move_up(form, key)
            case "down":
                form = editing.move_down(form, key)
            case "remove" if len(form.questions) > 1:
                form = editing.remove(form, key)
            case "copy":
                made = editing.duplicate(form, key)
                copy = next(each for each in made.questions if form.question(each.key) is None)
                form = editing.change(made, copy.key, replace(copy, label=f"{copy.label} {copy.key}"))
            case "change":
                fresh = data.draw(questions())
                fresh = replace(fresh, label=f"{key} {fresh.label}", visible=form.question(key).visible)
                form = editing.change(form, key, fresh)
            case "add":
                fresh = data.draw(questions(form.questions, "added"))
                fresh = replace(fresh, key="", label=f"{fresh.label} {len(form.questions)} {_step}")
                form = editing.add(form, fresh, data.draw(st.integers(0, 9)))
        assert [fault for fault in editing.check_form(form) if "two options" not in str(fault)] == []
        assert len(set(keys(form))) == len(form.questions)
