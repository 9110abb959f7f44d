"""Answers to a survey that were given elsewhere: whose each row is and what it says, read as lists of people are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Fault
from core.evaluation.surveys import Survey
from core.intake.named import Directory
from core.intake.spreadsheet import (
    EMAIL,
    NAME,
    CellFault,
    ColumnMapping,
    Table,
    normal_email,
    question_field,
    suggest_mapping,
)
from core.intake.spreadsheet.people import read_answers
from core.program.questions import Form, Side
from core.text import Text, text

WHO = "who"


@dataclass(frozen=True)
class AnswerLine:
    """One row. ``person_id`` is None where nobody is meant, or who answered is not kept; ``faults`` keep it out,
    ``notes`` tell what of it is left open."""

    row: int
    person_id: int | None
    written: str
    answers: Mapping[str, Any]
    faults: tuple[CellFault, ...] = ()
    notes: tuple[CellFault, ...] = ()


def survey_fields(survey: Survey, anonymous: bool) -> dict[str, Text]:
    """Every field a column can feed, with its label, in the order to show them."""
    who = {} if anonymous else {WHO: text("Who answered (address or name)")}
    return who | {question_field(each.key): text("{question}", question=each.label) for each in survey.questions}


def suggest_survey_columns(table: Table, survey: Survey, anonymous: bool) -> ColumnMapping:
    """The likeliest question of each column; who answered: the column of addresses, else that of names."""
    found = suggest_mapping(table, _form(survey)).fields
    wanted = set(survey_fields(survey, anonymous))
    fields = {header: field for header, field in found.items() if field in wanted}
    for identity in () if anonymous else (EMAIL, NAME):
        header = next((each for each, field in found.items() if field == identity), None)
        if header is not None:
            return ColumnMapping(fields | {header: WHO})
    return ColumnMapping(fields)


def survey_column_faults(mapping: ColumnMapping, anonymous: bool) -> list[Fault]:
    """All that stops the list from being read at all."""
    found = []
    if not anonymous and len(mapping.columns(WHO)) != 1:
        found.append(Fault("Who answered", text("needs one column; choose the one with addresses or names")))
    if not set(mapping.fields.values()) - {WHO}:
        found.append(Fault("Questions", text("have no column; choose at least one")))
    return found


def read_survey_answers(
    table: Table, mapping: ColumnMapping, survey: Survey, people: Mapping[int, tuple[str, str]], anonymous: bool
) -> tuple[AnswerLine, ...]:
    """The rows of a list in order; ``people``: id → (name, address) of those who may have answered.

    A row stays out where nobody or more than one is meant, somebody comes a second time, or nothing is answered. A cell
    that can't be read leaves its question open. Of anonymous surveys nobody is looked up.
    """
    rows = read_answers(table, ColumnMapping({h: f for h, f in mapping.fields.items() if f != WHO}), _form(survey))
    cells: Sequence[str] = ("",) * len(rows) if anonymous else table.cells(mapping.columns(WHO)[0])
    directory = Directory(people)
    by_email = {normal_email(email): id for id, (_, email) in people.items() if email}
    seen: set[int] = set()
    lines = []
    for row, cell in zip(rows, cells, strict=True):
        faults = []
        person = None
        if not anonymous:
            person = by_email.get(normal_email(cell)) or directory.look_up(cell).sure
            what = _who_fault(cell, person, seen)
            if what is not None:
                faults.append(CellFault(f"row {row.number}", what[0], what[1], row.number, mapping.columns(WHO)[0]))
            seen |= {person} if person is not None else set()
        if not row.answers:
            nothing = text("has no answer that can be read")
            faults.append(CellFault(f"row {row.number}", nothing, text("Leave it out."), row.number, ""))
        lines.append(AnswerLine(row.number, person, cell, row.answers, tuple(faults), (*row.faults, *row.warnings)))
    return tuple(lines)


def _who_fault(cell: str, person: int | None, seen: set[int]) -> tuple[Text, Text] | None:
    if not cell.strip():
        return text("says nobody"), text("Write the address of who answered.")
    if person is None:
        return text("“{who}” is nobody who takes part and has agreed", who=cell[:60]), text("Correct the address.")
    if person in seen:
        return text("“{who}” is in an earlier row too", who=cell[:60]), text("Keep one row for each person.")
    return None


def _form(survey: Survey) -> Form:
    return Form(Side.PEER, survey.questions)
