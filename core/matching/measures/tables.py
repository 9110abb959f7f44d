"""Tables of values: worked out once for each distinct answer, then spread over everyone who gave it.

One row per mentee, one column per mentor. Everything is counted in whole numbers, or added up in an order that does not
depend on the machine, so that no value hangs on the processor or the number of threads.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from core.matching.large import serves
from core.matching.pool import Person

VALUE_UNITS = 10_000  # a likeness of 1; values are kept to 0.0001
UNKNOWN = -1

Table = NDArray[np.float64]
Values = NDArray[np.int16]
Places = NDArray[np.intp]
Keep = Callable[[Table], NDArray[Any]]  # how values are kept: ``in_units`` or ``as_they_are``; never falling
Answer = TypeVar("Answer")

PAIRS_AT_ONCE = 400_000  # of a block that stays in the processor's cache
SMALL = 2**15  # counts below are kept in 16 bits
MOST_LISTED = 2**18  # counts below are looked up in a list of their values


def in_units(values: Table) -> Values:
    """0 to 1 as whole numbers up to ``VALUE_UNITS``, NaN as ``UNKNOWN``."""
    known = ~np.isnan(values)
    if known.all():
        return np.rint(values * VALUE_UNITS).astype(np.int16)
    return np.where(known, np.rint(np.nan_to_num(values) * VALUE_UNITS), UNKNOWN).astype(np.int16)


def as_they_are(values: Table) -> Table:
    """0 to 1, NaN where unknown."""
    return values


@dataclass(frozen=True)
class Given(Generic[Answer]):
    """Each distinct answer once, and for each person the place of hers: -1 where she gave none that can be used."""

    answers: list[Answer]
    places: Places

    @property
    def silent(self) -> NDArray[np.bool_]:
        return self.places < 0

    def of_each(self, values: Sequence[Any], without: Any, dtype: Any) -> NDArray[Any]:
        """One of ``values`` (one for each distinct answer) for each person."""
        return np.array([*values, without], dtype=dtype)[self.places]


def given(people: Sequence[Person], question: str, read: Callable[[Any], Answer | None]) -> Given[Answer]:
    """The answers of people to a question; ``read`` gives something that can be looked up, or None."""
    return collected([read(person.answers.get(question)) for person in people])


def collected(read: Sequence[Answer | None]) -> Given[Answer]:
    known: dict[Answer, int] = {}
    places = [-1 if answer is None else known.setdefault(answer, len(known)) for answer in read]
    return Given(list(known), np.array(places, dtype=np.intp))


def blocks(rows: int, columns: int) -> Iterator[slice]:
    """Rows, as many at once as stay in cache."""
    step = max(1, PAIRS_AT_ONCE // max(1, columns))
    for start in range(0, rows, step):
        yield slice(start, min(rows, start + step))


def empty(rows: int, columns: int, keep: Keep) -> NDArray[Any]:
    """Room for values, with nothing in it yet."""
    return np.empty((rows, columns), dtype=_unknown(keep).dtype)


def nobody(rows: Sequence[Person], columns: Sequence[Person], keep: Keep) -> NDArray[Any]:
    """Nothing known of anyone."""
    return np.full((len(rows), len(columns)), _unknown(keep))


def _unknown(keep: Keep) -> NDArray[Any]:
    return keep(np.array(np.nan))


def spread(table: NDArray[Any], rows: Given[Any], columns: Given[Any] | None, keep: Keep) -> NDArray[Any]:
    """A table of distinct answers for everyone; unknown where one of the two gave none. Columns that are people
    already: None."""
    if columns is not None:
        table = _columns(table, columns, keep)
    if _everyone(rows, len(table)):
        return table
    if not len(table):
        return np.full((len(rows.places), table.shape[1]), _unknown(keep))
    wide = table.take(rows.places, axis=0, mode="wrap")
    wide[rows.silent] = _unknown(keep)
    return wide


def _columns(table: NDArray[Any], columns: Given[Any], keep: Keep) -> NDArray[Any]:
    if _everyone(columns, table.shape[1]):
        return table
    if not table.shape[1]:
        return np.full((len(table), len(columns.places)), _unknown(keep))
    wide = table[:, columns.places]
    wide[:, columns.silent] = _unknown(keep)
    return wide


def _everyone(side: Given[Any], distinct: int) -> bool:
    return len(side.places) == distinct and bool((side.places == np.arange(distinct)).all())


def by_blocks(rows: Given[Any], columns: Given[Any], values: Callable[[slice], Table], keep: Keep) -> NDArray[Any]:
    """``values`` gives the rows asked for of the table of distinct answers."""
    table = empty(len(rows.answers), len(columns.answers), keep)
    for block in blocks(*table.shape):
        table[block] = keep(values(block))
    return spread(table, rows, columns, keep)


@dataclass(frozen=True)
class Takes:
    """Which lines each answer takes, one answer after another from ``begins`` on, and how many ``times`` each."""

    begins: NDArray[np.int64]
    lines: NDArray[np.int64]
    times: NDArray[Any]

    def __len__(self) -> int:
        return len(self.begins) - 1

    @property
    def many(self) -> NDArray[np.int64]:
        return np.diff(self.begins)

    def of(self, answers: NDArray[Any]) -> "Takes":
        """Of these answers alone, in this order."""
        many = self.many[answers]
        begins = _begins(many)
        at = np.arange(begins[-1]) + np.repeat(self.begins[:-1][answers] - begins[:-1], many)
        return Takes(begins, self.lines[at], self.times[at])


def _begins(many: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(many)]).astype(np.int64)


def takes_each(line: int, times: NDArray[Any]) -> Takes:
    """One line for every answer, so many times."""
    return Takes(np.arange(len(times) + 1), np.full(len(times), line, dtype=np.int64), times)


def merged(*takes: Takes) -> Takes:
    """What each answer takes in all, in the order given."""
    answers = np.concatenate([np.repeat(np.arange(len(one)), one.many) for one in takes])
    order = np.argsort(answers, kind="stable")
    lines = np.concatenate([one.lines for one in takes])[order]
    times = np.concatenate([one.times for one in takes])[order]
    return Takes(np.sum([one.begins for one in takes], axis=0), lines, times)


def taken(sets: Sequence[Collection[Any]], names: Mapping[Any, int]) -> Takes:
    """The places of the names that each one has, once each; what has no place is left out."""
    flat = np.fromiter(map(names.get, chain.from_iterable(sets), repeat(-1)), dtype=np.int64)
    here = flat >= 0
    before = np.concatenate([[0], np.cumsum(here)])
    lines = flat[here]
    return Takes(before[_begins(np.fromiter(map(len, sets), dtype=np.int64))], lines, np.ones(len(lines), np.int64))


@dataclass(frozen=True)
class Counting:
    """For each distinct answer of the rows what it takes from which line, and the lines: one number for each mentor.

    The count of a pair is the sum of what its row takes; whole numbers, so that their order never matters.
    """

    takes: Takes
    lines: NDArray[Any]


@dataclass(frozen=True)
class Counts:
    """What a measure counts, at most ``largest`` of each pair, and the ``value`` of a count (0 to 1, NaN unknown)."""

    counting: Counting
    largest: int
    value: Callable[[NDArray[np.int64]], Table]
    rows: Given[Any]
    columns: Given[Any]


def counted(counts: Counts, keep: Keep) -> NDArray[Any]:
    """The value of the count of each pair. Cost: 8 ns a pair, by compiled loops (where they serve) 1 ns."""
    counting, largest, value, rows, columns = (
        counts.counting, counts.largest, counts.value, counts.rows, counts.columns,
    )  # fmt: skip
    lines = counting.lines.astype(np.int16 if largest < SMALL else np.int64)
    every = keep(value(np.arange(largest + 1))) if largest < MOST_LISTED else None
    if every is not None and every.dtype == lines.dtype == np.int16 and serves(len(rows.places) * lines.shape[1]):
        table, rows = _compiled(counting, lines, every, rows)
    else:
        table = empty(len(counting.takes), lines.shape[1], keep)
        for block in blocks(*table.shape):
            found = summed(counting.takes.of(np.arange(block.start, block.stop)), lines)
            if every is None:
                table[block] = keep(value(found))
            else:
                every.take(found, out=table[block], mode="clip")
    table[:, columns.silent] = _unknown(keep)
    return spread(table, rows, None, keep)


def _compiled(counting: Counting, lines: NDArray[Any], every: Values, rows: Given[Any]) -> tuple[Values, Given[Any]]:
    """The table of distinct answers and whose they are; where few share one, of everyone who gave any."""
    from core.matching.large.counting import count  # loads the compiler

    answers = np.arange(len(counting.takes))
    if 2 * len(answers) > len(rows.places) and not rows.silent.any():
        answers, rows = rows.places, Given(rows.answers, np.arange(len(rows.places)))
    table = np.empty((len(answers), lines.shape[1]), dtype=np.int16)
    takes = counting.takes
    times = takes.times.astype(np.int16)
    count(answers, takes.begins, takes.lines, times, np.ascontiguousarray(lines), every, table)
    return table, rows


def summed(takes: Takes, lines: NDArray[Any]) -> NDArray[Any]:
    """The lines that each row takes, each so many times, added up in the order given."""
    if not len(takes.lines):
        return np.zeros((len(takes), lines.shape[1]), dtype=lines.dtype)
    rows = csr_array((takes.times.astype(lines.dtype), takes.lines, takes.begins), shape=(len(takes), len(lines)))
    found: NDArray[Any] = rows @ lines
    return found


def held(sets: Sequence[Iterable[Any]], names: Mapping[Any, int]) -> list[list[int]]:
    """The places of the names that each one has."""
    return [[names[name] for name in one if name in names] for one in sets]


def in_both(rows: Iterable[Iterable[Any]], columns: Iterable[Iterable[Any]]) -> dict[Any, int]:
    """The names that both sides know, each with its place."""
    theirs = {name for one in columns for name in one}
    both = {name for one in rows for name in one if name in theirs}
    return {name: place for place, name in enumerate(both)}


def incidence(sets: Given[Any], names: Mapping[Any, int]) -> NDArray[np.int16]:
    """One line for each name, one number for each person: 1 where she has it."""
    has = taken(sets.answers, names)
    table = np.zeros((len(names), len(has) + 1), dtype=np.int16)
    table[has.lines, np.repeat(np.arange(len(has)), has.many)] = 1
    return table[:, sets.places]
