"""Pairings by band of health: shares with intervals, and nothing of a few."""

from datetime import date

import pytest

from core.evaluation.health_shares import health_on
from core.tracking.health import Band

DAY = date(2026, 11, 23)


def test_every_band_has_its_share_of_all_that_go_on_and_none_in_it_is_none_of_them():
    found = health_on(DAY, {Band.GOOD: 10, Band.TOO_EARLY: 30})
    assert found.is_enough and found.pairings == 40
    assert {band: one.share for band, one in found.shares.items()} == {
        Band.GOOD: 0.25, Band.WATCH: 0.0, Band.ALARM: 0.0, Band.TOO_EARLY: 0.75
    }  # fmt: skip
    good = found.shares[Band.GOOD]
    assert (good.low, good.high) == pytest.approx((0.1419, 0.4019), abs=1e-4)  # by hand, after Wilson 1927
    assert found.shares[Band.ALARM].high > 0.05


def test_of_nine_pairings_no_share_is_told():
    assert not health_on(DAY, {Band.GOOD: 9}).is_enough and not health_on(DAY, {}).is_enough
