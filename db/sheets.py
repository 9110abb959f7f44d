"""What an import is given, what it meets, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from core.errors import Fault
from core.intake.consent import Purpose
from core.intake.spreadsheet import ColumnMapping, Known, Row
from core.program.program import Program
from core.program.questions import Form, Side
from core.text import text


@dataclass(frozen=True)
class Agreement:
    """How people agreed before they were brought in: to which words, on which day, as told by whom."""

    words: str
    on: date
    by_whom: str
    purposes: frozenset[Purpose] = frozenset({Purpose.PARTICIPATION})


@dataclass(frozen=True)
class Before:
    """Who is there already, by address. ``gone`` withdrew, were declined or left: no import brings them back."""

    form: Form
    known: Mapping[str, Known]
    gone: frozenset[str]
    program: Program
    gone_ids: frozenset[str]  # what the organisation's own lists call those who are gone by
    earlier: Mapping[str, ColumnMapping]  # how columns were read before, by the name it was remembered as, newest first

    def is_gone(self, row: Row) -> bool:
        """Whether the row is of somebody who is gone, by her address or, with another one, by her id."""
        return row.email in self.gone or (row.own_id in self.gone_ids and row.email not in self.known)


@dataclass(frozen=True)
class Sheet:
    """The people of one sheet, read for ``form``. ``left_out``: how many of its rows had faults."""

    side: Side
    rows: Sequence[Row]
    form: Form
    file_name: str = ""
    mapping: ColumnMapping = field(default_factory=lambda: ColumnMapping({}))
    left_out: int = 0
    name: str = ""  # what the mapping is remembered as; blank: the file's name


@dataclass(frozen=True)
class PastImport:
    """One import, of one list or two, as it is told of afterwards. ``at`` is what it is undone by."""

    at: datetime
    by: str
    files: tuple[str, ...]
    added: int
    changed: int
    unchanged: int
    left_out: int
    undone_at: datetime | None = None
    of_pairs: bool = False
    of_meetings: bool = False


@dataclass(frozen=True)
class Wishes:
    """``as_participants`` False: as applications to decide on. ``tell``: those new, and agreed, get a personal link."""

    as_participants: bool = True
    agreement: Agreement | None = None
    ask_consent: bool = False
    tell: bool = False


@dataclass(frozen=True)
class Brought:
    """Somebody whom an import brought or met. ``participant_id``: None for an application that is to be decided on.

    ``lacks``: she has not agreed to what taking part needs.
    """

    name: str
    email: str
    application_id: int
    participant_id: int | None
    is_new: bool
    lacks: bool


@dataclass(frozen=True)
class Imported:
    """What came of it. ``asked``: people who were sent a link that asks for consent."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    asked: int = 0
    without_consent: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.gone + other.gone,
            self.asked + other.asked,
            self.without_consent + other.without_consent,
        )


def import_faults(sheets: Sequence[Sheet], same_form: bool, agreement: Agreement | None, today: date) -> list[Fault]:
    """All that stops an import."""
    rows = [row for sheet in sheets for row in sheet.rows]
    found = []
    if not rows:
        found.append(Fault("People", text("are none in this sheet that could come in")))
    if any(row.faults for row in rows):
        found.append(Fault("People", text("have rows with faults among them")))
    if not same_form:
        found.append(Fault("Questions", text("were changed meanwhile; look at the preview again")))
    if agreement is not None and not agreement.by_whom.strip():
        found.append(Fault("Agreed", text("does not say who knows that they agreed")))
    if agreement is not None and not agreement.words.strip():
        found.append(Fault("Agreed", text("does not say to which words, or where they can be read")))
    if agreement is not None and agreement.on > today:
        found.append(Fault("Agreed", text("is on a day that is still to come")))
    return found
