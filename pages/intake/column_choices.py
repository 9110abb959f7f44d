"""Where the columns of a list go: as it was remembered, and as it was chosen."""

from collections.abc import Mapping

import streamlit as st

from core.intake.spreadsheet import ColumnMapping, Table, fields
from core.program.questions import Form


def earlier_that_fit(earlier: Mapping[str, ColumnMapping], table: Table, form: Form) -> dict[str, ColumnMapping]:
    """The remembered mappings, by name, whose columns are all in the table, the newest first."""
    offered = fields(form)
    return {
        name: ColumnMapping(
            {header: field for header, field in mapping.fields.items() if field in offered},
            mapping.day_first,
            mapping.instead,
        )
        for name, mapping in earlier.items()
        if mapping.fields and set(mapping.fields) <= set(table.headers)
    }


def said(inputs: str, table: Table, suggested: ColumnMapping) -> ColumnMapping:
    """What was chosen, else what is suggested."""
    state = st.session_state
    chosen = {
        header: state.get(column_key(inputs, header), suggested.fields.get(header, "")) for header in table.headers
    }
    days = {header: state.get(day_key(inputs, header)) for header in table.headers}
    return ColumnMapping(
        {header: name for header, name in chosen.items() if name},
        {header: first for header, first in days.items() if first is not None},
    )


def column_key(inputs: str, header: str) -> str:
    return f"{inputs}_to_{header}"


def day_key(inputs: str, header: str) -> str:
    return f"{inputs}_day_{header}"
