"""What mentors and mentees are asked: the questions of each side, in order, and how they look to whoever applies."""

import streamlit as st

from core.intake.spreadsheet import template_workbook
from core.program.form_editing import advice, check_form, minutes_to_fill
from core.program.pairs import ordered_like
from core.program.questions import Side
from db import KeptForm, Workspace
from pages.program.form_languages import ask_languages
from pages.program.form_preview import preview
from pages.program.form_versions import show_versions
from pages.program.question_adding import add_questions
from pages.program.question_card import question_card
from pages.program.question_editor import Forms, close, edit_question, tell_gone
from pages.ui.boundary import tell_faults
from pages.ui.downloads import download
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, count

SIDES = {Side.MENTOR: "Mentors", Side.MENTEE: "Mentees", Side.PEER: "Everybody"}
QUESTIONS, PREVIEW, LANGUAGES, VERSIONS = "questions", "preview", "languages", "versions"


def show(workspace: Workspace) -> None:
    header(_("Forms"), _("What people are asked when they apply. Answers are what matching goes by."))
    kept = {each.form.side.value: each for each in workspace.forms.all()}
    if not kept:
        words = _("Start a cohort first: it brings its forms along.")
        empty(_("No form yet"), words, _("Cohorts"), "program.settings", part="cohorts")
        return
    side = next(iter(kept))
    if len(kept) > 1:
        side = st.segmented_control(
            _("Side"), list(kept), default=side, required=True, key="side", label_visibility="collapsed",
            format_func=lambda one: _(SIDES[Side(one)]),
        )  # fmt: skip
    views = {QUESTIONS: _("Questions"), PREVIEW: _("As they see it"), LANGUAGES: _("Languages"),
             VERSIONS: _("Versions")}  # fmt: skip
    view = st.segmented_control(_("View"), list(views), default=QUESTIONS, required=True, key="view",
                                format_func=views.__getitem__, label_visibility="collapsed")  # fmt: skip
    other = next((each for name, each in kept.items() if name != side), None)
    with st.container(width=820):
        if view == VERSIONS:
            show_versions(workspace, kept[side])
        elif view == PREVIEW:
            preview(kept[side])
        elif view == LANGUAGES:
            ask_languages(workspace, Forms(kept[side], other, workspace.forms.criteria()))
        else:
            _questions(workspace, Forms(kept[side], other, workspace.forms.criteria()))


def _questions(workspace: Workspace, forms: Forms) -> None:
    _about(forms.kept)
    _in_one_order(workspace, forms)
    for question in forms.kept.form.questions:
        if st.query_params.get("edit") == question.key:
            edit_question(workspace, forms, question)
        else:
            question_card(workspace, forms, question)
    add_questions(workspace, forms)


def _about(kept: KeptForm) -> None:
    form = kept.form
    questions = count(len(form.questions), "{n} question", "{n} questions")
    minutes = count(minutes_to_fill(form), "about {n} minute", "about {n} minutes")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{questions}** · {minutes}", width="content")
        download(_("Empty spreadsheet for this form"), lambda: template_workbook(form), f"{form.side.value}s.xlsx",
                 key=f"template_{form.side.value}")  # fmt: skip
    if kept.is_in_use:
        people = count(kept.answers, "{n} person has", "{n} people have")
        st.info(_("{people} begun to answer. Change what you like: earlier answers keep their wording.", people=people),
                icon=":material/history:")  # fmt: skip
    tell_faults(check_form(form))
    for each in advice(form):
        st.markdown(f":material/lightbulb: {_(each)}")


def _in_one_order(workspace: Workspace, forms: Forms) -> None:
    """Twins in another order are easy to bring in line, and nothing is moved unasked."""
    if forms.other is None:
        return
    made = ordered_like(forms.kept.form, forms.other.form)
    if made == forms.other.form:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Questions that belong together stand in another order on the other form."))
        if st.button(_("Order that one like this one"), key="order_like", type="tertiary", icon=":material/swap_vert:"):
            tell_gone(workspace.forms.save(made, forms.other.version))
            notice(_("Both forms are in one order."))
            close()
