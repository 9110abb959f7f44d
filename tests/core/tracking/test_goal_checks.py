"""The eleven questions to a goal, each with what passes and what does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.tracking.goal_checks import ASKS, Around, Verdict, checks, quality
from core.tracking.goals import Direction, Goal, Horizon, Milestone, Update

START = date(2027, 1, 1)
GOOD = Goal(
    "By 30 April present one project result to the regional team", why="I want to be heard",
    measure="Score on the feedback form", unit="points", baseline=2, target=4, owner=3, resources="Ada rehearses with me",
    confidence=8, difficulty=2, start=START, due=date(2027, 4, 30),
)  # fmt: skip


def verdict(id, goal, around=None):
    return next(each for each in checks(goal, around) if each.id == id).verdict


def test_a_good_goal_passes_all_that_applies():
    found = checks(GOOD)
    assert [each.id for each in found] == list(ASKS)
    assert not [str(each.advice) for each in found if each.advice]
    assert quality(found) == (9, 9)  # no pace yet, and not a long way


@pytest.mark.parametrize(
    "outcome",
    [
        "By 30 April present one project result to the regional team",
        "Complete 3 of 4 mock interviews by 15 March; confidence self-rating from 4 to 7.",
        "Attend ≥90 % of classes in term 2",
        "Publish one merged contribution per month for 3 months",
        "I am writing two letters to the council this spring",
    ],
)
def test_what_somebody_can_see_is_specific_and_one_thing(outcome):
    goal = replace(GOOD, outcome=outcome)
    assert (verdict("S1", goal), verdict("S2", goal)) == (Verdict.PASS, Verdict.PASS)


@pytest.mark.parametrize(
    ("outcome", "measure", "expected"),
    [
        ("", "", Verdict.FAIL),
        ("Improve my confidence", "", Verdict.FAIL),
        ("Improve my confidence in front of the whole team", "Score", Verdict.WARN),
        ("Present a result", "", Verdict.WARN),
        ("Mehr Vorträge vor anderen Teams halten können", "", Verdict.WARN),  # verbs of other languages are not known
    ],
)
def test_vague_words_need_an_object_and_a_measure(outcome, measure, expected):
    assert verdict("S1", replace(GOOD, outcome=outcome, measure=measure)) is expected


def test_two_verbs_are_two_goals():
    assert verdict("S2", replace(GOOD, outcome="Write a report and present it to the board")) is Verdict.WARN
    assert verdict("S2", replace(GOOD, outcome="Present results to sales and marketing")) is Verdict.PASS


def test_a_number_needs_a_unit_and_a_target_and_a_yes_or_no_its_evidence():
    assert verdict("M1", replace(GOOD, target=None)) is Verdict.FAIL
    assert verdict("M1", replace(GOOD, unit=" ")) is Verdict.FAIL
    done = replace(GOOD, direction=Direction.DONE)
    assert (verdict("M1", done), verdict("M2", done)) == (Verdict.FAIL, Verdict.OUT)
    assert verdict("M1", replace(done, evidence="The letter is sent")) is Verdict.PASS


def test_where_it_begins_agrees_with_where_it_goes():
    assert verdict("M2", replace(GOOD, baseline=None)) is Verdict.WARN
    assert verdict("M2", replace(GOOD, baseline=4)) is Verdict.FAIL
    assert verdict("M2", replace(GOOD, baseline=5)) is Verdict.FAIL
    assert verdict("M2", replace(GOOD, baseline=5, direction=Direction.DOWN)) is Verdict.PASS


@pytest.mark.parametrize(
    ("confidence", "expected"), [(None, "warn"), (3, "fail"), (4, "warn"), (6, "warn"), (7, "pass"), (10, "pass")]
)
def test_confidence_of_seven_is_enough(confidence, expected):
    assert verdict("A1", replace(GOOD, confidence=confidence)) == expected


def test_sure_and_easy_is_asked_whether_to_aim_higher():
    assert verdict("A1", replace(GOOD, confidence=10, difficulty=1)) is Verdict.WARN


def test_more_than_twice_the_pace_so_far_is_told():
    goal = replace(GOOD, baseline=0, target=10, due=START + timedelta(weeks=10))  # one a week
    slow, enough = ([Update(START + timedelta(weeks=week), week * step) for week in range(4)] for step in (0.4, 0.5))
    assert verdict("A2", goal, Around(updates=tuple(slow))) is Verdict.WARN
    assert verdict("A2", goal, Around(updates=tuple(enough))) is Verdict.PASS
    assert verdict("A2", goal) is Verdict.OUT


def test_why_and_help_make_it_relevant_and_three_at_once_are_enough():
    assert verdict("R1", replace(GOOD, why="")) is Verdict.WARN
    assert verdict("R1", replace(GOOD, why="", program_goal=1)) is Verdict.PASS
    assert verdict("R1", replace(GOOD, resources="")) is Verdict.WARN
    assert verdict("R2", GOOD, Around(open_short=3)) is Verdict.PASS
    assert verdict("R2", GOOD, Around(open_short=4)) is Verdict.WARN
    assert verdict("R2", replace(GOOD, horizon=Horizon.LONG), Around(open_short=4)) is Verdict.OUT


def test_a_day_lies_between_the_beginning_and_the_end_of_the_pairing():
    assert verdict("T1", replace(GOOD, due=None)) is Verdict.FAIL
    assert verdict("T1", replace(GOOD, due=START)) is Verdict.FAIL
    assert verdict("T1", GOOD, Around(ends_on=date(2027, 4, 29))) is Verdict.WARN
    assert verdict("T1", GOOD, Around(ends_on=date(2027, 4, 30))) is Verdict.PASS


def test_a_long_way_has_two_dated_steps_and_one_person_answers():
    far = replace(GOOD, horizon=Horizon.LONG, milestones=(Milestone("Draft", START), Milestone("Talk")))
    assert (verdict("T2", GOOD), verdict("T2", far)) == (Verdict.OUT, Verdict.WARN)
    assert verdict("T2", replace(far, milestones=(*far.milestones, Milestone("End", START)))) is Verdict.PASS
    assert verdict("O1", replace(GOOD, owner=None)) is Verdict.WARN
