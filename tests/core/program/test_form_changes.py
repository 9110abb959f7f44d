"""What one wording has that an earlier one had not, and questions taken over from another form."""

from dataclasses import replace

from core.program.form_changes import changes, take_over
from core.program.form_editing import check_form
from core.program.questions import Condition, Form, Kind, Question, Side
from core.program.translations import with_languages, with_translations

TRAVEL = Question("travel", Kind.YES_NO, "Do you travel?")
WHERE = Question("where", Kind.CHOICE, "Where?", options=("North", "South"), condition=Condition("travel", ("yes",)))
GOAL = Question("goal", Kind.LONG_TEXT, "Goal?", help="A sentence.")
FORM = Form(Side.MENTEE, (TRAVEL, WHERE, GOAL))


def said(before, after):
    return [str(each) for each in changes(before, after)]


def test_nothing_changed_is_nothing_told():
    assert said(FORM, FORM) == []


def test_each_change_is_told_in_its_own_words():
    where = replace(WHERE, label="Where to?", options=("North", "East"), condition=None)
    after = FORM.with_questions([where, replace(TRAVEL, required=True), Question("new", Kind.NUMBER, "How often?")])
    assert said(FORM, after) == [
        "“Where?” now reads “Where to?”.",
        "“Where to?” no longer offers: South.",
        "“Where to?” now offers: East.",
        "“Where to?” is asked of other people now.",
        "“Do you travel?” must now be answered.",
        "“How often?” is new.",
        "“Goal?” is no longer asked.",
        "The order is another.",
    ]


def test_another_help_is_told():
    after = FORM.with_questions([TRAVEL, WHERE, replace(GOAL, help="")])
    assert said(FORM, after) == ["“Goal?” has another help or other limits."]


def test_questions_are_taken_over_with_keys_conditions_and_translations():
    source = with_translations(with_languages(FORM, ("en", "de")), "de", {"Where?": "Wo?", "Goal?": "Ziel?"})
    mine = Form(Side.MENTEE, (GOAL,))
    made = take_over(mine, source, {"travel", "where"})
    assert [question.key for question in made.questions] == ["goal", "travel", "where"]
    assert made.question("where").condition == WHERE.condition
    assert made.translations["de"] == {"Where?": "Wo?", "Goal?": "Ziel?"}
    assert check_form(made) == ()


def test_a_condition_on_what_is_left_behind_goes():
    assert take_over(Form(Side.MENTEE, (GOAL,)), FORM, {"where"}).question("where").condition is None


def test_a_form_takes_the_place_of_another():
    mine = Form(Side.MENTOR, (Question("x", Kind.DATE, "When?"),))
    assert take_over(mine, FORM, {"travel", "where", "goal"}, instead=True) == replace(FORM, side=Side.MENTOR)
