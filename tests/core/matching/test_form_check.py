"""Blanks before matching: whoever is not asked a question has not left it blank."""

from datetime import date

from core.matching import Criterion, Measure, Person, Pool, Rules, compare
from core.matching.form_check import Kind, check_form
from core.program.questions import Condition, Form, Question, Side
from core.program.questions import Kind as Asks

STYLE = Criterion("style", "Style", Measure.CLOSE, "style", "style", 5, settings={"lowest": 1, "highest": 5})
LEADS = Question("leads", Asks.YES_NO, "Do you lead people?")
QUESTION = Question("style", Asks.SCALE, "How?", condition=Condition("leads", ("yes",)))


def blanks(forms):
    answers = [{"leads": True, "style": 2}, {"leads": False}, {"leads": False}, {"leads": True, "style": 5}]
    pool = Pool(
        date(2026, 9, 1),
        tuple(Person(number, f"P{number}", given) for number, given in enumerate(answers, 1)),
        (Person(11, "Q", {"style": 1}), Person(12, "R", {"style": 4})),
    )
    found = check_form(pool, Rules((STYLE,)), compare(pool, (STYLE,)), forms)
    return [str(each.sentence) for each in found if each.kind is Kind.BLANKS]


def test_who_is_not_asked_has_left_nothing_blank():
    assert blanks(()) == ["2 of 4 mentees left “Style” blank."]
    assert blanks((Form(Side.MENTEE, (LEADS, QUESTION)), Form(Side.MENTOR, (QUESTION,)))) == []
