"""Columns that are one question: an option each, a rank each, or a time of the week each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.intake.spreadsheet.cells import answered
from core.intake.spreadsheet.choices import normal, split
from core.intake.spreadsheet.dates import looks_like_date
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.group import Group, GroupKind
from core.intake.spreadsheet.numbers import NO, YES
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.times import has_clock, read_times
from core.intake.spreadsheet.wording import letters_only, plain

LONGEST_OPTION = 60
FREE, BUSY = ("available", "free"), ("unavailable", "busy")
_BRACKETS = re.compile(r"(?P<stem>.*\S)\s*\[(?P<option>[^\[\]]+)\]$", re.DOTALL)
_DASHES = re.compile(r"(?P<stem>.+?\S)\s+[-–—]\s+(?:Selected Choice\s+[-–—]\s+)?(?P<option>\S.*)$", re.DOTALL)
_COLONS = re.compile(r"(?P<stem>.+?\S)\s*[:/|>]\s*(?P<option>\S.*)$", re.DOTALL)
_ROUND = re.compile(r"(?P<stem>.*\S)\s*\((?P<option>[^()]+)\)$", re.DOTALL)
_LOW = re.compile(r"(?P<stem>[A-Za-z]{3,}(?:[_.][A-Za-z]+)*)[_.](?P<option>[A-Za-z][\w ]*)$")
_REPEATED = re.compile(r"(?P<stem>.*\S) \((?P<option>\d+)\)$")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_RANK = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<ordinal>\d+)(?:st|nd|rd|th)|"
    r"(?P<strong>(?:choice|preference|rank|pick|priority|top|option)\s*(?:no\.?|#)?\s*)(?P<after>\d+)|"
    r"#?\s?(?P<weak>\d+)$)\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"\b(choice|preference|rank|ranked|pick|priority|prefer|preferred)\b", re.IGNORECASE)


def find_groups(table: Table, taken: frozenset[str] = frozenset()) -> tuple[Group, ...]:
    """Every group of columns, left to right; ``taken`` columns (names, addresses) are in none.

    Times of the week come first, then ranks, then options. A column is in one group at most. Single questions that
    are answered by yes and no stay apart: options need a wording in common, their own name in their cells, or
    three ticked columns side by side whose headers are short and no questions.
    """
    cells = _Cells(table)
    found: list[Group] = []
    used: set[str] = set(taken)
    for finder in (_times, _ranks, _stemmed, _ticked):
        for group in finder(table, [header for header in table.headers if header not in used], cells):
            if not used & set(group.columns):
                found.append(group)
                used |= set(group.columns)
    return tuple(sorted(found, key=lambda group: table.place(group.columns[0])))


class _Cells(dict[str, frozenset[str]]):
    """Header → what stands in its column but for placeholders, looked at when somebody asks."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __missing__(self, header: str) -> frozenset[str]:
        found = self[header] = frozenset(self._table.told(answered, header))
        return found


def _runs(headers: Sequence[str]) -> Iterator[list[tuple[str, str, str]]]:
    """Neighbours that share a stem: (header, stem, option) of each, the way of writing that takes in most first."""
    for pattern in (_BRACKETS, _DASHES, _COLONS, _ROUND, _LOW):
        run: list[tuple[str, str, str]] = []
        for header in [*headers, ""]:
            parts = pattern.match(header)
            same = parts and (not run or plain(run[-1][1]) == plain(parts["stem"]))
            if not same and len(run) > 1:
                yield run
            if not same:
                run = []
            if parts:
                run.append((header, parts["stem"], parts["option"].strip()))


def _times(table: Table, headers: Sequence[str], cells: _Cells) -> Iterator[Group]:
    runs = list(_runs(headers))
    run: list[tuple[str, str, str]] = []
    for header in [*headers, ""]:
        if header and _is_time(header):
            run.append((header, "", header))
        else:
            if len(run) > 2:
                runs.append(run)
            run = []
    for run in runs:
        if not all(_is_time(option) for _, _, option in run):
            continue
        columns = tuple(header for header, _, _ in run)
        values = frozenset().union(*(cells[header] for header in columns))
        stem = run[0][1].rstrip(" :.-")
        name = stem or "Availability"
        ticks = {plain(value) for value in values} <= YES | NO | {*FREE, *BUSY, "maybe"}
        labels = all(cells[header] <= {option, header} for header, _, option in run)
        if ticks or labels:
            yield Group(GroupKind.AVAILABILITY, name, columns, _lasting([option for _, _, option in run]))
        elif values and all(_completes(run[0][2], value) for value in sorted(values)[:50]):
            yield Group(GroupKind.AVAILABILITY, name, columns, tuple(option for _, _, option in run), cells_tell=True)


def _is_time(option: str) -> bool:
    """Whether it is a day, a part of it, or hours, and nothing else."""
    if option.strip().isdigit() or looks_like_date(option):
        return False
    return not isinstance(read_times(option, True), Problem)


def _completes(option: str, value: str) -> bool:
    return all(_is_time(f"{option} {part}") for part in split(value))


def _lasting(options: Sequence[str]) -> tuple[str, ...]:
    """Times with their ends: where only beginnings are told, as far as the shortest step between two of them."""
    spans = [read_times(option, True) for option in options]
    starts = [span[0] if not isinstance(span, Problem) and span else None for span in spans]
    if any(_says_end(option) for option in options) or not all(map(has_clock, options)):
        return tuple(options)
    ordered = sorted(start for start in starts if start)
    steps = [later[1] - earlier[1] for earlier, later in pairwise(ordered) if earlier[0] == later[0]]
    step = min((step for step in steps if step), default=30)
    return tuple(
        f"{_DAY[start[0]]} {_clock(start[1])}-{_clock(start[1] + step)}" if start else option
        for start, option in zip(starts, options, strict=True)
    )


_DAY = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _says_end(option: str) -> bool:
    return bool(re.search(r"\d\s*(?:[ap]\.?m\.?)?\s*(?:-|–|—|to)\s*\d", option, re.IGNORECASE)) or not has_clock(option)


def _ranks(table: Table, headers: Sequence[str], cells: _Cells) -> Iterator[Group]:
    """Columns for first, second, third choice; then a column for each option that holds its place."""
    by_stem: dict[str, list[tuple[int, str, str, bool]]] = {}
    for header in headers:
        parts = _RANK.search(header)
        if not parts:
            continue
        number = _ORDINALS.index(parts["word"].lower()) + 1 if parts["word"] else int(
            parts["ordinal"] or parts["after"] or parts["weak"]
        )  # fmt: skip
        left = header[: parts.start()] + (parts["strong"] or "") + header[parts.end() :]
        by_stem.setdefault(letters_only(left), []).append((number, header, left, bool(_CHOSEN.search(header))))
    for ranked in by_stem.values():
        ranked.sort()
        columns = tuple(header for _, header, _, _ in ranked)
        if [number for number, *_ in ranked] != list(range(1, len(ranked) + 1)) or len(ranked) < 2:
            continue
        told = all(strong for *_, strong in ranked)
        shared = any(cells[columns[0]] & cells[column] for column in columns[1:])
        values = frozenset().union(*(cells[column] for column in columns))
        if not values or all(re.fullmatch(r"[\d.,+ ]+", value) for value in values) or not (told or shared):
            continue
        if {plain(value) for value in values} <= YES | NO or any("@" in value for value in values):
            continue
        name = " ".join(re.sub(r"[\[\]()#:]", " ", ranked[0][2]).split()).strip(" -–:") or "Ranking"
        name = name[:1].upper() + name[1:]
        options = tuple(str(number) for number, *_ in ranked)
        yield Group(GroupKind.RANKED, name, columns, options, cells_tell=True)
    for run in _runs(headers):
        columns = tuple(header for header, _, _ in run)
        if len(columns) > 2 and _are_places(table, columns):
            yield Group(
                GroupKind.RANKED, _name(run[0][1]), columns, tuple(option for *_, option in run), by_number=True
            )


def _are_places(table: Table, columns: Sequence[str]) -> bool:
    """Whether the rows' numbers are places: from 1 to the number of columns, each once; nine rows in ten."""
    rows = [row for row in zip(*(table.cells(column) for column in columns), strict=True) if any(row)]
    wanted = {str(place) for place in range(1, len(columns) + 1)}
    good = sum(
        {cell for cell in row if cell} <= wanted and len({*filter(None, row)}) == sum(map(bool, row)) for row in rows
    )
    several = any(sum(map(bool, row)) > 1 for row in rows)
    return bool(rows) and several and good >= 0.9 * len(rows)


def _name(stem: str) -> str:
    return re.sub(r"\s+[-–—]\s+Selected Choice$", "", stem).rstrip(" :-–") or "Choices"


def _stemmed(table: Table, headers: Sequence[str], cells: _Cells) -> Iterator[Group]:
    """Options under one question: ticked, or with their own name in their cells."""
    for run in _runs(headers):
        columns = tuple(header for header, _, _ in run)
        options = [option for *_, option in run]
        values = frozenset().union(*(cells[column] for column in columns))
        own = [cells[column] <= {option} or _says_itself(option, cells[column]) for column, _, option in run]
        other = [
            not one and normal(option).startswith("other") and bool(cells[column])
            for one, (column, _, option) in zip(own, run, strict=True)
        ]
        ticks = {plain(value) for value in values} <= YES | NO
        if values and (ticks or (all(one or text for one, text in zip(own, other, strict=True)) and any(own))):
            yield Group(GroupKind.ONE_HOT, _name(run[0][1]), columns, tuple(options))
    by_stem: dict[str, list[str]] = {}
    for header in headers:
        parts = _REPEATED.match(header)
        by_stem.setdefault(parts["stem"] if parts else header, []).append(header)
    for stem, same in by_stem.items():
        if len(same) > 1 and all(len(cells[column]) <= 1 for column in same) and any(cells[column] for column in same):
            named = [next(iter(cells[column]), "") for column in same]
            if {plain(value) for value in named} - YES - NO - {""}:
                yield Group(GroupKind.ONE_HOT, stem, tuple(same), tuple(named))


def _says_itself(option: str, values: frozenset[str]) -> bool:
    return {normal(value) for value in values} <= {normal(option)}


def _ticked(table: Table, headers: Sequence[str], cells: _Cells) -> Iterator[Group]:
    """Three ticked neighbours with short headers that ask nothing; two, where their cells say their header."""
    run: list[str] = []
    last_kind = ""
    for header in [*headers, ""]:
        kind = _ticked_as(header, cells[header]) if header else ""
        gap = bool(run) and bool(header) and table.place(header) != table.place(run[-1]) + 1
        if run and (kind != last_kind or gap):
            if len(run) >= (2 if last_kind == "label" else 3) and any(cells[column] for column in run):
                yield Group(GroupKind.ONE_HOT, _of_options(table, run), tuple(run), tuple(run))
            run = []
        if kind:
            run.append(header)
        last_kind = kind


def _ticked_as(header: str, values: frozenset[str]) -> str:
    if len(header) > LONGEST_OPTION or len(values) > 8 or header.rstrip().endswith("?") or not values:
        return ""
    if _says_itself(header, values):
        return "label"
    spelled = {plain(value) for value in values}
    for kind in ({"x", "✓", "✔", "checked"}, {"1", "0"}, {"true", "false"}, {"yes", "no", "y", "n"}):
        if spelled <= kind:
            return min(kind)
    return ""


def _of_options(table: Table, columns: Sequence[str]) -> str:
    """A name for options that have no question: that of an empty column before them, else the options themselves."""
    before = table.place(columns[0]) - 1
    if before >= 0 and not any(table.cells(table.headers[before])) and not table.headers[before].startswith("Column "):
        return table.headers[before].rstrip(" :")
    names = ", ".join(columns)
    return names if len(names) <= LONGEST_OPTION else f"{columns[0][:40]} … {columns[-1][:40]}"
