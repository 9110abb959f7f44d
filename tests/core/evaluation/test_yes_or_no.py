"""Change of a yes or no, against published numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.evaluation.finding import Finding, NotEnough
from core.evaluation.yes_or_no import (
    Fourfold,
    change_in_share,
    change_of_fourfold,
    mcnemar,
    mcnemar_exact,
    mcnemar_mid_p,
    paired_interval,
)

APPROVAL = Fourfold(794, 86, 150, 570)  # Agresti 1990: approval at two surveys; here lost is what Agresti lists first


def test_approval_is_that_of_agresti() -> None:
    assert [round(value, 4) for value in mcnemar(86, 150)] == [16.8178, 0.0]
    assert mcnemar(86, 150)[1] == pytest.approx(4.1146e-05, rel=1e-4)
    assert mcnemar(86, 150, corrected=False) == pytest.approx((17.3559, 3.0993e-05), rel=1e-4)
    assert mcnemar_exact(86, 150) == pytest.approx(3.716e-05, rel=1e-3)
    assert [round(end, 4) for end in paired_interval(APPROVAL)] == [-0.0587, -0.0212]
    assert [round(end, 4) for end in paired_interval(Fourfold(794, 150, 86, 570))] == [0.0212, 0.0587]


def test_mid_p_is_less_timid_than_exact() -> None:
    # Fagerland, Lydersen and Laake 2013: airway hyper-responsiveness before and after, 21 children, 1 and 7 changed
    assert mcnemar_exact(7, 1) == pytest.approx(0.0703, abs=1e-4)
    assert mcnemar_mid_p(7, 1) == pytest.approx(0.0391, abs=1e-4)


def test_their_interval_is_that_of_newcombe() -> None:
    # the same children: 1, 1, 7, 12; the difference of -6/21 by Newcombe's method 10 as Fagerland and others print it
    assert [round(end, 3) for end in paired_interval(Fourfold(1, 1, 7, 12))] == [-0.507, -0.026]


def test_few_who_changed_are_tested_exactly() -> None:
    found = change_in_share([False] * 7 + [True] + [True] * 4, [True] * 7 + [False] + [True] * 4)
    assert isinstance(found, Finding)
    assert "exact" in str(found.method)
    assert found.p == pytest.approx(0.0703, abs=1e-4)
    assert "Of 12 people" in str(found.sentence)


def test_nobody_changed_is_no_change() -> None:
    found = change_of_fourfold(Fourfold(10, 0, 0, 0))
    assert isinstance(found, Finding)
    assert (found.p, found.effect, found.estimate.value) == (1.0, None, 0.0)


def test_five_people_are_not_enough() -> None:
    assert isinstance(change_in_share([True, None] * 5, [True] * 10), NotEnough)


@given(some.builds(Fourfold, *[some.integers(0, 30)] * 4).filter(lambda table: table.n >= 6))
def test_the_interval_holds_the_estimate_and_stays_within_one(table: Fourfold) -> None:
    low, high = paired_interval(table)
    assert -1 <= low <= (table.gained - table.lost) / table.n + 1e-12 <= high + 2e-12 <= 1 + 2e-12
    assert 0 <= mcnemar_mid_p(table.gained, table.lost) <= mcnemar_exact(table.gained, table.lost) <= 1
