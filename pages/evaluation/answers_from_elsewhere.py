"""Answers that were given elsewhere: a list, where its columns go, what would come in, and bringing it in."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.surveys import STAGES, Stage
from core.intake.spreadsheet import ColumnMapping, Table
from core.intake.survey_lists import (
    AnswerLine,
    read_survey_answers,
    suggest_survey_columns,
    survey_column_faults,
    survey_fields,
)
from db import KeptSurvey, Workspace
from pages.intake.one_list import ask_table
from pages.intake.pair_columns import ask_pair_columns
from pages.ui.cache import thought
from pages.ui.kept_list import forget_list
from pages.ui.notices import notice
from pages.ui.words import _, count

MOST_TOLD = 20


def answers_from_elsewhere(workspace: Workspace, kept: KeptSurvey) -> None:
    """For a survey of these questions that was asked by other means."""
    key = f"elsewhere_{kept.id}"
    with st.expander(_("Bring answers that were given elsewhere"), icon=":material/upload_file:"):
        what = _("One row for each answer, a column for each question; without names.") if kept.anonymous else _(
            "One row for each person, with her address or name, and a column for each question.")  # fmt: skip
        table = ask_table(key, what)
        if table is None:
            return
        suggested = thought(suggest_survey_columns, table, kept.survey, kept.anonymous)
        mapping = ask_pair_columns(key, table, suggested, survey_fields(kept.survey, kept.anonymous))
        faults = survey_column_faults(mapping, kept.anonymous)
        for fault in faults:
            st.error(f"**{_(fault.where)}** {_(fault.what)}", icon=":material/error:")
        if not faults:
            _lines(workspace, kept, table, mapping, key)


def _lines(workspace: Workspace, kept: KeptSurvey, table: Table, mapping: ColumnMapping, key: str) -> None:
    people = workspace.survey_lists.people(kept.id)
    lines = thought(read_survey_answers, table, mapping, kept.survey, people, kept.anonymous)
    good = [each for each in lines if not each.faults]
    _told(lines)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        stage = st.selectbox(_("When, seen from the program"), list(STAGES), key=f"{key}_stage", width=240,
                             format_func=lambda one: _(STAGES[one]))  # fmt: skip
        on = st.date_input(_("Day on which they were asked"), workspace.today, max_value=workspace.today,
                           key=f"{key}_on", format="YYYY-MM-DD", width=220)  # fmt: skip
    remembered = stage is Stage.BEFORE and st.checkbox(
        _("They were asked afterwards how it was then"), key=f"{key}_remembered",
        help=_("Memory colours such answers, so results say that it was asked afterwards."),
    )  # fmt: skip
    label = count(len(good), "Bring {n} answer in", "Bring {n} answers in")
    if st.button(label, key=f"{key}_bring", type="primary", disabled=not good):
        answers = [(each.person_id, each.answers) for each in good]
        done = workspace.survey_lists.bring(kept.id, stage, on, answers, table.name, remembered=remembered)
        forget_list(key)
        notice(count(done, "{n} answer came in.", "{n} answers came in."))
        st.rerun()


def _told(lines: Sequence[AnswerLine]) -> None:
    """What stays out, and which cells are left open."""
    out = [fault for each in lines for fault in each.faults]
    if out:
        words = [f"- **{_('Row {n}', n=each.row)}** {_(each.what)}. {_(each.remedy)}" for each in out[:MOST_TOLD]]
        st.error("\n".join((_("These rows stay out:"), "", *words)), icon=":material/error:")
    open_ones = [note for each in lines if not each.faults for note in each.notes]
    if open_ones:
        words = [f"- **{_('Row {n}', n=each.row)}**, {each.column}: {_(each.what)}" for each in open_ones[:MOST_TOLD]]
        st.warning("\n".join((_("These cells can't be read, so their questions are left open:"), "", *words)),
                   icon=":material/warning:")  # fmt: skip
