"""Cells that were mended in place, remembered while one goes through the steps of an import."""

from collections.abc import Mapping

import streamlit as st

Cell = tuple[int, str]  # row number and header


def mended_cells(key: str) -> Mapping[Cell, str]:
    """What was written instead, by place."""
    found: Mapping[Cell, str] = st.session_state.get(_place(key), {})
    return found


def mend(key: str, cells: Mapping[Cell, str]) -> None:
    """Add what is written instead, and draw anew."""
    st.session_state[_place(key)] = {**mended_cells(key), **cells}
    st.rerun()


def forget_mended(key: str) -> None:
    st.session_state.pop(_place(key), None)


def _place(key: str) -> str:
    return f"{key}_mended"
