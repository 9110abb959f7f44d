"""Shares against published numbers."""

import pytest

from core.evaluation.shares import Share, change_of, share


def ends(value: Share | None, digits: int = 4) -> tuple[float, float]:
    assert value is not None
    return round(value.low, digits), round(value.high, digits)


@pytest.mark.parametrize("count", [2462, 2463])  # 38.07 % lies between the two
def test_thirty_eight_percent_of_6468_is_37_to_39(count: int) -> None:
    assert ends(share(count, 6468), 3) == (0.369, 0.393)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_of_newcombe_1998(count: int, of: int, low: float, high: float) -> None:
    assert ends(share(count, of)) == (low, high)


def test_everybody_is_a_share_of_one_that_is_not_certain() -> None:
    assert ends(share(20, 20)) == (0.8389, 1.0)


def test_few_people_make_no_share() -> None:
    assert share(3, 9) is None
    assert share(3, 10) is not None
    assert share(0, 0, fewest=0) is None


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="5 of 4"):
        share(5, 4)


@pytest.mark.parametrize(
    ("now", "before", "low", "high", "clear"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339, True),
        ((9, 10), (3, 10), 0.1705, 0.8090, True),
        ((10, 10), (0, 20), 0.6791, 1.0, True),
        ((5, 56), (0, 29), -0.0381, 0.1926, False),
    ],
)
def test_differences_are_those_of_newcombe_1998(
    now: tuple[int, int], before: tuple[int, int], low: float, high: float, clear: bool
) -> None:
    one, other = share(*now), share(*before)
    assert one is not None
    assert other is not None
    found = change_of(one, other)
    assert (round(found.low, 4), round(found.high, 4), found.is_clear) == (low, high, clear)
