"""Cards: a pairing at a glance, and a row of figures with a note to each."""

from collections.abc import Iterable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.program.questions import Side
from core.text import Text
from pages.ui.chips import person_chip, status_badge
from pages.ui.words import _, plain


def pairing_card(
    people: Sequence[tuple[str, Side | str]],
    *,
    status: str = "",
    note: str = "",
    reasons: Iterable[Text] = (),
    key: str | None = None,
) -> DeltaGenerator:
    """Draw the card of two or more people and give it back, so that buttons can be put into it:

    ``with pairing_card([("Ada", "mentor"), ("Bo", "mentee")], status="active"): st.button(...)``
    """
    card = st.container(border=True, gap="small", key=key)
    with card:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for n, (name, side) in enumerate(people):
                if n:
                    st.markdown(":material/link:", width="content")
                person_chip(name, side)
            if status:
                status_badge(status)
        if note:
            st.caption(plain(note))
        said = [f"- {plain(_(reason))}" for reason in reasons]
        if said:
            st.markdown("\n".join(said))
    return card


def figures(cards: Iterable[tuple[str, str | int, str] | tuple[str, str | int, str, str]], width: int = 180) -> None:
    """Cards of one height, each of (what it counts, the figure, a note), and what it means where that wants telling."""
    with st.container(horizontal=True, gap="small"):
        for label, value, note, *means in cards:
            with st.container(border=True, width=width, height="stretch", gap="xsmall"):
                st.metric(label, value, help="".join(map(str, means)) or None)
                st.caption(note)
