"""The lists that were given, read as far as it was said where their columns go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from core.intake.spreadsheet import (
    ColumnMapping,
    NotOffered,
    Reading,
    Shape,
    Table,
    decided,
    mapping_faults,
    not_offered,
    question_field,
    read_people,
    suggest_mapping,
)
from core.program.more_options import offer
from core.program.questions import Form, Side
from db import Before
from pages.intake.column_choices import earlier_that_fit, said
from pages.intake.lying import tables_of
from pages.intake.not_offered import ADD, OPEN, decisions
from pages.intake.proposing import fits_badly, proposed_forms
from pages.ui.cache import fingerprint, thought


@dataclass(frozen=True)
class GivenList:
    """One list, read. ``from_columns``: ``form`` was made of its columns and will take the place of the cohort's."""

    side: Side
    table: Table
    form: Form  # as it will be: with the options that were added
    offered: Form  # with the questions of columns that are left out
    mapping: ColumnMapping
    reading: Reading
    from_columns: bool
    key: str
    place: str  # as ``key``, whichever remembered mapping is used
    shape: Shape
    suggested: ColumnMapping
    earlier: tuple[str, ...]  # remembered mappings that fit, by name, the newest first
    unknown: Mapping[NotOffered, str] = field(default_factory=dict)  # answers that are no options, and what is decided
    more: Mapping[str, Sequence[str]] = field(default_factory=dict)  # options to be added, by question


def read_lists(key: str, before: Mapping[Side, Before]) -> list[GivenList]:
    """Every list with its form, where its columns go as far as that was said, and the people in it."""
    given = tables_of(key, before)
    tables = {side: table for side, (table, _) in given.items()}
    wished = bool(st.session_state.get(f"{key}_from_columns", fits_badly(tables, before)))
    proposed = proposed_forms(tables) if wished else {}
    lists = [_read(key, side, *given[side], proposed.get(side), before[side]) for side in given]
    more = {each.side: each.more for each in lists if each.more}
    forms = offer({side: each.form for side, each in before.items()} | {each.side: each.form for each in lists}, more)
    return [_with_options(each, forms[each.side]) for each in lists]


def _read(key: str, side: Side, table: Table, shape: Shape, proposed: Form | None, before: Before) -> GivenList:
    from_columns = proposed is not None and bool(proposed.questions)
    offered = proposed if proposed is not None and from_columns else before.form
    place = inputs = f"{key}_{side.value}_{fingerprint((table.name, table.headers, from_columns))[:8]}"
    suggested = thought(suggest_mapping, table, offered)
    earlier = {} if from_columns else earlier_that_fit(before.earlier, table, offered)
    chosen = st.session_state.get(f"{place}_as_before", next(iter(earlier), ""))
    if chosen in earlier:
        suggested = earlier[chosen]
        inputs = f"{place}_{fingerprint(chosen)[:6]}"
    mapping = said(inputs, table, suggested)
    form = offered
    if from_columns:  # a column that is left out asks nothing
        asked = [question for question in offered.questions if mapping.columns(question_field(question.key))]
        form = offered.with_questions(asked)
    reading = _reading(table, mapping, form)
    given = GivenList(
        side, table, form, offered, mapping, reading, from_columns, inputs, place, shape, suggested, tuple(earlier)
    )
    unknown = decisions(place, not_offered(reading, mapping, form), form, suggested.instead)
    settled = {one: None if chosen == ADD else chosen for one, chosen in unknown.items() if chosen != OPEN}
    mapping, more = decided(mapping, settled)
    return replace(given, mapping=mapping, unknown=unknown, more=more)


def _with_options(given: GivenList, form: Form) -> GivenList:
    """Read again, where something was decided of answers that the form did not offer."""
    if form == given.form and not given.mapping.instead:
        return given
    return replace(given, form=form, reading=_reading(given.table, given.mapping, form))


def _reading(table: Table, mapping: ColumnMapping, form: Form) -> Reading:
    return Reading(()) if mapping_faults(mapping, form) else thought(read_people, table, mapping, form)
