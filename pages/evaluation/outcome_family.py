"""All questions of a survey side by side, corrected for their number, and to take away."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.analysis_plan import KeptPlan, by_plan
from core.evaluation.answer_table import AnswerTable
from core.evaluation.surveys import Measure
from core.reports.findings import findings_table
from db import SurveyResults
from pages.ui.cache import thought
from pages.ui.downloads import table_downloads
from pages.ui.words import _


def all_questions(
    results: SurveyResults, plans: Sequence[KeptPlan], things: list[Measure], first: AnswerTable, last: AnswerTable
) -> None:
    """The main test of each, and whether a plan foresaw it."""
    found = thought(by_plan, plans, things, first, last)
    headers, rows = findings_table(
        [(thing.title, each, plan is not None) for thing, (each, plan) in zip(things, found, strict=True)]
    )
    wanted = ("Question", "Planned", "Counted", "Value", "From", "To", "p", "p corrected")
    places = [headers.index(name) for name in wanted]
    st.dataframe([{_(headers[place]): row[place] for place in places} for row in rows], hide_index=True)
    st.caption(
        _(
            "With many questions some differ by chance alone; “p corrected” allows for that: among what was planned "
            "together, and among all that is exploratory."
        )
    )
    stem = f"outcomes-{results.kept.id}"
    table_downloads(stem, "Outcomes", lambda: (headers, rows))
