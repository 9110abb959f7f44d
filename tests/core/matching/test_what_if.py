"""The price of a decision before it is taken, what would help who waits, and other partners with their price."""

from dataclasses import replace
from datetime import date

import pytest

from core.matching import Criterion, Measure, Person, Pool, Rules, compare, match, swapped, what_if
from core.matching import with_places as more_places
from core.matching.alternatives import alternatives, prices_where_exact, runners_up
from core.matching.one_way import one_way, one_ways
from core.matching.remedies import Kind, remedies, with_remedy
from core.matching.suggest import weighed

ON = date(2026, 9, 1)
TOPIC = Criterion("level", "Level", Measure.CLOSE, "level", "level", settings={"lowest": 0, "highest": 10})
SPEAKS = Criterion("tongue", "A language in common", Measure.LANGUAGE, "tongue", "tongue", weight=0, must_have=1.0)


def person(id, name, level, tongue="English", **more):
    return Person(id, name, {"level": level, "tongue": [tongue]}, **more)


def desk(mentees, mentors, criteria=(TOPIC, SPEAKS), **rules):
    pool = Pool(ON, mentees=tuple(mentees), mentors=tuple(mentors))
    kept = Rules(criteria, **rules)
    comparison = compare(pool, criteria)
    return pool, kept, match(pool, kept, comparison), comparison


@pytest.fixture
def four():
    """Ada with Cy, Bo with Di: each the nearer."""
    return desk([person(1, "Ada", 2), person(2, "Bo", 8)], [person(3, "Cy", 2), person(4, "Di", 8)])


def test_a_bar_is_priced_as_matching_again_with_it_does(four):
    price = what_if(*four, bar=[(1, 3)])
    again = match(four[0], replace(four[1], barred={(1, 3): "x"}), four[3])
    assert price.points == pytest.approx(four[2].total - again.total) and price.points == pytest.approx(120)
    assert {each.person_id: each.after for each in price.moved} == {1: (4,), 2: (3,)}
    assert str(price.sentence) == "It costs 120.0 points of all pairs together."


def test_a_lock_on_a_pair_that_is_made_costs_nothing(four):
    assert str(what_if(*four, lock=[(1, 3)]).sentence) == "It costs nothing, and nobody moves."


def test_a_lock_of_one_who_is_locked_elsewhere_is_refused_in_words(four):
    pool, rules, result, comparison = four
    price = what_if(pool, replace(rules, locked={(1, 3): "x"}), result, comparison, lock=[(1, 4)])
    assert price.refused is not None and "Ada" in str(price.sentence)


def test_two_locked_pairs_swap_once_their_locks_are_taken_away(four):
    pool, rules, result, comparison = four
    held = replace(rules, locked={(1, 3): "x", (2, 4): "x"})
    new = swapped((1, 3), (2, 4))
    price = what_if(pool, held, result, comparison, lock=new, free=[(1, 3), (2, 4)])
    assert new == ((1, 4), (2, 3)) and price.refused is None and price.points == pytest.approx(120)


def test_somebody_left_out_by_a_bar_is_told():
    given = desk([person(1, "Ada", 2)], [person(3, "Cy", 2)])
    assert str(what_if(*given, bar=[(1, 3)]).sentence).startswith("1 person more would wait")


def test_what_helps_is_the_rule_that_stands_in_the_way_and_it_does_help():
    given = desk(
        [person(1, "Ada", 2), person(2, "Bo", 8, "Turkish")], [person(3, "Cy", 2), person(4, "Di", 8)]
    )  # fmt: skip
    (found,) = remedies(*given, person_id=2)
    assert (found.kind, found.key, found.least) == (Kind.MUST_HAVE, "tongue", None)
    assert (found.partner_id, found.people, found.moved) == (4, 0, 0)
    pool, rules, comparison = with_remedy(given[0], given[1], given[3], found)
    assert not match(pool, rules, comparison).unmatched


def test_a_must_have_is_lowered_no_further_than_needed():
    near = replace(TOPIC, must_have=0.9)
    given = desk([person(1, "Ada", 2), person(2, "Bo", 8)], [person(3, "Cy", 2), person(4, "Di", 5)], (near,))
    assert [one.person_id for one in given[2].unmatched] == [2]
    (found,) = remedies(*given, person_id=2)
    assert found.least == 0.7 and str(found.sentence) == "With 70% enough for the must-have “Level”"


def test_a_place_more_helps_where_all_are_taken():
    given = desk([person(1, "Ada", 2), person(2, "Bo", 3)], [person(3, "Cy", 2)])
    (found,) = remedies(*given, person_id=2)
    assert (found.kind, found.person_id, found.partner_id, found.moved) == (Kind.PLACE, 3, 3, 0)
    pool, comparison = more_places(given[0], given[3], {3: 1})
    assert not match(pool, given[1], comparison).unmatched


def test_the_minimum_is_lowered_in_steps_to_what_she_reaches():
    given = desk([person(1, "Ada", 0)], [person(3, "Cy", 4)], (TOPIC,), minimum_score=0.8)
    (found,) = remedies(*given, person_id=1)
    assert (found.kind, found.least) == (Kind.MINIMUM, 0.6)


def test_a_bar_is_never_offered_to_be_loosened():
    given = desk([person(1, "Ada", 0)], [person(3, "Cy", 4)], barred={(1, 3): "asked for"})
    assert remedies(*given, person_id=1) == ()


def test_other_partners_come_cheapest_first_with_the_price_that_matching_again_gives(four):
    pool, rules, result, comparison = four
    prices = prices_where_exact(*four)
    (other,) = alternatives(prices, 1)
    locked = match(pool, replace(rules, locked={(1, 4): ""}), comparison)
    assert other.pair == (1, 4) and other.points == pytest.approx(result.total - locked.total)
    assert runners_up(prices) == {1: other.points, 2: other.points}


def test_peers_have_no_exact_prices():
    pool = Pool(ON, peers=(person(1, "Ada", 2), person(2, "Bo", 3)))
    rules = Rules((TOPIC,))
    comparison = compare(pool, rules.criteria)
    assert prices_where_exact(pool, rules, match(pool, rules, comparison), comparison) is None


def test_percentages_of_all_pairs_are_those_of_each(four):
    pool, rules, _result, comparison = four
    wanted = replace(TOPIC, key="skills", measure=Measure.COVERAGE, mentee_question="skills", mentor_question="skills")
    people = [
        replace(one, answers={**one.answers, "skills": {"Python": 1 + one.id % 3}}, matters=("level",) * (one.id % 2))
        for one in pool.people
    ]
    pool = replace(pool, mentees=tuple(people[:2]), mentors=tuple(people[2:]))
    rules = replace(rules, criteria=(*rules.criteria, replace(wanted, settings={})))
    comparison = compare(pool, rules.criteria)
    made = match(pool, rules, comparison).proposals
    assert one_ways(pool, rules, comparison, made) == tuple(one_way(pool, rules, each) for each in made)


def test_weights_of_a_preset_fit_criteria_that_are_there_already():
    kept = (TOPIC, replace(TOPIC, key="other", measure=Measure.DIFFERENT), SPEAKS)
    assert {each.key: each.weight for each in weighed(kept, "peer")} == {"level": 5, "other": 2, "tongue": 0}
