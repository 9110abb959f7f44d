"""One list, of pairs or of meetings: given, with the sheet of a workbook chosen."""

import streamlit as st

from core.intake.spreadsheet import Table
from core.program.questions import Side
from pages.intake.lying import table_of
from pages.ui.kept_list import ask_list
from pages.ui.words import _


def ask_table(key: str, what: str) -> Table | None:
    """The table as it lies; None as long as there is none. ``what``: what such a list holds."""
    with st.container(border=True):
        st.caption(what)
        kept = ask_list(key)
        if kept is None:
            return None
        table = table_of(key, Side.PEER, kept)
        if len(table.sheets) > 1:
            st.selectbox(
                _("Sheet"), table.sheets, table.sheets.index(table.sheet), key=f"{key}_peer_sheet",
                persist_state="session",
            )  # fmt: skip
    return table
