"""Whether a question counts when matching, with which of the other side it is compared, and how much."""

import streamlit as st

from core.matching import Criterion
from core.matching.counting import WAYS, Counts, can_count, comparable
from core.matching.in_words import way_in_short
from core.matching.rules import Measure
from core.program.program import ProgramForm
from core.program.questions import HOUSEHOLD, MANAGER, Form, Question
from db import Workspace
from pages.ui.words import _

USUAL_WEIGHT = 3


def ask_counts(question: Question, counts: Counts, facing: Form, key: str, reverse: bool) -> None:
    """Draw the fields, which ``counts_given`` reads. ``reverse``: the mentor is the junior."""
    others = {each.key: each for each in comparable(question, facing)} if can_count(question) else {}
    st.divider()
    if not others:
        st.caption(f":material/balance: {_why_not(question)}")
        return
    ways: list[Measure | None] = [None, *WAYS[question.kind]]
    if counts.measure not in ways:
        ways.append(counts.measure)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        way = st.selectbox(
            _("When matching"), ways, ways.index(counts.measure), key=f"{key}_way", width=300,
            format_func=lambda one: _("it does not count") if one is None else _(way_in_short(one, reverse)),
        )  # fmt: skip
        if way is None:
            return
        keys = list(others)
        at = keys.index(counts.other) if counts.other in others else 0
        st.selectbox(
            _("Compared with"), keys, at, key=f"{key}_with", width=340, format_func=lambda one: others[one].label,
        )  # fmt: skip
        st.slider(_("How much"), 0, 10, counts.weight or USUAL_WEIGHT, key=f"{key}_weight", width=200)


def counts_given(counts: Counts, key: str) -> Counts:
    """How it counts as the fields have it."""
    way = st.session_state.get(f"{key}_way", counts.measure)
    if way is None:
        return Counts()
    other = st.session_state.get(f"{key}_with", counts.other)
    return Counts(way, other, st.session_state.get(f"{key}_weight", counts.weight))


def is_reverse(workspace: Workspace) -> bool:
    """Whether the mentor is the junior here."""
    return workspace.place.form == ProgramForm.REVERSE


def in_short(criterion: Criterion) -> str:
    """ "counts 6 of 10 · must-have", for a badge."""
    weight = _("counts {weight} of 10", weight=criterion.weight)
    if criterion.must_have is None:
        return weight if criterion.weight else _("could count")
    return f"{weight} · {_('must-have')}" if criterion.weight else _("must-have")


def _why_not(question: Question) -> str:
    if question.key == MANAGER:
        return _("A must-have: nobody is paired with her manager, nor with anyone further up or down her line.")
    if question.key == HOUSEHOLD:
        return _("A must-have: nobody is paired within one household. Two who write the address in different words "
                 "are not recognised; bar such a pair by hand.")  # fmt: skip
    if not can_count(question):
        return _("A private answer is not compared when matching.")
    return _("Not compared when matching: the other side is asked nothing of this kind. Ask them too.")
