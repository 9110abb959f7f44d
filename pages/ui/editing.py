"""Fields over something that others may change meanwhile: what was seen when they were first drawn, and being told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from pages.ui.words import _

Value = TypeVar("Value")


@dataclass(frozen=True)
class Edited(Generic[Value]):
    """``value`` as it was when the fields were drawn first, and its ``version``; ``key`` begins the fields' keys."""

    name: str
    key: str
    version: int
    value: Value

    def done(self) -> None:
        """What was typed is saved, or given up: the fields begin anew with what is there."""
        st.session_state.pop(_place(self.name), None)
        st.session_state[_rounds(self.name)] = st.session_state.get(_rounds(self.name), 0) + 1


def editing(name: str, version: int, value: Value, given: Callable[[Value, str], Any]) -> Edited[Value]:
    """What to draw the fields with; ``given(value, key)`` reads them.

    Where somebody else changed the value and nothing was typed here, the new one is taken. Where something was
    typed, that is told, and saving with the version seen is refused by the repository.
    """
    seen: Edited[Value] | None = st.session_state.get(_place(name))
    if seen is None:
        return _begin(name, version, value)
    if seen.value == value:
        if seen.version != version:
            seen = st.session_state[_place(name)] = Edited(name, seen.key, version, value)
        return seen
    if given(seen.value, seen.key) == seen.value:
        seen.done()
        return _begin(name, version, value)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        words = _("Somebody else changed this while you were editing it.")
        st.markdown(f":orange[:material/error: {words}]", width="content")
        st.button(_("Show what is there now"), key=f"{seen.key}_load", on_click=seen.done)
    return seen


def _begin(name: str, version: int, value: Value) -> Edited[Value]:
    key = f"{name}_{st.session_state.get(_rounds(name), 0)}"
    seen = st.session_state[_place(name)] = Edited(name, key, version, value)
    return seen


def _place(name: str) -> str:
    return f"editing {name}"


def _rounds(name: str) -> str:
    return f"edited {name}"
