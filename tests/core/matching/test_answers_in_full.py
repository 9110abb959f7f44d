"""What stands behind an answer: both answers of a pair, who moved and why, the cheapest way in, and who waits again."""

from dataclasses import replace
from datetime import date

import pytest

from core.matching import Criterion, Measure, Person, Pool, Rules, compare, explain, match, what_changed
from core.matching.fairness import fairness
from core.matching.prices import price_by_solving, prices_of

ON = date(2026, 9, 1)
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 100})


def people(spots: list[int], start: int) -> tuple[Person, ...]:
    return tuple(Person(start + place, f"P{start + place}", {"at": at}) for place, at in enumerate(spots))


def test_a_pair_shows_both_answers_what_they_share_and_what_is_missing() -> None:
    skills = Criterion("skills", "Skills", Measure.COVERAGE, "want", "offer")
    speak = Criterion("speak", "Language", Measure.LANGUAGE, "speak", "speak")
    wish = Criterion("wish", "Wish", Measure.PREFERENCE, "wish", "wish")
    ada = Person(1, "Ada", {"want": {"budgets": 3, "coaching": 1}, "speak": ["English", "Finnish"], "wish": [12]})
    ida = Person(11, "Ida", {"offer": {"budgets": 3, "data": 2}, "speak": ["english"]})
    pool, rules = Pool(ON, (ada,), (ida,)), Rules((skills, speak, wish))
    points = {one.criterion: one for one in explain(pool, rules, compare(pool, rules.criteria), (1, 11)).points}
    assert points["skills"].answers == ("budgets (3), coaching (1)", "budgets (3), data (2)")
    assert (points["skills"].shared, points["skills"].missing) == (("budgets",), ("coaching",))
    assert points["speak"].answers == ("English, Finnish", "english") and points["speak"].shared == ("English",)
    assert points["wish"].answers == ("", ""), "whom else she named is hers"


def reasons(pool: Pool, before: Rules, after: Rules) -> dict[int, str]:
    change = what_changed(pool, after, match(pool, before), match(pool, after))
    return {one.person_id: str(one.why) for one in change.moved}


def test_whoever_moved_is_told_why() -> None:
    pool, rules = Pool(ON, people([0, 50], 1), people([0, 60], 11)), Rules((NEAR,))
    assert reasons(pool, rules, replace(rules, barred={(1, 11): "her manager"})) == {
        1: "With P11 no more: On the list of pairs that must not be made: her manager",
        2: "P1 took the place with P12; 50.0 points with P11, 90.0 with P12.",
    }
    assert reasons(pool, rules, replace(rules, locked={(2, 11): ""})) == {
        1: "P2 took the place with P11; 40.0 points with P12, 100.0 with P11.",
        2: "P2 was put with P11 by hand.",
    }
    scarce = Pool(ON, people([0, 50], 1), people([0], 11))
    assert reasons(scarce, rules, replace(rules, locked={(2, 11): ""})) == {
        1: "The place with P11 went to P2.",
        2: "P2 was put with P11 by hand.",
    }
    assert reasons(scarce, replace(rules, barred={(1, 11): ""}), replace(rules, barred={(2, 11): ""}))[1] == (
        "P1 waited before; now there is a place with P11."
    )


def test_whom_another_weight_suits_better_is_told_by_which_criterion() -> None:
    topic = Criterion("topic", "Topic", Measure.SAME, "topic", "topic", weight=0)

    def one(number: int, at: int, about: str) -> Person:
        return Person(number, f"P{number}", {"at": at, "topic": about})

    pool = Pool(ON, (one(1, 0, "x"), one(2, 20, "y")), (one(11, 0, "y"), one(12, 20, "x")))
    rules = Rules((NEAR, topic))
    assert reasons(pool, rules, Rules((NEAR, replace(topic, weight=5)))) == {
        1: "P12 suits P1 better: 90.0 points, P11 50.0; most by “Topic”.",
        2: "P11 suits P2 better: 90.0 points, P12 50.0; most by “Topic”.",
    }


def test_what_a_change_costs_is_told_under_todays_rules() -> None:
    pool, rules = Pool(ON, people([0, 50, 90], 1), people([0, 60], 11)), Rules((NEAR,))
    before = match(pool, rules)
    change = what_changed(
        pool, replace(rules, barred={(1, 11): ""}), before, match(pool, replace(rules, barred={(1, 11): ""}))
    )
    assert (change.points, change.people) == (-70.0, 0)
    same = what_changed(pool, rules, before, before)
    assert (same.moved, same.points, same.people) == ((), 0.0, 0)
    fewer = Pool(ON, pool.mentees, pool.mentors[:1])
    gone = what_changed(fewer, rules, before, match(fewer, rules))
    assert gone.points is None and gone.people == -1
    assert [str(one.why) for one in gone.moved] == ["Whom P2 had is no longer to be matched."]


def test_the_cheapest_way_in_is_that_of_solving_again() -> None:
    pool, rules = Pool(ON, people([0, 50, 80], 1), people([0, 60], 11)), Rules((NEAR,))
    comparison = compare(pool, rules.criteria)
    result = match(pool, rules, comparison)
    (waits,) = (one.person_id for one in result.unmatched)
    found = prices_of(pool, rules, result, comparison).cheapest(waits)
    costs = {mentor: price_by_solving(pool, rules, result, comparison, (waits, mentor)) for mentor in (11, 12)}
    assert [mentor for mentor, _ in found] == sorted(costs, key=lambda mentor: costs[mentor][::-1])
    assert all((price.points, price.people) == costs[mentor] for mentor, price in found)
    assert str(found[0][1].sentence) == "P3 with P12 would cost 10.0 points; these would move too: P2"
    with pytest.raises(KeyError):
        prices_of(pool, rules, result, comparison).cheapest(99)


def test_how_those_who_waited_last_round_fare_is_told_where_they_are_many() -> None:
    def member(number: int, waited: bool, team: str) -> Person:
        return Person(number, f"P{number}", {"at": number, "team": team}, priority=waited)

    mentees = tuple(
        member(number, number <= 12 or number in (31, 32), "a" if number <= 30 else "b") for number in range(1, 61)
    )
    pool, rules = Pool(ON, mentees, people(list(range(1, 14)), 101)), Rules((NEAR,))
    shown = {one.group: one.waited for one in fairness(pool, rules, match(pool, rules), "team").groups}
    assert shown["a"] is not None and shown["a"].of == 12
    assert shown["b"] is None, "two people are too few"
