"""What a screen remembers between two clicks besides its widgets: what was opened, and how it was before."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

Value = TypeVar("Value")


def opened(key: str) -> bool:
    """Whether ``open_up(key)`` was called in this browser tab."""
    return bool(st.session_state.get(f"{key}_opened"))


def open_up(key: str, is_open: bool = True) -> None:
    """Remember that a part of the screen was opened, or closed again."""
    st.session_state[f"{key}_opened"] = is_open


def before(key: str, asked: object, answer: Value) -> Value | None:
    """The answer to what was asked before the last change; None where nothing has changed yet.

    ``asked`` is what the answer hangs on (the rules of a result): while it stays the same, so does what was before.
    """
    now, earlier = f"{key}_now", f"{key}_before"
    known = st.session_state.get(now)
    if known is not None and known[0] != asked:
        st.session_state[earlier] = known[1]
    if known is None or known[0] != asked:
        st.session_state[now] = (asked, answer)
    found: Value | None = st.session_state.get(earlier)
    return found


def latest(key: str) -> object | None:
    """The newest answer that ``before(key, ...)`` was told."""
    known = st.session_state.get(f"{key}_now")
    return None if known is None else known[1]


def worked_out(key: str, asked: object, work: Callable[[], Value]) -> Value:
    """The answer to what is asked, worked out once for as long as the same is asked. For this tab alone."""
    answer: Value | None = known(key, asked)
    if answer is None:
        answer = work()
        st.session_state[f"{key}_worked"] = (asked, answer)
    return answer


def known(key: str, asked: object) -> Value | None:  # type: ignore[type-var]
    """What ``worked_out`` answered when the same was asked last; None where something else was."""
    kept = st.session_state.get(f"{key}_worked")
    found: Value | None = kept[1] if kept is not None and kept[0] == asked else None
    return found


def choose(values: Mapping[str, object]) -> None:
    """Give widgets, by their keys, what one button chose for all of them; for a button's ``on_click``."""
    for key, value in values.items():
        st.session_state[key] = value


def forget(prefix: str) -> None:
    """Let every widget and memory whose key begins so start anew."""
    for key in [key for key in st.session_state if str(key).startswith(prefix)]:
        del st.session_state[key]
