"""Time that people noted beside meetings: approved or not, many at once."""

import streamlit as st

from core.tracking.spent import Approval
from db import CohortHours, NotedTime, Workspace
from pages.tracking.my_hours import approval_badge, spent_words
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, count, plain

EACH = 12


def approving(workspace: Workspace, found: CohortHours) -> None:
    """Draws nothing where nobody noted any."""
    if not found.noted:
        return
    wanted, names = found.given.approved_only, {one.id: one.name for one in found.people}
    open_ = [one for one in found.noted if one.spent.approval is Approval.OPEN]
    title = _("Time noted beside meetings")
    if wanted and open_:
        title = count(len(open_), "{n} noted time waits for you", "{n} noted times wait for you")
    with st.expander(title, expanded=bool(wanted and open_), icon=":material/fact_check:"):
        if not wanted:
            st.caption(
                _("It counts at once. If you would like to look at it first, switch that on under Program, More.")
            )
        shown = one_page("approving", [*open_, *[one for one in reversed(found.noted) if one not in open_]], EACH)
        for one in shown:
            _one(workspace, one, names.get(one.spent.person, ""), wanted)
        waiting = [one for one in shown if one.spent.approval is Approval.OPEN]
        if wanted and len(waiting) > 1:
            words = _("Approve all {n} on this page", n=len(waiting))
            if st.button(words, key="approve_all", type="primary", icon=":material/check:"):
                workspace.hours.decide([(one.id, one.version) for one in waiting], Approval.YES)
                notice(_("Approved."))
                st.rerun()


def _one(workspace: Workspace, one: NotedTime, name: str, wanted: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"noted_{one.id}"):
        st.markdown(f"**{plain(name)}** {spent_words(one)}", width="content")
        approval_badge(one, wanted)
        yes, no = one.spent.approval is Approval.YES, one.spent.approval is Approval.NO
        if (wanted or no) and not yes and st.button(_("Approve"), key=f"approve_{one.id}"):
            _decide(workspace, one, Approval.YES)
        if not no and st.button(_("Does not count"), key=f"refuse_{one.id}", type="tertiary"):
            _decide(workspace, one, Approval.NO)


def _decide(workspace: Workspace, one: NotedTime, approval: Approval) -> None:
    workspace.hours.decide([(one.id, one.version)], approval)
    notice(_("Changed."))
    st.rerun()
