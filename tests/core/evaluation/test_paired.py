"""Change in the same people, against published numbers and against what must hold for any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import special
from scipy.stats import wilcoxon

from core.evaluation.bootstrap import bootstrap, mean_change
from core.evaluation.finding import Design, Estimate, Finding, NotEnough
from core.evaluation.noncentral import noncentrality
from core.evaluation.normality import shapiro_p
from core.evaluation.paired import change_in_mean
from core.evaluation.samples import described, pairs
from core.evaluation.signed_ranks import change_in_ranks, walsh
from tests.core.evaluation.published import (
    CROSSED,
    DEPRESSED,
    GPA,
    LSAT,
    MICE,
    MOVIE_ONE,
    MOVIE_TWO,
    SELFED,
    TREATED,
)

MANY = some.lists(some.tuples(some.integers(1, 5), some.integers(1, 5)), min_size=6, max_size=40)


def found(value: object) -> Finding:
    assert isinstance(value, Finding)
    return value


def ends(value: Estimate | None, digits: int = 4) -> tuple[float, float, float]:
    assert value is not None and value.low is not None and value.high is not None
    return round(value.value, digits), round(value.low, digits), round(value.high, digits)


def test_two_movies_are_those_of_lakens_2013() -> None:
    change = found(change_in_mean(MOVIE_TWO, MOVIE_ONE))
    assert ends(change.estimate) == (1.0, 0.5231, 1.4769)
    assert change.p == pytest.approx(0.00105387, abs=1e-8)
    assert ends(change.effect) == (1.5, 0.5605, 2.4034)
    d_av, g_av = change.others
    assert (round(d_av.value, 4), round(g_av.value, 4)) == (1.1287, 1.0810)
    assert shapiro_p(pairs(MOVIE_TWO, MOVIE_ONE).changes) == pytest.approx(0.0219, abs=1e-4)
    assert "look at the ranks" in str(change.assumptions[1])


def test_maize_is_that_of_darwin() -> None:
    change = found(change_in_mean(SELFED, CROSSED))
    assert ends(change.estimate) == (2.6167, 0.0039, 5.2294)
    assert change.p == pytest.approx(0.049703, abs=1e-6)
    assert found(change_in_ranks(SELFED, CROSSED)).p == pytest.approx(0.041260, abs=1e-6)


def test_depression_is_that_of_hollander_and_wolfe() -> None:
    change = found(change_in_ranks(TREATED, DEPRESSED))
    assert ends(change.estimate, 3) == (0.46, 0.01, 0.786)
    assert change.p == 0.0390625
    assert change.effect is not None and round(change.effect.value, 4) == 0.7778


def test_ties_and_many_people_agree_with_scipys_normal_curve() -> None:
    luck = np.random.default_rng(7)
    before, after = luck.integers(1, 6, 300), luck.integers(1, 6, 300)
    ours = found(change_in_ranks(list(before), list(after)))
    theirs = wilcoxon(after - before, method="approx", correction=True).pvalue
    assert ours.p == pytest.approx(theirs, rel=1e-9)


def test_exact_with_ties_is_every_way_of_drawing_signs() -> None:
    changes = np.array([1, 1, -2, 2, 3, 3, 3, -1])
    ranks = np.array([2, 2, 4.5, 4.5, 7, 7, 7, 2])
    seen = min(ranks[changes > 0].sum(), ranks[changes < 0].sum())
    all_ways = [ranks[[bool(way >> place & 1) for place in range(8)]].sum() for way in range(256)]
    exact = 2 * sum(total <= seen for total in all_ways) / 256
    assert found(change_in_ranks([0.0] * 8, list(changes))).p == pytest.approx(exact)


@settings(deadline=None)
@given(some.lists(some.integers(-9, 9), min_size=1, max_size=12))
def test_halving_finds_the_averages_of_two(changes: list[int]) -> None:
    ordered = sorted(changes)
    averages = sorted((a + b) / 2 for place, a in enumerate(ordered) for b in ordered[place:])
    given_ = np.array(ordered, dtype=float)
    assert [walsh(given_, place + 1) for place in range(len(averages))] == averages


def test_mice_have_the_spread_that_efron_and_tibshirani_print() -> None:
    seen = described([float(days) for days in MICE])
    assert seen is not None and seen.sd is not None
    assert (round(seen.mean, 3), round(seen.sd / 7**0.5, 2)) == (86.857, 25.24)


def test_drawing_law_schools_again_spreads_as_efron_found() -> None:
    sample = np.column_stack([LSAT, GPA])

    def r(drawn: np.ndarray) -> np.ndarray:
        away = drawn - drawn.mean(axis=-2, keepdims=True)
        with np.errstate(invalid="ignore"):
            return (away[..., 0] * away[..., 1]).sum(-1) / np.sqrt((away**2).sum(-2).prod(-1))

    luck = np.random.default_rng(1)
    drawn = r(sample[luck.integers(0, 15, (9999, 15))])
    assert drawn.std() == pytest.approx(0.133, abs=0.005)
    low, high = bootstrap(sample, r, seed=1) or (0, 0)
    assert low == pytest.approx(0.33, abs=0.05) and high == pytest.approx(0.94, abs=0.02)


def test_the_same_seed_draws_the_same() -> None:
    assert mean_change(SELFED, CROSSED, seed=3) == mean_change(SELFED, CROSSED, seed=3)
    assert mean_change(SELFED, CROSSED, seed=3) != mean_change(SELFED, CROSSED, seed=4)


def test_people_of_one_mentor_are_drawn_together() -> None:
    before, after = [1.0] * 40, [1.0 + (n // 4) % 2 + (n % 4) / 100 for n in range(40)]
    alone = mean_change(before, after, seed=1)
    together = mean_change(before, after, seed=1, clusters=[str(n // 4) for n in range(40)])
    assert isinstance(alone, Estimate) and isinstance(together, Estimate)
    assert together.high - together.low > 1.5 * (alone.high - alone.low)  # type: ignore[operator]


@pytest.mark.parametrize("answers", [[], [1, 2, 3, 4, 5], [None, 1, 2, 3, 4, 5]])
def test_fewer_than_six_make_no_test(answers: list[float | None]) -> None:
    for test in (change_in_mean, change_in_ranks):
        said = test(answers, answers)
        assert isinstance(said, NotEnough)
        assert "Not enough data" in str(said.sentence)
        assert said.n + said.missing == len(answers)


def test_who_changed_alike_is_told_as_no_variation() -> None:
    change = found(change_in_mean([3] * 8, [4] * 8))
    assert (change.p, change.effect, change.estimate.low) == (None, None, None)
    assert "no variation" in str(change.sentence)
    assert found(change_in_ranks([3] * 8, [3] * 8)).p is None


def test_missing_is_counted_and_never_filled_in() -> None:
    change = found(change_in_mean([*MOVIE_TWO, None, 5, float("nan")], [*MOVIE_ONE, 5, None, 5]))
    assert (change.n, change.missing, change.estimate.value) == (10, 3, 1.0)


def test_the_sentence_claims_no_more_than_the_design() -> None:
    one_group = str(found(change_in_mean(MOVIE_TWO, MOVIE_ONE)).sentence)
    by_lot = str(found(change_in_mean(MOVIE_TWO, MOVIE_ONE, design=Design.BY_LOT)).sentence)
    assert "can't be said that the program" in one_group
    assert "drawn by lot" in by_lot
    assert "can't be said" not in by_lot


def test_a_change_larger_than_the_field_sees_is_flagged() -> None:
    assert any(
        "larger than mentoring usually" in str(each) for each in found(change_in_mean(MOVIE_TWO, MOVIE_ONE)).caveats
    )


@given(MANY)
def test_turning_time_round_turns_the_sign(answers: list[tuple[int, int]]) -> None:
    one, two = [a for a, _ in answers], [b for _, b in answers]
    for test in (change_in_mean, change_in_ranks):
        there, back = found(test(one, two)), found(test(two, one))
        assert there.estimate.value == pytest.approx(-back.estimate.value)
        assert there.p == pytest.approx(back.p) if there.p is not None else back.p is None


@given(MANY, some.randoms(use_true_random=False), some.sampled_from([0.5, 3.0, 10.0]))
def test_neither_order_nor_unit_changes_what_is_found(answers, luck, unit) -> None:  # type: ignore[no-untyped-def]
    one, two = [a for a, _ in answers], [b for _, b in answers]
    mixed = luck.sample(answers, len(answers))
    first = found(change_in_mean(one, two))
    again = found(change_in_mean([a * unit for a, _ in mixed], [b * unit for _, b in mixed]))
    assert again.estimate.value == pytest.approx(first.estimate.value * unit)
    for mine, other in ((first.effect, again.effect), *zip(first.others, again.others, strict=True)):
        assert (mine is None) == (other is None)
        if mine and other:
            assert mine.value == pytest.approx(other.value, abs=1e-9)
    assert found(change_in_ranks([a for a, _ in mixed], [b for _, b in mixed])) == found(change_in_ranks(one, two))


@pytest.mark.parametrize("df", [5, 9, 14, 30, 1000])
@pytest.mark.parametrize("t", [-34.0, -4.7, 0.0, 0.3, 2.1, 12.0, 60.0])
def test_the_interval_of_an_effect_is_where_it_would_be_extreme(t: float, df: int) -> None:
    low, high = noncentrality(t, df)
    assert low <= t <= high
    if abs(t) < 35:
        assert special.nctdtr(df, low, t) == pytest.approx(0.975, abs=1e-4)
        assert special.nctdtr(df, high, t) == pytest.approx(0.025, abs=1e-4)


def test_averages_and_spreads_are_those_that_are_printed_beside_these_data() -> None:
    printed = {
        (8.7, 0.8233): MOVIE_ONE, (7.7, 0.9487): MOVIE_TWO,  # Lakens 2013
        (56.222, 14.16 * 3): [52, 104, 146, 10, 51, 30, 40, 27, 46],  # Efron and Tibshirani 1993, the other mice
    }  # fmt: skip
    for (mean, sd), values in printed.items():
        seen = described([float(each) for each in values])
        assert (
            seen is not None and seen.mean == pytest.approx(mean, abs=1e-3) and seen.sd == pytest.approx(sd, abs=0.02)
        )
    changes = pairs(MOVIE_TWO, MOVIE_ONE).changes
    assert (changes.mean(), changes.std(ddof=1)) == pytest.approx((1.0, 0.66667), abs=1e-5)
    effect = found(change_in_mean(MOVIE_TWO, MOVIE_ONE)).effect
    assert effect is not None and effect.value * 10**0.5 == pytest.approx(4.7434, abs=1e-4)  # t


def test_drawing_mice_again_spreads_as_efron_and_tibshirani_print() -> None:
    luck = np.random.default_rng(1)
    drawn = np.array(MICE, dtype=float)[luck.integers(0, 7, (9999, 7))].mean(axis=1)
    assert drawn.std() == pytest.approx(23.36, abs=0.5)
