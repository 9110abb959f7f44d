"""What is seen in a sheet, as a document: how it is written and lies, what its columns hold, what is wrong where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from core.intake.spreadsheet.choices import split
from core.intake.spreadsheet.columns import describe
from core.intake.spreadsheet.faults import CellFault
from core.intake.spreadsheet.forms import propose_form
from core.intake.spreadsheet.group import Group, GroupKind
from core.intake.spreadsheet.identity import EMAIL, FIRST_NAME, LAST_NAME, NAME, OWN_ID, PLACES, TIME_ZONE
from core.intake.spreadsheet.mapping import mapping_faults, suggest_identity, suggest_mapping
from core.intake.spreadsheet.people import read_people
from core.intake.spreadsheet.reading import read_table
from core.intake.spreadsheet.shape import find_shape, shaped
from core.intake.spreadsheet.table import Table
from core.program.questions import Kind, Side

_IDENTITY = {
    NAME: "name", FIRST_NAME: "first name", LAST_NAME: "last name", EMAIL: "e-mail", TIME_ZONE: "time zone",
    PLACES: "places", OWN_ID: "id",
}  # fmt: skip
_OF_GROUP = {
    GroupKind.ONE_HOT: Kind.CHOICES,
    GroupKind.RANKED: Kind.RANKING,
    GroupKind.AVAILABILITY: Kind.AVAILABILITY,
}
_LISTS = (Kind.CHOICES, Kind.RANKING, Kind.SKILLS, Kind.LANGUAGES, Kind.AVAILABILITY)
_SEPARATORS = ("\n", ";", "|", "•", ",")


def inspect(content: bytes, name: str, sheet: str | None = None) -> dict[str, Any]:
    """Everything that is recognised in a file without being told anything, as JSON values.

    ``delimiter``, ``encoding`` (null for a workbook), ``header_rows``, ``people_rows`` (data rows that are not blank),
    ``columns`` (every one of the sheet, left to right), ``groups`` (columns that are one question) and ``faults``
    (each with row, column, what and remedy; null where it has none). Every header names one column.

    InvalidInput: as for ``read_table``.
    """
    table = read_table(content, name, sheet)
    shape = find_shape(table)
    people = shaped(table, shape)
    return {
        "delimiter": table.delimiter or None,
        "encoding": table.encoding or None,
        "header_rows": table.header_rows,
        "people_rows": len(table.rows),
        "columns": _columns(table, people, shape.groups),
        "groups": [_group(group) for group in shape.groups],
        "faults": _faults(people),
    }


def _columns(table: Table, people: Table, groups: Sequence[Group]) -> list[dict[str, Any]]:
    who = suggest_identity(people, Side.MENTOR)
    return [_column(table, people, header, groups, who) for header in table.headers]


def _column(
    table: Table, people: Table, header: str, groups: Sequence[Group], who: Mapping[str, str]
) -> dict[str, Any]:
    group = next((group for group in groups if header in group.columns), None)
    kind: str
    if group is not None:
        kind = _OF_GROUP[group.kind].value
    elif header in who:
        kind = _IDENTITY[who[header]]
    else:
        column = describe(people, header)
        kind = column.kind.value if column.kind is not None else column.other
    cells = table.cells(header)
    lists = group is None and kind in _LISTS
    return {
        "name": header,
        "kind": kind,
        "separator": _separator(cells) if lists else None,
        "example": next((cell for cell in cells if cell), ""),
    }


def _separator(cells: Sequence[str]) -> str | None:
    """The sign that parts the most cells, the stronger of two; null where none does."""
    counts: Counter[str] = Counter()
    for cell in cells:
        if len(split(cell)) > 1 or cell.rstrip().endswith((";", ",")):
            counts.update(sign for sign in _SEPARATORS[:-1] if sign in cell)
            if not any(sign in cell for sign in _SEPARATORS[:-1]) and "," in cell:
                counts[","] += 1
    return max(counts, key=lambda sign: counts[sign]) if counts else None


def _group(group: Group) -> dict[str, Any]:
    return {
        "kind": group.kind.value,
        "name": group.name,
        "columns": list(group.columns),
        "options": list(group.options),
    }


def _faults(people: Table) -> list[dict[str, Any]]:
    form = propose_form(people, Side.MENTOR)
    mapping = suggest_mapping(people, form)
    unsettled = mapping_faults(mapping, form)
    if unsettled:
        return [
            {"row": None, "column": None, "what": f"{fault.where} {fault.what}", "remedy": "Name it when it comes in."}
            for fault in unsettled
        ]
    reading = read_people(people, mapping, form)
    return [_fault(fault) for fault in (*reading.faults, *reading.warnings)]


def _fault(fault: CellFault) -> dict[str, Any]:
    return {
        "row": fault.row,
        "column": fault.column or None,
        "what": str(fault.what),
        "remedy": str(fault.remedy),
    }
