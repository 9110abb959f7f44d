"""Tables of scores against trying every possibility: loads, demand, every objective, any scale of scores."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from core.matching.market import best_pairs
from core.matching.matrix import prove, room_for, solve_matrix, whole_numbers
from core.matching.minimum_load import loads_can_be_met
from core.matching.moves import Market, bounded, certificate
from core.matching.rules import Objective

OBJECTIVES = [Objective.MOST_PEOPLE, Objective.TOTAL, Objective.FAIREST]
Case = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    people, mentors = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    low, high = draw(st.sampled_from([(0, 1), (0, 8), (-4, 4), (3, 3)]))

    def whole(count: int, least: int, most: int) -> np.ndarray:
        return np.array(draw(st.lists(st.integers(least, most), min_size=count, max_size=count)), dtype=np.int64)

    units = whole(people * mentors, low, high).reshape(people, mentors)
    allowed = whole(people * mentors, 0, 4).reshape(people, mentors) > 0
    capacity = whole(mentors, 0, 3)
    least = np.minimum(capacity, whole(mentors, 0, draw(st.sampled_from([0, 0, 2]))))
    return units, allowed, whole(people, 0, draw(st.sampled_from([1, 3]))), capacity, least


def quality(units: np.ndarray, made: np.ndarray, objective: Objective) -> tuple[int, ...]:
    scores, people = units[made].tolist(), int(made.any(axis=1).sum())
    if objective is Objective.TOTAL:
        return sum(scores), len(scores)
    if objective is Objective.FAIREST:
        return people, min(scores, default=10**9), sum(scores)
    return people, sum(scores)


def every_possibility(case: Case, objective: Objective) -> tuple[int, ...] | None:
    units, allowed, demand, capacity, least = case
    people, mentors = units.shape
    choices = [
        [
            chosen
            for count in range(min(demand[row], mentors) + 1)
            for chosen in combinations(np.flatnonzero(allowed[row]), count)
        ]
        for row in range(people)
    ]
    best = None
    for picked in product(*choices):
        made = np.zeros(units.shape, dtype=bool)
        for row, chosen in enumerate(picked):
            made[row, list(chosen)] = True
        if (made.sum(axis=0) <= capacity).all() and (made.sum(axis=0) >= least).all():
            found = quality(units, made, objective)
            best = found if best is None else max(best, found)
    return best


@settings(max_examples=250, deadline=None)
@given(cases(), st.sampled_from(OBJECTIVES))
def test_no_other_pairs_are_better_and_that_is_proven(case: Case, objective: Objective) -> None:
    units, allowed, demand, capacity, least = case
    best = every_possibility(case, objective)
    answer = solve_matrix(*case, objective)
    if best is None:
        assert answer.lacking > 0
        # What the refusal says: these mentors together ask for more than those who may be paired with them can give.
        able = allowed[np.ix_(answer.able, answer.wanting)].sum(axis=1)
        assert least[answer.wanting].sum() > np.minimum(demand[answer.able], able).sum()
        return
    assert quality(units, answer.made, objective) == best
    assert answer.proven and answer.most_units == units[answer.made].sum()
    assert not (answer.made & ~allowed).any()
    assert (answer.made.sum(axis=1) <= demand).all()
    assert (answer.made.sum(axis=0) <= capacity).all() and (answer.made.sum(axis=0) >= least).all()


@settings(max_examples=100, deadline=None)
@given(cases(), st.sampled_from(OBJECTIVES), st.randoms(use_true_random=False))
def test_pairs_that_are_not_best_are_not_proven(case: Case, objective: Objective, luck) -> None:
    units, allowed, demand, capacity, least = case
    best = every_possibility(case, objective)
    made = np.zeros(units.shape, dtype=bool)
    for row, column in luck.sample(list(np.ndindex(units.shape)), units.size):
        room = made[row].sum() < demand[row] and made[:, column].sum() < capacity[column]
        made[row, column] = allowed[row, column] and room and luck.random() < 0.7
    if best is None or (made.sum(axis=0) < least).any():
        return
    answer = prove(*case, objective, made)
    found = quality(units, made, objective)
    # Among equal totals the number of pairs is no part of what is proven.
    assert answer.proven == (found[:1] == best[:1] if objective is Objective.TOTAL else found == best)


@settings(max_examples=100, deadline=None)
@given(cases(), st.data())
def test_any_prices_give_a_true_bound(case: Case, data: st.DataObject) -> None:
    units, allowed, demand, capacity, least = case
    best = every_possibility(case, Objective.TOTAL)
    v = np.array([data.draw(st.integers(-9, 9)) for _ in capacity])
    market = Market(units, allowed, demand, capacity, least, np.zeros(len(units), dtype=np.int64))
    if best is not None:
        assert bounded(market, v).bound >= best[0]


@settings(max_examples=300, deadline=None)
@given(cases(), st.sampled_from([0, 1, 50]))
def test_compiled_loops_make_the_same_pairs_of_a_table(case: Case, person: int) -> None:
    units, allowed, demand, capacity, least = case
    demand, first = np.minimum(demand, 1), np.full(len(units), person, dtype=np.int64)
    least = least * loads_can_be_met(allowed & (demand > 0)[:, None], demand, least)
    market = Market(units, allowed, demand, capacity, least, first, penalty=1000)
    plain, compiled = (best_pairs(market, large=large).made for large in (False, True))
    assert plain.tolist() == compiled.tolist()
    assert certificate(market, plain).bound == market.value(plain)


def test_prices_are_of_whole_numbers_and_meet_the_optimum() -> None:
    units = np.array([[7, 5], [6, 2]])
    ones = np.ones(2, dtype=np.int64)
    market = Market(units, units > 0, ones, ones, 0 * ones, 0 * ones)
    proof = certificate(market, best_pairs(market).made)
    assert proof.bound == 11 and proof.v.tolist() == [6, 4] and proof.u.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("scores", "unit", "lossless"),
    [([[0.1, 0.25]], 0.01, True), ([[3, -7]], 1, True), ([[1 / 3, 2 / 7]], 2.0**-43, False), ([[0.0]], 1, True),
     ([[1e300, 3e299]], None, False), ([[1.5e-9, 0]], 1e-10, True), ([[2.0**-40, 1.0]], 2.0**-42, True)],
)  # fmt: skip
def test_scores_become_whole_numbers_and_lose_nothing_that_can_be_kept(scores, unit, lossless) -> None:
    scale = whole_numbers(np.array(scores, dtype=float), 2.0**42)
    assert scale.lossless == lossless
    assert unit is None or float(scale.unit) == unit
    back = scale.units * float(scale.unit)
    assert np.abs(back - scores).max() <= float(scale.unit) / 2


def test_a_hundred_people_with_scores_of_sixteen_digits_get_what_scipy_finds() -> None:
    luck = np.random.default_rng(3)
    for objective in (Objective.MOST_PEOPLE, Objective.TOTAL):
        scores = luck.normal(size=(100, 100)) + (objective is Objective.TOTAL) * 9
        ones = np.ones(100, dtype=np.int64)
        scale = whole_numbers(scores, room_for(100, objective, False))
        answer = solve_matrix(scale.units, scores > -99, ones, ones, 0 * ones, objective)
        rows, columns = linear_sum_assignment(scores, maximize=True)
        assert answer.proven
        assert scores[answer.made].sum() == pytest.approx(scores[rows, columns].sum(), rel=1e-13)
