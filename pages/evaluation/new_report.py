"""Make a report: one's own words, what it holds, and what it would say now."""

import streamlit as st

from core.reports.supervisor import Words
from db import Workspace
from pages.evaluation.report_blocks import chosen_blocks
from pages.evaluation.report_view import show_report
from pages.ui.notices import notice
from pages.ui.places import button_to, go
from pages.ui.words import _


def new_report(workspace: Workspace) -> None:
    """For whoever may make one."""
    st.markdown(_("What you add in your own words, if you like. Everything else is taken from the data."))
    asked = {
        "comment": (_("Comment"), _("What the numbers don't say.")),
        "risks": (_("Risks"), _("What could go wrong, and what you do about it.")),
        "decisions": (_("Decisions asked"), _("What you need from the reader.")),
        "next_dates": (_("Next dates"), _("When what happens.")),
    }
    given = {
        name: st.text_area(label, key=f"words_{name}", placeholder=hint, height=80, max_chars=4000)
        for name, (label, hint) in asked.items()
    }
    blocks = chosen_blocks(workspace, "make")
    if st.button(_("Make the report"), key="make_report", type="primary", icon=":material/summarize:"):
        bar = st.progress(0.0, text=_("Counting and writing…"))
        report_id = workspace.reports.make(
            Words(**given), blocks, lambda done, what: bar.progress(done, text=_("{what}…", what=what)) and None
        )
        notice(_("The report is made. It stays as it is from now on."))
        go("evaluation.reports", report=report_id)
    if not workspace.charters.read().targets:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("No target is set, so the report can't say whether this is much or little."))
            button_to(_("Set targets"), "evaluation.charter", part="targets")
    if blocks and st.toggle(
        _("See what it would say now"), key="see_preview"
    ):  # counting a large program takes a while
        show_report(workspace.reports.preview(Words(**given), blocks), "preview")
