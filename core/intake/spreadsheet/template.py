"""An empty spreadsheet for a form: headers, one example row, and a sheet that explains every column."""

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.intake.answers import longest_of
from core.intake.spreadsheet.identity import EMAIL, NAME, PLACES, TIME_ZONE
from core.intake.spreadsheet.mapping import fields
from core.program.conditions import in_words
from core.program.questions import Form, Kind, Question, Side
from core.reports.table import writable

_HOW = {
    Kind.SHORT_TEXT: "A few words.",
    Kind.LONG_TEXT: "As many words as you like.",
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "One of the options.",
    Kind.CHOICES: "One or more of the options, with a semicolon (;) between them.",
    Kind.RANKING: "Options in order, the most important first, with a semicolon (;) between them.",
    Kind.SKILLS: "Skills with a level from 1 to 3, with a semicolon (;) between them. Without a level, 2 is meant.",
    Kind.NUMBER: "One number.",
    Kind.DATE: "Year-month-day, such as 2026-11-23.",
    Kind.LANGUAGES: "One or more languages, with a semicolon (;) between them.",
    Kind.AVAILABILITY: "Days with morning, midday, afternoon or evening, with a semicolon (;) between them.",
}


def template_workbook(form: Form) -> bytes:
    """XLSX to fill in: a sheet "People" with a header and one invented person, and a sheet "How to fill in".

    It comes back through ``read_table`` and ``suggest_mapping`` with every column mapped; the invented row
    reads without a fault.
    """
    columns = _columns(form)
    book = Workbook(write_only=True)
    people = book.create_sheet("People")
    people.freeze_panes = "A2"
    for place, (header, _, _) in enumerate(columns, 1):
        people.column_dimensions[get_column_letter(place)].width = min(max(len(header) + 2, 18), 40)
    head = [WriteOnlyCell(people, value=writable(header)) for header, _, _ in columns]
    for cell in head:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    people.append(head)
    people.append([writable(example) or None for _, example, _ in columns])
    guide = book.create_sheet("How to fill in")
    for letter, width in zip("ABC", (40, 60, 60), strict=True):
        guide.column_dimensions[letter].width = width
    titles = [WriteOnlyCell(guide, value=title) for title in ("Column", "What to write", "Options")]
    for cell in titles:
        cell.font = Font(bold=True)
    guide.append(titles)
    for line in _explained(form):
        cells = [WriteOnlyCell(guide, value=writable(value)) for value in line]
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        guide.append(cells)
    guide.append([])
    guide.append(["The row of the invented person is only an example: write over it."])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _columns(form: Form) -> list[tuple[str, str, str]]:
    """Header, example and explanation of every column."""
    labels = fields(form)
    found = [
        (str(labels[NAME]), "Ada Example", "First and last name. Needed."),
        (str(labels[EMAIL]), "ada@example.org", "One address per person. Needed: people are told apart by it."),
        (str(labels[TIME_ZONE]), "Europe/Berlin", "Region and city, such as Europe/Berlin or America/New_York."),
    ]
    if form.side is not Side.MENTEE:
        found.append((str(labels[PLACES]), "2", "For how many people this person has room: a whole number."))
    taken = {header.casefold() for header, _, _ in found}
    for question in form.questions:
        # a question worded like a column of ours goes by its key
        header = question.label if question.label.casefold() not in taken else question.key
        taken.add(header.casefold())
        found.append((header, _example(question), _how(question, form)))
    return found


def _explained(form: Form) -> list[tuple[str, str, str]]:
    lines = _columns(form)
    plain = len(lines) - len(form.questions)
    options = [""] * plain + ["\n".join(question.options) for question in form.questions]
    return [(header, how, choice) for (header, _, how), choice in zip(lines, options, strict=True)]


def _how(question: Question, form: Form) -> str:
    how = _HOW.get(question.kind) or f"A whole number from {question.lowest} to {question.highest}."
    if question.kind is Kind.SCALE and question.low_label and question.high_label:
        how += f" {question.lowest}: {question.low_label}. {question.highest}: {question.high_label}."
    if question.most is not None and question.options:
        how += f" At most {question.most}."
    if question.condition is not None:
        how += f" {str(in_words(question.condition, form)).capitalize()}."
    return " ".join(part for part in (question.help, how, "Needed." if question.required else "") if part)


def _example(question: Question) -> str:
    some = question.options[: max(question.fewest or 1, min(question.most or 2, 2))]
    match question.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            return "An example"[: longest_of(question)]
        case Kind.YES_NO:
            return "yes"
        case Kind.CHOICE:
            return question.options[0] if question.options else "An example"
        case Kind.CHOICES | Kind.RANKING | Kind.LANGUAGES:
            return "; ".join(some or ("English",))
        case Kind.SKILLS:
            return "; ".join(f"{skill} (2)" for skill in some or ("Public speaking",))
        case Kind.SCALE:
            return str((question.lowest + question.highest) // 2)
        case Kind.NUMBER:
            return f"{min(max(3, question.least or 3), question.largest or max(3, question.least or 3)):g}"
        case Kind.DATE:
            return question.earliest or question.latest or "2026-11-23"
        case Kind.AVAILABILITY:
            return "mon morning; wed evening"
