"""Reliability, agreement, many questions at once, power and recommending: against published numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.evaluation.agreement import Weights, intraclass, kappa
from core.evaluation.finding import Estimate, NotEnough
from core.evaluation.multiplicity import benjamini_hochberg, bonferroni, holm
from core.evaluation.net_promoter import net_promoter, score_of_counts, standard_error
from core.evaluation.power import pairs_needed, people_per_group, smallest_change
from core.evaluation.reliability import alpha
from core.evaluation.reliable_change import error_of_difference, reliable_change
from tests.core.evaluation.published import ATTITUDE, FIFTEEN, JUDGES, RATINGS

PS = some.lists(some.floats(0, 1), max_size=12)


def value(found: Estimate | NotEnough, digits: int = 4) -> float:
    assert isinstance(found, Estimate)
    return round(found.value, digits)


def test_alpha_of_attitude_is_that_of_other_packages() -> None:
    assert value(alpha(ATTITUDE), 5) == 0.84314
    found = alpha([*ATTITUDE, [None, *ATTITUDE[0][1:]]])
    assert isinstance(found, Estimate) and found.low is not None and found.high is not None
    assert found.low < found.value < found.high
    assert isinstance(alpha(ATTITUDE[:29]), NotEnough)


def test_kappa_is_that_of_cohen_1960() -> None:
    assert value(kappa(JUDGES)) == 0.4915
    assert value(kappa(JUDGES, Weights.LINEAR)) == 0.4737
    assert value(kappa(JUDGES, Weights.QUADRATIC)) == 0.4545


def test_judges_who_always_agree_have_a_kappa_of_one() -> None:
    assert value(kappa([[10, 0], [0, 10]])) == 1.0
    assert isinstance(kappa([[20, 0], [0, 0]]), NotEnough)


def test_agreement_of_four_judges_is_that_of_shrout_and_fleiss_1979() -> None:
    found = intraclass(RATINGS)
    assert isinstance(found, Estimate)
    assert (round(found.value, 2), round(found.low or 0, 3), round(found.high or 0, 3)) == (0.29, 0.019, 0.761)


def test_one_persons_change_is_that_of_jacobson_and_truax() -> None:
    assert error_of_difference(7.5, 0.8) == pytest.approx(4.7434, abs=1e-4)
    assert (47.5 - 32.5) / error_of_difference(7.5, 0.8) == pytest.approx(3.1623, abs=1e-4)
    found = reliable_change([32.5, 30, 40, None], [47.5, 31, 30, 20], sd=7.5, reliability=0.8)
    assert (found.up, found.same, found.down, found.missing) == (1, 1, 1, 1)
    assert found.threshold == pytest.approx(9.297, abs=1e-3)
    assert found.share_up is None


def test_fifteen_tests_are_those_of_benjamini_and_hochberg_1995() -> None:
    assert sum(p is not None and p <= 0.05 for p in benjamini_hochberg(FIFTEEN)) == 4
    assert sum(p is not None and p <= 0.05 for p in holm(FIFTEEN)) == 3
    assert sum(p is not None and p <= 0.05 for p in bonferroni(FIFTEEN)) == 3
    first = [round(p or 0, 4) for p in benjamini_hochberg(FIFTEEN)[:5]]
    assert first == [0.0015, 0.003, 0.0095, 0.0356, 0.0603]


@given(PS)
def test_corrected_ps_are_in_order_and_no_smaller(ps: list[float]) -> None:
    step_up, step_down = benjamini_hochberg(ps), holm(ps)
    for raw, mild, strict, strictest in zip(ps, step_up, step_down, bonferroni(ps), strict=True):
        assert raw <= mild + 1e-12 <= strict + 2e-12 <= strictest + 3e-12  # type: ignore[operator]
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    for corrected in (step_up, step_down):
        ranked = [corrected[place] or 0 for place in order]
        assert ranked == sorted(ranked)


def test_what_was_not_tested_does_not_count() -> None:
    assert holm([0.01, None, 0.04]) == (0.02, None, 0.04)
    assert benjamini_hochberg([]) == ()
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([1.5])


@pytest.mark.parametrize(("dz", "people"), [(0.2, 199), (0.21, 180), (0.3, 90), (0.5, 34), (0.8, 15)])
def test_people_asked_twice_are_as_many_as_tables_say(dz: float, people: int) -> None:
    assert pairs_needed(dz) == pairs_needed(-dz) == people


@pytest.mark.parametrize(("d", "people"), [(0.2, 394), (0.21, 357), (0.5, 64), (0.8, 26)])
def test_people_in_each_group_are_as_many_as_tables_say(d: float, people: int) -> None:
    assert people_per_group(d) == people


def test_no_number_of_people_shows_nothing() -> None:
    assert pairs_needed(0) is None
    assert smallest_change(2) is None
    assert smallest_change(34) == pytest.approx(0.5, abs=0.01)


def test_recommending_has_a_standard_error() -> None:
    assert value(score_of_counts(60, 15, 100)) == 45.0
    assert standard_error(60, 15, 100) == pytest.approx(7.40, abs=0.005)
    assert value(net_promoter([10] * 12 + [8] * 5 + [3] * 3)) == 45.0
    assert isinstance(net_promoter([10, None] * 9), NotEnough)
    everybody = net_promoter([10] * 20)
    assert isinstance(everybody, Estimate) and everybody.low is None
