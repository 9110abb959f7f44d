"""All questions of a survey side by side, corrected for their number, and to take away."""

import streamlit as st

from core.evaluation.answer_table import AnswerTable
from core.evaluation.outcomes import family
from core.evaluation.surveys import Measure
from core.reports.findings import findings_table
from db import SurveyResults
from pages.ui.cache import thought
from pages.ui.downloads import table_downloads
from pages.ui.words import _


def all_questions(results: SurveyResults, things: list[Measure], first: AnswerTable, last: AnswerTable) -> None:
    """The main test of each."""
    found = list(zip([each.title for each in things], thought(family, things, first, last), strict=True))
    headers, rows = findings_table(found)
    wanted = ("Question", "Counted", "Value", "From", "To", "p", "p corrected")
    places = [headers.index(name) for name in wanted]
    st.dataframe([{_(headers[place]): row[place] for place in places} for row in rows], hide_index=True)
    st.caption(
        _("With many questions some differ by chance alone; “p corrected” allows for that (Benjamini and Hochberg).")
    )
    stem = f"outcomes-{results.kept.id}"
    table_downloads(stem, "Outcomes", lambda: (headers, rows))
