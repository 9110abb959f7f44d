"""Spreadsheets in: bytes → table → mapping → people → preview; and forms, templates and marked sheets out of them."""

from core.intake.spreadsheet.choices import DEFAULT_LEVEL, lacks_level
from core.intake.spreadsheet.dates import could_be_two
from core.intake.spreadsheet.faults import CellFault
from core.intake.spreadsheet.filled_in import last_filled_in
from core.intake.spreadsheet.forms import left_out, propose_form, propose_forms
from core.intake.spreadsheet.group import Group, GroupKind
from core.intake.spreadsheet.identity import EMAIL, FIRST_NAME, LAST_NAME, NAME, PLACES, TIME_ZONE, normal_email
from core.intake.spreadsheet.inspection import inspect
from core.intake.spreadsheet.mapping import ColumnMapping, fields, mapping_faults, question_field, suggest_mapping
from core.intake.spreadsheet.marked import marked_workbook
from core.intake.spreadsheet.not_offered import LEFT_EMPTY, NotOffered, decided, not_offered
from core.intake.spreadsheet.people import read_people
from core.intake.spreadsheet.preview import Change, Known, Preview, merge_preview
from core.intake.spreadsheet.reading import ENCODINGS, is_certain, read_pasted, read_table
from core.intake.spreadsheet.rows import Reading, Row
from core.intake.spreadsheet.shape import Apart, Shape, find_shape, shaped
from core.intake.spreadsheet.side import likely_side
from core.intake.spreadsheet.table import MOST_BYTES, Table
from core.intake.spreadsheet.template import template_workbook
from core.intake.spreadsheet.times import has_clock

__all__ = [
    "DEFAULT_LEVEL",
    "EMAIL",
    "ENCODINGS",
    "FIRST_NAME",
    "LAST_NAME",
    "LEFT_EMPTY",
    "MOST_BYTES",
    "NAME",
    "PLACES",
    "TIME_ZONE",
    "Apart",
    "CellFault",
    "Change",
    "ColumnMapping",
    "Group",
    "GroupKind",
    "Known",
    "NotOffered",
    "Preview",
    "Reading",
    "Row",
    "Shape",
    "Table",
    "could_be_two",
    "decided",
    "fields",
    "find_shape",
    "has_clock",
    "inspect",
    "is_certain",
    "lacks_level",
    "last_filled_in",
    "left_out",
    "likely_side",
    "mapping_faults",
    "marked_workbook",
    "merge_preview",
    "normal_email",
    "not_offered",
    "propose_form",
    "propose_forms",
    "question_field",
    "read_pasted",
    "read_people",
    "read_table",
    "shaped",
    "suggest_mapping",
    "template_workbook",
]
