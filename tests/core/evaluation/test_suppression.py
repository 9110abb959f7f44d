"""Small groups stay out of sight, also for those who subtract."""

from hypothesis import given
from hypothesis import strategies as some

from core.evaluation.suppression import held_back_alike, suppressed

COUNTS = some.dictionaries(some.text("abcdefgh", min_size=1, max_size=2), some.integers(0, 40), max_size=8)


def test_large_groups_are_shown_as_they_are() -> None:
    assert suppressed({"Finance": 12, "Law": 10}) == {"Finance": 12, "Law": 10}


def test_a_small_group_takes_the_next_smallest_along() -> None:
    assert suppressed({"Finance": 30, "Law": 4, "IT": 12}) == {"Finance": 30, "Law": None, "IT": None}


def test_two_small_groups_that_are_many_together_are_enough() -> None:
    assert suppressed({"Finance": 30, "Law": 6, "IT": 7}) == {"Finance": 30, "Law": None, "IT": None}


def test_two_small_groups_that_are_few_together_need_a_third() -> None:
    assert suppressed({"Finance": 30, "Law": 1, "IT": 2}) == {"Finance": None, "Law": None, "IT": None}


def test_nobody_is_shown_as_nobody() -> None:
    assert suppressed({"Finance": 30, "Law": 0}) == {"Finance": 30, "Law": 0}


@given(COUNTS)
def test_what_is_hidden_can_not_be_had_by_subtracting(counts: dict[str, int]) -> None:
    shown = suppressed(counts)
    hidden = [counts[group] for group, count in shown.items() if count is None]
    assert all(count is None or count == 0 or count >= 10 for count in shown.values())
    if hidden and any(count for count in shown.values()):
        assert len(hidden) >= 2
        assert sum(hidden) >= 10


@given(COUNTS, COUNTS)
def test_two_tables_of_one_thing_hide_the_same_groups_and_each_hides_enough(one, two) -> None:
    hidden = held_back_alike([one, two])
    for counts in (one, two):
        assert {group for group, count in suppressed(counts, too=hidden).items() if count is None} <= hidden
        assert not [group for group, count in counts.items() if 0 < count < 10 and group not in hidden]


def test_a_group_that_is_small_among_those_accepted_is_hidden_among_applicants() -> None:
    assert held_back_alike([{"Finance": 30, "Law": 12, "IT": 15}, {"Finance": 28, "Law": 3, "IT": 14}]) == {"Law", "IT"}
