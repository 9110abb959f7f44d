"""Which column feeds which field: suggested from headers and cells, always shown and editable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.errors import Fault
from core.intake.spreadsheet.cells import answered, at_least, is_email_column
from core.intake.spreadsheet.choices import known, normal, split
from core.intake.spreadsheet.faults import MEND
from core.intake.spreadsheet.group import GroupKind
from core.intake.spreadsheet.identity import (
    EMAIL,
    FIRST_NAME,
    LAST_NAME,
    NAME,
    OWN_ID,
    PLACES,
    TIME_ZONE,
    looks_like_name,
)
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.wording import letters_only, likeness, words
from core.program.questions import Form, Kind, Question, Side
from core.text import Text, text

_ENOUGH = 0.5  # likeness from which a column is suggested for a question
_OF_LISTS = (Kind.CHOICES, Kind.LANGUAGES, Kind.SKILLS, Kind.RANKING, Kind.AVAILABILITY)
_SOMEONE_ELSE = frozenset(
    re.findall(
        r"\w+",
        "manager supervisor guardian parent emergency reference referee boss assistant school organisation "
        "team project department university user file event program programme sponsor partner nominated",
    )
)
_FULL_NAMES = frozenset(
    ("name", "full name", "fullname", "your name", "your full name", "first and last name", "first name and last name",
     "name and surname", "display name", "preferred full name", "participant", "participant name", "person",
     "employee", "employee name", "student", "student name", "mentor", "mentee", "mentor name", "mentee name",
     "name of mentor", "name of mentee", "what is your name", "what is your full name", "contact name", "volunteer",
     "volunteer name", "applicant", "applicant name", "name first and last")
)  # fmt: skip
_PLAIN_NAMES = frozenset(("name", "full name", "fullname"))
_FIRST_NAMES = frozenset(
    ("first name", "firstname", "given name", "given names", "forename", "fname", "your first name")
)
_LAST_NAMES = frozenset(("last name", "lastname", "surname", "family name", "lname", "your last name", "your surname"))
_OWN_ID = re.compile(
    r"(employee|student|staff|member|person|personnel|matriculation|alumni|volunteer) (no|nr|number|id)$|external id$"
)
_PLACES = re.compile(
    r"\b(how many|number of|max|maximum|no of|up to|total)\b.*\b(mentees?|students?|people|protegees?|mentors?)\b"
    r"|^(mentor )?(places|capacity|slots|spots|mentees?|mentee (places|capacity|slots|limit))$"
    r"|\b(mentee|mentoring) capacity\b"
)


@dataclass(frozen=True)
class ColumnMapping:
    """``fields``: header → field, see ``fields(form)``; a header that is not in it is left out.

    Several columns may feed one question whose answer is a list. ``day_first``: header → what the
    coordinator answered where a column's days could be read two ways. ``instead``: key of a question → answer that it
    does not offer, as ``normal`` spells it → the option that is meant, or blank to leave it empty.
    """

    fields: Mapping[str, str]
    day_first: Mapping[str, bool] = field(default_factory=dict)
    instead: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def columns(self, name: str) -> tuple[str, ...]:
        """The headers that feed a field, in the order of the mapping."""
        return tuple(header for header, target in self.fields.items() if target == name)

    def with_field(self, header: str, name: str | None) -> "ColumnMapping":
        """The same with one column fed elsewhere, or left out (None or blank)."""
        kept = {column: target for column, target in self.fields.items() if column != header}
        return replace(self, fields=kept | {header: name} if name else kept)

    def to_document(self) -> dict[str, Any]:
        """As a JSON object, to be remembered for next time."""
        instead = {key: dict(answers) for key, answers in self.instead.items()}
        return {"fields": dict(self.fields), "day_first": dict(self.day_first), "instead": instead}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "ColumnMapping":
        instead = {key: dict(answers) for key, answers in document.get("instead", {}).items()}
        return cls(dict(document.get("fields", {})), dict(document.get("day_first", {})), instead)


def question_field(key: str) -> str:
    """The field that a question's answers go to."""
    return f"question:{key}"


def fields(form: Form) -> dict[str, Text]:
    """Every field a column can feed, with its label, in the order to show them. Places: not for mentees."""
    found = {
        NAME: text("Name"),
        FIRST_NAME: text("First name"),
        LAST_NAME: text("Last name"),
        EMAIL: text("E-mail"),
        TIME_ZONE: text("Time zone"),
        OWN_ID: text("Id in your lists"),
    }
    if form.side is not Side.MENTEE:
        found[PLACES] = text("How many people at most")
    return found | {question_field(question.key): Text(question.label) for question in form.questions}


def suggest_mapping(table: Table, form: Form) -> ColumnMapping:
    """The likeliest field of each column, by its header and its cells; unlike columns are left out.

    Identity first. Then columns and questions are paired by falling likeness of header and label (or key),
    raised where the cells hold the question's options; ties go to the earlier column, then the earlier question.
    """
    taken = suggest_identity(table, form.side)
    scores: list[tuple[float, int, int]] = []
    for at, header in enumerate(table.headers):
        if header in taken or header == table.role:
            continue
        same = [place for place, question in enumerate(form.questions) if likeness(header, question.label) == 1]
        if header == MEND and not same:
            continue
        for place in same or range(len(form.questions)):
            scores.append((-_score(table, header, form.questions[place]), at, place))
    scores.sort()
    used: set[int] = set()
    for score, at, place in scores:
        header = table.headers[at]
        if -score >= _ENOUGH and header not in taken and place not in used:
            taken[header] = question_field(form.questions[place].key)
            used.add(place)
    return ColumnMapping({header: taken[header] for header in table.headers if header in taken})


def mapping_faults(mapping: ColumnMapping, form: Form) -> tuple[Fault, ...]:
    """What must be settled before people can be read: name, e-mail, and one column per field that holds one value."""
    found = []
    if not mapping.columns(EMAIL):
        found.append(Fault("e-mail", text("has no column: people are told apart by their address")))
    if not mapping.columns(NAME) and not (mapping.columns(FIRST_NAME) or mapping.columns(LAST_NAME)):
        found.append(Fault("name", text("has no column")))
    for name, label in fields(form).items():
        columns = mapping.columns(name)
        question = form.question(name.removeprefix("question:")) if name.startswith("question:") else None
        if len(columns) > 1 and not (question and question.kind in _OF_LISTS):
            found.append(
                Fault(str(label), text("is fed by several columns ({columns}): keep one", columns=", ".join(columns)))
            )
    return tuple(found)


def suggest_identity(table: Table, side: Side) -> dict[str, str]:
    """Header → identity field, for the columns that tell who a row is about."""
    taken: dict[str, str] = {}
    plain = {header: letters_only(header) for header in table.headers}

    def take(name: str, scores: Mapping[str, float]) -> None:
        best = max(scores, key=lambda header: scores[header], default=None)
        if best is not None and scores[best] > 0:
            taken[best] = name

    mail = {}
    for header in table.headers:
        says = bool({"email"} & words(header))
        holds = is_email_column(table, header)
        strange = bool(_SOMEONE_ELSE & words(header))
        if (
            holds
            or (says and not any(table.cells(header)))
            or (says and any("@" in cell for cell in table.cells(header)))
        ):
            mail[header] = 0 if strange else 1 + says + (plain[header] in ("email", "email address"))
    take(EMAIL, mail)
    free = [header for header in table.headers if header not in taken and header != MEND]
    take(FIRST_NAME, {header: 1 for header in free if plain[header] in _FIRST_NAMES})
    take(LAST_NAME, {header: 1 for header in free if plain[header] in _LAST_NAMES})
    has_both = {FIRST_NAME, LAST_NAME} <= set(taken.values())
    if not has_both or any(plain[header] in _PLAIN_NAMES for header in free):
        take(NAME, {header: _name_score(table, header) for header in free if header not in taken})
        if NAME in taken.values():
            taken = {header: name for header, name in taken.items() if name not in (FIRST_NAME, LAST_NAME)}
    ids = {
        header: 1
        for header in free
        if header not in taken and _OWN_ID.match(plain[header]) and _all_differ(table, header)
    }
    take(OWN_ID, ids)
    take(TIME_ZONE, {header: 1 for header in free if header not in taken and "zone" in words(header)})
    if side is not Side.MENTEE:
        take(
            PLACES,
            {header: 1 for header in free if header not in taken and _PLACES.search(plain[header])
             and _mostly_numbers(table, header)},
        )  # fmt: skip
    return taken


def _name_score(table: Table, header: str) -> float:
    plain = letters_only(header)
    cells = {cell: count for cell, count in table.counts(header).items() if cell}
    if not cells or not table.told(_could_be_names, header):
        return 0
    if plain in _PLAIN_NAMES:
        return 3
    if plain in _FULL_NAMES:
        # a column "Mentor" in a mentor's sheet is a name; with yes and no in it, it is not
        return 2 if len(cells) > sum(cells.values()) / 2 else 0
    if re.match(r"Column [A-Z]+$", header):  # a sheet without headers
        return 0.5 if at_least(cells, 0.8, looks_like_name) else 0
    parts = set(plain.split())
    return 1 if "name" in parts and not parts & (_SOMEONE_ELSE | {"first", "last", "family", "given", "company"}) else 0


def _could_be_names(counts: Mapping[str, int]) -> bool:
    """Whether no more than half of the filled cells are without a letter, or longer than a name."""
    filled = {cell: count for cell, count in counts.items() if cell}
    return at_least(filled, 0.5, lambda cell: len(cell) <= 60 and any(map(str.isalpha, cell)))


def _all_differ(table: Table, header: str) -> bool:
    counts = [count for cell, count in table.counts(header).items() if cell]
    return len(counts) == sum(counts) > 0


def _mostly_numbers(table: Table, header: str) -> bool:
    cells = table.told(answered, header)
    return bool(cells) and at_least(cells, 0.5, lambda cell: cell[0].isdigit())


def _score(table: Table, header: str, question: Question) -> float:
    alike = max(likeness(header, question.label), 0.95 * likeness(header, question.key.replace("_", " ")))
    if alike == 1:
        return alike
    group = table.made_of.get(header)
    if group is not None and (group.kind is GroupKind.AVAILABILITY) is not (question.kind is Kind.AVAILABILITY):
        return 0.0  # times of the week answer no other question, however alike the words
    if not question.options:
        return alike
    by_spelling = known(question.options)
    sample = list(dict.fromkeys(cell for cell in table.cells(header)[:300] if cell))[:100]
    parts = [part for cell in sample for part in split(cell, question.options)]
    inside = sum(normal(part) in by_spelling for part in parts) / len(parts) if parts else 0.0
    return alike + 0.6 * inside if inside >= 0.5 else alike
