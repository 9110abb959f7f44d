"""Lists of pairs, row by row: whom the names mean, what is said of the two, and every fault at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.intake.named import Directory, Named
from core.intake.pair_columns import END, MORE, ONE, OTHER, REASON, SAYS, START, Says, mentor_comes_first, says_of, who
from core.intake.spreadsheet import CellFault, ColumnMapping, Table
from core.intake.spreadsheet.dates import DayReaders, day_reader
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.wording import is_placeholder
from core.program.questions import Side
from core.text import Text, text

LONGEST_REASON = 300
NOBODY = 0  # chosen for a name: nobody of this cohort
_PARTED = re.compile(r"[;\n]")


@dataclass(frozen=True)
class PairPerson:
    """Somebody of the cohort. ``identity``: the same for one human being on both sides."""

    id: int
    side: Side
    name: str
    email: str
    places: int
    places_left: int
    identity: str = ""


@dataclass(frozen=True)
class PairLine:
    """Two people of one row. ``pair``: mentee and mentor, or peers with the smaller id first, once both are known."""

    row: int
    one: Named
    other: Named
    says: Says | None
    reason: str = ""
    start: date | None = None
    end: date | None = None
    pair: tuple[int, int] | None = None
    faults: tuple[CellFault, ...] = ()

    @property
    def unsure(self) -> tuple[Named, ...]:
        """The names that a person has to settle."""
        return tuple(each for each in (self.one, self.other) if each.sure is None)


Chosen = Mapping[str, int]  # a name as written → whom it means, as somebody chose; ``NOBODY``


def read_pairs(
    table: Table,
    mapping: ColumnMapping,
    people: Sequence[PairPerson],
    usual: Says | None,
    chosen: Chosen,
    today: date,
    usual_start: date | None = None,
) -> tuple[PairLine, ...]:
    """The pairs of a list, by rows; a cell with several names (parted by ; or lines) is as many pairs.

    A name is taken where it is one person's whole name or address, or was ``chosen``; never where it is only near.
    ``usual``: what is said of pairs whose row does not say; ``usual_start``: since when those are together whose row
    has no day. Faults have their row and column.
    """
    days = {
        header: day_reader(table.cells(header), mapping.day_first.get(header))
        for field in (START, END)
        for header in mapping.columns(field)
    }
    lookup = _Lookup(people, mentor_comes_first(mapping), chosen)
    lines: list[PairLine] = []
    for number, cells in zip(table.numbers, table.rows, strict=True):
        row = {header: cells[table.place(header)] for header in mapping.fields}
        one = _filled(row, mapping.columns(ONE))
        others = list(_seconds(row, mapping))
        if not one and not others:
            continue
        read = _Read(number, row, mapping, days)
        says, reason = read.says(usual), read.reason()
        start, end = read.day(START), read.day(END)
        if says is Says.TOGETHER:
            start = read.began(start, end, usual_start, today)
        for other in others or [[]]:
            found, pair = lookup.both(one, other)
            faults = [*read.faults, *_nobody(number, mapping, found, (one, other))]
            if pair is not None and (same := lookup.same(pair)):
                faults.append(_fault(number, mapping.columns(OTHER), text(same)))
            lines.append(
                PairLine(number, *found, says, reason, start, end, pair if not faults else None, tuple(faults))
            )
    return tuple(lines)


class _Lookup:
    """Who is meant, on which side; remembers what was looked up."""

    def __init__(self, people: Sequence[PairPerson], mentor_first: bool | None, chosen: Chosen) -> None:
        self._people = {each.id: each for each in people}
        sides: dict[Side, dict[int, tuple[str, str]]] = {}
        for each in people:
            sides.setdefault(each.side, {})[each.id] = (each.name, each.email)
        self._there = {side: Directory(found) for side, found in sides.items()}
        mentee_first = (Side.MENTEE, Side.MENTOR)
        ways = {None: [mentee_first, mentee_first[::-1]], False: [mentee_first], True: [mentee_first[::-1]]}
        self._ways = [(Side.PEER, Side.PEER)] if Side.PEER in sides else ways[mentor_first]
        self._chosen = chosen

    def both(self, one: list[str], other: list[str]) -> tuple[tuple[Named, Named], tuple[int, int] | None]:
        """The likelier of the ways round, the first where both are alike; and the pair where both are known."""
        tried = [(self._one(one, first), self._one(other, second)) for first, second in self._ways]
        found = max(tried, key=lambda both: (sum(each.sure is not None for each in both), _likely(both)))
        if found[0].sure is None or found[1].sure is None:
            return found, None
        first, second = self._people[found[0].sure], self._people[found[1].sure]
        pair = (first.id, second.id)
        if first.side is Side.MENTOR:
            return found, pair[::-1]
        return found, pair if first.side is Side.MENTEE else (min(pair), max(pair))

    def same(self, pair: tuple[int, int]) -> str:
        """What is wrong where the two are one human being."""
        one, other = (self._people[id] for id in pair)
        alike = one.id == other.id or (one.identity and one.identity == other.identity)
        return "is the same person as the first" if alike else ""

    def _one(self, cells: list[str], side: Side) -> Named:
        there = self._there.get(side)
        if not cells or there is None:
            return Named(", ".join(cells))
        found = who(cells, there)
        chosen = self._people.get(self._chosen.get(found.written, NOBODY))
        return replace(found, sure=chosen.id) if chosen is not None and chosen.side is side else found


class _Read:
    """The other cells of one row, with what is wrong in them."""

    def __init__(self, number: int, row: Mapping[str, str], mapping: ColumnMapping, days: DayReaders) -> None:
        self.faults: list[CellFault] = []
        self._number, self._row, self._mapping, self._days = number, row, mapping, days

    def says(self, usual: Says | None) -> Says | None:
        written = self._cell(SAYS)
        found = says_of(written) if written else usual
        if found is None:
            what = text("“{value}” is nothing we know", value=written[:60]) if written else text("is not said")
            self._fault(SAYS, what, text("Write wished, know each other, not together or existing."))
        return found

    def reason(self) -> str:
        return " ".join(self._cell(REASON).split())[:LONGEST_REASON]

    def day(self, field: str) -> date | None:
        """The day of a cell; None where it has none, or one that can't be read."""
        written = self._cell(field)
        if not written:
            return None
        read = self._days[self._mapping.columns(field)[0]](written)
        if isinstance(read, Problem):
            self.faults.append(read.at(self._number, self._mapping.columns(field)[0], field))
            return None
        return date.fromisoformat(read)

    def began(self, start: date | None, end: date | None, usual: date | None, today: date) -> date | None:
        """Since when they are together, with what is wrong about it."""
        unread = any(fault.column in self._mapping.columns(START) for fault in self.faults)
        start = start or usual
        if start is None and not unread:
            remedy = text("Write since when they are together, or give one day for all that have none.")
            self._fault(START, text("is empty"), remedy)
        elif start is not None and start > today:
            self._fault(START, text("is still to come"), text("Bring them once they have begun."))
        elif start is not None and end is not None and end < start:
            self._fault(END, text("is before they began"), text("Write a later day, or none."))
        return start

    def _cell(self, field: str) -> str:
        column = next(iter(self._mapping.columns(field)), None)
        cell = self._row[column] if column is not None else ""
        return "" if is_placeholder(cell) else cell

    def _fault(self, field: str, what: Text, remedy: Text) -> None:
        self.faults.append(_fault(self._number, self._mapping.columns(field), what, remedy))


def _seconds(row: Mapping[str, str], mapping: ColumnMapping) -> Iterator[list[str]]:
    """The cells of each second person of a row."""
    together = _filled(row, mapping.columns(OTHER))
    if len(together) == 1:
        yield from ([part] for part in _parts(together[0]))
    elif together:
        yield together
    for column in mapping.columns(MORE):
        if not is_placeholder(row[column]):
            yield from ([part] for part in _parts(row[column]))


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in _PARTED.split(cell) if part.strip()]


def _filled(row: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    return [row[column] for column in columns if not is_placeholder(row[column])]


def _likely(both: tuple[Named, Named]) -> int:
    return sum(bool(each.maybe) for each in both)


def _nobody(
    number: int, mapping: ColumnMapping, found: tuple[Named, Named], cells: tuple[list[str], list[str]]
) -> Iterator[CellFault]:
    for field, named, written in zip((ONE, OTHER), found, cells, strict=True):
        if named.sure is not None:
            continue
        if not written:
            yield _fault(number, mapping.columns(field), text("is empty"), text("Write a name or an e-mail address."))
        elif named.maybe:
            what = text("“{name}” is nobody's whole name or address here", name=named.written)
            yield _fault(number, mapping.columns(field), what, text("Choose who is meant."))
        else:
            what = text("“{name}” is nobody of this cohort", name=named.written)
            yield _fault(number, mapping.columns(field), what, text("Choose who is meant, or bring the person first."))


def _fault(number: int, columns: Sequence[str], what: Text, remedy: Text | None = None) -> CellFault:
    column = columns[0] if columns else ""
    return CellFault(f"row {number}, {column}", what, remedy or text("Look at the row again."), number, column)
