"""Two wordings of the same thing: changed, added, removed and ordered together."""

from dataclasses import replace

from core.program.form_editing import check_form
from core.program.pairs import add_both, along, change_both, differs, ordered_like, remove_both, twin
from core.program.questions import Condition, Form, Kind, Question, Side

WANTED = Question("skills", Kind.SKILLS, "What would you like to learn?", options=("Law", "Art"), most=2)
OFFERED = replace(WANTED, label="What can you help with?", most=None)
TIMES = Question("times", Kind.AVAILABILITY, "When?")
GOAL = Question("goal", Kind.LONG_TEXT, "Your goal?")
MENTEES = Form(Side.MENTEE, (WANTED, GOAL, TIMES))
MENTORS = Form(Side.MENTOR, (TIMES, OFFERED))


def keys(form):
    return [question.key for question in form.questions]


def test_twins_have_the_same_key_and_kind():
    assert twin(WANTED, MENTORS) == OFFERED
    assert twin(GOAL, MENTORS) is None
    assert twin(replace(WANTED, kind=Kind.CHOICES), MENTORS) is None
    assert twin(WANTED, None) is None


def test_what_twins_had_in_common_stays_in_common_and_the_rest_is_each_sides_own():
    after = replace(WANTED, label="What next?", options=("Law", "Art", "Care"), most=3)
    assert along(WANTED, after, OFFERED) == replace(OFFERED, options=("Law", "Art", "Care"))
    mentees, mentors = change_both(MENTEES, MENTORS, "skills", after, replace(OFFERED, label="What do you know?"))
    assert mentees.question("skills") == after
    mine = mentors.question("skills")
    assert (mine.label, mine.options, mine.most) == ("What do you know?", after.options, None)


def test_twins_of_another_kind_get_one_new_key():
    after = replace(WANTED, kind=Kind.CHOICES, label="Topics?")
    mentees, mentors = change_both(MENTEES, MENTORS, "skills", after, OFFERED)
    assert keys(mentees) == ["topics", "goal", "times"]
    assert twin(mentees.questions[0], mentors).label == "What can you help with?"


def test_a_pair_is_added_under_one_key_that_both_forms_have_free():
    new = Question("", Kind.SHORT_TEXT, "Goal?")
    mentees, mentors = add_both(MENTEES, MENTORS, new, replace(new, label="Their goal?"))
    assert keys(mentees)[-1] == keys(mentors)[-1] == "goal_2"
    assert mentors.questions[-1].label == "Their goal?"


def test_a_pair_is_removed_from_both():
    mentees, mentors = remove_both(MENTEES, MENTORS, "skills")
    assert (keys(mentees), keys(mentors)) == (["goal", "times"], ["times"])


def test_one_form_is_ordered_like_the_other():
    assert keys(ordered_like(MENTEES, MENTORS)) == ["skills", "times"]
    assert keys(ordered_like(MENTORS, MENTEES)) == ["times", "goal", "skills"]
    assert ordered_like(MENTEES, MENTEES) == MENTEES


def test_no_order_puts_a_question_before_the_one_it_hangs_on():
    mentors = Form(Side.MENTOR, (TIMES, replace(OFFERED, condition=Condition("times"))))
    assert check_form(mentors) == ()
    assert ordered_like(MENTEES, mentors) == mentors


def test_twins_with_other_options_are_told_apart():
    assert not differs(WANTED, OFFERED)
    assert differs(WANTED, replace(OFFERED, options=("Law",)))
