"""Questions copied from the form of another program: only of programs whose settings one may read."""

import streamlit as st

from core.program.form_changes import take_over
from core.program.questions import Form
from db import Workspace
from pages.program.question_editor import Forms, close, tell_gone
from pages.ui.chips import side_word
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.words import _, count


def copy_questions(workspace: Workspace, forms: Forms) -> None:
    """Choose the program, the form, the questions; then beside those of this form, or in their place."""
    programs = {each.id: each.name for each in workspace.elsewhere()}
    if not programs:
        st.caption(_("You help to run no other program. Questions can be copied from those you do."))
        return
    key = f"copy_{forms.kept.id}"
    with st.container(horizontal=True, gap="medium"):
        program = st.selectbox(
            _("From which program"), list(programs), None, format_func=programs.__getitem__, key=f"{key}_program",
            width=380, placeholder=_("Choose one"),
        )  # fmt: skip
        if program is None:
            return
        there = workspace.at(program)
        found = {each.form.side: each.form for each in there.forms.all()} if there.place.cohort_id else {}
        if not found:
            st.caption(_("That program has no form yet."))
            return
        sides = list(found)
        at = sides.index(forms.kept.form.side) if forms.kept.form.side in sides else 0
        side = st.selectbox(_("Which form"), sides, at, format_func=side_word, key=f"{key}_{program}_side", width=200)
    source = found[side]
    labels = {question.key: question.label for question in source.questions}
    fresh = [each for each in labels if forms.kept.form.question(each) is None]
    chosen = st.multiselect(
        _("Questions"), list(labels), fresh, format_func=labels.__getitem__, key=f"{key}_{program}_{side.value}",
        placeholder=_("Choose questions"),
    )  # fmt: skip
    with st.container(horizontal=True):
        _buttons(workspace, forms, source, chosen, key)


def _buttons(workspace: Workspace, forms: Forms, source: Form, chosen: list[str], key: str) -> None:
    kept = forms.kept
    words = count(len(chosen), "{n} question was copied.", "{n} questions were copied.")
    if st.button(_("Add them"), key=f"{key}_add", type="primary", disabled=not chosen):
        tell_gone(workspace.forms.save(take_over(kept.form, source, chosen), kept.version))
        notice(words)
        close()
    made = take_over(kept.form, source, chosen, instead=True)
    confirm_button(
        _("Take them in place of all questions here"), lambda: workspace.forms.save(made, kept.version),
        key=f"{key}_instead", title=_("Replace the questions of this form?"), yes=_("Replace them"), done=words,
        disabled=not chosen,
        warning=_("The questions that stand here now are no longer asked. Earlier answers are kept, with their "
                  "wording; criteria whose question goes are no longer compared."),
    )  # fmt: skip
