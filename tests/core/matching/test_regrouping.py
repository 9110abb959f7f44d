"""Groups that are together already: where one more could go, what it costs her, and what a rule forbids."""

from dataclasses import replace
from datetime import date

import pytest

from core.matching import Criterion, Grouping, Limit, Measure, Person, Pool, Rules
from core.matching.regrouping import RunningGroup, joinings

ON = date(2026, 11, 23)
SAME = Criterion("team", "Team", Measure.SAME, "team", "team", weight=1)
RULES = Rules((SAME,), grouping=Grouping(2, 3))


def person(id, team, places=1):
    return Person(id, f"P{id}", {"team": team}, places)


MENTEES = (person(1, "red"), person(2, "red"), person(3, "blue"), person(4, "blue"), person(5, "red"))
MENTORS = (person(11, "red", 3), person(12, "blue", 3), person(13, "red"))
POOL = Pool(ON, MENTEES, MENTORS)
GROUPS = (RunningGroup(7, 11, (1, 2)), RunningGroup(8, 12, (3, 4)))
FREE = {5: 1, 11: 1, 12: 1, 13: 1}


def found(person_id, leaves=None, rules=RULES, free=FREE, pool=POOL, groups=GROUPS):
    return [
        (each.group_id, each.faces, each.score, each.change, each.size)
        for each in joinings(pool, rules, groups, free, person_id, leaves)
    ]


def test_a_newcomer_is_offered_groups_with_room_first_and_then_who_is_free():
    assert found(5) == [(7, (11,), 100.0, None, 3), (8, (12,), 0.0, None, 3), (None, (13,), 100.0, None, 1)]


def test_the_price_is_what_she_has_less_than_now_and_her_own_group_is_no_choice():
    assert found(1, leaves=7) == [(8, (12,), 0.0, -100.0, 3), (None, (13,), 100.0, 0.0, 1)]


def test_no_place_no_room_and_no_more_than_the_largest_group():
    assert found(1) == []  # she leaves nobody and has no place
    assert found(5, free=FREE | {11: 0, 13: 0}) == [(8, (12,), 0.0, None, 3)]
    assert found(5, rules=replace(RULES, grouping=Grouping(2, 2))) == [(None, (13,), 100.0, None, 1)]


def test_bars_must_haves_and_limits_of_a_group_hold():
    assert [each[0] for each in found(5, rules=replace(RULES, barred={(5, 11): "cousins"}))] == [8, None]
    assert [each[0] for each in found(5, rules=replace(RULES, criteria=(replace(SAME, must_have=1.0),)))] == [7, None]
    limited = replace(RULES, grouping=Grouping(2, 3, (Limit("team", 2),)))
    assert [each[0] for each in found(5, rules=limited)] == [8, None]  # two of red are enough


def test_in_a_circle_all_count_and_one_who_is_barred_from_any_stays_out():
    peers = (*(person(n, "red") for n in (1, 2)), person(3, "blue"), person(4, "red"))
    pool, circle = Pool(ON, peers=peers), (RunningGroup(7, None, (1, 2, 3)),)
    rules = replace(RULES, grouping=Grouping(3, 5))
    assert found(4, rules=rules, pool=pool, groups=circle, free={4: 1}) == [(7, (1, 2, 3), 66.7, None, 4)]
    assert found(4, rules=replace(rules, barred={(2, 4): "no"}), pool=pool, groups=circle, free={4: 1}) == []
    assert circle[0].pairs == ((1, 2), (1, 3), (2, 3))


def test_of_somebody_who_is_not_there_nothing_is_said():
    with pytest.raises(KeyError):
        found(99)
