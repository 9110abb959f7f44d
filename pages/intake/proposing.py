"""Forms made of the columns of the given lists, and whether they are needed."""

from collections.abc import Mapping

from core.intake.spreadsheet import Table, propose_form, propose_forms, suggest_mapping
from core.program.questions import Form, Side
from db import Before
from pages.ui.cache import thought


def proposed_forms(tables: Mapping[Side, Table]) -> dict[Side, Form]:
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
