"""Steps that are taken one after the other: where one is, back, and on."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.words import _


def wizard_step(key: str, titles: Sequence[str]) -> int:
    """Draw where one is ("Step 2 of 4 · Dates") and give back the number of the step, from 0.

    Widgets of a step that is not drawn forget their values unless made with ``persist_state="session"``.
    """
    step = min(int(st.session_state.get(_place(key), 0)), len(titles) - 1)
    words = _("Step {n} of {all} · **{title}**", n=step + 1, all=len(titles), title=titles[step])
    st.progress((step + 1) / len(titles), text=words)
    return step


def wizard_buttons(key: str, titles: Sequence[str], *, finish: str, may_go_on: bool = True) -> bool:
    """Back and on, under the step; True in the run in which ``finish`` was pressed on the last one."""
    step = min(int(st.session_state.get(_place(key), 0)), len(titles) - 1)
    last = step == len(titles) - 1
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            _("Back"), key=f"{key}_back", icon=":material/arrow_back:", disabled=step == 0,
            on_click=to_step, args=(key, step - 1),
        )  # fmt: skip
        if last:
            return st.button(finish, key=f"{key}_finish", type="primary", disabled=not may_go_on)
        st.button(
            _("Next: {title}", title=titles[step + 1]), key=f"{key}_next", type="primary", disabled=not may_go_on,
            on_click=to_step, args=(key, step + 1),
        )  # fmt: skip
    return False


def wizard_at(key: str) -> int:
    """The number of the step, from 0, without drawing anything."""
    return int(st.session_state.get(_place(key), 0))


def to_step(key: str, step: int) -> None:
    """Go to a step; 0 to begin anew."""
    st.session_state[_place(key)] = max(0, step)


def _place(key: str) -> str:
    return f"{key}_step"
