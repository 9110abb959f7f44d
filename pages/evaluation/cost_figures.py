"""What a cohort costs for each thing it reached, and what its mentors' hours would cost; or what is missing."""

import streamlit as st

from core.evaluation.cost import CostCounts, Costs, cost_figures, value_of_hours
from db import CohortCosts
from pages.ui.cards import figures
from pages.ui.words import _, number, plain


def cost_figures_of(found: CohortCosts) -> None:
    """Cards where there is a budget, a box where there is a rate; else that it isn't given."""
    costs, counts = found.costs, found.counts
    if counts is None or costs.budget is None:
        st.markdown(_("No budget is given, so nobody can say what a pairing costs. That is not zero."))
    else:
        shown = [
            (f"{_(each.title)} ({plain(costs.currency)})", amount(each.amount), _(each.said))
            for each in cost_figures(costs, counts)
        ]
        figures(shown, width=230)
        st.caption(_when(costs, found.is_over))
    if counts is not None and costs.rate is not None:
        _value(costs, counts, costs.rate)


def amount(value: float | None, currency: str = "") -> str:
    """ "1,200 EUR"; below a hundred with two digits after the point; a dash where there is none."""
    return "–" if value is None else f"{number(value, 2 if value < 100 else 0)} {currency}".strip()


def _when(costs: Costs, is_over: bool) -> str:
    whole = amount(costs.budget or 0.0, plain(costs.currency))
    if is_over:
        return _("Each is the whole budget of {budget} by one count, whether or not it was all spent; they don't add "
                 "up. Counted, so without an interval.", budget=whole)  # fmt: skip
    return _("Each is the whole budget of {budget} by what has been reached so far: the more is reached, the lower "
             "each gets. They don't add up. Counted, so without an interval.", budget=whole)  # fmt: skip


def _value(costs: Costs, counts: CostCounts, rate: float) -> None:
    worth = value_of_hours(costs, counts)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{_('Hours of mentors')}**")
        if worth is None:
            st.markdown(_("No hour of a mentor is noted yet, so there is nothing to value. That is not zero."))
            return
        st.markdown(
            _("{meetings} hours in meetings and {beside} beside them, as told; at {rate} an hour they would have cost "
              "**{worth}**.", meetings=number(counts.mentor_minutes / 60, 1),
              beside=number(counts.beside_minutes / 60, 1), rate=amount(rate, plain(costs.currency)),
              worth=amount(worth, plain(costs.currency)))
        )  # fmt: skip
        said = _("Rate of {year}: {source}.", year=costs.rate_year, source=plain(costs.rate_source.rstrip(".")))
        if counts.unknown:
            said += " " + _("Meetings whose length nobody told: {n}; their hours are missing here.", n=counts.unknown)
        st.caption(said)
        st.caption(_("What giving this time is worth by that rate: no money saved, and no return on the budget."))
