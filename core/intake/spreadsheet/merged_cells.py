"""Cells of a workbook that were merged downwards: what stands in the first of them is said by each row below."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from core.intake.spreadsheet.stored import BROKEN, column_of

MOST = 20_000  # merged cells that are heeded; a list of people has few
_CHUNK = 1 << 20
_LONGEST = 100  # bytes of one entry
_MERGED = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def filled_down(
    rows: Iterable[tuple[int, list[str]]], opened: Callable[[], IO[bytes]]
) -> Iterator[tuple[int, list[str]]]:
    """The rows with merged cells filled in each row that has other cells. Those of a header stay as they are: they
    begin in the first row, or beside cells that were merged sideways."""
    merged = _downwards(opened)
    held: list[tuple[int, int, str]] = []  # column, last row, what stands there
    for number, cells in rows:
        held = [each for each in held if each[1] >= number]
        for at, _, value in held:
            if at > len(cells):
                cells.extend([""] * (at - len(cells)))
            cells[at - 1] = cells[at - 1] or value
        for at, last in merged.get(number, ()):
            if at <= len(cells) and cells[at - 1]:
                held.append((at, last, cells[at - 1]))
        yield number, cells


def _downwards(opened: Callable[[], IO[bytes]]) -> dict[int, list[tuple[int, int]]]:
    """First row → column and last row of each. They stand behind the rows, so the file is gone through first."""
    found: set[tuple[Any, ...]] = set()
    tail = b""
    try:
        with opened() as sheet:
            while (chunk := sheet.read(_CHUNK)) and len(found) < MOST:
                found.update(match.groups() for match in _MERGED.finditer(tail + chunk))
                tail = chunk[-_LONGEST:]
    except BROKEN:
        return {}  # whoever reads the rows tells of it
    sideways = {int(first) for left, first, right, _ in found if left != right}
    down: dict[int, list[tuple[int, int]]] = {}
    for left, first, right, last in sorted(found):
        if left == right and int(first) > 1 and int(first) not in sideways:
            down.setdefault(int(first), []).append((column_of(left.decode()), int(last)))
    return down
