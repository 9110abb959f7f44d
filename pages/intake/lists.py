"""The lists that were given, read as far as it was said where their columns go."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from core.intake.spreadsheet import (
    ColumnMapping,
    Reading,
    Table,
    mapping_faults,
    propose_form,
    propose_forms,
    question_field,
    read_pasted,
    read_people,
    read_table,
    suggest_mapping,
)
from core.program.questions import Form, Side
from core.text import Text
from db import Before
from pages.ui.cache import fingerprint, thought
from pages.ui.kept_list import KeptList, kept_list

PLURALS = {Side.MENTEE: Text("Mentees"), Side.MENTOR: Text("Mentors"), Side.PEER: Text("People")}


@dataclass(frozen=True)
class GivenList:
    """One list, read. ``from_columns``: ``form`` was made of its columns and will take the place of the cohort's."""

    side: Side
    table: Table
    form: Form
    offered: Form  # with the questions of columns that are left out
    mapping: ColumnMapping
    reading: Reading
    from_columns: bool
    key: str


def read_lists(key: str, before: Mapping[Side, Before]) -> list[GivenList]:
    """Every list with its form, where its columns go as far as that was said, and the people in it."""
    tables = {
        side: table_of(key, side, given) for side in before if (given := kept_list(f"{key}_{side.value}")) is not None
    }
    wished = bool(st.session_state.get(f"{key}_from_columns", fits_badly(tables, before)))
    proposed = _proposed(tables) if wished else {}
    return [_read(key, side, table, proposed.get(side), before[side].form) for side, table in tables.items()]


def _read(key: str, side: Side, table: Table, proposed: Form | None, kept: Form) -> GivenList:
    from_columns = proposed is not None and bool(proposed.questions)
    offered = proposed if proposed is not None and from_columns else kept
    inputs = f"{key}_{side.value}_{fingerprint((table.name, table.headers, from_columns))[:8]}"
    mapping = _said(inputs, table, thought(suggest_mapping, table, offered))
    form = offered
    if from_columns:  # a column that is left out asks nothing
        asked = [question for question in offered.questions if mapping.columns(question_field(question.key))]
        form = offered.with_questions(asked)
    settled = not mapping_faults(mapping, form)
    reading = thought(read_people, table, mapping, form) if settled else Reading(())
    return GivenList(side, table, form, offered, mapping, reading, from_columns, inputs)


def _said(inputs: str, table: Table, suggested: ColumnMapping) -> ColumnMapping:
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


def _proposed(tables: Mapping[Side, Table]) -> dict[Side, Form]:
    """Forms of the columns; of both sides together, so that questions which answer each other are known."""
    if Side.MENTEE in tables and Side.MENTOR in tables:
        return {form.side: form for form in thought(propose_forms, tables[Side.MENTEE], tables[Side.MENTOR])}
    return {side: thought(propose_form, table, side) for side, table in tables.items()}


def fits_badly(tables: Mapping[Side, Table], before: Mapping[Side, Before]) -> bool:
    """Whether nobody is there yet, and most columns answer no question that is asked now."""
    if any(each.known for each in before.values()):
        return False
    for side, table in tables.items():
        mapping = thought(suggest_mapping, table, before[side].form)
        fitting = sum(name.startswith("question:") for name in mapping.fields.values())
        if 2 * fitting < len(thought(propose_form, table, side).questions):
            return True
    return False


def table_of(key: str, side: Side, given: KeptList) -> Table:
    """The list as a table; of a workbook the sheet that was chosen."""
    if isinstance(given.content, str):
        return thought(read_pasted, given.content)
    table = thought(read_table, given.content, given.name)
    sheet = st.session_state.get(f"{key}_{side.value}_sheet")
    return thought(read_table, given.content, given.name, sheet) if sheet in table.sheets else table


def column_key(inputs: str, header: str) -> str:
    return f"{inputs}_to_{header}"


def day_key(inputs: str, header: str) -> str:
    return f"{inputs}_day_{header}"
