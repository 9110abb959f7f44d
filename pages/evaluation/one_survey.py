"""One survey: its waves, sending it, its questions; changed as long as nobody was asked."""

from functools import partial

import streamlit as st

from core.evaluation.surveys import KINDS, with_question, without_question
from core.program.questions import Kind, Question
from db import KeptSurvey, Workspace
from pages.evaluation.analysis_plan import analysis_plan
from pages.evaluation.answers_from_elsewhere import answers_from_elsewhere
from pages.evaluation.waves import send_wave, wave_card
from pages.ui.confirm import confirm_button
from pages.ui.header import header
from pages.ui.inputs import ask
from pages.ui.places import button_to, go
from pages.ui.question_inputs import KINDS as KIND_WORDS
from pages.ui.question_inputs import question_given
from pages.ui.words import _, count, plain

OPTIONS = (Kind.CHOICE, Kind.CHOICES)


def one_survey(workspace: Workspace, kept: KeptSurvey) -> None:
    """For whoever opened it."""
    said = _("Anonymous") if kept.anonymous else _("Confidential")
    asked = count(len(kept.survey.questions), "{n} question", "{n} questions")
    header(plain(kept.survey.title), f"{said} · {asked}")
    with st.container(horizontal=True):
        button_to(_("All surveys"), "evaluation.surveys", icon=":material/arrow_back:", type="tertiary")
        if kept.waves:
            button_to(_("What came of it"), "evaluation.outcomes", survey=kept.id, icon=":material/query_stats:")
    for wave in reversed(kept.waves):
        wave_card(workspace, kept, wave)
    analysis_plan(workspace, kept)
    send_wave(workspace, kept)
    answers_from_elsewhere(workspace, kept)
    with st.expander(_("The questions, as people see them"), expanded=not kept.waves):
        for question in kept.survey.questions:
            ask(question, None, f"preview_{kept.id}_{question.key}")
        st.caption(_("What you choose here is not kept."))
    if not kept.waves:
        _add(workspace, kept)
        _take_away(workspace, kept)


def _add(workspace: Workspace, kept: KeptSurvey) -> None:
    key = f"own_{kept.id}_{len(kept.survey.questions)}"
    with st.expander(_("Add a question of your own"), icon=":material/add:"):
        st.text_input(_("Question"), key=f"{key}_label", max_chars=300)
        st.selectbox(_("Kind"), KINDS, key=f"{key}_kind", format_func=lambda kind: _(KIND_WORDS[kind]), width=260)
        given = question_given(Question("", Kind.SCALE, ""), key)
        if given.kind in OPTIONS:
            st.text_area(_("Options, one on each line"), key=f"{key}_options", height=120)
        if given.kind is Kind.SCALE:
            with st.container(horizontal=True):
                st.number_input(_("From"), 0, 10, 1, key=f"{key}_lowest", width=120)
                st.number_input(_("To"), 1, 10, 5, key=f"{key}_highest", width=120)
                st.text_input(_("The lowest means"), key=f"{key}_low_label", max_chars=60, width=200)
                st.text_input(_("The highest means"), key=f"{key}_high_label", max_chars=60, width=200)
        if st.button(_("Add the question"), key=f"{key}_add"):
            workspace.surveys.change(kept.id, kept.version, with_question(kept.survey, question_given(given, key)))
            st.rerun()


def _take_away(workspace: Workspace, kept: KeptSurvey) -> None:
    labels = {question.key: question.label for question in kept.survey.questions}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gone = st.selectbox(
            _("Take a question out"), list(labels), None, key=f"gone_{kept.id}_{len(labels)}", width=420,
            format_func=lambda one: plain(labels[one]), placeholder=_("none"),
        )  # fmt: skip
        if st.button(_("Take it out"), key=f"take_{kept.id}", disabled=gone is None) and gone is not None:
            workspace.surveys.change(kept.id, kept.version, without_question(kept.survey, gone))
            st.rerun()
        confirm_button(
            _("Remove the survey"), partial(_remove, workspace, kept.id), key=f"remove_{kept.id}", yes=_("Remove it"),
            title=_("Remove this survey?"), warning=_("Its questions are gone. Nobody was asked yet."),
            done=_("It is removed."), icon=":material/delete:", type="tertiary",
        )  # fmt: skip
    scales = {key for scale in kept.survey.scales for key in scale.questions}
    if gone in scales:
        st.caption(_("This question is part of a scale: without it there is no score of that scale any more."))


def _remove(workspace: Workspace, survey_id: int) -> None:
    workspace.surveys.remove(survey_id)
    go("evaluation.surveys")
