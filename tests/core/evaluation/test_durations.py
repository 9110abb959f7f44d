"""How long it lasts, against published numbers and against plain counting."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.evaluation.durations import Durations, curve_points, durations, log_rank, restricted_mean
from tests.core.evaluation.published import PLACEBO_ENDED, PLACEBO_WEEKS, TREATED_ENDED, TREATED_WEEKS

LENGTHS = some.lists(some.integers(1, 20), min_size=1, max_size=30)


def shares(curve: Durations) -> dict[int, tuple[float, float | None]]:
    return {int(s.day): (round(s.share, 4), None if s.error is None else round(s.error, 4)) for s in curve.steps}


def test_remission_is_that_of_freireich() -> None:
    curve = durations(TREATED_WEEKS, TREATED_ENDED)
    assert shares(curve) == {
        6: (0.8571, 0.0764),
        7: (0.8067, 0.0869),
        10: (0.7529, 0.0963),
        13: (0.6902, 0.1068),
        16: (0.6275, 0.1141),
        22: (0.5378, 0.1282),
        23: (0.4482, 0.1346),
    }
    assert (round(curve.steps[-1].low, 3), round(curve.steps[-1].high, 3)) == (0.188, 0.680)
    assert curve.median.value == 23
    placebo = durations(PLACEBO_WEEKS, PLACEBO_ENDED)
    assert [round(step.share, 4) for step in placebo.steps] == [
        0.9048, 0.8095, 0.7619, 0.6667, 0.5714, 0.3810, 0.2857, 0.1905, 0.1429, 0.0952, 0.0476, 0.0,
    ]  # fmt: skip
    assert placebo.median.value == 8
    assert round(restricted_mean(curve, 23).value or 0, 3) == 17.909
    assert round(restricted_mean(placebo, 23).value or 0, 3) == 8.667


def test_both_compared_are_what_other_packages_print() -> None:
    found = log_rank(TREATED_WEEKS, TREATED_ENDED, PLACEBO_WEEKS, PLACEBO_ENDED)
    assert found is not None
    assert (found.observed, round(found.expected, 4), round(found.variance, 4)) == (9, 19.2505, 6.2570)
    assert found.chi_squared == pytest.approx(16.79294, abs=1e-5)
    assert found.p == pytest.approx(4.168809e-05, rel=1e-6)
    back = log_rank(PLACEBO_WEEKS, PLACEBO_ENDED, TREATED_WEEKS, TREATED_ENDED)
    assert back is not None and back.chi_squared == pytest.approx(found.chi_squared)


def test_ten_pairings_by_hand() -> None:
    curve = durations(
        [90, 120, 180, 200, 240, 300, 365, 365, 365, 365], [True, True, False, True, False, True] + [False] * 4
    )
    assert shares(curve) == {90: (0.9, 0.0949), 120: (0.8, 0.1265), 200: (0.6857, 0.1515), 300: (0.5486, 0.1724)}
    assert not curve.is_enough
    assert curve.median.value is None
    assert curve.at(400) is None
    assert [curve.at(day).share for day in (10, 95)] == [1.0, 0.9]  # type: ignore[union-attr]


@given(LENGTHS)
def test_where_all_have_ended_it_is_plain_counting(days: list[int]) -> None:
    curve = durations(days, [True] * len(days))
    for step in curve.steps:
        assert step.share == pytest.approx(sum(day > step.day for day in days) / len(days))
        assert 0 <= step.low <= step.share + 1e-12 <= step.high + 2e-12
    assert restricted_mean(curve, max(days)).value == pytest.approx(sum(days) / len(days))


@given(LENGTHS, some.lists(some.booleans(), min_size=30, max_size=30))
def test_a_curve_never_rises_and_a_group_is_like_itself(days: list[int], ended: list[bool]) -> None:
    over = ended[: len(days)]
    drawn = curve_points(durations(days, over))[:, 1]
    assert all(one >= two for one, two in pairwise(drawn))
    same = log_rank(days, over, days, over)
    assert same is None or same.p == pytest.approx(1.0)


def test_nobody_is_no_curve() -> None:
    with pytest.raises(ValueError, match="for each"):
        durations([], [])
    assert log_rank([5], [False], [5], [False]) is None
