"""Who takes part, by what they answered: a part of the totals, with small groups held back."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.suppression import REASON
from core.program.questions import Side
from db import Breakdown
from pages.ui.words import _, number, plain

PLURAL = {Side.MENTOR: "Mentors", Side.MENTEE: "Mentees", Side.PEER: "People"}


def breakdowns(found: Sequence[Breakdown]) -> None:
    """Bars with their numbers beside; groups held back are named, and why."""
    shown = [each for each in found if each.groups]
    if not shown:
        return
    st.subheader(_("Who takes part"), anchor=False)
    for each in shown:
        with st.container(border=True):
            st.markdown(f"**{_(PLURAL[each.side])}**: {plain(each.question)}")
            people = [group.people for group in each.groups if group.people is not None]
            for group in each.groups:
                name = plain(group.name) if group.name else _("no answer")
                if group.people is None or group.paired is None:
                    st.caption(f"{name}: {_('not shown')}")
                    continue
                words = _("**{people}** {name} · {paired} paired", people=number(group.people), name=name,
                          paired=number(group.paired))  # fmt: skip
                st.progress(group.people / max(people), text=words)
            if each.hides_some:
                st.caption(_(REASON))
