"""What a cohort cost for each thing it reached, as a part of a report; or what is missing to say it."""

from core.evaluation.cost import CostCounts, Costs, cost_figures, value_of_hours
from core.reports.section import Block, Column, Section, Shape, Value
from core.text import text

NO_BUDGET = text("No budget is given, so nobody can say what a pairing costs. That is not zero.")
NO_SUM = text("Each is the whole budget of a cohort by one count; they don't add up. Counted, so without an interval.")
SO_FAR = text("The cohort goes on: the more is reached, the lower each gets.")
NO_RETURN = text("What giving this time is worth by that rate: no money saved, and no return on the budget.")


def cost_section(costs: Costs, counts: CostCounts | None, is_over: bool) -> Section:
    """Budget by pairings, hours and goals met, and mentors' hours by their rate; empty where there is nothing to
    divide by. Totals of the whole cohort only."""
    if counts is None:
        return Section(Block.COSTS, (NO_BUDGET,))
    rows: list[tuple[Value, ...]] = []
    notes = []
    if costs.budget is not None:
        rows += [(each.title, each.amount, each.said) for each in cost_figures(costs, counts)]
        notes += [NO_SUM] if is_over else [NO_SUM, SO_FAR]
    if costs.rate is not None:
        by = text("At {rate} an hour ({source}, {year}).", rate=f"{costs.rate:,.2f} {costs.currency}".strip(),
                  source=costs.rate_source, year=costs.rate_year)  # fmt: skip
        worth = value_of_hours(costs, counts)
        said = by if worth is not None else text("No hour of a mentor is noted yet.")
        rows.append((text("Hours of mentors, valued"), worth, said))
        notes.append(NO_RETURN)
    amount = text("Amount ({currency})", currency=costs.currency) if costs.currency else text("Amount")
    columns = (Column(text("For")), Column(amount, Shape.NUMBER), Column(text("Reckoned from")))
    return Section(Block.COSTS, () if costs.budget is not None else (NO_BUDGET,), columns, tuple(rows), tuple(notes))
