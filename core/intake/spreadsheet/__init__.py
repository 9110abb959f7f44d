"""Spreadsheets in: bytes → table → mapping → people → preview; and forms, templates and marked sheets out of them."""

from core.intake.spreadsheet.faults import CellFault
from core.intake.spreadsheet.forms import left_out, propose_form, propose_forms
from core.intake.spreadsheet.identity import EMAIL, FIRST_NAME, LAST_NAME, NAME, PLACES, TIME_ZONE, normal_email
from core.intake.spreadsheet.mapping import ColumnMapping, fields, mapping_faults, question_field, suggest_mapping
from core.intake.spreadsheet.marked import marked_workbook
from core.intake.spreadsheet.people import Reading, Row, read_people
from core.intake.spreadsheet.preview import Change, Known, Preview, merge_preview
from core.intake.spreadsheet.reading import read_pasted, read_table
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.template import template_workbook

__all__ = [
    "EMAIL",
    "FIRST_NAME",
    "LAST_NAME",
    "NAME",
    "PLACES",
    "TIME_ZONE",
    "CellFault",
    "Change",
    "ColumnMapping",
    "Known",
    "Preview",
    "Reading",
    "Row",
    "Table",
    "fields",
    "left_out",
    "mapping_faults",
    "marked_workbook",
    "merge_preview",
    "normal_email",
    "propose_form",
    "propose_forms",
    "question_field",
    "read_pasted",
    "read_people",
    "read_table",
    "suggest_mapping",
    "template_workbook",
]
