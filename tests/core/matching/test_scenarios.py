"""Kept results: what has changed since, made again, and beside each other by one measure."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Measure, Objective, Person, Pool, Rules, compare, match
from core.matching.scenarios import changed_since, repeat, traces
from core.matching.side_by_side import column, measured

ON = date(2026, 11, 23)
TOPIC = Criterion("topic", "Topic", Measure.SAME, "topic", "topic", 6)
YEARS = Criterion("years", "Years", Measure.CLOSE, "years", "years", 4, settings={"lowest": 0, "highest": 10})
RULES = Rules((TOPIC, YEARS))


def person(id, topic, years, places=1):
    return Person(id, f"P{id}", {"topic": topic, "years": years}, places)


def pool(mentees, mentors):
    return Pool(ON, mentees=tuple(mentees), mentors=tuple(mentors))


SMALL = pool([person(1, "a", 1), person(2, "b", 9), person(3, "a", 4)], [person(11, "a", 2), person(12, "b", 8)])


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10), st.integers(1, 2)), min_size=2, max_size=9))
def test_from_the_same_people_in_any_order_it_is_the_same_pair_for_pair(drawn):
    people = [person(n, *each) for n, each in enumerate(drawn)]
    half = len(people) // 2
    then = pool(people[:half], people[half:])
    before = match(then, RULES)
    later = replace(then, mentees=then.mentees[::-1], mentors=then.mentors[::-1])
    again = repeat(traces(then), before, RULES, later)
    assert again.same and not again.data.matters


def test_who_came_is_told_and_takes_no_part_in_it():
    before = match(SMALL, RULES)
    later = replace(SMALL, mentees=(*SMALL.mentees, person(4, "b", 8)), mentors=(*SMALL.mentors, person(13, "a", 1, 0)))
    again = repeat(traces(SMALL), before, RULES, later)
    assert again.same and again.data.came == (4,)  # whoever has no place has not come


def test_a_change_is_told_by_what_it_is():
    gone = pool(SMALL.mentees[1:], [person(11, "b", 2), replace(SMALL.mentors[1], places=2)])
    data = changed_since(traces(SMALL), gone)
    assert (data.gone, data.answers, data.places, data.came) == ((1,), (11,), (12,), ())


def test_a_trace_tells_nothing_of_what_was_answered():
    [one, *_] = traces(SMALL)
    assert "a" not in vars(one) and len(one.print) == 16 and "P1" not in one.print


def test_a_lock_of_somebody_who_has_left_is_left_out():
    rules = replace(RULES, locked={(1, 12): "They asked", (2, 11): "They asked"})
    before = match(SMALL, rules)
    again = repeat(traces(SMALL), before, rules, pool(SMALL.mentees[1:], SMALL.mentors))
    assert again.lost == ((1, 12),) and (2, 11) in {each.pair for each in again.result.proposals}


def test_results_beside_each_other_are_measured_with_one_measure():
    comparison = compare(SMALL, RULES.criteria)
    years_alone = (replace(TOPIC, weight=0), YEARS)
    first, second = match(SMALL, RULES), match(SMALL, Rules(years_alone, Objective.FAIREST))
    one, other = (column(SMALL, comparison, each, RULES.criteria) for each in (first, second))
    assert (one.paired, one.people, one.loads, one.waiting) == (2, 3, {1: 2}, (3,))
    assert one.mean == one.mean_by == pytest.approx((96 + 96) / 2)
    assert other.mean_by <= one.mean_by  # no other pairs have more by these weights
    by_hand = [each.score for each in measured(comparison, second, RULES.criteria).proposals]
    assert other.mean_by == pytest.approx(sum(by_hand) / len(by_hand)) and other.lowest_by == min(by_hand)


def test_pairs_of_people_who_are_gone_count_as_pairs_and_are_not_measured_again():
    result = match(SMALL, RULES)
    rest = pool(SMALL.mentees[1:], SMALL.mentors)
    found = column(rest, compare(rest, RULES.criteria), result, RULES.criteria)
    assert (found.pairs, found.measured, found.paired, found.people) == (2, 1, 2, 3)


def test_of_no_pairs_there_is_no_mean():
    nothing = replace(match(SMALL, RULES), proposals=())
    found = column(SMALL, compare(SMALL, RULES.criteria), nothing, RULES.criteria)
    assert (found.mean, found.lowest_by, found.paired, found.waiting) == (None, None, 0, (1, 2, 3))
    assert found.loads == {0: 2}


def test_of_peers_both_ends_are_people_and_nobody_has_a_load():
    peers = Pool(ON, peers=tuple(person(n, "a", n) for n in range(1, 6)))
    found = column(peers, compare(peers, RULES.criteria), match(peers, RULES), RULES.criteria)
    assert (found.paired, found.people, dict(found.loads), len(found.waiting)) == (4, 5, {}, 1)
