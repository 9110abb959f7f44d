"""What mentors and mentees are asked: the questions of each side, in order, and how they look to whoever applies."""

from dataclasses import replace

import streamlit as st

from core.intake.spreadsheet import template_workbook
from core.program.form_editing import advice, change, check_form, duplicate, minutes_to_fill, move_down, move_up, remove
from core.program.questions import Question, Side
from db import KeptForm, Workspace
from pages.program.question_editor import add_question, edit_question, preview, save
from pages.ui.boundary import tell_faults
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.downloads import download
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.question_inputs import ICONS, KINDS, SEEN_SHORT
from pages.ui.words import _, count, plain

SIDES = {Side.MENTOR: "Mentors", Side.MENTEE: "Mentees", Side.PEER: "Everybody"}


def show(workspace: Workspace) -> None:
    header(_("Forms"), _("What people are asked when they apply. Answers are what matching goes by."))
    kept = {each.form.side.value: each for each in workspace.forms.all()}
    if not kept:
        words = _("Start a cohort first: it brings its forms along.")
        empty(_("No form yet"), words, _("Cohorts"), "program.settings", part="cohorts")
        return
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        side = next(iter(kept))
        if len(kept) > 1:
            side = st.segmented_control(
                _("Side"), list(kept), default=side, required=True, key="side", label_visibility="collapsed",
                format_func=lambda one: _(SIDES[Side(one)]),
            )  # fmt: skip
        views = {"questions": _("Questions"), "preview": _("As they see it")}
        view = st.segmented_control(_("View"), list(views), default="questions", required=True, key="view",
                                    format_func=views.__getitem__, label_visibility="collapsed")  # fmt: skip
    chosen = kept[side]
    with st.container(width=820):
        _about(chosen)
        if view == "preview":
            preview(chosen.form)
        else:
            for place, question in enumerate(chosen.form.questions):
                if st.query_params.get("edit") == question.key:
                    edit_question(workspace, chosen, question)
                else:
                    _question(workspace, chosen, place, question)
            add_question(workspace, chosen)


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


def _question(workspace: Workspace, kept: KeptForm, place: int, question: Question) -> None:
    form, last = kept.form, len(kept.form.questions) - 1
    key = f"{form.side.value}_{question.key}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{ICONS[question.kind]} &nbsp;**{plain(question.label)}**")
        if question.help:
            st.caption(plain(question.help))
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(horizontal=True, width="content", gap="xsmall"):
                badge(_(KINDS[question.kind]), "neutral", icon=ICONS[question.kind])
                badge(_(SEEN_SHORT[question.visible]), "info", icon=":material/visibility:")
                if question.required:
                    badge(_("must be answered"), "waiting", icon=":material/asterisk:")
            with st.container(horizontal=True, width="content", gap="xsmall"):
                if _press(key, "up", ":material/arrow_upward:", _("Earlier"), disabled=place == 0):
                    save(workspace, move_up(form, question.key), kept.version)
                if _press(key, "down", ":material/arrow_downward:", _("Later"), disabled=place == last):
                    save(workspace, move_down(form, question.key), kept.version)
                if _press(key, "edit", ":material/edit:", _("Change")):
                    st.query_params["edit"] = question.key
                    st.rerun()
                if _press(key, "copy", ":material/content_copy:", _("Duplicate")):
                    _duplicate(workspace, kept, question)
                warning = _("**{question}** Earlier answers to it are kept. A criterion that compares it goes too.",
                            question=plain(question.label))  # fmt: skip
                confirm_button(
                    "", lambda: workspace.forms.save(remove(form, question.key), kept.version), key=f"{key}_remove",
                    icon=":material/delete:", type="tertiary", title=_("Remove this question?"), help=_("Remove"),
                    warning=warning, yes=_("Remove it"), done=_("The question is removed."),
                )  # fmt: skip


def _press(key: str, what: str, icon: str, help: str, disabled: bool = False) -> bool:
    return st.button("", key=f"{key}_{what}", icon=icon, type="tertiary", help=help, disabled=disabled)


def _duplicate(workspace: Workspace, kept: KeptForm, question: Question) -> None:
    """Worded differently at once, since a form does not ask the same twice; then opened to be changed."""
    made = duplicate(kept.form, question.key)
    copy = next(each for each in made.questions if kept.form.question(each.key) is None)
    renamed = change(made, copy.key, replace(copy, label=_("{label} (copy)", label=copy.label)))
    save(workspace, renamed, kept.version, edit=copy.key)
