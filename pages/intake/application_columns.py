"""The columns of applications: the same for the list on the screen and for the file that is taken away."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from core.intake.answers import show_answer
from core.intake.deciding import GROUND_WORDS
from core.reports.table import Cell
from db import ApplicationLine
from pages.ui.chips import side_word, status_word
from pages.ui.words import _

NAME, SIDE, STATUS, SENT, EMAIL, NOTE = "name", "side", "status", "sent", "email", "note"
PLACES, ZONE, DECIDED, GROUND, WHY = "places", "zone", "decided", "ground", "why"
USUAL = (NAME, SIDE, STATUS, SENT, EMAIL, NOTE)


def titles(lines: Sequence[ApplicationLine]) -> dict[str, str]:
    """Key → title of every column there is: what is known of everybody, then every question that was asked."""
    known = {
        NAME: _("Name"), SIDE: _("Side"), STATUS: _("Status"), SENT: _("Sent"), EMAIL: _("E-mail"), NOTE: _("Note"),
        PLACES: _("Places"), ZONE: _("Time zone"), DECIDED: _("Decided"), GROUND: _("Reason"), WHY: _("In your words"),
    }  # fmt: skip
    forms = {id(line.form): line.form for line in lines}.values()
    taken = set(known.values())
    questions = {question.label: question.label for form in forms for question in form.questions}
    return known | {label: label for label in questions if label not in taken}


def cell(line: ApplicationLine, column: str, zone: str, note: str) -> Cell:
    """What stands in one column of one application."""
    there = ZoneInfo(zone)
    last = line.decisions[0] if line.decisions else None
    if column == SENT:
        return line.submitted_at.astimezone(there).date() if line.submitted_at else None
    if column == DECIDED:
        return line.decided_at.astimezone(there).date() if line.decided_at else None
    known: dict[str, Cell] = {
        NAME: line.name, SIDE: side_word(line.side), STATUS: status_word(line.status), EMAIL: line.email, NOTE: note,
        PLACES: line.places, ZONE: line.time_zone, WHY: line.reason,
        GROUND: _(GROUND_WORDS[last.ground]) if last and last.ground else "",
    }  # fmt: skip
    if column in known:
        return known[column]
    for question in line.form.questions:
        if question.label == column:
            given = line.answers.get(question.key)
            return None if given is None else _(show_answer(question, given))
    return None


def note_of(line: ApplicationLine, number: int | None = None) -> str:
    """What is worth knowing before one reads it: its number on the waiting list, twice here, where it came from."""
    notes = [_("number {n} on the list", n=number)] if number else []
    notes += [_("applied twice")] if line.repeats else []
    notes += [_("from a spreadsheet")] if line.source == "import" else []
    notes += [_("recommended by {name}", name=line.recommended_by)] if line.recommended_by else []
    return ", ".join(notes)
