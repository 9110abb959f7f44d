"""Two groups, and things that go together, against published numbers and another way to reckon them."""

import numpy as np
import pytest

from core.evaluation.association import association, fifths
from core.evaluation.attrition import differential_flag, flow, responders_flag
from core.evaluation.clustering import design_effect, likeness, usual_size, widened
from core.evaluation.finding import Finding, NotEnough
from core.evaluation.two_groups import adjusted_difference, difference
from tests.core.evaluation.published import GPA, LSAT, MOVIE_ONE, MOVIE_TWO


def found(value: object) -> Finding:
    assert isinstance(value, Finding)
    return value


def test_two_groups_are_those_of_lakens_2013() -> None:
    apart = found(difference(MOVIE_ONE, MOVIE_TWO))
    assert apart.effect is not None and round(apart.effect.value, 4) == 1.0783
    # Student's t is printed there; with groups of one size Welch's differs in its degrees of freedom alone
    assert apart.p == pytest.approx(0.021508, abs=3e-4)


def test_sleep_is_that_of_welchs_test_in_r() -> None:
    # Student 1908, R's `sleep`: t.test(extra ~ group) prints p 0.07939 and -3.3654832 to 0.2054832
    one, two = (
        [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
        [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
    )
    apart = found(difference(one, two))
    assert apart.p == pytest.approx(0.07939, abs=1e-5)
    assert (apart.estimate.low, apart.estimate.high) == pytest.approx((-3.3654832, 0.2054832))


def test_allowing_for_before_is_the_difference_of_adjusted_averages() -> None:
    luck = np.random.default_rng(5)
    here = np.array([True] * 20 + [False] * 25)
    before = luck.normal(0, 1, 45) + here
    after = 0.6 * before + 0.5 * here + luck.normal(0, 0.5, 45)
    apart = found(adjusted_difference(list(before), list(after), list(here)))
    within = sum(((before[g] - before[g].mean()) * (after[g] - after[g].mean())).sum() for g in (here, ~here))
    within /= sum(((before[g] - before[g].mean()) ** 2).sum() for g in (here, ~here))
    by_hand = (after[here].mean() - after[~here].mean()) - within * (before[here].mean() - before[~here].mean())
    assert apart.estimate.value == pytest.approx(by_hand)
    assert apart.estimate.low < 0.5 < apart.estimate.high  # type: ignore[operator]
    assert [str(each.name) for each in apart.others] == ["difference of the average changes"]


def test_a_group_of_five_is_not_compared() -> None:
    assert isinstance(difference([1, 2, 3, 4, 5], MOVIE_ONE), NotEnough)
    assert isinstance(adjusted_difference(MOVIE_ONE, MOVIE_TWO, [True] * 5 + [False] * 5), NotEnough)


def test_law_schools_are_those_of_efron() -> None:
    together = found(association(LSAT, GPA))
    assert together.effect is not None
    assert round(together.effect.value, 5) == 0.77637
    assert (round(together.effect.low or 0, 4), round(together.effect.high or 0, 4)) == (0.4385, 0.9220)


def test_no_evidence_is_called_no_evidence() -> None:
    together = found(association([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 1, 2, 1, 2, 1, 2]))
    assert str(together.sentence).startswith("No evidence")
    assert isinstance(association([1] * 9, list(range(9))), NotEnough)


def test_a_fifth_of_fewer_than_ten_shows_no_average() -> None:
    assert [each.mean is None for each in fifths(list(range(50)), list(range(50)))] == [False] * 5
    assert [each.mean for each in fifths(list(range(20)), list(range(20)))] == [None] * 5
    assert len(fifths([1] * 30 + [2] * 30, [0.0] * 60)) == 2


def test_twenty_of_one_mentor_count_for_half() -> None:
    assert design_effect(20, 0.05) == pytest.approx(1.95)
    assert usual_size(["a"] * 3 + ["b"]) == 2.5
    assert widened(1.0, 0.5, 2.0, 4.0) == (0.0, 3.0)


def test_people_of_one_cluster_who_are_all_the_same_are_wholly_alike() -> None:
    assert likeness([1, 1, 2, 2, 3, 3], list("aabbcc")) == pytest.approx(1.0)
    assert likeness([1, 2, 1, 2], list("aabb")) == 0.0
    assert likeness([1, 2], list("ab")) is None


def test_who_was_lost_is_told() -> None:
    assert not flow(100, 80, 70, 66).flags
    assert "25 %" in str(flow(100, 80, 70, 60).flags[0])
    assert "began lower" in str(responders_flag([1, 2, 3, 2], [4, 5, 6, 5])[0])
    assert not responders_flag([1, 2, 3], [1, 2, 3])
    assert "20 points" in str(differential_flag((10, 7), (10, 9))[0])
