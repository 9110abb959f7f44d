"""New questions of a form: ready ones, and one's own; for both sides at once if they belong together."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from core.program.form_editing import add
from core.program.pairs import add_both
from core.program.questions import Form, Kind, Question, Side
from core.program.templates import Ready, question_library
from db import Workspace
from pages.program.form_copying import copy_questions
from pages.program.question_editor import ASKED, Forms, close, tell_gone
from pages.ui.chips import badge
from pages.ui.editing import editing
from pages.ui.notices import notice
from pages.ui.question_inputs import ICONS, KINDS, ask_question, ask_wording, question_given
from pages.ui.words import _, plain

NEW = Question("", Kind.SHORT_TEXT, "")
TOO = {Side.MENTOR: "Ask mentors too, in their own words", Side.MENTEE: "Ask mentees too, in their own words"}


def add_questions(workspace: Workspace, forms: Forms) -> None:
    with st.expander(_("Take a ready question"), icon=":material/library_books:"):
        _ready(workspace, forms)
    with st.expander(_("Write a question"), icon=":material/add:"):
        _own(workspace, forms)
    with st.expander(_("Copy from another program"), icon=":material/content_copy:"):
        copy_questions(workspace, forms)


def _ready(workspace: Workspace, forms: Forms) -> None:
    """Those that suit this kind of program, by topic; a pair goes to both forms."""
    form, side = forms.kept.form, forms.kept.form.side
    program = workspace.programs.current().program.template
    every = st.toggle(_("Those meant for other kinds of programs too"), key=f"every_{side.value}")
    there = [each for each in question_library() if side in each.asked and (every or each.suits(program))]
    open_ = [each for each in there if form.question(each.asked[side].key) is None]
    topics = list(dict.fromkeys(each.topic for each in open_))
    if not topics:
        st.caption(_("All of them are in the form."))
        return
    topic = st.pills(
        _("About"), topics, default=topics[0], required=True, format_func=_, key=f"topic_{side.value}_{every}"
    )
    for ready in (each for each in open_ if each.topic == topic):
        _offer(workspace, forms, ready)


def _offer(workspace: Workspace, forms: Forms, ready: Ready) -> None:
    question, other = ready.asked[forms.kept.form.side], forms.other
    theirs_side = Side.MENTEE if forms.kept.form.side is Side.MENTOR else Side.MENTOR
    theirs = ready.asked.get(theirs_side)
    both = other is not None and theirs is not None and other.form.question(question.key) is None
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap="xsmall", width="stretch"):
            st.markdown(f"**{plain(question.label)}**")
            if both and theirs is not None and theirs.label != question.label:
                st.caption(f"{_(ASKED[theirs_side])}: {plain(theirs.label)}")
            badge(_(KINDS[question.kind]), "neutral", icon=ICONS[question.kind])
        with st.container(horizontal=True, width="content", gap="xsmall"):
            if st.button(_("Add"), key=f"ready_{forms.kept.id}_{question.key}"):
                _keep(workspace, forms, add(forms.kept.form, question))
            if both and st.button(_("Add for both"), key=f"ready_{forms.kept.id}_{question.key}_both", type="primary"):
                _keep_both(workspace, forms, question, theirs or question)


def _own(workspace: Workspace, forms: Forms) -> None:
    """As the last; if wished, asked of the other side too."""
    fresh = editing(f"new_question_{forms.kept.id}", 1, NEW, question_given)
    ask_question(NEW, fresh.key, form=forms.kept.form)
    too = forms.other is not None and st.checkbox(
        _(TOO[forms.other.form.side]), key=f"{fresh.key}_too",
        help=_("The two belong together: matching can compare their answers."),
    )  # fmt: skip
    if too and forms.other is not None:
        ask_wording(NEW, f"{fresh.key}_theirs", _(ASKED[forms.other.form.side]))
    if not st.button(_("Add the question"), key=f"{fresh.key}_add", type="primary"):
        return
    question = question_given(NEW, fresh.key)
    if not too:
        _keep(workspace, forms, add(forms.kept.form, question), fresh.done)
        return
    words = {name: st.session_state.get(f"{fresh.key}_theirs_{name}", "").strip() for name in ("label", "help")}
    theirs = replace(question, label=words["label"] or question.label, help=words["help"], condition=None)
    _keep_both(workspace, forms, question, theirs, fresh.done)


def _keep(workspace: Workspace, forms: Forms, form: Form, then: Callable[[], None] | None = None) -> None:
    tell_gone(workspace.forms.save(form, forms.kept.version))
    _done(_("The question stands at the end of the form."), then)


def _keep_both(
    workspace: Workspace, forms: Forms, question: Question, theirs: Question, then: Callable[[], None] | None = None
) -> None:
    if forms.other is None:
        return
    form, other = add_both(forms.kept.form, forms.other.form, question, theirs)
    tell_gone(workspace.forms.save(form, forms.kept.version, (other, forms.other.version)))
    _done(_("The question stands at the end of both forms."), then)


def _done(words: str, then: Callable[[], None] | None) -> None:
    if then is not None:
        then()
    notice(words)
    close()
