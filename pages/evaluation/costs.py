"""Budget and rate in the charter, and what they come to."""

from dataclasses import replace

import streamlit as st

from core.evaluation.cost import LONGEST_CURRENCY, LONGEST_SOURCE, Costs, is_old
from core.roles import Action
from core.text import text
from db import KeptCharter, Workspace
from pages.evaluation.cost_figures import amount, cost_figures_of
from pages.ui.notices import notice
from pages.ui.words import _, plain

WHOLE = text("From its first day to its last. Leave it empty where none is given.")
PUBLISHED = text("Some statistical offices and associations publish one each year. Leave it empty to give no price.")


def costs_part(workspace: Workspace, kept: KeptCharter, changes: bool) -> None:
    costs = kept.charter.costs
    if workspace.actor.may(Action.READ_TOTALS):
        st.subheader(_("What this cohort costs"), anchor=False)
        cost_figures_of(workspace.charters.costs())
    if is_old(costs, workspace.today.year):
        st.warning(_("The rate is of {year}. Look whether there is a newer one.", year=costs.rate_year))
    if changes:
        _ask(workspace, kept)
    else:
        _read(costs)


def _read(costs: Costs) -> None:
    budget = _("not given") if costs.budget is None else amount(costs.budget, plain(costs.currency))
    st.markdown(f"**{_('Budget of one cohort')}**  \n{budget}")
    rate = _("not given") if costs.rate is None else _(
        "{rate} ({source}, {year})", rate=amount(costs.rate, plain(costs.currency)), source=plain(costs.rate_source),
        year=costs.rate_year,
    )  # fmt: skip
    st.markdown(f"**{_('An hour of a mentor is valued at')}**  \n{rate}")


def _ask(workspace: Workspace, kept: KeptCharter) -> None:
    costs, at = kept.charter.costs, f"costs_{kept.versions}"
    with st.container(border=True):
        st.markdown(f"**{_('Budget and rate')}**")
        with st.container(horizontal=True, vertical_alignment="top"):
            budget = st.number_input(_("Budget of one cohort"), value=costs.budget, key=f"{at}_budget", width=220,
                                     step=100.0, format="%.2f", help=_(WHOLE))  # fmt: skip
            currency = st.text_input(_("Currency"), costs.currency, key=f"{at}_currency", width=120, placeholder="EUR",
                                     max_chars=LONGEST_CURRENCY)  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="top"):
            rate = st.number_input(_("Value of an hour of a mentor"), value=costs.rate, key=f"{at}_rate", width=220,
                                   step=1.0, format="%.2f", help=_(PUBLISHED))  # fmt: skip
            year = st.number_input(_("Year of the rate"), value=costs.rate_year, key=f"{at}_year", width=150, step=1,
                                   format="%d")  # fmt: skip
        source = st.text_input(_("Who published the rate"), costs.rate_source, key=f"{at}_source",
                               max_chars=LONGEST_SOURCE)  # fmt: skip
        if st.button(_("Keep budget and rate"), key="keep_costs", type="primary"):
            given = Costs(budget, currency.strip(), rate, None if year is None else int(year), source.strip())
            workspace.charters.save(replace(kept.charter, costs=given), kept.versions)
            notice(_("Budget and rate are kept with the charter. Earlier versions stay."))
            st.rerun()
