"""People out of rows: every value turned into an answer, every fault named with its cell, all at once."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from core.errors import InvalidInput
from core.intake.answers import TEXTS, clean, fault_in
from core.intake.spreadsheet import choices, identity
from core.intake.spreadsheet.astray import Elsewhere, unlike_others
from core.intake.spreadsheet.cells import answered
from core.intake.spreadsheet.dates import day_reader
from core.intake.spreadsheet.faults import CellFault, Problem
from core.intake.spreadsheet.mapping import ColumnMapping, mapping_faults, question_field
from core.intake.spreadsheet.numbers import comma_is_decimal, read_number, read_scale, read_yes_no
from core.intake.spreadsheet.rows import Reading, Row
from core.intake.spreadsheet.shape import role_of
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.times import clock_of_24, read_availability
from core.intake.spreadsheet.unasked import COUNTS_LATER, LEFT_OUT, hangs_on_what_is_not_there, unasked
from core.intake.spreadsheet.wording import is_placeholder, letters_only, plain, words
from core.program.questions import Form, Kind, Question, Side
from core.text import text

Outcome = tuple[Any, Sequence[Problem]]  # the answer (None: there is none), and what is wrong
Reader = Callable[[str], Outcome]
_CUT_SHORT = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,2}$")  # 8.11E+09
_NO_VALUE = ("na", "nan", "null")  # besides dashes, and only where no text is asked for


def read_people(table: Table, mapping: ColumnMapping, form: Form) -> Reading:
    """Each row as a person with answers in the formats of ``core.program.questions``.

    Nothing is guessed: an unknown option, a range for a number, a day that could be two, an address twice are
    faults with place and remedy. No name or address is a fault; no answer to a required question is a
    warning, since people can complete their own later. Each distinct text of a column is read once.

    InvalidInput: name or e-mail has no column, or a field has several (see ``mapping_faults``). Headers that the
    table does not have are passed over, so that a remembered mapping can be used again.
    """
    mapping = replace(mapping, fields={head: at for head, at in mapping.fields.items() if head in table.headers})
    if unsettled := mapping_faults(mapping, form):
        raise InvalidInput("Some columns are not settled yet.", unsettled)
    rows = [_Draft(number) for number in table.numbers]
    _read_identity(table, mapping, form, rows)
    for question in form.questions:
        _read_question(table, mapping, form, question, rows)
    _find_repeated(mapping, rows)
    if table.role:
        _find_without_role(table, rows)
    return Reading(tuple(row.finished() for row in rows))


def read_answers(table: Table, mapping: ColumnMapping, form: Form) -> tuple[Row, ...]:
    """The answers of every row, whoever gave them; a cell that can't be read leaves its question open and says why."""
    rows = [_Draft(number) for number in table.numbers]
    for question in form.questions:
        for column in mapping.columns(question_field(question.key)):
            _read_column(table, mapping, question, column, rows)
    return tuple(row.finished() for row in rows)


class _Draft:
    """A row while its columns are read one after the other."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.values: dict[str, Any] = {}
        self.answers: dict[str, Any] = {}
        self.faults: list[CellFault] = []

    def tell(self, problem: Problem, column: str, label: str) -> None:
        self.faults.append(problem.at(self.number, column, label))

    def finished(self) -> Row:
        return Row(
            self.number,
            self.values.get(identity.NAME, ""),
            self.values.get(identity.EMAIL, ""),
            self.values.get(identity.TIME_ZONE, ""),
            self.values.get(identity.PLACES),
            self.answers,
            tuple(fault for fault in self.faults if not fault.is_warning),
            tuple(fault for fault in self.faults if fault.is_warning),
            self.values.get(identity.OWN_ID, ""),
        )


def _read_identity(table: Table, mapping: ColumnMapping, form: Form, rows: Sequence[_Draft]) -> None:
    names = _cells(table, mapping, identity.NAME)
    turned = identity.comma_turns_names(names)
    if names:
        column, label = mapping.columns(identity.NAME)[0], mapping.columns(identity.NAME)[0]
    else:
        first, last = (_cells(table, mapping, each) for each in (identity.FIRST_NAME, identity.LAST_NAME))
        blank = ("",) * len(rows)
        names = tuple(f"{one} {other}".strip() for one, other in zip(first or blank, last or blank, strict=True))
        columns = mapping.columns(identity.FIRST_NAME) + mapping.columns(identity.LAST_NAME)
        column, label = columns[0], " + ".join(columns)
    elsewhere = Elsewhere(table, mapping)
    for at, (row, cell) in enumerate(zip(rows, names, strict=True)):
        value = identity.read_name(cell, turned) if cell else _empty("Write the person's name.")
        if isinstance(value, Problem) and cell:
            value = elsewhere.name(at, value)
        elif isinstance(value, str) and not turned and identity.turned_round(cell):
            row.tell(unlike_others(cell), column, label)
        _keep(row, identity.NAME, value, column, label)
    least = 0 if form.side is Side.MENTOR else 1
    readers: dict[str, Callable[[str], Any]] = {
        identity.EMAIL: identity.read_email,
        identity.TIME_ZONE: identity.read_time_zone,
        identity.OWN_ID: identity.read_own_id,
        identity.PLACES: lambda cell: identity.read_places(cell, least),
    }
    for name, reader in readers.items():
        for header in mapping.columns(name):
            for at, (row, cell) in enumerate(zip(rows, table.cells(header), strict=True)):
                if is_placeholder(cell) and name != identity.EMAIL:
                    continue
                value = _empty("Write the person's e-mail address.") if is_placeholder(cell) else reader(cell)
                if name == identity.EMAIL and isinstance(value, Problem):
                    value = elsewhere.address(at, value)
                _keep(row, name, value, header, header)


def _empty(remedy: str) -> Problem:
    return Problem(text("is empty"), text(remedy))


def _keep(row: _Draft, name: str, value: Any, column: str, label: str) -> None:
    if isinstance(value, Problem):
        row.tell(value, column, label)
    else:
        row.values[name] = value


def _cells(table: Table, mapping: ColumnMapping, name: str) -> tuple[str, ...]:
    columns = mapping.columns(name)
    return table.cells(columns[0]) if columns else ()


def _read_question(
    table: Table, mapping: ColumnMapping, form: Form, question: Question, rows: Sequence[_Draft]
) -> None:
    columns = mapping.columns(question_field(question.key))
    for column in columns:
        _read_column(table, mapping, question, column, rows)
    skipped = unasked(mapping, form, question, (row.answers for row in rows))
    for row in (rows[place] for place in skipped):
        if row.answers.pop(question.key, None) is not None:
            row.tell(LEFT_OUT, columns[0], columns[0])
    if hangs_on_what_is_not_there(mapping, question):
        for row in (row for row in rows if question.key in row.answers):
            row.tell(COUNTS_LATER, columns[0], columns[0])
    if not question.required:
        return
    missing = Problem(text("has no answer yet"), text("The person can complete it later."), is_warning=True)
    column = columns[0] if columns else ""
    for row in (row for place, row in enumerate(rows) if place not in skipped):
        if question.key not in row.answers and not (column and any(fault.column in columns for fault in row.faults)):
            row.tell(missing, column, column or question.label)


def _read_column(table: Table, mapping: ColumnMapping, question: Question, column: str, rows: Sequence[_Draft]) -> None:
    """Each distinct text is read once; a row that has an answer from an earlier column has both then."""
    read = _reader(question, column, table, mapping)
    said = table.told(answered, column)
    outcomes = {cell: _checked(question, cell, read, cell in said) for cell in table.counts(column) if cell}
    values = {cell: value for cell, (value, _) in outcomes.items() if value is not None}
    problems = {cell: told for cell, (_, told) in outcomes.items() if told}
    cells = table.cells(column)
    if problems:
        for row, cell in zip(rows, cells, strict=True):
            for problem in problems.get(cell, ()):
                row.tell(problem, column, column)
    key, first = question.key, column == mapping.columns(question_field(question.key))[0]
    for answers, cell in zip([row.answers for row in rows], cells, strict=True):
        if cell in values:
            answers[key] = values[cell] if first else _with(question, answers.get(key), values[cell])


def _with(question: Question, before: Any, value: Any) -> Any:
    if isinstance(before, list):
        return clean(question, [*before, *value])
    return clean(question, {**before, **value}) if isinstance(before, dict) else value


def _checked(question: Question, cell: str, read: Reader, is_answer: bool) -> Outcome:
    """Read, tidied as every answer is, and held against the same rules as an answer from a form."""
    is_option = bool(question.options) and choices.normal(cell) in choices.known(question.options)
    is_text = question.kind in TEXTS
    if not is_option and (not is_answer or (not is_text and plain(cell) in _NO_VALUE)):
        return None, ()
    if is_text and _CUT_SHORT.match(cell):
        return None, (Problem(
            text("is a number that a spreadsheet program has cut short, “{value}”", value=cell),
            text("Write it again; it is left out."), is_warning=True,
        ),)  # fmt: skip
    value, problems = read(cell)
    value = clean(question, value)
    if value is None or (problems and any(not problem.is_warning for problem in problems)):
        return value, problems
    wrong = fault_in(question, value) if question.options or question.kind not in _OPTIONAL_OPTIONS else None
    if wrong is None:
        return value, problems
    return None, [*problems, Problem(wrong, text("Mend the cell, or change the question."))]


_OPTIONAL_OPTIONS = (Kind.CHOICE, Kind.CHOICES, Kind.LANGUAGES, Kind.SKILLS, Kind.RANKING)


def _reader(question: Question, header: str, table: Table, mapping: ColumnMapping) -> Reader:
    """How to read one cell of a column; days and decimal signs are decided by all its cells."""
    options, most, instead = question.options, question.most, mapping.instead.get(question.key, choices.NOTHING)
    match question.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            return lambda cell: (cell, ())
        case Kind.YES_NO:
            return lambda cell: _one(read_yes_no(cell))
        case Kind.CHOICE:
            return lambda cell: _one(choices.read_choice(cell, options, instead))
        case Kind.CHOICES | Kind.RANKING:
            return lambda cell: choices.read_list(cell, options, most, instead)
        case Kind.LANGUAGES:
            return lambda cell: choices.read_languages(cell, options, most, instead)
        case Kind.SKILLS:
            return lambda cell: choices.read_skills(cell, options, most, instead)
        case Kind.AVAILABILITY:
            of_24 = clock_of_24(table.counts(header))
            return lambda cell: read_availability(cell, of_24)
        case Kind.SCALE:
            scale = (question.lowest, question.highest, question.low_label, question.high_label)
            return lambda cell: _one(read_scale(cell, *scale))
        case Kind.NUMBER:
            comma = comma_is_decimal(table.counts(header))
            units = words(header) | words(question.label) | frozenset(letters_only(question.label).split())
            return lambda cell: _one(read_number(cell, comma, units))
        case Kind.DATE:
            read = day_reader(table.counts(header), mapping.day_first.get(header))
            return lambda cell: _one(read(cell))


def _one(value: Any) -> Outcome:
    return (None, (value,)) if isinstance(value, Problem) else (value, ())


def _find_without_role(table: Table, rows: Sequence[_Draft]) -> None:
    for row, cell in zip(rows, table.cells(table.role), strict=True):
        if not role_of(cell):
            what = text("is “{value}”, neither mentor nor mentee", value=cell[:60]) if cell else text("is empty")
            row.tell(Problem(what, text("Write mentor or mentee.")), table.role, table.role)


def _find_repeated(mapping: ColumnMapping, rows: Sequence[_Draft]) -> None:
    """The same address twice: of rows that say the same the first is kept; of others neither, since nobody knows."""
    header = mapping.columns(identity.EMAIL)[0]
    by_email: dict[str, list[_Draft]] = defaultdict(list)
    for row in rows:
        if email := row.values.get(identity.EMAIL):
            by_email[email].append(row)
    for same in by_email.values():
        if len(same) < 2:
            continue
        alike = all((row.values, row.answers) == (same[0].values, same[0].answers) for row in same)
        for row in same[1:] if alike else same:
            others = ", ".join(str(other.number) for other in same if other is not row)
            remedy = text("Leave it out.") if alike else text("Keep one row per person, or correct the address.")
            row.tell(Problem(text("is the same address as in row {rows}", rows=others), remedy), header, header)
