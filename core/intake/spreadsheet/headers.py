"""Which of the first lines are headers: none, one, two or three, under whatever titles stand above them."""

import re
from collections.abc import Sequence

from core.intake.spreadsheet.dates import looks_like_date
from core.intake.spreadsheet.numbers import NO, YES
from core.intake.spreadsheet.wording import letters_only, plain

MOST_HEADERS = 3
_TITLES = 10  # lines among which the header is looked for
_SAMPLE = 60
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_NEARLY_EMAIL = re.compile(r"@|[(\[]\s*at\s*[)\]]", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d[\d.,]*$")
_IMPORT_ID = re.compile(r'^\{\s*"+ImportId"', re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]+[A-Za-z0-9]*([_.#]\w+)*$")
_GENERIC = frozenset(("response", "open ended response", "selected choice", "antwort"))

Line = Sequence[str]


def header_span(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the header begins among the filled lines, and how many lines it has (0 to 3).

    It begins at the first of ten lines with two filled cells. It has none where that line holds what the column
    below it holds (an address over addresses; two days or numbers, and nothing that differs). It has more
    than one only where a later line can't be a person: codes for an import, words such as "Response", options
    under a question that spans them, or the word for an address over addresses. In doubt a line is a person,
    so that nobody is lost.
    """
    start = next((at for at, line in enumerate(lines[:_TITLES]) if sum(map(bool, line)) > 1), 0)
    width = max(len(line) for line in lines)
    block = [[*line, *[""] * (width - len(line))] for line in lines[start : start + MOST_HEADERS + _SAMPLE]]
    if len(block) == 1:
        return start, 1
    for at in range(min(MOST_HEADERS, len(block)) - 1, -1, -1):
        if any(_IMPORT_ID.match(cell) for cell in block[at]):
            return start, at + 1
    kinds = _kinds(block[MOST_HEADERS:] or block[-1:], width)
    if _is_person(block[0], kinds):
        return start, 0
    count = 1
    while count < min(MOST_HEADERS, len(block) - 1) and _continues(block[:count], block[count], kinds, block):
        count += 1
    return start, count


def joined(header: Sequence[Line], body: Sequence[Line]) -> list[str]:
    """One wording for each column out of its header lines: "Question [Option]" where one spans several."""
    if len(header) < 2:
        return list(header[0]) if header else []
    width = len(header[0])
    lines = [line for line in header if not any(_IMPORT_ID.match(cell) for cell in line)]
    if len(lines) < len(header) and len(lines) > 1 and sum(bool(_CODE.match(cell)) for cell in lines[0]) > width * 0.7:
        lines = lines[1:]  # codes and the wording that they stand for
    wordings = list(lines[-1])
    for above in reversed(lines[:-1]):
        whole = sum(map(bool, wordings)) > 0.9 * width
        wordings = _under(above, wordings, body, whole)
    return wordings


def _under(above: Line, below: Line, body: Sequence[Line], whole: bool) -> list[str]:
    names: list[str] = []
    spanning = ""
    for at, (top, sub) in enumerate(zip(above, below, strict=True)):
        spanning = top or (spanning if sub else "")
        if not sub or letters_only(sub) in _GENERIC:
            names.append(spanning)
        elif not spanning or (whole and not _ticks(at, sub, body)):
            names.append(sub)  # a heading over a part of the sheet
        else:
            names.append(f"{spanning} [{sub}]")
    return names


def _ticks(at: int, label: str, body: Sequence[Line]) -> bool:
    cells = {plain(line[at]) for line in body if at < len(line) and line[at]}
    return cells <= YES | NO | {plain(label)}


def _kind(cell: str) -> str:
    if _EMAIL.search(cell):
        return "address"
    if looks_like_date(cell):
        return "day"
    return "number" if _NUMBER.match(cell) else "words"


def _kinds(body: Sequence[Line], width: int) -> dict[int, str]:
    """What the columns below hold, for those that tell: column → address, day or number."""
    found = {}
    for at in range(width):
        kinds = [_kind(line[at]) for line in body if line[at]]
        for kind in ("address", "day", "number"):
            if kinds and kinds.count(kind) >= 0.7 * len(kinds):
                found[at] = kind
    return found


def _is_person(line: Line, kinds: dict[int, str]) -> bool:
    same = [kind for at, kind in kinds.items() if line[at] and _kind(line[at]) == kind]
    other = [kind for at, kind in kinds.items() if line[at] and _kind(line[at]) != kind]
    return "address" in same or (len(same) >= 2 and not other)


def _continues(above: Sequence[Line], line: Line, kinds: dict[int, str], block: Sequence[Line]) -> bool:
    """Whether a line under header lines is one more of them."""
    if any(line[at] and _kind(line[at]) == kind for at, kind in kinds.items()):
        return False
    if any(letters_only(cell) in _GENERIC for cell in line):
        return True
    addresses = [at for at, kind in kinds.items() if kind == "address"]
    if any(_NEARLY_EMAIL.search(line[at]) for at in addresses):
        return False
    if any("mail" in letters_only(line[at]).split() or "email" in letters_only(line[at]) for at in addresses):
        return True
    last = above[-1]
    spanned = any(line[at] and not last[at] and any(last[:at]) for at in range(len(line)))
    who = [at for at in range(len(line)) if last[at] and _filled(block, at)][:1] + addresses
    return spanned and bool(who) and not any(line[at] for at in who)


def _filled(block: Sequence[Line], at: int) -> bool:
    body = block[MOST_HEADERS:] or block[-1:]
    return sum(bool(line[at]) for line in body) >= 0.7 * len(body)
