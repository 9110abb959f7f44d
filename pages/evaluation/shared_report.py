"""A report by a link, for whoever was sent it: nothing to press but the files."""

import streamlit as st

from db import Reporting
from pages.evaluation.report_view import show_report
from pages.ui.words import _, day, plain


def show(reporting: Reporting) -> None:
    """For somebody without an account."""
    report, expires = reporting.read(st.query_params.get("link", ""))
    with st.container(horizontal_alignment="center"), st.container(width=820):
        st.title(plain(report.program), anchor=False)
        show_report(report, "shared")
        if expires is not None:
            st.caption(_("This link works until {day}. The report stays as it was made.", day=day(expires)))
