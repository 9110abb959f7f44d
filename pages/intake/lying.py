"""How the given lists lie: as it looks, and as it was corrected."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from core.intake.spreadsheet import (
    Apart,
    Shape,
    Table,
    find_shape,
    read_pasted,
    read_table,
    shaped,
)
from core.program.questions import Side
from pages.ui.cache import thought
from pages.ui.kept_list import KeptList, kept_list
from pages.ui.mended import mended_cells
from pages.ui.words import _, count, plain


def tables_of(key: str, sides: Mapping[Side, object]) -> dict[Side, tuple[Table, Shape]]:
    """One row a person and one column a question, with how the list lay; one list may hold both sides."""
    given = {side: kept for side in sides if (kept := kept_list(f"{key}_{side.value}")) is not None}
    found: dict[Side, tuple[Table, Shape]] = {}
    for side, kept in given.items():
        table = table_of(key, side, kept)
        shape = thought(find_shape, table, _apart(key, side))
        if side is Side.PEER:
            shape = replace(shape, role="")
        mended = mended_cells(f"{key}_{side.value}")
        found[side] = thought(shaped, table, shape, side).with_cells(mended), shape
        other = next((each for each in sides if each not in given), None)
        if shape.role and other is not None:
            found[other] = thought(shaped, table, shape, other).with_cells(mended), shape
    return {side: found[side] for side in sides if side in found}


def table_of(key: str, side: Side, given: KeptList) -> Table:
    """The list as it stands; of a workbook the sheet, of letters and header lines those that were chosen."""
    state, own = st.session_state, f"{key}_{side.value}"
    lines = state.get(f"{own}_header")
    if isinstance(given.content, str):
        return thought(read_pasted, given.content, lines)
    table = thought(read_table, given.content, given.name, None, lines, state.get(f"{own}_letters"))
    sheet = state.get(f"{own}_sheet")
    return thought(read_table, given.content, given.name, sheet, lines) if sheet in table.sheets else table


def ask_shape(key: str, side: Side, shape: Shape) -> None:
    """Which columns and rows are read as one, each to be kept apart instead."""
    if shape.role:
        st.caption(_("The column **{column}** tells mentors from mentees.", column=plain(shape.role)))
    if shape.key or st.session_state.get(_rows_key(key, side)) is False:
        words = _("Read the rows of one person as one")
        if shape.key:
            words += " · " + _("{rows} are {people}", rows=count(shape.rows, "{n} row", "{n} rows"),
                               people=count(shape.people, "{n} person", "{n} people"))  # fmt: skip
        st.toggle(words, True, key=_rows_key(key, side), persist_state="session")


def ask_group(key: str, side: Side, table: Table, header: str) -> None:
    """Of a column that was made of several: of which, and whether they should stay apart."""
    group = table.made_of[header]
    st.caption(
        _("Made of {columns}: {names}", columns=count(len(group.columns), "{n} column", "{n} columns"),
          names=plain(", ".join(group.options[:6])) + (" …" if len(group.options) > 6 else ""))
    )  # fmt: skip
    st.checkbox(_("Keep them apart"), key=_group_key(key, side, group.name), persist_state="session")


def ask_together(key: str, side: Side, name: str) -> None:
    """Of a group that was taken apart: whether it should stay so."""
    words = _("Keep the columns of “{name}” apart", name=name)
    st.checkbox(words, key=_group_key(key, side, name), persist_state="session")


def kept_apart(key: str, side: Side) -> list[str]:
    """The groups that were taken apart, to be put together again."""
    start = _group_key(key, side, "")
    return sorted(str(name).removeprefix(start) for name, on in st.session_state.items() if on is True
                  and str(name).startswith(start))  # fmt: skip


def _apart(key: str, side: Side) -> Apart:
    rows = st.session_state.get(_rows_key(key, side), True)
    return Apart(frozenset(kept_apart(key, side)), rows is False)


def _group_key(key: str, side: Side, name: str) -> str:
    return f"{key}_{side.value}_apart_{name}"


def _rows_key(key: str, side: Side) -> str:
    return f"{key}_{side.value}_rows_as_one"
