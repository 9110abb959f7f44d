"""Ranked choices: the examples of the literature, stability against every possibility, and who would rather change."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.matching import Criterion, Measure, Objective, Person, Pool, Rules, match
from core.matching.in_words import proof_sentence
from core.matching.ranked_choices import blocking_pairs
from core.matching.stable import blocking, deferred_acceptance

ON = date(2026, 9, 1)
WISH = Criterion("wish", "Wishes", Measure.PREFERENCE, "wish", "wish")
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 100})
Lists = Sequence[Sequence[int]]


def liking(lists: Lists, others: int) -> np.ndarray:
    """From lists of places, best first; who is not on a list has 0."""
    table = np.zeros((len(lists), others), dtype=np.int64)
    for row, listed in enumerate(lists):
        for rank, other in enumerate(listed):
            table[row, other] = others - rank
    return table


def market(rows: Lists, columns: Lists) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    ours, theirs = liking(rows, len(columns)), liking(columns, len(rows)).T
    return ours, theirs, (ours > 0) & (theirs > 0)


def every_set(allowed: np.ndarray, demand: Sequence[int], capacity: Sequence[int]) -> Iterator[np.ndarray]:
    able = [np.flatnonzero(row).tolist() for row in allowed]
    options = [
        [chosen for size in range(most + 1) for chosen in combinations(columns, size)]
        for columns, most in zip(able, demand, strict=True)
    ]
    for picked in product(*options):
        made = np.zeros(allowed.shape, dtype=bool)
        for row, chosen in enumerate(picked):
            made[row, list(chosen)] = True
        if (made.sum(axis=0) <= capacity).all():
            yield made


def stable_sets(rows: Lists, columns: Lists, capacity: Sequence[int]) -> list[list[list[int]]]:
    """For each stable set the columns' rows."""
    ours, theirs, allowed = market(rows, columns)
    ones = np.ones(len(rows), dtype=np.int64)
    return [
        [np.flatnonzero(made[:, column]).tolist() for column in range(len(columns))]
        for made in every_set(allowed, [1] * len(rows), capacity)
        if not blocking(made, ours, theirs, allowed, ones, np.array(capacity)).any()
    ]


def found(rows: Lists, columns: Lists, capacity: Sequence[int]) -> list[list[int]]:
    ours, theirs, allowed = market(rows, columns)
    made = deferred_acceptance(ours, theirs, allowed, np.ones(len(rows), dtype=np.int64), np.array(capacity))
    return [np.flatnonzero(made[:, column]).tolist() for column in range(len(columns))]


def test_gale_and_shapley_example_1_gives_each_who_asks_the_first_choice() -> None:
    """College Admissions and the Stability of Marriage, 1962: six sets of pairs, three of them stable."""
    men, women = [[0, 1, 2], [1, 2, 0], [2, 0, 1]], [[1, 2, 0], [2, 0, 1], [0, 1, 2]]
    assert len(stable_sets(men, women, [1, 1, 1])) == 3
    assert found(men, women, [1, 1, 1]) == [[0], [1], [2]]
    assert found(women, men, [1, 1, 1]) == [[2], [0], [1]]


def test_gale_and_shapley_example_2_has_one_stable_set() -> None:
    """Nobody but one gets a first choice, and yet it is the only stable one of 24."""
    men = [[0, 1, 2, 3], [0, 3, 2, 1], [1, 0, 2, 3], [3, 1, 2, 0]]
    women = [[3, 2, 0, 1], [1, 3, 0, 2], [3, 0, 1, 2], [2, 1, 0, 3]]
    only = [[2], [3], [0], [1]]
    assert stable_sets(men, women, [1, 1, 1, 1]) == [only]
    assert found(men, women, [1, 1, 1, 1]) == only
    assert len(list(permutations(range(4)))) == 24


STUDENTS = [[4, 0], [1, 4, 0], [2, 0], [3, 0], [0, 1], [0, 2], [0, 2, 3]]
HOSPITALS = [[0, 1, 2, 3, 4, 5, 6], [4, 1], [5, 6, 2], [6, 3], [1, 0]]
PLACES = [3, 1, 1, 1, 1]


def test_roth_and_sotomayor_hospitals_have_four_stable_sets_and_students_get_their_best() -> None:
    """Two-Sided Matching, 1990, chapter 5: seven students, five hospitals, the first with three places."""
    stable = stable_sets(STUDENTS, HOSPITALS, PLACES)
    assert stable == [
        [[0, 2, 3], [4], [5], [6], [1]],
        [[2, 3, 4], [1], [5], [6], [0]],
        [[2, 4, 5], [1], [6], [3], [0]],
        [[4, 5, 6], [1], [2], [3], [0]],
    ]
    assert found(STUDENTS, HOSPITALS, PLACES) == stable[-1]


def test_rural_hospitals_get_the_same_number_of_people_in_every_stable_set() -> None:
    """Roth 1986: who fills too few places fills them with the same people in every stable set."""
    students = [[0, 1], [0, 1], [0], [1, 0]]
    hospitals = [[3, 2, 1, 0], [0, 1]]
    stable = stable_sets(students, hospitals, [2, 2])
    loads = {tuple(map(len, pairs)) for pairs in stable}
    assert len(loads) == 1
    assert tuple(map(len, found(students, hospitals, [2, 2]))) in loads


def test_knuths_four_and_four_have_ten_stable_sets_and_who_asks_gets_the_first_choice() -> None:
    """Marriages stables, 1976: as many as four and four can have."""
    men = [[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]]
    women = [one[::-1] for one in men]
    assert len(stable_sets(men, women, [1, 1, 1, 1])) == 10
    assert found(men, women, [1, 1, 1, 1]) == [[0], [1], [2], [3]]
    assert found(women, men, [1, 1, 1, 1]) == [[3], [2], [1], [0]]


def test_with_ties_and_incomplete_lists_stable_sets_differ_in_size_and_the_tie_falls_by_id() -> None:
    """Manlove, Irving, Iwama, Miyazaki, Morita 2002: a hospital to which two are equal, one of whom has no other."""
    ours, theirs = np.array([[2, 1], [1, 0]]), np.array([[1, 1], [1, 0]])
    allowed = np.array([[True, True], [True, False]])
    ones = np.array([1, 1])
    stable = [
        np.argwhere(made).tolist()
        for made in every_set(allowed, [1, 1], [1, 1])
        if not blocking(made, ours, theirs, allowed, ones, ones).any()
    ]
    assert sorted(stable) == [[[0, 0]], [[0, 1], [1, 0]]]
    assert np.argwhere(deferred_acceptance(ours, theirs, allowed, ones, ones)).tolist() == [[0, 0]]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 4), st.integers(0, 3), st.randoms(use_true_random=False))
def test_no_pair_blocks_and_strict_likings_give_rows_their_best(rows: int, columns: int, luck) -> None:
    strict = luck.random() < 0.5
    size = max(1, rows * columns)
    draw = (lambda: luck.sample(range(size), size)) if strict else (lambda: [luck.randint(0, 2) for _ in range(size)])
    ours, theirs = (np.array(draw()[: rows * columns]).reshape(rows, columns) for _ in range(2))
    allowed = np.array([luck.random() < 0.7 for _ in range(rows * columns)], dtype=bool).reshape(rows, columns)
    demand = np.array([1 if strict else luck.randint(0, 2) for _ in range(rows)])
    capacity = np.array([luck.randint(0, 2) for _ in range(columns)], dtype=np.int64)
    made = deferred_acceptance(ours, theirs, allowed, demand, capacity)
    assert (made.sum(axis=0) <= capacity).all() and (made.sum(axis=1) <= demand).all() and not (made & ~allowed).any()
    assert not blocks_by_hand(made, ours, theirs, allowed, demand, capacity)
    if strict:
        for other in every_set(allowed, demand.tolist(), capacity.tolist()):
            if not blocks_by_hand(other, ours, theirs, allowed, demand, capacity):
                worth = np.where(allowed, ours + 1, 0)
                assert ((worth * made).sum(axis=1) >= (worth * other).sum(axis=1)).all()


def blocks_by_hand(made, ours, theirs, allowed, demand, capacity) -> list[tuple[int, int]]:
    """Blocking pairs by definition, person by person; must be what ``blocking`` says."""
    rows, columns = made.shape
    pairs = []
    for row in range(rows):
        for column in range(columns):
            if made[row, column] or not allowed[row, column] or not demand[row] or not capacity[column]:
                continue
            has = [ours[row, other] for other in range(columns) if made[row, other]]
            holds = [theirs[other, column] for other in range(rows) if made[other, column]]
            if (len(has) < demand[row] or min(has) < ours[row, column]) and (
                len(holds) < capacity[column] or min(holds) < theirs[row, column]
            ):
                pairs.append((row, column))
    assert np.argwhere(blocking(made, ours, theirs, allowed, demand, capacity)).tolist() == [list(p) for p in pairs]
    return pairs


def pool(**fields: int) -> Pool:
    mentees = (
        Person(1, "Ada", {"wish": [12, 11], "at": 0}),
        Person(2, "Bo", {"wish": [12], "at": 50}),
        Person(3, "Cy", {"wish": {"ranked": [11], "refused": [12]}, "at": 90}),
    )
    mentors = (Person(11, "Mo", {"wish": [1], "at": 90}, **fields), Person(12, "Nia", {"wish": [2, 1], "at": 0}))
    return Pool(ON, mentees, mentors)


def test_people_get_whom_they_chose_and_nobody_whom_they_refused() -> None:
    rules = Rules((WISH, NEAR), Objective.RANKED)
    result = match(pool(), rules)
    assert [one.pair for one in result.proposals] == [(1, 11), (2, 12)]
    assert result.proven
    assert str(proof_sentence(result)) == "No two people would both rather have each other than whom they have."
    assert blocking_pairs(pool(), rules, result) == ()
    assert [left.person_id for left in result.unmatched] == [3]


def test_pairs_that_both_would_rather_have_are_reported_for_other_objectives() -> None:
    mentees = (Person(1, "Ada", {"wish": [12, 11]}), Person(2, "Bo", {"wish": [12, 11]}))
    mentors = (Person(11, "Mo", {"wish": [2, 1]}), Person(12, "Nia", {"wish": [2, 1]}))
    two, lock = Pool(ON, mentees, mentors), {(1, 12): "agreed"}
    rules = Rules((WISH,))
    forced = Rules((WISH,), barred={(1, 11): "no", (2, 12): "no"})
    assert [one.pair for one in match(two, forced).proposals] == [(1, 12), (2, 11)]
    assert blocking_pairs(two, rules, match(two, forced)) == ((2, 12),)
    assert blocking_pairs(two, forced, match(two, forced)) == ()
    assert blocking_pairs(two, Rules((WISH,), locked=lock), match(two, Rules((WISH,), locked=lock))) == ()


def test_a_locked_pair_keeps_its_place_beside_the_chosen_ones() -> None:
    result = match(pool(places=2), Rules((WISH, NEAR), Objective.RANKED, locked={(3, 12): "agreed"}))
    assert [one.pair for one in result.proposals] == [(1, 11), (2, 11), (3, 12)]


def test_choices_within_one_pool_and_minimum_loads_are_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        match(Pool(ON, peers=pool().mentees), Rules((WISH,), Objective.RANKED))
    assert "needs mentees and mentors" in str(refused.value.faults[0])
    with pytest.raises(InvalidInput) as refused:
        match(pool(), Rules((WISH,), Objective.RANKED, minimum_load=1))
    assert "choose for themselves" in str(refused.value.faults[0])
