"""Who waits in a large result, a page at a time, with the reason of each and what would help."""

import pandas as pd
import streamlit as st

from db import LARGE_PAGE, LargeResult, Workspace
from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.paging import page_asked, pager
from pages.ui.words import _, count

ROWS = 12


@st.fragment
def show_waiting(workspace: Workspace, result: LargeResult) -> None:
    """One page of them; those on it can be put first in line."""
    with boundary():
        if not result.counts.waiting:
            st.markdown(_("Nobody waits."))
            return
        search = st.text_input(_("Find somebody who waits"), key="waiting_search", width=280)
        many, shown = workspace.large_matching.waiting(result.job_id, search, page_asked("waiting_page"))
        pager("waiting_page", max(1, -(-many // LARGE_PAGE)))
        st.caption(count(many, "{n} person waits.", "{n} people wait."))
        if not shown:
            st.markdown(_("Nobody fits what you asked for."))
            return
        frame = pd.DataFrame(
            {
                _("Name"): [each.name for each in shown],
                _("First in line"): ["✓" if each.first_in_line else "" for each in shown],
                _("Why"): [_(each.reason) for each in shown],
                _("What would help"): [_(each.remedy) for each in shown],
            }
        )
        st.dataframe(
            frame, hide_index=True, height=36 * min(len(shown), ROWS) + 38,
            column_config={_("Name"): st.column_config.TextColumn(pinned=True),
                           _("Why"): st.column_config.TextColumn(width="large"),
                           _("What would help"): st.column_config.TextColumn(width="large")},
        )  # fmt: skip
        not_yet = [each.person_id for each in shown if not each.first_in_line]
        words = count(len(not_yet), "Put {n} person of this page first in line",
                      "Put the {n} people of this page first in line")  # fmt: skip
        if not_yet and st.button(words, key="page_first", icon=":material/priority_high:"):
            workspace.unpaired.put_first(not_yet)
            notice(count(len(not_yet), "{n} person is first in line now.", "{n} people are first in line now."))
            st.rerun()
        st.caption(
            _("What would help was worked out with the result. To try another rule or one more place, change it, then "
              "match again.")
        )  # fmt: skip
