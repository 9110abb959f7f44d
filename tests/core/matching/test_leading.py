"""Another mentor for a whole group: who could lead it, what that costs, and what a rule forbids."""

from dataclasses import replace

from core.matching.leading import HandedOn, Lead, leads, short_of_places, without_mentor
from core.matching.pool import Pool
from core.matching.regrouping import RunningGroup
from tests.core.matching.test_regrouping import ON, RULES, SAME, person

MENTEES = (person(1, "red"), person(2, "red"), person(3, "blue"), person(4, "blue"))
MENTORS = (person(11, "red", 3), person(12, "blue", 3), person(13, "green", 3), person(14, "red", 1))
POOL = Pool(ON, MENTEES, MENTORS)
RED, BLUE = RunningGroup(7, 11, (1, 2)), RunningGroup(8, 12, (3, 4))
FREE = {11: 1, 12: 1, 13: 3, 14: 1}


def found(group=RED, gone=(), free=FREE, rules=RULES, groups=(RED, BLUE), pool=POOL):
    after, places = without_mentor(rules, group, free, gone)
    return leads(pool, after, [each for each in groups if each is not group], places, group)


def test_who_leads_nobody_comes_first_and_then_whoever_hands_her_own_group_on():
    assert found(gone=[11]) == (Lead(13, 0.0, -100.0), Lead(12, 0.0, -100.0, HandedOn(8, 13, -100.0)))


def test_a_mentor_who_stays_may_take_the_group_that_the_new_one_leaves():
    assert found(free=FREE | {13: 0}) == (Lead(12, 0.0, -100.0, HandedOn(8, 11, -100.0)),)
    assert found(free=FREE | {13: 0}, gone=[11]) == ()


def test_she_needs_a_place_for_each_and_who_has_nearly_enough_is_told():
    after, places = without_mentor(RULES, RED, FREE | {13: 0}, [11])
    assert short_of_places(POOL, after, [BLUE], places, RED) == ((14, 1), (13, 2))
    [best, *_] = found(free=FREE | {14: 2}, gone=[11])
    assert best == Lead(14, 100.0, 0.0)


def test_one_bar_or_must_have_that_one_of_them_breaks_is_enough():
    assert [each.mentor_id for each in found(gone=[11], rules=replace(RULES, barred={(2, 13): "cousins"}))] == [12]
    strict = replace(RULES, criteria=(replace(SAME, must_have=1.0),))
    assert found(gone=[11], rules=strict) == ()
    assert found(gone=[11], rules=strict, free=FREE | {14: 2}) == (Lead(14, 100.0, 0.0),)


def test_with_whom_they_were_is_no_choice_and_a_mentor_who_is_gone_has_no_price():
    lost = Pool(ON, MENTEES, MENTORS[1:])
    [first, *_] = found(pool=lost, free=FREE | {14: 2})
    assert first == Lead(14, 100.0, None)
    assert 11 not in [each.mentor_id for each in found(free=FREE | {14: 2})]


def test_of_a_group_with_somebody_who_is_not_to_be_matched_nothing_is_said():
    assert found(RunningGroup(7, 11, (1, 99)), gone=[11]) == ()
