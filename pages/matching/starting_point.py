"""Where weights start from: those that are kept, or those of a kind of program."""

import streamlit as st

from core.matching.in_words import PRESET_NAMES
from core.matching.suggest import weighed
from db import Desk
from pages.ui.tried import Tried
from pages.ui.words import _

KEPT, OWN = "kept", "own"


def ask_start(desk: Desk, tried: Tried, fixed: bool = False) -> None:
    """The kept weights, those of a kind of program, or, once a slider was moved, one's own."""
    kept = {each.key: each.weight for each in desk.rules.criteria}
    ways = {KEPT: kept}
    for name in PRESET_NAMES:
        weights = {each.key: each.weight for each in weighed(desk.rules.criteria, name)}
        if weights not in ways.values():
            ways[name] = weights
    now = {key: tried.value(f"weight_{key}", weight) for key, weight in kept.items()}
    names = {KEPT: _("The weights that are kept"), OWN: _("Your own weights")}
    names |= {name: _(words) for name, words in PRESET_NAMES.items()}
    chosen = next((name for name, weights in ways.items() if weights == now), OWN)
    st.selectbox(
        _("Start from the weights of"), [*ways, *([OWN] if chosen == OWN else [])], format_func=names.__getitem__,
        key=tried.shown("start", chosen), width=300, disabled=fixed, on_change=_started, args=(tried, ways),
    )  # fmt: skip


def _started(tried: Tried, ways: dict[str, dict[str, int]]) -> None:
    weights = ways.get(st.session_state[f"{tried.key}_start"])
    if weights is not None:
        tried.change({f"weight_{key}": weight for key, weight in weights.items()})
