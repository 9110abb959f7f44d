"""Ways from one screen to another, by the path that pages/__init__.py gives it; none to where one may not go."""

from typing import Literal

import streamlit as st


def may_go(path: str) -> bool:
    """Whether the screen is among those of the person who is looking."""
    return path in st.session_state.get("pages", {})


def go(path: str, /, **query: str | int) -> None:
    """Leave for another screen at once; stays where it is if the person may not go there."""
    if may_go(path):
        st.switch_page(st.session_state["pages"][path], query_params=_words(query))


def button_to(
    label: str,
    path: str,
    /,
    *,
    key: str = "",
    icon: str | None = None,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    width: Literal["content", "stretch"] | int = "content",
    help: str | None = None,
    **query: str | int,
) -> None:
    """A button that leads to another screen. Draws nothing where the person may not go there."""
    if not may_go(path):
        return
    key = key or f"to_{path}_{label}_{sorted(query.items())}"
    if st.button(label, key=key, icon=icon, type=type, width=width, help=help):
        go(path, **query)


def link_to(label: str, path: str, /, *, icon: str | None = None, help: str | None = None, **query: str | int) -> None:
    """A link to another screen, for lists and texts. Draws nothing where the person may not go there."""
    if may_go(path):
        st.page_link(st.session_state["pages"][path], label=label, icon=icon, help=help, query_params=_words(query))


def _words(query: dict[str, str | int]) -> dict[str, str]:
    return {name: str(value) for name, value in query.items()}
