"""Long lists, a page at a time."""

import streamlit as st


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
