"""Wishes that cannot all come true: who competes for what is found, is the smallest group, and is told in words."""

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Infeasible, InvalidInput
from core.matching import Criterion, Measure, Person, Pool, Rules, match
from core.matching.contradictions import too_few_mentees, too_few_places
from core.matching.shortage import crowd

ON = date(2026, 9, 1)
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 100})
ROOM = Criterion("room", "Room", Measure.SAME, "room", "room", weight=0, must_have=1.0)


def person(number: int, room: str, at: int = 50, places: int = 1, least: int = 0) -> Person:
    return Person(number, f"P{number}", {"at": at, "room": room}, places=places, least=least)


def crowded(allowed: np.ndarray, wants: list[int], places: list[int], group: tuple[int, ...]) -> bool:
    """Hall's condition, place by place, for the group and each part of it."""
    return any(
        sum(wants[row] for row in part)
        > sum(min(places[column], int(allowed[list(part), column].sum())) for column in range(len(places)))
        for size in range(1, len(group) + 1)
        for part in combinations(group, size)
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 4), st.booleans(), st.randoms(use_true_random=False))
def test_the_crowd_is_the_smallest_group_of_all(rows: int, columns: int, one_each: bool, luck) -> None:
    allowed = np.array([[luck.random() < 0.5 for _ in range(columns)] for _ in range(rows)], dtype=bool)
    allowed = allowed.reshape(rows, columns)
    wants = [1 if one_each else luck.randint(0, 3) for _ in range(rows)]
    places = [luck.randint(0, 2) for _ in range(columns)]
    sizes = (
        size
        for size in range(1, rows + 1)
        if any(crowded(allowed, wants, places, group) for group in combinations(range(rows), size))
    )
    least = next(sizes, None)
    found = crowd(allowed, np.array(wants), np.array(places, dtype=np.int64))
    assert (found is None) == (least is None)
    if found is not None:
        assert len(found.rows) == least
        assert found.smallest
        assert crowded(allowed, wants, places, found.rows)


def test_three_people_who_share_one_place_are_named_with_the_rule_that_frees_most() -> None:
    mentees = (person(1, "a"), person(2, "a"), person(3, "a"), person(4, "b"))
    mentors = (person(11, "a"), person(12, "b", places=3))
    pool, rules = Pool(ON, mentees, mentors), Rules((NEAR, ROOM), minimum_score=0.1)
    found = too_few_places(pool, rules)
    assert found is not None
    assert (len(found.people), found.partners, found.wanted, found.places) == (2, (11,), 3, 1)
    assert sorted(found.people + found.also) == [1, 2, 3]
    assert found.smallest
    assert found.loosen is not None
    assert (found.loosen.rule, found.loosen.freed) == ("room", 2)
    assert str(found.sentence) == "These 3 people share one place, with P11: P1, P2, P3."
    assert "Room (2 more people" in str(found.remedy)


def test_nobody_is_short_where_everyone_can_have_a_mentor() -> None:
    pool = Pool(ON, (person(1, "a"), person(2, "b")), (person(11, "a"), person(12, "b")))
    assert too_few_places(pool, Rules((NEAR, ROOM))) is None
    assert too_few_mentees(pool, Rules((NEAR, ROOM), minimum_load=1)) is None


def test_peers_who_can_only_be_paired_with_one_person_are_named() -> None:
    peers = (person(1, "a"), person(2, "b"), person(3, "c"))
    pool = Pool(ON, peers=peers)
    found = too_few_places(pool, Rules((NEAR,), barred={(1, 3): "no"}))
    assert found is not None
    assert (found.people, found.also, found.partners) == ((1, 3), (), (2,))
    assert found.loosen is not None and found.loosen.rule == "barred"


def test_a_minimum_load_that_cannot_be_met_is_refused_by_name() -> None:
    mentees = (person(1, "a"), person(2, "b"), person(3, "b"))
    mentors = (person(11, "a", places=2, least=2), person(12, "b", places=2))
    pool, rules = Pool(ON, mentees, mentors), Rules((NEAR, ROOM))
    with pytest.raises(Infeasible) as refusal:
        match(pool, rules)
    assert str(refusal.value) == "P11 must have 2 mentees and can have 1: P1."
    assert str(refusal.value.remedy) == "Most would be freed without this rule: Room. Or ask fewer mentees of P11."


def test_two_mentors_who_need_the_same_mentee_are_named_together() -> None:
    pool = Pool(ON, (person(1, "a"), person(2, "b")), (person(11, "a"), person(12, "a"), person(13, "b")))
    found = too_few_mentees(pool, Rules((NEAR, ROOM), minimum_load=1))
    assert found is not None
    assert (found.people, found.partners, found.wanted, found.places) == ((11, 12), (1,), 2, 1)
    assert "P11, P12" in str(found.sentence)
    assert "ask fewer mentees" in str(found.remedy).lower()


def test_a_minimum_load_costs_points_but_no_person() -> None:
    mentees = tuple(person(number, "a", at=50) for number in (1, 2, 3))
    mentors = (person(11, "a", at=50, places=3), person(12, "a", at=90, places=3))
    pool = Pool(ON, mentees, mentors)
    free, loaded = match(pool, Rules((NEAR,))), match(pool, Rules((NEAR,), minimum_load=1))
    assert [one.mentor_id for one in free.proposals] == [11, 11, 11]
    assert sorted(one.mentor_id for one in loaded.proposals) == [11, 11, 12]
    assert loaded.proven and loaded.total == loaded.upper_bound == 260.0 < free.total == 300.0


def test_equal_scores_are_spread_evenly_at_no_cost() -> None:
    mentees = tuple(person(number, "a") for number in range(1, 7))
    mentors = tuple(person(number, "a", places=6) for number in (11, 12, 13))
    result = match(Pool(ON, mentees, mentors), Rules((NEAR,)))
    loads = [sum(one.mentor_id == number for one in result.proposals) for number in (11, 12, 13)]
    assert loads == [2, 2, 2]
    assert result.total == 600.0


def test_a_least_that_makes_no_sense_is_a_fault() -> None:
    mentee = Person(1, "Mia", {"at": 1}, least=1)
    mentor = Person(2, "Noa", {"at": 1}, places=1, least=2)
    with pytest.raises(InvalidInput) as refused:
        match(Pool(ON, (mentee,), (mentor,)), Rules((NEAR,), minimum_load=-1))
    assert [str(fault) for fault in refused.value.faults] == [
        "mentee 1 (Mia), least is for mentors only",
        "mentor 2 (Noa), least is more than the 1 places",
        "minimum load is not a whole number from 0",
    ]
