"""What a program costs people, by hand."""

from dataclasses import replace

import pytest

from core.program.cost import ASSUMPTIONS, People, weekly_cost
from core.program.program import Part, Program, ProgramForm

BARE = Program("Test", cadence_days=30, length_months=6, parts=frozenset({Part.MEETINGS}))


def test_the_coordinator_spends_what_the_assumptions_add_up_to():
    # 20 mentors and 20 mentees: 10 a week; 2 * 20 pairs a month; (3 + 4) * 40 applications over 6 months
    by_hand = 10 + (2 * 20 + 7 * 40 / 6) / (52 / 12)
    assert weekly_cost(BARE, People(20, 20)).your_minutes_a_week == pytest.approx(by_hand) == 30


def test_minutes_are_rounded_up_to_five():
    assert weekly_cost(BARE, People(20, 20), {"look": 10.1}).your_minutes_a_week == 35


def test_a_mentor_of_two_spends_twice_as_much_as_of_one():
    weekly = replace(BARE, cadence_days=7)
    own = {"mentor_log": 10}
    one = weekly_cost(weekly, People(20, 20), own).mentor_minutes_a_month
    two = weekly_cost(weekly, People(10, 20), own).mentor_minutes_a_month
    assert (one, two) == (45, 90)  # 10 minutes * 365/12/7 meetings = 43.5, and 86.9


def test_a_part_that_is_off_costs_nobody_anything():
    everything = replace(BARE, parts=frozenset(Part))
    people = People(20, 20)
    assert weekly_cost(BARE, people).your_minutes_a_week < weekly_cost(everything, people).your_minutes_a_week
    for part in Part:
        without = weekly_cost(replace(everything, parts=everything.parts - {part}), people)
        assert without.mentor_minutes_a_month <= weekly_cost(everything, people).mentor_minutes_a_month


def test_the_sentence_names_the_numbers():
    cost = weekly_cost(BARE, People(20, 20))
    assert str(cost.sentence).startswith("You: 30 minutes a week; each mentor: 5 minutes a month")


def test_peers_are_one_side_in_the_sentence():
    cost = weekly_cost(replace(BARE, form=ProgramForm.PEER), People(0, 40))
    assert "mentor" not in str(cost.sentence)


def test_nobody_at_all_is_no_error():
    assert weekly_cost(BARE, People(0, 0)).your_minutes_a_week == 10


@pytest.mark.parametrize("each", ASSUMPTIONS, ids=lambda each: each.key)
def test_every_assumption_says_whose_it_is_and_can_be_replaced(each):
    everything = replace(BARE, parts=frozenset(Part))
    usual = weekly_cost(everything, People(20, 20))
    assert each.source
    assert weekly_cost(everything, People(20, 20), {each.key: 10_000}) != usual
