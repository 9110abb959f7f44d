"""How a pairing ends: in which way, why, and whether each may be matched again. Nobody is at fault."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from core.tracking.closure import ENDINGS, Ending
from pages.ui.words import _, plain

CHOICES = tuple(each for each in Ending if each is not Ending.MOVED)


@dataclass(frozen=True)
class EndingGiven:
    """``again``: by person; ``leaves``: who leaves the program with it."""

    ending: Ending
    reason: str
    again: Mapping[int, bool]
    leaves: int | None


def ask_ending(people: Mapping[int, str], key: str, *, may_leave: bool = True) -> EndingGiven:
    """Ask it of a pairing of these people (id to name). ``may_leave``: whoever leaves is let go with it."""
    ending = st.selectbox(_("How it ends"), CHOICES, format_func=lambda one: _(ENDINGS[one]), key=f"{key}_ending")
    reason = st.text_input(
        _("In your words (may stay empty; only the team reads it)"), key=f"{key}_reason", max_chars=200
    )
    leaves = None
    if ending is Ending.LEFT and not may_leave:
        st.caption(_("Whoever leaves the program is let go under Participants; that ends all her pairings."))
    elif ending is Ending.LEFT:
        leaves = st.radio(
            _("Who leaves the program?"), list(people), format_func=lambda who: people[who], key=f"{key}_leaves",
            horizontal=True,
        )  # fmt: skip
    again: dict[int, bool] = {}
    with st.container(horizontal=True):
        for who, name in people.items():
            if who != leaves:
                again[who] = st.checkbox(
                    _("{name} may be matched again", name=plain(name)), ending is not Ending.SAFETY,
                    key=f"{key}_again_{who}_{ending.value}",
                )  # fmt: skip
    if not all(again.values()):
        st.caption(_("Who may not, takes a break until you bring her back under Participants."))
    return EndingGiven(ending, reason, again, leaves)
