"""One question of a form as the team sees it, with what can be done to it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from core.matching.counting import criterion_of
from core.program.conditions import depending, in_words
from core.program.form_editing import change, duplicate, move_down, move_up, remove
from core.program.pairs import remove_both
from core.program.questions import HOUSEHOLD, MANAGER, Form, Question, Side
from db import Workspace
from pages.program.counting import in_short
from pages.program.moving import move_far
from pages.program.question_editor import Forms, close, tell_gone
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.question_inputs import ICONS, KINDS, SEEN_SHORT
from pages.ui.words import _, count, listed, plain

APART = {MANAGER: "must-have: not within a line of management", HOUSEHOLD: "must-have: not within one household"}
WITH = {Side.MENTOR: "mentors: “{label}”", Side.MENTEE: "mentees: “{label}”"}


def question_card(workspace: Workspace, forms: Forms, question: Question) -> None:
    form, theirs = forms.kept.form, forms.twin(question)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{ICONS[question.kind]} &nbsp;**{plain(question.label)}**")
        if question.help:
            st.caption(plain(question.help))
        if question.condition is not None:
            st.caption(f":material/subdirectory_arrow_right: {plain(_(in_words(question.condition, form)))}")
        if theirs is not None and forms.other is not None and theirs.label != question.label:
            st.caption(f":material/link: {_(WITH[forms.other.form.side], label=plain(theirs.label))}")
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(horizontal=True, width="content", gap="xsmall"):
                _badges(forms, question, is_pair=theirs is not None)
            with st.container(horizontal=True, width="content", gap="xsmall"):
                _verbs(workspace, forms, question)


def _badges(forms: Forms, question: Question, is_pair: bool) -> None:
    badge(_(KINDS[question.kind]), "neutral", icon=ICONS[question.kind])
    badge(_(SEEN_SHORT[question.visible]), "info", icon=":material/visibility:")
    if question.required:
        badge(_("must be answered"), "waiting", icon=":material/asterisk:")
    if is_pair:
        badge(
            _("asked of both"),
            "neutral",
            icon=":material/link:",
            help=_("Both sides are asked this, each in its words."),
        )
    if question.key in APART:
        badge(_(APART[question.key]), "neutral", icon=":material/balance:")
    criterion = criterion_of(forms.compared.criteria, forms.kept.form.side, question.key)
    if criterion is not None:
        badge(in_short(criterion), "good" if criterion.weight else "neutral", icon=":material/balance:")


def _verbs(workspace: Workspace, forms: Forms, question: Question) -> None:
    form, key = forms.kept.form, f"{forms.kept.form.side.value}_{question.key}"
    for what, icon, word, end, moved in (
        ("up", ":material/arrow_upward:", _("Earlier"), form.questions[0], move_up(form, question.key)),
        ("down", ":material/arrow_downward:", _("Later"), form.questions[-1], move_down(form, question.key)),
    ):
        stays = moved == form
        why = _("Stays: one of the two is asked by the other's answer") if stays and question != end else word
        if _press(key, what, icon, why, disabled=stays):
            _keep(workspace, forms, moved)
    move_far(form, question, key, partial(_keep, workspace, forms))
    if _press(key, "edit", ":material/edit:", _("Change")):
        close(question.key)
    if _press(key, "copy", ":material/content_copy:", _("Duplicate")):
        _duplicate(workspace, forms, question)
    _remove(workspace, forms, question, key)


def _press(key: str, what: str, icon: str, help: str, disabled: bool = False) -> bool:
    return st.button("", key=f"{key}_{what}", icon=icon, type="tertiary", help=help, disabled=disabled)


def _keep(workspace: Workspace, forms: Forms, form: Form, edit: str = "") -> None:
    tell_gone(workspace.forms.save(form, forms.kept.version))
    close(edit)


def _duplicate(workspace: Workspace, forms: Forms, question: Question) -> None:
    """Worded differently at once, since a form does not ask the same twice; then opened to be changed."""
    made = duplicate(forms.kept.form, question.key)
    copy = next(each for each in made.questions if forms.kept.form.question(each.key) is None)
    renamed = change(made, copy.key, replace(copy, label=_("{label} (copy)", label=copy.label)))
    _keep(workspace, forms, renamed, edit=copy.key)


def _remove(workspace: Workspace, forms: Forms, question: Question, key: str) -> None:
    """From this form; of twins, if wished, from both."""
    kept, other = forms.kept, forms.other
    warning = _("**{question}** Earlier answers to it are kept. A criterion that compares it goes too.",
                question=plain(question.label))  # fmt: skip
    if freed := depending(kept.form, question.key):
        names = listed(f"“{plain(each.label)}”" for each in freed)
        warning += "\n\n" + count(len(freed), "{names} is then asked of everybody.",
                                  "{names} are then asked of everybody.", names=names)  # fmt: skip
    instead: dict[str, Callable[[], object]] = {}
    if other is not None and forms.twin(question) is not None:
        form, theirs = remove_both(kept.form, other.form, question.key)
        instead[_("Remove it from both forms")] = lambda: workspace.forms.save(
            form, kept.version, (theirs, other.version)
        )
    confirm_button(
        "", lambda: workspace.forms.save(remove(kept.form, question.key), kept.version), key=f"{key}_remove",
        icon=":material/delete:", type="tertiary", title=_("Remove this question?"), help=_("Remove"),
        warning=warning, yes=_("Remove it"), done=_("The question is removed."), instead=instead,
    )  # fmt: skip
