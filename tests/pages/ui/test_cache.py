"""What was computed once is not computed again, and never mistaken for something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pages.ui.cache import _thought, fingerprint, thought

CALLS: list[object] = []


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    _thought.clear()
    CALLS.clear()
    yield
    _thought.clear()


class Side(Enum):
    ONE = 1


@dataclass(frozen=True)
class Weights:
    side: Side
    of: dict[str, float]


@dataclass(frozen=True)
class Pool:
    people: list[str]
    fingerprint: str


def double(value: object, times: int = 2) -> list[object]:
    CALLS.append(value)
    return [value] * times


def test_equal_inputs_are_thought_about_once() -> None:
    assert thought(double, Weights(Side.ONE, {"a": 1.0})) == thought(double, Weights(Side.ONE, {"a": 1.0}))
    assert len(CALLS) == 1


def test_other_inputs_are_thought_about_anew() -> None:
    assert thought(double, 1) == [1, 1]
    assert thought(double, True)[0] is True
    assert thought(double, 1, times=3) == [1, 1, 1]
    assert len(CALLS) == 3


def test_an_answer_can_be_changed_without_changing_the_memory() -> None:
    thought(double, "x").append("spoiled")
    assert thought(double, "x") == ["x", "x"]


def test_what_has_its_own_fingerprint_is_asked_for_it() -> None:
    thought(double, Pool(["Ada"], "abc"))
    thought(double, Pool(["Bo"], "abc"))
    assert len(CALLS) == 1


def test_the_order_of_a_mapping_counts_since_results_may_hang_on_it() -> None:
    assert fingerprint({"a": 1, "b": 2}) != fingerprint({"b": 2, "a": 1})


def test_what_can_not_be_seen_into_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        fingerprint(object())


def test_known_kinds() -> None:
    values = [None, 0, False, "", b"", date(2026, 1, 1), (), {}, frozenset(), Side.ONE, ("a", "b"), ("ab",), "a:b"]
    assert len({fingerprint(value) for value in values}) == len(values)


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.tuples(inner, inner) | some.dictionaries(some.text(), inner) | some.tuples(inner),
)


@given(VALUES, VALUES)
def test_different_values_have_different_fingerprints(one: object, other: object) -> None:
    same = one == other and repr(one) == repr(other)
    assert (fingerprint(one) == fingerprint(other)) == same
