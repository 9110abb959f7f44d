"""How sure pairs are, where recruiting helps, what a form is worth, and how groups fare."""

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Measure, Objective, Person, Pool, Rules, compare, match, prices_of
from core.matching.fairness import UNSAID, fairness, student
from core.matching.form_check import Kind, check_form
from core.matching.recruiting import PlaceWorth, skill_needs, worth_of_places
from core.matching.steadiness import close_calls, steadiness, swayed

ON = date(2026, 9, 1)
A, B = (
    Criterion(key, key.upper(), Measure.CLOSE, key, key, weight, settings={"lowest": 0, "highest": 100})
    for key, weight in (("a", 5), ("b", 5))
)


def person(number: int, *at: int | None, **fields) -> Person:
    answers = {key: value for key, value in zip("ab", at, strict=False) if value is not None}
    return Person(number, f"P{number}", answers, **fields)


def test_a_pair_that_every_weighting_makes_is_steady_and_one_that_hangs_by_a_weight_is_not() -> None:
    # By A 1 belongs to 11, by B a little less to 12; 3 suits 13 in everything.
    pool = Pool(ON, (person(1, 0, 0), person(2, 0, 0), person(3, 100, 100)),
                (person(11, 0, 51), person(12, 49, 0), person(13, 100, 100)))  # fmt: skip
    barred = {(2, 11): "", (2, 12): "", (2, 13): ""}
    rules = Rules((A, B), barred=barred)
    comparison = compare(pool, rules.criteria)
    result = match(pool, rules, comparison)
    assert [proposal.pair for proposal in result.proposals] == [(1, 12), (3, 13)]
    found = steadiness(pool, rules, result, comparison)
    assert found.weightings == 20 and found.shares[3, 13] == 1.0
    assert 0.2 < found.shares[1, 12] < 0.8
    assert steadiness(pool, rules, result, comparison) == found
    calls = close_calls(prices_of(pool, rules, result, comparison))
    assert [(call.mentee_id, call.mentor_id, call.runner_up_id, call.points) for call in calls] == [(1, 12, 11, 1.0)][
        :0
    ]
    calls = close_calls(prices_of(pool, rules, result, comparison), below=1.1)
    assert [(call.mentee_id, call.mentor_id, call.runner_up_id, call.points) for call in calls] == [(1, 12, 11, 1.0)]


def test_weights_sway_by_a_quarter_one_by_one_and_then_together() -> None:
    weightings = [tuple(criterion.weight for criterion in each) for each in swayed((A, replace(B, weight=4)))]
    assert weightings[:4] == [(375, 400), (625, 400), (500, 300), (500, 500)]
    together = np.array(weightings[4:])
    assert len(together) == 16 and len(set(weightings)) == 20
    assert (together >= [375, 300]).all() and (together <= [625, 500]).all()
    assert list(swayed((A, replace(B, weight=0)))) == [], "one weight alone decides nothing"


@st.composite
def pools(draw: st.DrawFn) -> tuple[Pool, Rules]:
    spot = st.integers(0, 20)
    mentees = tuple(person(number, draw(spot)) for number in range(1, draw(st.integers(2, 6))))
    mentors = tuple(
        person(number, draw(spot), places=draw(st.integers(0, 2))) for number in range(11, draw(st.integers(12, 15)))
    )
    pairs = [(one.id, other.id) for one, other in product(mentees, mentors)]
    barred = dict.fromkeys(draw(st.sets(st.sampled_from(pairs), max_size=4)), "")
    return Pool(ON, mentees, mentors), Rules(
        (A,), draw(st.sampled_from([Objective.MOST_PEOPLE, Objective.TOTAL])), barred=barred
    )


@settings(max_examples=60, deadline=None)
@given(pools())
def test_one_more_place_is_worth_what_solving_again_with_it_gains(case: tuple[Pool, Rules]) -> None:
    pool, rules = case
    result = match(pool, rules)
    worth = {one.mentor_id: one for one in worth_of_places(prices_of(pool, rules, result))}
    for mentor in pool.mentors:
        more = tuple(replace(one, places=one.places + 1) if one is mentor else one for one in pool.mentors)
        again = match(Pool(ON, pool.mentees, more), rules)
        people = len(again.proposals) - len(result.proposals) if rules.objective is Objective.MOST_PEOPLE else 0
        gain = PlaceWorth(mentor.id, people, round(again.total - result.total, 3))
        assert worth.get(mentor.id, PlaceWorth(mentor.id, 0, 0.0)) == gain


def test_skills_that_nobody_offers_come_first() -> None:
    skills = Criterion("s", "Skills", Measure.COVERAGE, "learn", "help")
    mentees = (
        Person(1, "Ada", {"learn": {"Budgets": 3, "Law": 1}}),
        Person(2, "Ben", {"learn": ["budgets"]}),
        Person(3, "Cy", {"learn": ["law", "Data"]}),
    )
    mentors = (Person(11, "Ida", {"help": {"budgets": 2}}), Person(12, "Jo", {"help": ["Data"]}, places=1))
    pool, rules = Pool(ON, mentees, mentors), Rules((skills,))
    result = match(pool, rules)
    needs = skill_needs(pool, rules, worth_of_places(prices_of(pool, rules, result)))
    assert [(need.skill, need.wanted, need.offered, need.places) for need in needs] == [
        ("Law", 2, 0, 0), ("Budgets", 2, 1, 1), ("Data", 1, 1, 1),
    ]  # fmt: skip
    assert needs[0].worth is None
    assert needs[1].worth is not None and (needs[1].worth.mentor_id, needs[1].worth.people) == (11, 1)


def test_a_form_is_checked_before_anyone_is_matched() -> None:
    room = Criterion("room", "Room", Measure.SAME, "room", "room", weight=0, must_have=1.0)
    text = "I want to become a better listener"
    mentees = (
        Person(1, "Ada", {"a": 5, "room": "x", "goal": text}, identity="ada@example.org"),
        Person(2, "Ada ", {"a": 5, "room": "x", "goal": text}, identity="ADA@example.org"),
        Person(3, "Cy", {"a": 5, "room": "z"}),
    )
    pool = Pool(ON, mentees, (Person(11, "Ida", {"a": 5, "b": 3, "room": "x"}),))
    rules = Rules((A, B, room))
    found = [
        (finding.kind, str(finding.sentence), finding.people)
        for finding in check_form(pool, rules, compare(pool, rules.criteria))
    ]
    assert found == [
        (Kind.SAME_FOR_ALL, "“A” gives every pair 100 %: it weighs, but tells nobody apart.", ()),
        (Kind.SAME_FOR_ALL, "“B” compares nobody: nobody answered.", ()),
        (Kind.BLANKS, "3 of 3 mentees left “B” blank.", (1, 2, 3)),
        (Kind.DOUBLE, "2 people have the same address: Ada, Ada ", (1, 2)),
        (Kind.DOUBLE, "2 people have the same name: Ada, Ada ", (1, 2)),
        (Kind.DOUBLE, "2 people gave the same answers: Ada, Ada ", (1, 2)),
        (Kind.UNMET, "Nobody meets the must-have “Room” for 1 person: Cy", (3,)),
        (Kind.WAITING, "1 person more will wait, whoever it is: there are too few places that suit.", ()),
    ]
    good = Pool(ON, (person(1, 0, 0), person(2, 9, 9)), (person(11, 1, 1), person(12, 8, 2)))
    assert check_form(good, Rules((A, B)), compare(good, (A, B))) == ()
    nobody = Rules((A, replace(B, must_have=1.0)))
    pool = Pool(ON, (person(1, 0, 0),), (person(11, 1, 1),))
    assert "No pair meets the must-have “B”." in [
        str(one.sentence) for one in check_form(pool, nobody, compare(pool, (A, B)))
    ]


def test_groups_are_told_with_intervals_and_small_ones_not_at_all() -> None:
    def member(number: int, group: str | None) -> Person:
        return Person(number, f"P{number}", {"a": number % 10} | ({"team": group} if group else {}))

    groups = ["red"] * 20 + ["blue"] * 16 + ["green"] * 3 + [None] * 9
    mentees = tuple(member(number, group) for number, group in enumerate(groups, 1))
    mentors = tuple(person(number, number % 10) for number in range(101, 141))
    pool, rules = Pool(ON, mentees, mentors), Rules((A,))
    result = match(pool, rules)
    found = fairness(pool, rules, result, "team")
    assert [one.group for one in found.groups] == ["blue", "green", "red", UNSAID] and found.counted_by == ()
    shown = {one.group: one for one in found.groups}
    assert shown["green"].matched is None and shown[UNSAID].matched is None and shown["green"].score is None
    paired = {proposal.mentee_id: proposal.score for proposal in result.proposals}
    red = [paired[number] for number in range(1, 21) if number in paired]
    assert shown["red"].matched is not None and shown["red"].matched.count == len(red)
    assert shown["red"].matched.low < len(red) / 20 <= shown["red"].matched.high
    score = shown["red"].score
    assert score is not None and score.mean == pytest.approx(np.mean(red)) and score.low <= score.mean <= score.high
    trait = Rules((A, Criterion("t", "Team", Measure.SAME, "team", "team", weight=1)))
    assert fairness(pool, trait, result, "team").counted_by == ("Team",)


@pytest.mark.parametrize(("freedom", "table"), [(7, 2.3646), (9, 2.2622), (19, 2.0930), (99, 1.9842)])
def test_students_quantile_is_that_of_the_tables(freedom: int, table: float) -> None:
    assert student(freedom) == pytest.approx(table, abs=0.001)
