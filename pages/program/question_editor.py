"""A question being changed in its place: its wording and its twin's, when it is asked, how it counts."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from core.matching.counting import Counts, counts_of, with_counts
from core.program.form_editing import change
from core.program.pairs import change_both, differs, twin
from core.program.questions import Form, Question, Side
from db import KeptCriteria, KeptForm, Workspace
from pages.program.counting import ask_counts, counts_given, is_reverse
from pages.ui.editing import editing
from pages.ui.notices import notice
from pages.ui.question_inputs import ask_question, ask_wording, question_given, wording_given
from pages.ui.words import _, listed, plain

ASKED = {Side.MENTOR: "Mentors are asked", Side.MENTEE: "Mentees are asked"}
CHANGED_MEANWHILE = -1  # a version that nothing has, so that what somebody else did is not overwritten


@dataclass(frozen=True)
class Forms:
    """The form that is shown, the other side's (of peers there is none), and what answers are compared by."""

    kept: KeptForm
    other: KeptForm | None
    compared: KeptCriteria

    @property
    def facing(self) -> Form:
        """The form whose answers these are compared with: the other side's; of peers the same."""
        return self.other.form if self.other is not None else self.kept.form

    def twin(self, question: Question) -> Question | None:
        return twin(question, self.other.form if self.other is not None else None)


@dataclass(frozen=True)
class _Whole:
    question: Question
    theirs: Question | None
    counts: Counts


def edit_question(workspace: Workspace, forms: Forms, question: Question) -> None:
    """The fields of a question in its place."""
    kept, side = forms.kept, forms.kept.form.side
    now = _Whole(question, forms.twin(question), counts_of(forms.compared.criteria, side, question.key))
    with st.container(border=True):
        edited = editing(f"question_{kept.id}_{question.key}", kept.version, now, _given)
        ask_question(edited.value.question, edited.key, answered=kept.is_in_use or kept.number > 1, form=kept.form)
        if edited.value.theirs is not None and forms.other is not None:
            _ask_theirs(edited.value.question, edited.value.theirs, forms.other, edited.key)
        ask_counts(
            question_given(question, edited.key), edited.value.counts, forms.facing, edited.key, is_reverse(workspace)
        )
        with st.container(horizontal=True):
            pressed = st.button(_("Save"), key=f"{edited.key}_save", type="primary")
            if st.button(_("Cancel"), key=f"{edited.key}_cancel"):
                edited.done()
                close()
        if pressed:
            seen = edited.value
            _save_whole(workspace, forms, seen, now, _given(seen, edited.key), edited.version, edited.done)


def _save_whole(
    workspace: Workspace, forms: Forms, seen: _Whole, now: _Whole, given: _Whole, version: int,
    done: Callable[[], None],
) -> None:  # fmt: skip
    """All that was changed, at once. What somebody else changed since it was ``seen`` is not overwritten."""
    form, other, twins = forms.kept.form, forms.other, None
    key = seen.question.key
    if given.theirs is not None and other is not None:
        form, theirs = change_both(form, other.form, key, given.question, given.theirs)
        if theirs != other.form:
            twins = theirs, other.version if seen.theirs == now.theirs else CHANGED_MEANWHILE
    else:
        form = change(form, key, given.question)
    criteria = None
    if given.counts != seen.counts and (question := form.question(key)) is not None:
        made = with_counts(
            forms.compared.criteria, form.side, question, forms.facing, given.counts, is_reverse(workspace)
        )
        criteria = made, forms.compared.version if seen.counts == now.counts else CHANGED_MEANWHILE
    tell_gone(workspace.forms.save(form, version, twins, criteria))
    done()
    close()


def _ask_theirs(mine: Question, theirs: Question, other: KeptForm, key: str) -> None:
    """The twin's own wording; what both had in common changes along."""
    st.divider()
    ask_wording(theirs, f"{key}_theirs", _(ASKED[other.form.side]))
    if differs(mine, theirs):
        st.caption(_("Its options or scale differ from these: answers can be compared only where they are the same."))
    else:
        st.caption(_("The two belong together: kind, options and limits that both have are changed for both."))


def _given(seen: _Whole, key: str) -> _Whole:
    theirs = wording_given(seen.theirs, f"{key}_theirs") if seen.theirs is not None else None
    return _Whole(question_given(seen.question, key), theirs, counts_given(seen.counts, key))


def tell_gone(labels: tuple[str, ...]) -> None:
    if labels:
        names = listed(plain(label) for label in labels)
        notice(_("No longer compared when matching: {labels}.", labels=names), ":material/info:")


def close(edit: str = "") -> None:
    """Close the question that is open, or open another; what is shown is read anew."""
    if edit:
        st.query_params["edit"] = edit
    else:
        st.query_params.pop("edit", None)
    st.rerun()
