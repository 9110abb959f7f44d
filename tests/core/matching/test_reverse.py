"""Reverse mentoring, from the template to the reasons: the junior of the two is the mentor, and shows the senior."""

from dataclasses import replace
from datetime import date

from core.matching import Person, Pool, Result, Rules, match
from core.matching.counting import Counts, with_counts
from core.matching.in_words import meaning, way_in_short
from core.matching.rules import Measure
from core.program.questions import Form, Side
from core.program.templates import question_library, template

ON = date(2026, 9, 1)
REVERSE = template("reverse")
YEARS = next(
    ready for ready in question_library() if Side.MENTEE in ready.asked and ready.asked[Side.MENTEE].key == "experience"
)
DATA, SOCIAL = "Working with data", "Social media"
EVERYONE = {
    "languages": ["English"],
    "availability": ["mon morning", "tue morning"],
    "style_feedback": 3,
    "style_plan": 3,
}


def person(number: int, name: str, years: int, **skills: int) -> Person:
    levels = {{"data": DATA, "social": SOCIAL}[key]: level for key, level in skills.items()}
    return Person(number, name, {**EVERYONE, "experience": years, "skills": levels})


SENIORS = (person(1, "Ada", 16, data=2), person(2, "Bo", 14, social=3))
JUNIORS = (person(11, "Kim", 2, social=3), person(12, "Lou", 4, data=3), person(13, "Max", 17, data=3, social=3))


def with_years() -> Rules:
    """The template, to which a coordinator has added the years of experience by the form builder."""
    mentees, mentors = (REVERSE.form(side) for side in (Side.MENTEE, Side.MENTOR))
    asked = YEARS.asked[Side.MENTEE]
    facing = Form(Side.MENTOR, (*mentors.questions, YEARS.asked.get(Side.MENTOR, asked)))
    counts = Counts(Measure.AHEAD, "experience", 4)
    assert REVERSE.program.sides == (Side.MENTOR, Side.MENTEE) and mentees.question("experience") is None
    return Rules(with_counts(REVERSE.criteria, Side.MENTEE, asked, facing, counts, reverse=True))


def reasons(result: Result, key: str) -> list[str]:
    return [str(one.reason) for proposal in result.proposals for one in proposal.points if one.criterion == key]


def test_a_senior_gets_the_junior_who_offers_what_she_wants_to_learn() -> None:
    result = match(Pool(ON, SENIORS, JUNIORS[:2]), Rules(REVERSE.criteria))
    assert [proposal.pair for proposal in result.proposals] == [(1, 12), (2, 11)] and result.proven
    assert reasons(result, "skills") == [f"Offers all skills wanted: {DATA}", f"Offers all skills wanted: {SOCIAL}"]


def test_the_distance_in_years_speaks_for_the_junior_and_says_who_is_ahead() -> None:
    rules = with_years()
    result = match(Pool(ON, SENIORS[:1], JUNIORS[1:]), rules)  # both offer all that she wants
    assert [proposal.pair for proposal in result.proposals] == [(1, 12)]
    label = YEARS.asked[Side.MENTEE].label
    assert reasons(result, "experience") == [f"{label}: 16 and 4, Ada ahead by 12"]
    other = match(Pool(ON, SENIORS[1:], JUNIORS[2:]), rules)
    assert reasons(other, "experience") == [f"{label}: 14 and 17, Bo not ahead"]
    assert next(one.points for one in other.proposals[0].points if one.criterion == "experience") == 0


def test_what_is_said_about_the_measure_turns_round_too() -> None:
    years = next(one for one in with_years().criteria if one.key == "experience")
    assert str(meaning(years)).startswith("The mentee is ahead")
    assert str(meaning(replace(years, settings={}))).startswith("The mentor is ahead")
    assert str(way_in_short(Measure.AHEAD, reverse=True)) == "the mentee well ahead, not too far"
    assert str(way_in_short(Measure.AHEAD)) == "the mentor well ahead, not too far"
