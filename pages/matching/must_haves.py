"""Must-haves: what a pair can't be made without, and how much of it."""

from collections.abc import Callable

import streamlit as st

from core.matching import Measure
from db import Desk
from pages.ui.words import _, plain

ALL_OR_NOTHING = frozenset({Measure.SAME, Measure.DIFFERENT, Measure.LANGUAGE})


def ask_must_haves(desk: Desk, key: Callable[[str], str]) -> dict[str, tuple[float | None, bool]]:
    """By criterion: the least that a pair must reach, and whether a missing answer rules it out."""
    labels = {each.key: each.label for each in desk.rules.criteria}
    kept = [each.key for each in desk.rules.criteria if each.must_have is not None or each.must_be_known]
    chosen = st.multiselect(
        _("Must-haves: no pair without"), list(labels), kept, format_func=labels.__getitem__,
        key=key("must"), placeholder=_("None"),
    )  # fmt: skip
    found: dict[str, tuple[float | None, bool]] = {}
    for each in desk.rules.criteria:
        if each.key not in chosen:
            found[each.key] = (None, False)
            continue
        only_known = each.must_have is None and each.must_be_known
        usual = 0.0 if only_known else 1.0 if each.must_have is None else each.must_have
        least = round(usual * 100) if each.measure in ALL_OR_NOTHING else st.slider(
            _("{label}: at least", label=plain(each.label)), 0, 100, round(usual * 100), 5, format="%d%%",
            key=key(f"least_{each.key}"),
        )  # fmt: skip
        known = st.checkbox(
            _("{label}: not without an answer either", label=plain(each.label)), each.must_be_known,
            key=key(f"known_{each.key}"),
            help=_("Otherwise a pair with a missing answer is let through, and marked."),
        )  # fmt: skip
        found[each.key] = (least / 100 or None, known)
    return found
