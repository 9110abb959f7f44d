"""Giving a list of mentors, one of mentees, or both: a file or pasted rows, and an empty sheet to fill in."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from core.intake.spreadsheet import Table, template_workbook
from core.program.questions import Side
from db import Before
from pages.intake.lists import PLURALS, fits_badly, table_of
from pages.ui.downloads import download
from pages.ui.kept_list import KeptList, ask_list, kept_list
from pages.ui.words import _, count


def given_lists(key: str, sides: Sequence[Side]) -> list[KeptList | None]:
    return [kept_list(f"{key}_{side.value}") for side in sides]


def ask_lists(key: str, before: Mapping[Side, Before]) -> bool:
    """One place for each side; one list is enough. Whether there is one that can be read."""
    columns = st.columns(len(before), gap="medium") if len(before) > 1 else [st.container(width=560)]
    given: dict[Side, KeptList] = {}
    places = dict(zip(before, columns, strict=True))
    for side, column in places.items():
        with column, st.container(border=True):
            st.subheader(_(PLURALS[side]), anchor=False)
            if (kept := ask_list(f"{key}_{side.value}")) is not None:
                given[side] = kept
                continue
            empty_sheet = partial(template_workbook, before[side].form)
            download(_("Empty sheet to fill in"), empty_sheet, f"{side.value}s.xlsx", key=f"{key}_{side.value}_empty")
    tables: dict[Side, Table] = {}
    for side, kept in given.items():  # after both were asked for: one that can't be read does not hide the other
        with places[side]:
            tables[side] = table_of(key, side, kept)
            _at_a_glance(key, side, tables[side])
    if tables:
        st.toggle(
            _("Make the questions from my columns"), fits_badly(tables, before), key=f"{key}_from_columns",
            persist_state="session", help=_("They take the place of the questions that the program asks now."),
        )  # fmt: skip
    return bool(tables)


def _at_a_glance(key: str, side: Side, table: Table) -> None:
    if len(table.sheets) > 1:
        st.selectbox(
            _("Sheet"), table.sheets, table.sheets.index(table.sheet), key=f"{key}_{side.value}_sheet",
            persist_state="session",
        )  # fmt: skip
    rows = count(len(table.rows), "{n} row", "{n} rows")
    st.caption(f"{rows}, {count(len(table.headers), '{n} column', '{n} columns')}")
    st.dataframe([dict(zip(table.headers, row, strict=True)) for row in table.rows[:3]], hide_index=True)
