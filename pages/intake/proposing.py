"""Forms made of the columns of the given lists, and whether they are needed."""

from collections.abc import Mapping

from core.intake.spreadsheet import (
    Table,
    mapping_faults,
    propose_form,
    propose_forms,
    read_people,
    suggest_mapping,
)
from core.program.questions import Form, Side
from db import Before
from pages.ui.cache import thought

FEW = 3  # rows that tell more than a slip of the hand


def proposed_forms(tables: Mapping[Side, Table]) -> dict[Side, Form]:
    """Forms of the columns; of both sides together, so that questions which answer each other are known."""
    if Side.MENTEE in tables and Side.MENTOR in tables:
        return {form.side: form for form in thought(propose_forms, tables[Side.MENTEE], tables[Side.MENTOR])}
    return {side: thought(propose_form, table, side) for side, table in tables.items()}


def fits_badly(tables: Mapping[Side, Table], before: Mapping[Side, Before]) -> bool:
    """Whether nobody of these sides is there yet, and most columns answer no question of now, or most rows wrongly."""
    if any(before[side].known for side in tables):
        return False
    for side, table in tables.items():
        form = before[side].form
        mapping = thought(suggest_mapping, table, form)
        fitting = sum(name.startswith("question:") for name in mapping.fields.values())
        if 2 * fitting < len(thought(propose_form, table, side).questions):
            return True
        if not mapping_faults(mapping, form):
            reading = thought(read_people, table, mapping, form)
            unknown = {fault.row for fault in reading.faults if fault.unknown and not fault.suggestion}
            if len(unknown) >= FEW and 2 * len(unknown) > len(table.rows):
                return True
    return False
