"""Questions being written, changed and tried, a part of the forms' screen."""

from collections.abc import Callable

import streamlit as st

from core.program.form_editing import add, change
from core.program.questions import Form, Kind, Question
from core.program.templates import question_library
from db import KeptForm, Workspace
from pages.ui.editing import editing
from pages.ui.inputs import ask
from pages.ui.notices import notice
from pages.ui.question_inputs import ask_question, question_given
from pages.ui.words import _, listed, plain


def edit_question(workspace: Workspace, kept: KeptForm, question: Question) -> None:
    """The fields of a question in its place."""
    with st.container(border=True):
        name = f"question_{kept.id}_{question.key}"
        edited = editing(name, kept.version, question, question_given)
        ask_question(edited.value, edited.key, answered=kept.is_in_use)
        with st.container(horizontal=True):
            if st.button(_("Save"), key=f"{edited.key}_save", type="primary"):
                form = change(kept.form, question.key, question_given(edited.value, edited.key))
                save(workspace, form, edited.version, then=edited.done)
            if st.button(_("Cancel"), key=f"{edited.key}_cancel"):
                edited.done()
                _close()


def add_question(workspace: Workspace, kept: KeptForm) -> None:
    """A new question, or one of the library, as the last."""
    with st.expander(_("Add a question"), icon=":material/add:"):
        asked = {question.key for question in kept.form.questions}
        ready = {question.key: question for question in question_library() if question.key not in asked}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                _("Take a ready one"), list(ready), None, format_func=lambda key: ready[key].label, width=480,
                key=f"library_{kept.id}", placeholder=_("Choose a question"),
            )  # fmt: skip
            if st.button(_("Add it"), key=f"library_{kept.id}_add", disabled=chosen is None) and chosen is not None:
                save(workspace, add(kept.form, ready[chosen]), kept.version)
        st.markdown(_("or write your own:"))
        fresh = editing(f"new_question_{kept.id}", 1, Question("", Kind.SHORT_TEXT, ""), question_given)
        ask_question(fresh.value, fresh.key)
        if st.button(_("Add the question"), key=f"{fresh.key}_add", type="primary"):
            save(workspace, add(kept.form, question_given(fresh.value, fresh.key)), kept.version, then=fresh.done)


def preview(form: Form) -> None:
    """The form as whoever applies sees it; nothing is kept."""
    with st.container(border=True, width=480):
        st.caption(_("Name, e-mail and time zone are asked first; consent comes last. Nothing you try here is kept."))
        for question in form.questions:
            ask(question, None, f"preview_{form.side.value}_{question.key}")


def save(
    workspace: Workspace, form: Form, version: int, *, then: Callable[[], None] | None = None, edit: str = ""
) -> None:
    """Keep the form, say what went with it, and close what was open; ``edit`` opens a question instead."""
    gone = workspace.forms.save(form, version)
    if then is not None:
        then()
    if gone:
        labels = listed(plain(label) for label in gone)
        notice(_("No longer compared when matching: {labels}.", labels=labels), ":material/info:")
    _close(edit)


def _close(edit: str = "") -> None:
    if edit:
        st.query_params["edit"] = edit
    else:
        st.query_params.pop("edit", None)
    st.rerun()
