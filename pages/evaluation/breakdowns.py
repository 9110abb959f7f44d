"""Who takes part, by what they answered: a part of the totals, with small groups held back."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.suppression import REASON
from db import Breakdown
from pages.ui.chips import PLURALS
from pages.ui.words import _, listed, number, plain


def breakdowns(found: Sequence[Breakdown]) -> None:
    """Bars with their numbers beside; groups held back are named, and why."""
    shown = [each for each in found if each.groups]
    if not shown:
        return
    st.subheader(_("Who takes part"), anchor=False)
    for place, column in enumerate(st.columns(2, gap="medium")):
        with column:
            for each in shown[place::2]:
                _breakdown(each)


def _breakdown(found: Breakdown) -> None:
    with st.container(border=True):
        st.markdown(f"**{_(PLURALS[found.side])}**: {plain(found.question)}")
        largest = max((group.people or 0 for group in found.groups), default=0)
        hidden = []
        for group in found.groups:
            name = plain(group.name) if group.name else _("no answer")
            if group.people is None or group.paired is None:
                hidden.append(name)
                continue
            words = _("**{people}** {name} · {paired} paired", people=number(group.people), name=name,
                      paired=number(group.paired))  # fmt: skip
            st.progress(group.people / largest if largest else 0.0, text=words)
        if hidden:
            st.caption(_("Not shown: {groups}.", groups=listed(hidden)))
            st.caption(_(REASON))
