"""One answer: tidied, checked, and put in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.intake.answers import SharedAnswer, clean, fault_in, profile_for_partner, show_answer
from core.program.questions import Form, Kind, Question, Side, Visibility

SHORT = Question("role", Kind.SHORT_TEXT, "Your role")
LONG = Question("goal", Kind.LONG_TEXT, "Your goal", visible=Visibility.PARTNER)
YES = Question("travel", Kind.YES_NO, "Do you travel?")
PICK = Question("field", Kind.CHOICE, "Area", options=("Law", "Care"))
PICKS = Question(
    "mode", Kind.CHOICES, "How", options=("In person", "Video", "Phone"), most=2, visible=Visibility.PARTNER
)
RANK = Question("order", Kind.RANKING, "Order", options=("a", "b", "c"))
SKILLS = Question("skills", Kind.SKILLS, "Skills", options=("Talks", "Data"), most=2)
SCALE = Question("style", Kind.SCALE, "I like", low_label="plans", high_label="surprises")
NUMBER = Question("years", Kind.NUMBER, "Years")
DATE = Question("from", Kind.DATE, "From when")
TIMES = Question("when", Kind.AVAILABILITY, "When")
SECRET = Question("not_with", Kind.LONG_TEXT, "Not with", visible=Visibility.PRIVATE)
ALL = (SHORT, LONG, YES, PICK, PICKS, RANK, SKILLS, SCALE, NUMBER, DATE, TIMES, SECRET)


@pytest.mark.parametrize(
    ("question", "given", "kept"),
    [
        (SHORT, "  Team \n lead ", "Team lead"),
        (LONG, " one\r\n\r\ntwo ", "one\n\ntwo"),
        (PICKS, ["Phone", "In person", "Phone"], ["In person", "Phone"]),
        (RANK, ["c", "a"], ["c", "a"]),
        (SKILLS, {"Data": 2, "Talks": 3}, {"Talks": 3, "Data": 2}),
        (SKILLS, {"Data": None, "Talks": 0}, None),
        (NUMBER, " 3,5 ", 3.5),
        (NUMBER, 4.0, 4),
        (SCALE, "4", 4),
        (DATE, date(2027, 3, 1), "2027-03-01"),
        (TIMES, ["tue evening", "mon morning"], ["mon morning", "tue evening"]),
        (YES, False, False),
        (NUMBER, 0, 0),
    ],
)
def test_an_answer_is_tidied(question, given, kept):
    assert clean(question, given) == kept


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.key)
@pytest.mark.parametrize("nothing", [None, "", "  ", float("nan")])
def test_nothing_given_is_no_answer_and_no_fault(question, nothing):
    assert clean(question, nothing) is None
    assert fault_in(question, None) is None
    assert str(show_answer(question, nothing)) == "No answer"


@pytest.mark.parametrize(
    ("question", "value", "what"),
    [
        (SHORT, "x" * 201, "longer than 200"),
        (LONG, "x" * 4001, "longer than 4000"),
        (YES, "maybe", "yes or no"),
        (PICK, "Music", "“Music”, which is not one of the options"),
        (PICKS, ["In person", "Video", "Phone"], "at most 2; you have chosen 3"),
        (RANK, ["d"], "not one of the options"),
        (SKILLS, {"Talks": 4}, "levels 1, 2 and 3"),
        (SKILLS, {"Talks": True}, "levels 1, 2 and 3"),
        (SKILLS, {"Juggling": 1}, "“Juggling”"),
        (SCALE, 6, "from 1 to 5"),
        (SCALE, 2.5, "from 1 to 5"),
        (SCALE, True, "from 1 to 5"),
        (NUMBER, "many", "needs a number"),
        (DATE, "1 March", "needs a date"),
        (DATE, "2027-02-30", "needs a date"),
        (TIMES, ["mon night"], "parts of the week"),
    ],
)
def test_an_answer_that_can_not_be_right_is_told(question, value, what):
    assert what in str(fault_in(question, clean(question, value)))


anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=5) | some.dates(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(some.sampled_from(ALL), anything)
def test_nothing_that_comes_in_breaks_reading_and_tidying_twice_changes_nothing(question, value):
    once = clean(question, value)
    assert clean(question, once) == once
    fault_in(question, once)
    assert str(show_answer(question, value))


@pytest.mark.parametrize(
    ("question", "value", "shown"),
    [
        (YES, True, "Yes"),
        (YES, False, "No"),
        (PICKS, ["Video", "In person"], "In person, Video"),
        (RANK, ["c", "a"], "1. c, 2. a"),
        (SKILLS, {"Talks": 1, "Data": 3}, "Data (3 of 3), Talks (1 of 3)"),
        (SCALE, 1, "plans"),
        (SCALE, 5, "surprises"),
        (SCALE, 3, "3 of 5, from “plans” to “surprises”"),
        (NUMBER, 0, "0"),
        (DATE, "2027-03-01", "2027-03-01"),
        (TIMES, ["wed midday", "mon evening", "mon morning"], "Mon morning, evening; Wed midday"),
        (LONG, "I have {ideas}", "I have {ideas}"),
        (PICK, "An option of an older form", "An option of an older form"),
    ],
)
def test_an_answer_reads_as_a_person_would_say_it(question, value, shown):
    assert str(show_answer(question, value)) == shown


def test_a_date_stays_a_date_for_the_page_to_write():
    assert show_answer(DATE, "2027-03-01").values["answer"] == date(2027, 3, 1)


def test_a_partner_reads_what_is_open_to_partners_and_nothing_else():
    form = Form(Side.MENTEE, ALL)
    answers = {"goal": "Lead a team", "mode": ["Video"], "not_with": "Robin Example", "role": "Nurse", "gone": "x"}
    profile = profile_for_partner(form, answers)
    assert [(each.label, str(each.shown)) for each in profile] == [("Your goal", "Lead a team"), ("How", "Video")]


def test_what_was_left_open_is_not_in_the_profile():
    assert profile_for_partner(Form(Side.MENTEE, ALL), {"goal": " ", "mode": []}) == ()


def test_a_shared_answer_comes_back_from_its_document_as_it_was():
    shared = SharedAnswer(PICKS, ["Video"])
    assert SharedAnswer.from_document(shared.to_document()) == shared
