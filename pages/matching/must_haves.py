"""Must-haves: what a pair can't be made without, and how much of it."""

import streamlit as st

from core.matching.remedies import ALL_OR_NOTHING
from core.program.questions import HOUSEHOLD, MANAGER
from db import Desk
from pages.ui.places import link_to
from pages.ui.tried import Tried
from pages.ui.words import _, plain

STEP = 5


def ask_must_haves(desk: Desk, tried: Tried) -> dict[str, tuple[float | None, bool]]:
    """By criterion: the least that a pair must reach, and whether a missing answer rules it out."""
    labels = {each.key: each.label for each in desk.rules.criteria}
    chosen = st.multiselect(
        _("Must-haves: no pair without"), list(labels), format_func=labels.__getitem__, placeholder=_("None"),
        help=_("Whatever a pair scores, it is not made without these. Each of them may leave people waiting."),
        **tried.widget("must", kept_must_haves(desk)),
    )  # fmt: skip
    found: dict[str, tuple[float | None, bool]] = {}
    for each in desk.rules.criteria:
        if each.key not in chosen:
            found[each.key] = (None, False)
            continue
        only_known = each.must_have is None and each.must_be_known
        usual = 0.0 if only_known else 1.0 if each.must_have is None else each.must_have
        least = round(usual * 100) if each.measure in ALL_OR_NOTHING else st.slider(
            _("{label}: at least", label=plain(each.label)), 0, 100, step=STEP, format="%d%%",
            **tried.widget(f"least_{each.key}", round(usual * 100)),
        )  # fmt: skip
        known = st.checkbox(
            _("{label}: not without an answer either", label=plain(each.label)),
            help=_("Otherwise a pair with a missing answer is let through, and marked."),
            **tried.widget(f"known_{each.key}", each.must_be_known),
        )  # fmt: skip
        found[each.key] = (least / 100 or None, known)
    return found


def tell_apart(desk: Desk) -> None:
    """Who is kept apart by what people wrote: nothing to choose here, but to be known."""
    asked = {question.key for form in desk.forms.values() for question in form.questions}
    if MANAGER in asked:
        st.caption(_(":material/account_tree: Nobody is paired with her manager or anyone above or below."))
    if HOUSEHOLD in asked:
        st.caption(_(":material/home: Nobody is paired within one household, as far as both write the address alike."))
    if not {MANAGER, HOUSEHOLD} & asked:
        st.caption(
            _("To keep people from their managers, or from their own household, ask who the manager is or where they "
              "live: both are ready questions.")
        )  # fmt: skip
        link_to(_("Ready questions"), "program.forms", icon=":material/library_books:")


def kept_must_haves(desk: Desk) -> list[str]:
    return [each.key for each in desk.rules.criteria if each.must_have is not None or each.must_be_known]
