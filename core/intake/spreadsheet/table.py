"""A sheet of people as text: headers, rows, and where each of them stood in the file."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from core.errors import Fault, InvalidInput
from core.intake.spreadsheet.group import Group
from core.intake.spreadsheet.headers import header_span, joined
from core.reports.table import bare
from core.text import text

MOST_BYTES = 25_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 300
MOST_CHARACTERS = 32_767  # in one cell: what spreadsheet programs can hold

_BLANKS = " \t\r\n\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff"
_WORKED_OUT = ("_turned", "_places", "_counts", "_thoughts")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Told = TypeVar("Told")


@dataclass(frozen=True)
class Table:
    """Headers are unique and never blank; every row is as long as the headers.

    ``numbers[i]`` is the row that ``rows[i]`` had in the file and ``columns[j]`` the column of
    ``headers[j]``, both counted from 1 as spreadsheet programs do. ``sheets`` are all that the
    file has (none for CSV); ``sheet`` is the one that was read. ``header_number`` is the row of the last of
    ``header_rows`` header lines. Where columns or rows were gathered, ``source`` is the table as it stood in the
    file, ``made_of`` tells which columns of it a header stands for, ``lists`` which cells were several rows',
    and ``role`` is the header that tells mentors from mentees, if one does.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    columns: tuple[int, ...]
    header_number: int = 1
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    header_rows: int = 1
    source: "Table | None" = None
    made_of: Mapping[str, Group] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    role: str = ""
    digest: str = ""  # the same for tables that say the same; see ``fingerprint``

    @property
    def fingerprint(self) -> str:
        """The same for equal tables, without looking at every cell again."""
        return (
            self.digest or sha256(repr((self.headers, self.rows, self.numbers)).encode("utf-8", "replace")).hexdigest()
        )

    def __getstate__(self) -> dict[str, Any]:
        """Without what can be worked out again."""
        return {name: value for name, value in vars(self).items() if name not in _WORKED_OUT}

    @cached_property
    def _turned(self) -> tuple[tuple[str, ...], ...]:
        return tuple(zip(*self.rows, strict=True)) if self.rows else ((),) * len(self.headers)

    @cached_property
    def _counts(self) -> dict[str, Counter[str]]:
        return {}

    @cached_property
    def _thoughts(self) -> dict[tuple[Any, str], tuple[Any]]:
        return {}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {header: place for place, header in enumerate(self.headers)}

    def cells(self, header: str) -> tuple[str, ...]:
        """The texts of one column, top to bottom; a header that is not there: KeyError."""
        return self._turned[self._places[header]]

    def told(self, think: Callable[[Mapping[str, int]], Told], header: str) -> Told:
        """What ``think`` tells of a column, from each distinct text in it and how often that stands there.

        In the order of first appearance. Thought of once for a table, however often it is asked.
        """
        known = self._thoughts.get((think, header))
        if known is None:
            known = self._thoughts[think, header] = (think(self.counts(header)),)
        answer: Told = known[0]
        return answer

    def counts(self, header: str) -> Mapping[str, int]:
        """How often each distinct text stands in a column, in the order of first appearance. Not to be changed."""
        if header not in self._counts:
            self._counts[header] = Counter(self.cells(header))
        return self._counts[header]

    def place(self, header: str) -> int:
        """Where the column is among the headers, from 0; a header that is not there: KeyError."""
        return self._places[header]

    def with_cells(self, cells: Mapping[tuple[int, str], str]) -> "Table":
        """The same with other texts in some cells, by row number and header; places that are not there are passed over.

        Where a header stands for one column of the file, the file's table has the text too.
        """
        by_row: dict[int, dict[int, str]] = {}
        for (number, header), value in cells.items():
            if header in self._places:
                by_row.setdefault(number, {})[self._places[header]] = tidy(value)
        if not by_row:
            return self
        rows = list(self.rows)
        for at, number in enumerate(self.numbers):
            if number in by_row:
                line = list(rows[at])
                for place, value in by_row[number].items():
                    line[place] = value
                rows[at] = tuple(line)
        source = self.source.with_cells(cells) if self.source is not None else None
        mended = _printed((self.fingerprint, sorted(cells.items())))
        return replace(self, rows=tuple(rows), source=source, digest=mended)


def _printed(value: object) -> str:
    return sha256(repr(value).encode("utf-8", "replace")).hexdigest()


def tidy(value: str) -> str:
    """A cell without blanks at its ends, unseen control characters, and the apostrophe of an earlier export."""
    if value.isprintable() and value[0] not in " '" and value[-1] != " ":
        return value
    value = value.strip(_BLANKS).replace("\r\n", "\n").replace("\r", "\n")
    return bare(_UNSEEN.sub("", value).replace("\u00a0", " ")).strip(_BLANKS)


class _Tidied(dict[str, str]):
    """Each distinct cell tidied once; cells that say the same are one object then, which makes comparing them quick."""

    def __missing__(self, cell: str) -> str:
        known = self[cell] = tidy(cell) if cell else ""
        return known


def letters(column: int) -> str:
    """A column's name in spreadsheet programs: 1 is A, 27 is AA.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def unreadable(name: str, what: str, /, **values: object) -> InvalidInput:
    """The one way to say that a file can't be used: ``what`` follows its name."""
    return InvalidInput("This file can't be used as it is.", [Fault(name or "the file", text(what, **values))])


def make_table(
    lines: Iterable[tuple[int, Sequence[str]]],
    name: str,
    *,
    sheets: tuple[str, ...] = (),
    sheet: str = "",
    delimiter: str = "",
    encoding: str = "",
    header_rows: int | None = None,
) -> Table:
    """The table in raw lines of cells, each with the row it has in the file.

    Its header begins at the first line with two filled cells among the first ten that have any (titles above it are
    passed over), or the first filled one, and has as many lines as ``header_span`` tells, unless ``header_rows``
    says how many. Lines are taken one by one, so a file that is too long is refused before it is held in memory.
    InvalidInput: nothing at all, only a header, more than ``MOST_ROWS`` rows, ``MOST_COLUMNS`` columns or
    ``MOST_CHARACTERS`` in a cell.
    """
    kept: list[tuple[int, list[str]]] = []
    tidied = _Tidied()
    for number, line in lines:
        cells = [tidied[cell] for cell in line]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise unreadable(
                name, "has more than {most} columns in row {row}. Keep only the columns you need.",
                most=MOST_COLUMNS, row=number,
            )  # fmt: skip
        if max(map(len, cells)) > MOST_CHARACTERS:
            raise unreadable(
                name,
                "has a cell with more than {most} characters in row {row}. Perhaps a quotation mark is not closed.",
                most=MOST_CHARACTERS, row=number,
            )  # fmt: skip
        kept.append((number, cells))
        if len(kept) > MOST_ROWS + 10:
            raise unreadable(name, "has more than {most} rows. Split it into several files.", most=MOST_ROWS)
    if not kept:
        raise unreadable(name, "is empty. Choose a file, or a sheet of it, with a header row and one row per person.")
    start, told = header_span([cells for _, cells in kept[: 10 + 63]])
    height = told if header_rows is None else min(header_rows, len(kept) - start)
    width = max(len(cells) for _, cells in kept[start:])
    padded = [(number, cells + [""] * (width - len(cells))) for number, cells in kept[start:]]
    head, body = padded[:height], padded[height:]
    if not body:
        raise unreadable(name, "has a header row but nobody below it. Add one row per person.")
    if len(body) > MOST_ROWS:
        raise unreadable(name, "has more than {most} rows. Split it into several files.", most=MOST_ROWS)
    header = joined([cells for _, cells in head], [cells for _, cells in body]) or [""] * width
    blank = set(range(width))
    for _, cells in body:
        blank -= {at for at in blank if cells[at]}
    used = [at for at in range(width) if header[at] or at not in blank]
    whole = len(used) == width
    table = Table(
        name=name,
        headers=_named([header[at] for at in used], used),
        rows=tuple(tuple(cells) if whole else tuple([cells[at] for at in used]) for _, cells in body),
        numbers=tuple(number for number, _ in body),
        columns=tuple(at + 1 for at in used),
        header_number=head[-1][0] if head else 0,
        sheets=sheets,
        sheet=sheet,
        delimiter=delimiter,
        encoding=encoding,
        header_rows=height,
    )
    return replace(table, digest=table.fingerprint)


def _named(headers: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """Every header with a name of its own: a blank one by its letter, a repeated one counted."""
    taken = {" ".join(header.split()) for header in headers}
    names: list[str] = []
    for header, place in zip(headers, places, strict=True):
        plain = " ".join(header.split())
        wanted = plain or f"Column {letters(place + 1)}"
        unique, count = wanted, 1
        while unique in names or ((count > 1 or not plain) and unique in taken):
            count += 1
            unique = f"{wanted} ({count})"
        names.append(unique)
    return tuple(names)
