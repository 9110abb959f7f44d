"""Forms out of spreadsheets: a question for every column that could matter, wordings and options as they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.intake.answers import LONGEST_SHORT
from core.intake.spreadsheet.choices import normal, split
from core.intake.spreadsheet.columns import Column, describe
from core.intake.spreadsheet.faults import MEND
from core.intake.spreadsheet.mapping import suggest_identity
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.wording import key_for, letters_only, likeness
from core.program.form_editing import RESERVED_KEYS
from core.program.questions import MANAGER, Form, Kind, Question, Side, Visibility
from core.text import Text

_OPTION_KINDS = (Kind.CHOICE, Kind.CHOICES, Kind.RANKING, Kind.SKILLS, Kind.LANGUAGES)
_ONCE = (Kind.LANGUAGES, Kind.AVAILABILITY)  # a form asks these once, so they answer each other
_ALIKE = 0.6
_NAMES_MANAGER = re.compile(
    r"^(who is )?(your |my |the )?(direct |line |people )?(manager|supervisor|boss)( name)?$"
    r"|^(vorgesetzter?|jefe|responsable)$"
    r"|^name of (your |my |the )?(direct |line |people )?(manager|supervisor|boss)$|^report(s|ing)? to$"
    r"|^whom? do you report to$"
)  # as ``letters_only`` writes it


def propose_form(table: Table, side: Side) -> Form:
    """A question for each column but those that say who somebody is and those of ``left_out``.

    The label is the header, the key a short stable word for it, the kind what the cells show, the options
    what occurs in them. Nothing is required: these answers exist already. A column that names people's managers is
    a private question with the key that keeps the line of management apart.
    """
    return Form(side, _questions(_columns(table, side), set(RESERVED_KEYS)))


def left_out(table: Table, side: Side) -> dict[str, Text]:
    """Header → why no question is proposed for it, for the columns that are left out by default."""
    return {column.header: column.reason for column in _described(table, side) if column.reason is not None}


def propose_forms(mentee_table: Table, mentor_table: Table) -> tuple[Form, Form]:
    """Mentees' and mentors' form. Questions that answer each other have the same key, so criteria can be suggested.

    Two answer each other when both ask for languages, or both for times; when their headers are alike
    (0.6 or more) and their kinds comparable; or when half the options of the smaller are options of the
    larger, and at least two are. A column too short to tell that it holds options is told by the other list's
    options: two of them at least, and half of what stands in it. Best pairs first, ties in the order of columns.
    Options of a pair are united, and where one side has skills with levels, so has the other.
    """
    mentees = list(_columns(mentee_table, Side.MENTEE))
    mentors = list(_columns(mentor_table, Side.MENTOR))
    mentees, mentors = _helped(mentees, mentee_table, mentors), _helped(mentors, mentor_table, mentees)
    scores = sorted(
        (-_answer_each_other(mentee, mentor), row, column)
        for row, mentee in enumerate(mentees)
        for column, mentor in enumerate(mentors)
    )
    partner: dict[int, int] = {}
    for score, row, column in scores:
        if -score >= _ALIKE and row not in partner and column not in partner.values():
            partner[row] = column
            mentees[row], mentors[column] = _united(mentees[row], mentors[column])
    taken = set(RESERVED_KEYS)
    mentee_questions = _questions(mentees, taken)
    keys = {column: mentee_questions[row].key for row, column in partner.items()}
    mentor_questions = _questions(mentors, taken, keys)
    return Form(Side.MENTEE, mentee_questions), Form(Side.MENTOR, mentor_questions)


def _described(table: Table, side: Side) -> list[Column]:
    taken = suggest_identity(table, side)
    return [describe(table, header) for header in table.headers if header not in taken and header != MEND]


def _columns(table: Table, side: Side) -> tuple[Column, ...]:
    found = [column for column in _described(table, side) if column.kind is not None]
    return tuple(
        replace(column, kind=Kind.SHORT_TEXT, options=()) if _names_manager(column) else column for column in found
    )


def _names_manager(column: Column) -> bool:
    """Whether it holds the names of people's managers: words, however few they are."""
    words = column.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.CHOICES)
    return words and _NAMES_MANAGER.match(letters_only(column.header)) is not None


def _questions(columns: Sequence[Column], taken: set[str], keys: dict[int, str] | None = None) -> tuple[Question, ...]:
    made: list[Question] = []
    labels: set[str] = set()
    for place, column in enumerate(columns):
        manager = _names_manager(column) and not any(question.key == MANAGER for question in made)
        key = MANAGER if manager else (keys or {}).get(place) or key_for(column.header, taken)
        taken.add(key)
        label = wanted = column.header if len(column.header) <= LONGEST_SHORT else column.header[:199] + "…"
        count = 1
        while label.casefold() in labels:
            count += 1
            label = f"{wanted} ({count})"
        labels.add(label.casefold())
        made.append(
            Question(
                key,
                column.kind or Kind.SHORT_TEXT,
                label,
                options=_distinct(column.options) if column.kind in _OPTION_KINDS else (),
                lowest=column.lowest,
                highest=column.highest,
                visible=Visibility.PRIVATE if manager else Visibility.STAFF,
            )
        )
    return tuple(made)


def _distinct(options: Sequence[str]) -> tuple[str, ...]:
    """The options without those that differ only in letters' case."""
    return tuple({option.casefold(): option for option in reversed(options)}.values())[::-1]


def _answer_each_other(one: Column, other: Column) -> float:
    if one.kind is other.kind and one.kind in _ONCE:
        return 2.0
    if not _comparable(one, other):
        return 0.0
    alike = likeness(one.header, other.header)
    mine, theirs = ({normal(option) for option in column.options} for column in (one, other))
    shared = len(mine & theirs)
    overlap = shared / min(len(mine), len(theirs)) if shared >= 2 else 0.0
    return max(alike, _ALIKE + overlap - 0.5 if overlap >= 0.5 else 0.0) + 0.1 * (one.kind is other.kind) * (
        alike >= _ALIKE or overlap >= 0.5
    )


def _helped(columns: Sequence[Column], table: Table, others: Sequence[Column]) -> list[Column]:
    """The columns of a list; one that looks like words, and holds what the other list has as options, has options."""
    offered = [
        (other.kind, {normal(option) for option in other.options})
        for other in others
        if other.kind in (Kind.CHOICE, Kind.CHOICES, Kind.SKILLS)
    ]
    helped = []
    for column in columns:
        cells = [split(cell) for cell in table.cells(column.header) if cell]
        parts = [part for cell in cells for part in cell]
        several = any(len(cell) > 1 for cell in cells)
        for kind, options in offered if column.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT) else ():
            known = [normal(part) for part in parts if normal(part) in options]
            if len(set(known)) >= 2 and 2 * len(known) >= len(parts):
                kind = Kind.CHOICES if several and kind is Kind.CHOICE else kind
                column = replace(column, kind=kind, options=tuple(dict.fromkeys(parts)))
                break
        helped.append(column)
    return helped


def _comparable(one: Column, other: Column) -> bool:
    if one.kind is other.kind:
        return True
    texts = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
    both = {one.kind, other.kind}
    return both <= set(texts) or both <= {Kind.CHOICE, Kind.CHOICES, Kind.SKILLS}


def _united(one: Column, other: Column) -> tuple[Column, Column]:
    if one.kind is Kind.SCALE and other.kind is Kind.SCALE:
        ends = min(one.lowest, other.lowest), max(one.highest, other.highest)
        return replace(one, lowest=ends[0], highest=ends[1]), replace(other, lowest=ends[0], highest=ends[1])
    if one.kind not in _OPTION_KINDS or other.kind not in _OPTION_KINDS:
        return one, other
    spelled = {normal(option): option for option in reversed(one.options + other.options)}
    options = tuple(reversed(spelled.values()))
    kinds = (Kind.SKILLS, Kind.SKILLS) if Kind.SKILLS in (one.kind, other.kind) else (one.kind, other.kind)
    return replace(one, options=options, kind=kinds[0]), replace(other, options=options, kind=kinds[1])
