"""Numbers, scales and yes/no as people write them; what could mean two things is asked, never guessed."""

import re
from collections.abc import Iterable

from core.intake.spreadsheet.dates import looks_like_date
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.wording import plain
from core.text import text

YES = frozenset(("yes", "y", "true", "t", "1", "x", "✓", "✔", "checked", "on", "ja", "oui", "si", "sí"))
NO = frozenset(("no", "n", "false", "f", "0", "unchecked", "off", "nein", "non", "☐"))
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,10})?$")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:([ ,.'\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d{1,10})?$")
_TWO_MEANINGS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}$")
_WITH_UNIT = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?) ?([a-zA-Z]+)\.?$")
_RANGE = re.compile(r"\d+ ?(?:-|–|—|to|or|/) ?\d+|\d+ ?\+|[<>~≥≤] ?\d+", re.IGNORECASE)
_LABELLED = re.compile(r"(\d{1,2}) ?(?:[-–—:=.)] ?|\()[^\d\s].*$", re.DOTALL)


def comma_is_decimal(cells: Iterable[str]) -> bool | None:
    """Whether 1,500 is one and a half, told by the cells that can be only one thing. None: nothing or both are told."""
    told = set()
    for cell in cells:
        if _TWO_MEANINGS.match(cell) or not (_NUMBER.match(cell) or _GROUPED.match(cell)):
            continue
        last = max(cell.rfind(","), cell.rfind("."))
        if last >= 0 and not (cell.count(cell[last]) > 1):
            told.add(cell[last] == ",")
        elif last >= 0:
            told.add(cell[last] == ".")  # 1.000.000: the dot groups, so the comma is the decimal sign
    return told.pop() if len(told) == 1 else None


def read_number(
    cell: str, comma: bool | None = None, unit_words: frozenset[str] = frozenset()
) -> int | float | Problem:
    """The number in a cell. ``comma``: as ``comma_is_decimal`` tells of the column.

    ``unit_words``: words of the question; "5 years" is read only where the question speaks of years.
    A Problem: a range ("4-6", "15+"), two meanings ("1,500"), a day that was a range once, or no number.
    """
    bare = plain(cell)
    if bare in _WORDS:
        return _WORDS.index(bare)
    if _TWO_MEANINGS.match(bare) and comma is None:
        return Problem(
            text("could be {one} or {other}", one=re.sub("[.,]", "", bare), other=bare.replace(",", ".")),
            text("Write it without a sign between the thousands."),
        )
    unit = _WITH_UNIT.match(bare)
    if unit and unit[2].rstrip("s") in {word.rstrip("s") for word in unit_words}:
        bare = unit[1]
    if _NUMBER.match(bare) or _GROUPED.match(bare):
        decimal = "," if comma or (comma is None and bare.count(",") == 1 and "." not in bare) else "."
        grouped = "." if decimal == "," else ","
        if decimal == "." and "." in bare and bare.rfind(",") > bare.rfind("."):
            decimal, grouped = ",", "."
        digits = re.sub(r"[ '\u202f]", "", bare).replace(grouped, "").replace(decimal, ".")
        try:
            number = float(digits)
        except ValueError:
            return _no_number()
        return int(number) if number == int(number) else number
    if looks_like_date(cell):
        return Problem(
            text("is a day, perhaps made by the spreadsheet program from a range such as 4-6"),
            text("Write one number."),
        )
    if _RANGE.search(bare):
        return Problem(text("is a range, “{value}”, where one number is needed", value=cell), text("Write one number."))
    return _no_number()


def read_scale(cell: str, lowest: int, highest: int, low_label: str, high_label: str) -> int | Problem:
    """A whole number from ``lowest`` to ``highest``, also as "4 - Agree", or as the label of either end."""
    for label, value in ((low_label, lowest), (high_label, highest)):
        if label and plain(cell) == plain(label):
            return value
    labelled = _LABELLED.match(cell)
    number = read_number(labelled[1] if labelled and not _RANGE.match(cell) else cell)
    if isinstance(number, Problem):
        return number
    if number != int(number) or not lowest <= number <= highest:
        return Problem(
            text("is {value}, outside the scale", value=cell),
            text("Write a whole number from {lowest} to {highest}.", lowest=lowest, highest=highest),
        )
    return int(number)


def read_yes_no(cell: str) -> bool | Problem:
    """Yes or no in the words of ``YES`` and ``NO``."""
    bare = plain(cell).rstrip(".!")
    if bare in YES:
        return True
    if bare in NO:
        return False
    return Problem(text("is “{value}”, neither yes nor no", value=cell[:60]), text("Write yes or no."))


def _no_number() -> Problem:
    return Problem(text("is not a number"), text("Write one number in digits."))
