"""A sample of invented programs; ``python -m tests.fuzz.statistics`` runs a thousand and more."""

from tests.fuzz.statistics import simulate


def test_statistics_are_wrong_as_often_as_they_say() -> None:
    assert not [seen for seen in simulate(100) if not seen.is_as_it_should_be]
