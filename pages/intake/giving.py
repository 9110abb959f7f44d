"""Giving a list of mentors, one of mentees, or both: a file or pasted rows, and an empty sheet to fill in."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from core.intake.spreadsheet import ENCODINGS, Table, is_certain, template_workbook
from core.program.questions import Side
from core.text import Text
from db import Before
from pages.intake.lying import table_of, tables_of
from pages.intake.proposing import fits_badly
from pages.intake.side import ask_side
from pages.ui.chips import PLURALS
from pages.ui.downloads import download
from pages.ui.kept_list import KeptList, ask_list, kept_list
from pages.ui.words import _, count

LETTERS = {
    "cp1252": Text("Western Europe (Windows)"),
    "cp1250": Text("Central Europe (Windows)"),
    "mac_roman": Text("Western Europe (older Mac)"),
    "latin-1": Text("Western Europe (ISO 8859-1)"),
}


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
            ask_side(key, side, kept, tables[side], list(before))
            _at_a_glance(key, side, tables[side])
    if tables:
        _ask_questions(key, before, tables)
    return bool(tables)


def _ask_questions(key: str, before: Mapping[Side, Before], tables: Mapping[Side, Table]) -> None:
    """Whether the columns answer the program's questions or take their place, and what that does."""
    people = {side: table for side, (table, _shape) in tables_of(key, before).items()}
    if len(people) > len(tables):
        st.info(_("This list holds mentors and mentees: it is used for both."), icon=":material/call_split:")
    made = st.toggle(
        _("Make the questions from my columns"), fits_badly(people, before), key=f"{key}_from_columns",
        persist_state="session",
    )  # fmt: skip
    asked = sum(len(before[side].form.questions) for side in people)
    if made and asked:
        words = count(asked, "The question that the program asks now is replaced by your columns",
                      "The {n} questions that the program asks now are replaced by your columns")  # fmt: skip
        st.info(f"{words}: {_('whoever applies later is asked these. It happens with the last step, not before.')}",
                icon=":material/swap_horiz:")  # fmt: skip
    elif not made:
        st.caption(_("Your columns answer the questions that the program asks now; the next step shows which."))


def _at_a_glance(key: str, side: Side, table: Table) -> None:
    if len(table.sheets) > 1:
        st.selectbox(
            _("Sheet"), table.sheets, table.sheets.index(table.sheet), key=f"{key}_{side.value}_sheet",
            persist_state="session",
        )  # fmt: skip
    rows = count(len(table.rows), "{n} row", "{n} rows")
    st.caption(f"{rows}, {count(len(table.headers), '{n} column', '{n} columns')}")
    st.dataframe([dict(zip(table.headers, row, strict=True)) for row in table.rows[:3]], hide_index=True)
    _ask_reading(key, side, table)


def _ask_reading(key: str, side: Side, table: Table) -> None:
    """What was seen of the file, and another way to read it."""
    own = f"{key}_{side.value}"
    with st.expander(_("Not read as it should be?"), icon=":material/tune:"):
        st.selectbox(
            _("Header lines"), [None, 0, 1, 2, 3], key=f"{own}_header", persist_state="session",
            format_func=lambda n: _("as it looks: {n}", n=table.header_rows) if n is None else str(n),
            help=_("How many lines at the top are headings. With 0, the first line is a person."),
        )  # fmt: skip
        if table.encoding and not is_certain(table.encoding):
            st.selectbox(
                _("Letters"), ENCODINGS, key=f"{own}_letters", persist_state="session",
                format_func=lambda name: _(LETTERS[name]), help=_("Change this where accents look wrong."),
            )  # fmt: skip
