"""What the list of applications says while it is empty: where people can apply, or that a filter hides them."""

import streamlit as st

from core.intake.applications import ApplicationStatus
from db import Queue, Workspace
from pages.ui.address import full_address
from pages.ui.chips import side_word
from pages.ui.empty import empty
from pages.ui.words import _, count


def nobody(workspace: Workspace, queue: Queue, filtered: bool) -> None:
    if filtered and sum(queue.counts.values()):
        empty(_("Nobody fits what you asked for."), _("Take a filter away, or search for something else."))
        return
    empty(_("Nobody has applied yet."), _("Share these addresses, or bring people from a spreadsheet."),
          _("Spreadsheet"), "intake.importing", icon=":material/inbox:")  # fmt: skip
    here = next(each for each in workspace.cohorts.all() if each.id == workspace.cohort_id)
    if not here.takes_applications:
        st.warning(_("Applications are not open today. Set the days under Program."), icon=":material/event_busy:")
    for side, code in here.addresses:
        st.markdown(f"**{side_word(side)}**")
        st.code(full_address(f"/?join={code}"), language=None, wrap_lines=True)
    if begun := queue.counts.get(ApplicationStatus.DRAFT, 0):
        st.caption(count(begun, "{n} has begun and not sent it yet.", "{n} have begun and not sent it yet."))
