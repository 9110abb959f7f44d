"""A search that knows what it has and what it could have at most: told meanwhile, ended early, taken up again."""

from collections.abc import Mapping

import streamlit as st

from core.jobs import Job
from core.matching import Pool, Rules
from db import Workspace
from pages.ui.words import _, number

SEARCHES = ("Finding the best pairs",)  # stages that look over all pairs


def show_so_far(workspace: Workspace, job: Job) -> None:
    """Of a search that knows it: what there is, what there could be at most, and the choice to leave it at that."""
    stage, so_far = job.searching
    if so_far is None:
        return
    if stage not in SEARCHES:
        st.caption(_("{part} % of this is done.", part=number(100 * so_far.part)))
        return
    if so_far.points is None or so_far.at_most is None or so_far.gap is None:
        st.caption(_("All possible pairs are looked at: {part} %.", part=number(100 * so_far.part)))
        return
    st.markdown(
        _("Pairs so far: **{points}** points in all. No pairs can have more than {most}: {gap} % are still open.",
          points=number(so_far.points), most=number(so_far.at_most), gap=number(100 * so_far.gap, 2))
    )  # fmt: skip
    st.button(
        _("Take the best so far"), key="finish_long", icon=":material/flag:", on_click=workspace.jobs.finish,
        args=(job.id,), help=_("It ends within seconds, with what is there by then, unproven."),
    )  # fmt: skip


def to_the_end(workspace: Workspace, pool: Pool, rules: Rules, more: Mapping[int, int]) -> None:
    """Of a search that was ended early: that it was, and the way on."""
    st.caption(_("The search was ended early: there may be better pairs than these."))
    if st.button(_("Work it out to the end"), key="to_the_end", icon=":material/join_inner:"):
        workspace.jobs.start_matching(pool, rules, more)
        st.rerun()
