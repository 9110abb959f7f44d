"""From how a sheet lies to one row a person and one column a question; what it said stays, and where it stood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from core.intake.spreadsheet.cells import answered, at_least, is_email_column
from core.intake.spreadsheet.choices import split
from core.intake.spreadsheet.group import Group, GroupKind
from core.intake.spreadsheet.groups import BUSY, FREE, find_groups
from core.intake.spreadsheet.identity import normal_email
from core.intake.spreadsheet.numbers import NO, YES
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.wording import is_placeholder, letters_only, plain
from core.program.questions import Side

_MENTOR = frozenset(("mentor", "mentors", "a mentor", "be a mentor", "mentoring", "giver", "coach", "advisor"))
_MENTEE = frozenset(("mentee", "mentees", "a mentee", "be a mentee", "protege", "learner", "student", "receiver"))
_BOTH = frozenset(("both", "mentor and mentee", "mentee and mentor", "either", "mentor mentee", "mentee mentor"))
_OF_ROWS = re.compile(
    r"time ?stamp|^(id|nr|no|index|row|line|unnamed \d+|(response|respondent|submission|record) ?(id|no|number)|"
    r"start time|completion time|start date|end date|submit date|submitted at)$"
)
_STRONG = re.compile(r"[;\n|•]")


@dataclass(frozen=True)
class Shape:
    """How a table lies. ``key``: the header that tells people apart where they have several rows, else blank.

    ``lists``: the headers whose cells differ between the rows of one person. ``role``: the header that tells mentors
    from mentees where both are in the sheet, else blank. ``people``: how many the ``rows`` are, if they have several.
    """

    groups: tuple[Group, ...] = ()
    key: str = ""
    lists: tuple[str, ...] = ()
    role: str = ""
    rows: int = 0
    people: int = 0


@dataclass(frozen=True)
class Apart:
    """What the coordinator wants left as it is: groups by their name, the several rows of one person."""

    groups: frozenset[str] = field(default_factory=frozenset)
    rows: bool = False


def find_shape(table: Table, apart: Apart = Apart()) -> Shape:
    """Groups of columns, people over several rows, and the column that tells roles, but for what stays ``apart``."""
    who = frozenset(header for header in table.headers if is_email_column(table, header))
    groups = tuple(group for group in find_groups(table, who) if group.name not in apart.groups)
    gathered = with_groups(table, groups)
    role = _role(gathered)
    key, lists = ("", ()) if apart.rows else _several_rows(gathered, role)
    people = len(_together(gathered, key, lists, role)) if key else 0
    return Shape(groups, key, lists, role, len(table.rows), people)


def shaped(table: Table, shape: Shape, side: Side | None = None) -> Table:
    """The table with its groups as one column each and one row a person; of one side only, if it tells roles.

    A gathered cell holds its options one below the other, in the order of the columns or of their ranks.
    Its ``source`` is the table as it was. Rows whose role is neither stay with both sides, for a person to decide.
    """
    found = with_groups(table, shape.groups)
    if shape.key:
        found = _with_rows(found, _together(found, shape.key, shape.lists, shape.role))
    if shape.role and side in (Side.MENTOR, Side.MENTEE):
        cells = found.cells(shape.role)
        other = Side.MENTEE if side is Side.MENTOR else Side.MENTOR
        keep = [at for at, cell in enumerate(cells) if role_of(cell) != {other}]
        found = _with_rows(found, [(found.numbers[at], found.rows[at]) for at in keep])
    if found is table and not shape.role:
        return table
    names = _names_of(table, shape.groups)
    made_of = {names[group.name]: group for group in shape.groups}
    digest = sha256(repr((table.fingerprint, shape, side)).encode("utf-8", "replace")).hexdigest()
    return replace(found, source=table, made_of=made_of, lists=shape.lists, role=shape.role, digest=digest)


def role_of(cell: str) -> set[Side]:
    """Whom a cell of a column of roles names: mentors, mentees, both, or nobody that is known.

    >>> sorted(role_of("I would like to be a Mentor"))
    [<Side.MENTOR: 'mentor'>]
    """
    said = letters_only(cell)
    if said in _BOTH:
        return {Side.MENTOR, Side.MENTEE}
    found = set()
    parts = set(said.split())
    if said in _MENTOR or parts & {"mentor", "mentors"}:
        found.add(Side.MENTOR)
    if said in _MENTEE or parts & {"mentee", "mentees"}:
        found.add(Side.MENTEE)
    return found


def with_groups(table: Table, groups: Sequence[Group]) -> Table:
    """The table with one column in the place of each group's first."""
    if not groups:
        return table
    names = _names_of(table, groups)
    first = {table.place(group.columns[0]): group for group in groups}
    inside = {table.place(column) for group in groups for column in group.columns}
    headers: list[str] = []
    columns: list[int] = []
    cells: list[Sequence[str]] = []
    for at, header in enumerate(table.headers):
        if at in first:
            headers.append(names[first[at].name])
            columns.append(table.columns[at])
            cells.append(_gathered(table, first[at]))
        elif at not in inside:
            headers.append(header)
            columns.append(table.columns[at])
            cells.append(table.cells(header))
    return replace(
        table, headers=tuple(headers), columns=tuple(columns), rows=tuple(zip(*cells, strict=True)), digest=""
    )


def _names_of(table: Table, groups: Sequence[Group]) -> dict[str, str]:
    """A header for each group that no column left beside it has."""
    inside = {column for group in groups for column in group.columns}
    taken = {header for header in table.headers if header not in inside}
    names: dict[str, str] = {}
    for group in groups:
        name, count = group.name, 1
        while name in taken:
            count += 1
            name = f"{group.name} ({count})"
        names[group.name] = name
        taken.add(name)
    return names


def _gathered(table: Table, group: Group) -> list[str]:
    """One cell for each row of a group."""
    columns = [table.cells(column) for column in group.columns]
    # each distinct text of a column is looked at once
    said = [{cell: _said(group, at, cell) for cell in set(column)} for at, column in enumerate(columns)]
    cells: list[str] = []
    for row in zip(*columns, strict=True):
        if group.by_number:
            places = [(int(cell) if cell.isdigit() else 0, at) for at, cell in enumerate(row) if said[at][cell]]
            parts = [group.options[at] for _, at in sorted(places)]
        else:
            parts = [part for meant, cell in zip(said, row, strict=True) if cell for part in meant[cell]]
        cells.append(one_cell(parts))
    return cells


def _said(group: Group, at: int, cell: str) -> list[str]:
    """What one cell of a group says: nothing, an option, a text of its own, or several times."""
    if is_placeholder(cell):
        return []
    if group.kind is GroupKind.RANKED:
        return [cell]
    if group.cells_tell:
        return [f"{group.options[at]} {part}" for part in split(cell)]
    ticked = _ticked(group, at, cell)
    return [ticked] if ticked else []


def _ticked(group: Group, at: int, cell: str) -> str:
    """The option that a cell ticks; what a column for "other" says in words; blank where it ticks nothing."""
    option = group.options[at]
    bare = plain(cell)
    if bare in YES or bare in (plain(option), plain(group.columns[at])):
        return option
    if bare in NO:
        return ""
    if group.kind is GroupKind.AVAILABILITY:
        return option if bare in FREE else "" if bare in BUSY else f"{option} {cell}"
    return cell


def one_cell(parts: Sequence[str]) -> str:
    """Several texts in one cell, so that ``split`` gives them back: one below the other, or as a quoted list.

    >>> split(one_cell(["Art, and craft", "Law"])), split(one_cell(["Art, and craft"])), split(one_cell(["A; B", "C"]))
    (['Art, and craft', 'Law'], ['Art, and craft'], ['A; B', 'C'])
    """
    parts = [part for part in dict.fromkeys(parts) if part]
    if any(_STRONG.search(part) for part in parts):
        return repr(parts)
    joined = "\n".join(parts)
    return joined + "\n" if "," in joined and len(parts) == 1 else joined


def _several_rows(table: Table, role: str) -> tuple[str, tuple[str, ...]]:
    """The key and the columns that differ, where people have several rows and say the same in all others.

    Rows without a key under a row that has one continue it. Of rows that share a key, few columns may differ, the
    same in most; where fewer than three in ten people have several rows, each row stays a person of its own (who
    handed in twice, perhaps), for the coordinator to decide.
    """
    for key in [header for header in table.headers if is_email_column(table, header)][:1]:
        people = _people(table, key, role)
        many = [[row for _, row in rows] for rows in people.values() if len(rows) > 1]
        if not many or len(many) < 0.3 * len(people):
            return "", ()
        differs = [
            header
            for at, header in enumerate(table.headers)
            if header != key and sum(len({row[at] for row in rows if row[at]}) > 1 for rows in many) > 0.5 * len(many)
        ]
        differs = [header for header in differs if not _tells_rows_apart(table, header)]
        continued = any(not row[table.place(key)] for rows in many for row in rows)
        named_anew = any("name" in letters_only(header).split() for header in differs)  # two names: perhaps two people
        if not (differs or continued) or len(differs) > 3 or named_anew:
            return "", ()
        return key, tuple(differs)
    return "", ()


def _tells_rows_apart(table: Table, header: str) -> bool:
    """An index or the moment of each row, which says nothing of a person."""
    cells = table.cells(header)
    return len(set(cells)) == len(cells) and bool(_OF_ROWS.search(letters_only(header)))


def _people(table: Table, key: str, role: str) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The rows of each person, with their numbers; one without an address goes on with the one above it.

    Unless it names somebody of its own, or says as much as that one does.
    """
    place = table.place(key)
    people: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    last = ""
    for number, row in zip(table.numbers, table.rows, strict=True):
        said = normal_email(row[place])
        if said or not last or not _names_nobody(table, row, people[last][0][1]):
            last = f"{said or number} {row[table.place(role)] if role else ''}"
        people.setdefault(last, []).append((number, row))
    return people


def _names_nobody(table: Table, row: tuple[str, ...], first: tuple[str, ...]) -> bool:
    for at, header in enumerate(table.headers):
        if "name" in letters_only(header).split() and row[at] and row[at] != first[at]:
            return False
    return sum(map(bool, row)) < sum(map(bool, first))


def _together(table: Table, key: str, lists: Sequence[str], role: str) -> list[tuple[int, tuple[str, ...]]]:
    """One row for each person, with its first number; of people who contradict themselves, every row as it is."""
    place = table.place(key)
    passing = [_tells_rows_apart(table, header) for header in table.headers]
    listed = [header in lists for header in table.headers]
    whole: list[tuple[int, tuple[str, ...]]] = []
    for own in _people(table, key, role).values():
        if len(own) == 1:
            [(number, row)] = own
            cells = tuple(one_cell(_parted(cell)) if one else cell for cell, one in zip(row, listed, strict=True))
            whole.append((number, cells))
            continue
        said = [list(dict.fromkeys(row[at] for _, row in own if row[at])) for at in range(len(listed))]
        said[place] = said[place][:1]
        if any(len(each) > 1 and not one and not two for each, one, two in zip(said, listed, passing, strict=True)):
            whole += own
            continue
        cells = tuple(
            one_cell([part for value in each for part in _parted(value)]) if one and len(each) > 1
            else next(iter(each), "")
            for each, one in zip(said, listed, strict=True)
        )  # fmt: skip
        whole.append((own[0][0], cells))
    return sorted(whole)


def _parted(value: str) -> list[str]:
    """A row's own value, which a comma alone does not part."""
    return split(value) if _STRONG.search(value) or value[:1] == "[" else [value]


def _with_rows(table: Table, rows: Sequence[tuple[int, tuple[str, ...]]]) -> Table:
    return replace(
        table, numbers=tuple(number for number, _ in rows), rows=tuple(row for _, row in rows), digest=""
    )  # fmt: skip


def _role(table: Table) -> str:
    """The column whose cells name mentors and mentees, nine in ten of them, and both."""
    for header in table.headers:
        if len(table.counts(header)) > 12:
            continue
        cells = table.told(answered, header)
        roles: Mapping[str, set[Side]] = {cell: role_of(cell) for cell in cells}
        if cells and at_least(cells, 0.9, roles.__getitem__) and len(set().union(*roles.values())) == 2:
            return header
    return ""
