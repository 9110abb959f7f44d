"""The same number of two cohorts: clear only where chance does not make it."""

from dataclasses import replace

import pytest

from core.evaluation.indicators import CONTENT, Indicator, Unit
from core.evaluation.shares import share
from core.evaluation.trend import apart
from core.text import text


def number(count: int, of: int, key: str = "paired") -> Indicator:
    found = share(count, of)
    assert found is not None
    return Indicator(key, CONTENT, text("x"), Unit.SHARE, found.share, found.low, found.high, of, text("x"))


def test_of_shares_it_is_the_interval_of_newcombe_1998() -> None:
    found = apart(number(56, 70), number(48, 80))
    assert found is not None
    assert (found.change, found.low, found.high) == pytest.approx((0.20, 0.0524, 0.3339), abs=5e-5)
    assert found.is_clear and str(found.said) == "clearly more"


def test_the_other_way_round_it_is_the_same_with_the_other_sign() -> None:
    one, two = apart(number(56, 70), number(48, 80)), apart(number(48, 80), number(56, 70))
    assert one is not None and two is not None
    assert (one.change, one.low, one.high) == pytest.approx((-two.change, -two.high, -two.low))


def test_what_was_counted_or_is_missing_is_compared_with_nothing() -> None:
    counted = replace(number(56, 70), low=None, high=None)
    assert apart(counted, number(48, 80)) is apart(number(48, 80), counted) is None
    with pytest.raises(ValueError, match="same number"):
        apart(number(56, 70), number(48, 80, "lasting"))
    alike = apart(number(50, 80), number(48, 80))
    assert alike is not None and not alike.is_clear
