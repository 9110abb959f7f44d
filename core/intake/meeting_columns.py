"""Lists of meetings: which column tells whom, when, how long and how, suggested and to be corrected."""

import re
from collections.abc import Mapping

from core.errors import Fault
from core.intake.pair_columns import ONE, OTHER, suggest_pair_columns
from core.intake.spreadsheet import ColumnMapping, Table
from core.intake.spreadsheet.dates import looks_like_date
from core.intake.spreadsheet.wording import is_placeholder, letters_only
from core.text import Text, text
from core.tracking.meetings import Way

ON, MINUTES, HOURS, WAY, HELD = "on", "minutes", "hours", "way", "held"
_SAMPLE = 200  # cells of a column that are looked at
_ENOUGH = 0.5
_FEW = 3  # words of a cell that says whether a meeting was held
_MOST_HOURS = 12  # a length without a unit that is never above this is of hours
_OTHER_DAY = re.compile(r"\b(next|created|submitted|timestamp|entered|modified|updated|end|ended|until|start|since)\b")
_LENGTH = re.compile(r"\b(minutes?|mins?|hours?|hrs?|duration|length|time spent|how long)\b")
_IN_HOURS = re.compile(r"\b(hours?|hrs?)\b")
_IN_MINUTES = re.compile(r"\b(minutes?|mins?)\b")
_WAY = re.compile(r"\b(way|how|mode|format|medium|channel|method|type|kind|via|location|place)\b")
_HELD = re.compile(r"\b(status|state|outcome|held|attended|attendance|took place|happened|result)\b")
_NOT_HELD = re.compile(
    r"\b(no|not|never|cancelled|canceled|missed|noshow|absent|postponed|rescheduled|planned|scheduled|upcoming)\b"
)
_WAYS = (  # of several, the earlier tells: "video call"
    (Way.VIDEO, re.compile(r"\b(video|zoom|teams|meet|skype|webex|online|virtual|virtually|remote)\b")),
    (Way.PHONE, re.compile(r"\b(phone|telephone|call|called|calls|by ear)\b")),
    (Way.MESSAGES, re.compile(r"\b(messages?|messaging|chat|e mail|email|mail|text|texts|whatsapp|slack)\b")),
    (Way.IN_PERSON, re.compile(r"\b(person|face|f2f|office|coffee|lunch|campus|on site|onsite|live)\b")),
)


def meeting_fields() -> dict[str, Text]:
    """Every field a column can feed, with its label, in the order to show them."""
    return {
        ONE: text("The first person"),
        OTHER: text("The second person"),
        ON: text("The day"),
        MINUTES: text("How long, in minutes"),
        HOURS: text("How long, in hours"),
        WAY: text("In which way"),
        HELD: text("Whether it was held"),
    }


def suggest_meeting_columns(table: Table, people: Mapping[int, tuple[str, str]]) -> ColumnMapping:
    """The likeliest field of each column; ``people``: id → (name, address). Every field but people's is given once.

    A length whose header has no unit is of hours where no plain number in it is above 12.
    """
    pairs = suggest_pair_columns(table, people).fields
    found = {header: field for header, field in pairs.items() if field in (ONE, OTHER)}
    for header in table.headers:
        words = letters_only(header)
        cells = [cell for cell in table.cells(header) if not is_placeholder(cell)][:_SAMPLE]
        if header in found or not cells:
            continue
        field = ""
        if sum(map(looks_like_date, cells)) >= _ENOUGH * len(cells):
            field = "" if _OTHER_DAY.search(words) else ON
        elif _LENGTH.search(words):
            field = _unit(words, cells)
        elif _HELD.search(words):
            field = HELD
        elif _WAY.search(words) and sum(way_of(cell) is not None for cell in cells) >= _ENOUGH * len(cells):
            field = WAY
        if field and field not in found.values():
            found[header] = field
    return ColumnMapping(found)


def meeting_column_faults(mapping: ColumnMapping) -> list[Fault]:
    """All that stops the list from being read at all."""
    names = {field: str(label) for field, label in meeting_fields().items()}
    found = [
        Fault(names[field], text("has no column. Choose the one that tells it."))
        for field in (ONE, OTHER, ON)
        if not mapping.columns(field)
    ]
    found += [
        Fault(names[field], text("has more than one column. Leave all but one out."))
        for field in (ON, MINUTES, HOURS, WAY, HELD)
        if len(mapping.columns(field)) > 1
    ]
    if mapping.columns(MINUTES) and mapping.columns(HOURS):
        found.append(Fault(names[HOURS], text("stands beside a column of minutes. Leave one of the two out.")))
    return found


def way_of(words: str) -> Way | None:
    """The way that words such as "Zoom call" mean; None: nothing we know."""
    words = letters_only(words)
    return next((way for way, pattern in _WAYS if pattern.search(words)), None)


def was_not_held(words: str) -> bool:
    """Whether a few words such as "cancelled" or "no show" say that a meeting was not held; a sentence never does."""
    few = letters_only(words)
    return len(few.split()) <= _FEW and bool(_NOT_HELD.search(few))


def _unit(words: str, cells: list[str]) -> str:
    if _IN_MINUTES.search(words):
        return MINUTES
    if _IN_HOURS.search(words):
        return HOURS
    numbers = [float(cell.replace(",", ".")) for cell in cells if re.fullmatch(r"\d+([.,]\d+)?", cell)]
    return HOURS if numbers and max(numbers) <= _MOST_HOURS else MINUTES
