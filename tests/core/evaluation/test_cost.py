"""Cost and value: what is divided by what, and what nobody can say."""

import pytest

from core.errors import InvalidInput
from core.evaluation.charter import Charter
from core.evaluation.cost import NO_COSTS, CostCounts, Costs, check_costs, cost_figures, is_old, value_of_hours
from core.reports.sections import charter_section

COSTS = Costs(9000, "EUR", 30, 2026, "Somebody's yearly table")
COUNTS = CostCounts(60, 27_000, 0, 30, 12, 27_000, 3_000)
NOTHING = CostCounts(0, 0, 0, 0, 0, 0, 0)


def test_the_budget_is_divided_by_pairings_hours_and_goals_met():
    assert [each.amount for each in cost_figures(COSTS, COUNTS)] == [150, 20, 750]
    assert "12 of 30" in str(cost_figures(COSTS, COUNTS)[2].said)


def test_without_a_budget_nothing_costs_nothing():
    assert cost_figures(NO_COSTS, COUNTS) == ()
    assert value_of_hours(NO_COSTS, COUNTS) is None


def test_nothing_reached_is_no_figure_and_says_what_is_missing():
    found = cost_figures(COSTS, NOTHING)
    assert [each.amount for each in found] == [None] * 3
    assert [str(each.said) for each in found] == [
        "No pairing is made yet.", "No meeting is noted yet.", "No goal is set yet.",
    ]  # fmt: skip
    assert value_of_hours(COSTS, NOTHING) is None


def test_meetings_without_a_length_are_told_and_few_are_called_few():
    pairings, hours, goals = cost_figures(COSTS, CostCounts(9, 60, 4, 5, 0, 60, 0))
    assert "So few" in str(pairings.said)
    assert hours.amount == 9000 and "nobody told: 4" in str(hours.said)
    assert goals.amount is None and "set: 5" in str(goals.said)


def test_hours_are_valued_in_meetings_and_beside():
    assert value_of_hours(COSTS, COUNTS) == 500 * 30


def test_all_that_is_missing_to_a_rate_is_said_at_once():
    with pytest.raises(InvalidInput) as refused:
        check_costs(Costs(budget=0, rate=30), 2026)
    assert [fault.where for fault in refused.value.faults] == ["Budget", "Currency", "Year", "Source"]
    for wrong in (float("nan"), float("inf"), -1.0):
        with pytest.raises(InvalidInput):
            check_costs(Costs(budget=wrong, currency="EUR"), 2026)
    with pytest.raises(InvalidInput):
        check_costs(Costs(rate=30, currency="EUR", rate_year=2027, rate_source="A"), 2026)
    check_costs(COSTS, 2026)
    check_costs(NO_COSTS, 2026)


def test_a_rate_of_three_years_ago_is_old():
    assert is_old(COSTS, 2029) and not is_old(COSTS, 2028) and not is_old(NO_COSTS, 2029)


def test_a_charter_keeps_them_and_one_of_before_has_none():
    charter = Charter(purpose="One", costs=COSTS)
    assert Charter.from_document(charter.to_document()) == charter
    assert Charter.from_document({"purpose": "One"}).costs == NO_COSTS
    assert isinstance(Costs.from_document({"budget": 9000}).budget, float)
    said = [str(value) for row in charter_section(charter).rows for value in row]
    assert "9,000.00 EUR" in said and "30.00 EUR (Somebody's yearly table, 2026)" in said
