"""Where each column of a list of pairs goes: suggested, and corrected by hand."""

from collections.abc import Mapping

import streamlit as st

from core.intake.meeting_columns import ON
from core.intake.pair_columns import END, START
from core.intake.spreadsheet import ColumnMapping, Table, could_be_two
from core.text import Text
from pages.ui.words import _, plain, unlinked


def ask_pair_columns(
    key: str, table: Table, suggested: ColumnMapping, fields_there: Mapping[str, Text]
) -> ColumnMapping:
    """A choice for each column among ``fields_there``, with what stands in it."""
    names = {"": _("(leave out)")} | {name: _(label) for name, label in fields_there.items()}
    fields: dict[str, str] = {}
    day_first: dict[str, bool] = {}
    with st.container(border=True):
        st.markdown(f"**{_('Columns')}**")
        for header in table.headers:
            own = f"{key}_{table.fingerprint[:8]}_{header}"
            cells = [cell for cell in dict.fromkeys(table.cells(header)) if cell]
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                with st.container(width=340, gap=None):
                    st.markdown(f"**{plain(header)}**")
                    st.caption(unlinked(" · ".join(cell.replace("\n", ", ")[:40] for cell in cells[:3])) or _("empty"))
                field = st.selectbox(
                    header, list(names), list(names).index(suggested.fields.get(header, "")), width=320,
                    format_func=names.__getitem__, key=own, label_visibility="collapsed",
                )  # fmt: skip
                if field in (START, END, ON) and could_be_two(cells):
                    first = st.segmented_control(
                        _("Days are written"), [True, False], key=f"{own}_day",
                        format_func={True: _("day first"), False: _("month first")}.__getitem__,
                    )  # fmt: skip
                    if first is not None:
                        day_first[header] = first
            if field:
                fields[header] = field
    return ColumnMapping(fields, day_first)
