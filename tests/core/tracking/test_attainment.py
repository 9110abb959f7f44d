"""Goal Attainment Scaling against worked numbers, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.tracking.attainment import Attainment, check_attainment, program_score, score, t_score
from core.tracking.goals import Goal

DAY = date(2026, 4, 1)
WORDS = ("No talk", "A draft", "One talk", "Two talks", "Asked to speak elsewhere")


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, (30.00, 40.00, 50, 60.00, 70.00)),
        (2, (25.19, 37.60, 50, 62.40, 74.81)),
        (3, (22.61, 36.31, 50, 63.69, 77.39)),
        (4, (20.98, 35.49, 50, 64.51, 79.02)),
        (5, (19.85, 34.92, 50, 65.08, 80.15)),
    ],
)
def test_equal_goals_at_one_level_give_the_known_numbers(n, expected):
    assert [round(t_score([x] * n), 2) for x in (-2, -1, 0, 1, 2)] == list(expected)


@pytest.mark.parametrize(
    ("levels", "weights", "expected"),
    [
        ((1, 2, 0), (3, 2, 1), 65.4228),
        ((1, 0, -1), (3, 2, 1), 54.4065),
        ((-2, -1, 0), (9, 4, 1), 30.5088),
        ((-1, -1, -2), (6, 4, 9), 30.2699),
        ((0, 1, -1), (6, 4, 9), 46.4768),
    ],
)
def test_weighted_goals_give_the_known_numbers(levels, weights, expected):
    assert t_score(levels, weights) == pytest.approx(expected, abs=5e-5)


def test_one_goal_more_moves_the_number_by_a_known_step():
    assert [round(t_score([1] + [0] * (n - 1)) - 50, 4) for n in range(1, 6)] == [10, 6.2017, 4.5644, 3.6274, 3.0151]


@given(st.lists(st.floats(0.1, 9), min_size=1, max_size=8))
def test_all_as_expected_is_fifty_for_any_weights(weights):
    assert t_score([0] * len(weights), weights) == 50


def test_without_goals_or_weight_there_is_no_number_and_wrong_numbers_are_refused():
    assert t_score([]) is None and t_score([1, 2], [0, 0]) is None
    for wrong in (
        dict(levels=[3]),
        dict(levels=[1], weights=[-1]),
        dict(levels=[1], weights=[]),
        dict(levels=[1], rho=1),
    ):
        with pytest.raises(ValueError):
            t_score(**wrong)


def of(before, *seen, in_time=True):
    return Attainment(WORDS, before, DAY, in_time, tuple((DAY + timedelta(n), x) for n, x in enumerate(seen)))


def test_a_pairing_is_scored_over_the_goals_that_were_looked_at_since():
    found = score([(of(-1, 0), 6.0), (of(-1, 0, 1), 4.0), (of(-2, -1), 9.0), (of(-2), 1.0)])
    assert (found.goals, round(found.before, 4), round(found.now, 4), round(found.change, 4)) == (
        3, 30.2699, 46.4768, 16.2068,
    )  # fmt: skip
    assert score([(of(-2), 1.0)]) is None and score([]) is None
    unweighted = score([(of(-1, 1), None), (of(-1, 1), 6.0)])
    assert (round(unweighted.before, 2), round(unweighted.now, 2)) == (37.60, 62.40)


def test_over_a_program_mean_spread_and_share_are_told_and_of_one_pairing_no_spread():
    ones = [score([(of(-2, x), None)]) for x in (-1, 0, 1)] + [score([(of(-2, 2, in_time=False), None)])]
    found = program_score(ones)
    assert (found.pairings, found.before, found.now, found.reached, found.late) == (4, 30, 55, 3, 1)
    assert round(found.spread, 4) == 12.9099
    assert program_score(ones[:1]).spread is None and program_score([]) is None


def test_levels_are_read_back_whole_and_the_newest_counts():
    one = of(-2, -1, 1)
    goal = Goal("Give talks", attainment=one)
    assert Goal.from_document(goal.to_document()) == goal and one.now == 1 and of(-2).now is None
    same_day = Attainment(WORDS, -2, DAY, True, ((DAY, 0), (DAY, -1)))
    assert same_day.now == -1 and same_day.word(-1) == "A draft"


def test_all_that_is_wrong_with_levels_is_told_at_once():
    with pytest.raises(InvalidInput) as refused:
        check_attainment(Attainment(("", "One  talk", "one talk", "x" * 400, "y"), 0, DAY))
    assert [fault.where for fault in refused.value.faults] == [
        "Much less than expected", "Somewhat more than expected", "Levels", "Today",
    ]  # fmt: skip
