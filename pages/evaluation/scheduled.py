"""Reports that are made and sent by themselves: which there are, and one more."""

from functools import partial

import streamlit as st

from core.reports.schedule import Every
from core.reports.section import FULL, ONE_PAGE
from core.text import Text
from db import Schedule, Workspace
from pages.evaluation.report_blocks import chosen_blocks
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.words import _, count, day, plain

OFTEN = {Every.ONCE: Text("once"), Every.MONTH: Text("every month"), Every.QUARTER: Text("every three months")}


def scheduled(workspace: Workspace) -> None:
    """For whoever may make a report."""
    st.markdown(_("A scheduled report is made on its day, closed, and put into the outbox with a link; your own words "
                  "are not in it."))  # fmt: skip
    for each in workspace.report_plans.schedules():
        _plan(workspace, each)
    with st.container(border=True):
        cohort = _("Cohort {cohort}", cohort=plain(workspace.place.cohort))
        st.markdown(f"**{_('Schedule a report')}** · {cohort}")
        blocks = chosen_blocks(workspace, "schedule")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            every = st.selectbox(_("How often"), list(Every), 2, key="schedule_every", width=220,
                                 format_func=lambda one: _(OFTEN[one]))  # fmt: skip
            begins = st.date_input(_("First day"), workspace.today, workspace.today, key="schedule_begins",
                                   format="YYYY-MM-DD", width=180)  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(_("Name of the reader"), key="schedule_name", max_chars=120, width=240)
            email = st.text_input(_("E-mail"), key="schedule_email", max_chars=254, width=340)
        if st.button(_("Schedule it"), key="schedule_it", type="primary", icon=":material/event_repeat:"):
            workspace.report_plans.schedule(blocks, every, begins, name, email)
            notice(_("It is scheduled."))
            st.rerun()


def _plan(workspace: Workspace, plan: Schedule) -> None:
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap="xsmall", width=460):
            holds = {ONE_PAGE: _("One page"), FULL: _("Full report")}.get(plan.blocks) or count(
                len(plan.blocks), "{n} part", "{n} parts"
            )
            st.markdown(f"**{plain(plan.to_name)}** ({plain(plan.to_email)}) · {holds} · {_(OFTEN[plan.every])}")
            if plan.next_on is not None:
                st.caption(_("Next on {day}", day=day(plan.next_on)))
            elif plan.error:
                st.caption(":material/error: " + _("Stopped: {why}", why=plain(plan.error)))
            else:
                st.caption(_("It was sent; nothing is to come."))
        confirm_button(
            _("Take it away"), partial(workspace.report_plans.unschedule, plan.id), key=f"unschedule_{plan.id}",
            title=_("Take this plan away?"), warning=_("Reports that were made by it stay, and so do their links."),
            yes=_("Take it away"), done=_("It is not made any more."), type="tertiary",
        )  # fmt: skip
