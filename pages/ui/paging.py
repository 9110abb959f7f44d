"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Item = TypeVar("Item")


def page_asked(key: str) -> int:
    """The page that is looked at, from 1."""
    return int(st.session_state.get(key, 1))


def pager(key: str, pages: int) -> None:
    """Numbers to choose a page by, where there are several; where the list has become shorter, its last page."""
    if page_asked(key) > pages:
        st.session_state[key] = pages
        st.rerun()
    if pages > 1:
        st.pagination(pages, key=key)


def one_page(key: str, items: Sequence[Item], each: int) -> Sequence[Item]:
    """The part of a list that is looked at, with the pager above it where there are several pages."""
    pager(key, max(1, -(-len(items) // each)))
    start = (page_asked(key) - 1) * each
    return items[start : start + each]
