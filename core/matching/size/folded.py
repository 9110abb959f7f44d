"""The parts of all criteria with the weights folded in, as the compiled loops want them; a moved slider folds anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.measures import UNKNOWN, VALUE_UNITS
from core.matching.measures.tables import Takes, merged, takes_each
from core.matching.pool import Person
from core.matching.rules import Rules
from core.matching.scores import SCORE_UNITS
from core.matching.size.parts import Asked, Counted, Lines, Part, least_value
from core.matching.size.wishes import Wishes

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
NEVER = -(1 << 26)  # what a must-have that is not met adds: more than all weights together
LOWEST = -(1 << 22)  # the same where it is only to be sieved
MOST_KINDS = 1000  # of answers, told apart by what they may count at least and at most


@dataclass(frozen=True)
class Folded:
    """Names as in ``core.matching.large.looking.look``; ``columns``: which mentors these are. Rows are all mentees."""

    parts: tuple[Part, ...]
    columns: Whole
    line_of: NDArray[np.int32]
    lines: NDArray[np.int32]
    known_of: NDArray[np.int32]
    knowns: NDArray[np.int16]
    ask: Whole
    begins: Whole
    taken: NDArray[np.int32]
    times: NDArray[np.int16]
    counts: NDArray[np.int16]
    table: NDArray[np.int32]
    table_at: Whole
    above: NDArray[np.float32]
    rest: NDArray[np.int32]
    plane_rules: NDArray[np.int32]
    least: int
    bars: Whole
    barred: Whole
    planed: tuple[Asked | Wishes, ...] = field(default=())

    @property
    def people(self) -> int:
        return len(self.line_of)

    def planes(self, rows: Whole) -> NDArray[np.int16]:
        """What is asked for some rows at a time: planes x rows x columns."""
        if not self.planed:
            return np.zeros((0, len(rows), 0), dtype=np.int16)
        whole = len(self.columns) == self.planed[0].of_rows(rows[:0]).shape[1]
        return np.stack([np.ascontiguousarray(t if whole else t[:, self.columns]) for t in
                         (one.of_rows(rows) for one in self.planed)])  # fmt: skip

    def of_columns(self, chosen: Whole) -> "Folded":
        """With some of the mentors only."""
        place = np.full(len(self.columns), -1, dtype=np.int64)
        place[chosen] = np.arange(len(chosen))
        row = np.repeat(np.arange(self.people), np.diff(self.bars))
        here = place[self.barred]
        order = np.lexsort((here, row))
        row, here = row[order][here[order] >= 0], here[order][here[order] >= 0]
        return replace(
            self,
            columns=self.columns[chosen],
            lines=np.ascontiguousarray(self.lines[:, chosen]),
            knowns=np.ascontiguousarray(self.knowns[:, chosen]),
            counts=np.ascontiguousarray(self.counts[:, chosen]),
            bars=np.searchsorted(row, np.arange(self.people + 1)),
            barred=here,
        )


def fold(parts: Sequence[Part], rules: Rules, rows: Sequence[Person], columns: Sequence[Person]) -> Folded:
    """Every pair's score by ``look`` is that of ``core.matching.scores`` of the same parts; so is what is forbidden."""
    lines = [part for part in parts if isinstance(part, Lines)]
    counted = sorted((part for part in parts if isinstance(part, Counted)), key=lambda one: -one.criterion.weight)
    planed = tuple(part for part in parts if isinstance(part, Asked | Wishes))
    line_of, line = _lines(lines, len(rows), len(columns))
    known_of, knowns = _known(parts, len(rows), len(columns))
    bars, barred = _barred(rules, rows, columns)
    weights = [one.criterion.weight * VALUE_UNITS for one in counted]
    return Folded(
        parts=tuple(parts),
        columns=np.arange(len(columns)),
        line_of=line_of,
        lines=line,
        known_of=known_of,
        knowns=knowns,
        **_counted(counted, len(rows), len(columns)),
        rest=np.array([sum(weights[at:]) for at in range(len(counted) + 1)], dtype=np.int32),
        plane_rules=np.array(
            [(one.criterion.weight, least_value(one.criterion), one.criterion.must_be_known) for one in planed],
            dtype=np.int32,
        ).reshape(-1, 3),
        least=0 if rules.minimum_score is None else round(rules.minimum_score * SCORE_UNITS),
        bars=bars,
        barred=barred,
        planed=planed,
    )


def _worth(part: Part, values: NDArray[np.int16]) -> NDArray[np.int32]:
    """What values add to a sum of weights."""
    known = values != UNKNOWN
    fails = (known & (values < least_value(part.criterion))) | (~known & part.criterion.must_be_known)
    return np.maximum(values, 0) * np.int32(part.criterion.weight) + np.where(fails, NEVER, 0).astype(np.int32)


def _lines(parts: Sequence[Lines], people: int, mentors: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    starts = np.cumsum([0, *(len(part.values) for part in parts)])
    numbers = [part.line_of + np.int32(start) for part, start in zip(parts, starts[:-1], strict=True)]
    empty = not parts
    if empty:
        return np.zeros((people, 1), dtype=np.int32), np.zeros((1, mentors), dtype=np.int32)
    return np.ascontiguousarray(np.stack(numbers, axis=1)), np.concatenate([_worth(one, one.values) for one in parts])


def _known(parts: Sequence[Part], people: int, mentors: int) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    """The weight known of each pair, a line for each pattern of answers; of planes as if all were known."""
    always, kinds = 0, []
    for part in parts:
        weight = part.criterion.weight
        if isinstance(part, Lines) and (part.values == UNKNOWN).any():
            known, kind = np.unique(part.values != UNKNOWN, axis=0, return_inverse=True)
            kinds.append((kind.reshape(-1)[part.line_of], known * np.int16(weight)))
        elif isinstance(part, Counted) and (part.silent.any() or (part.answer_of < 0).any()):
            both = np.stack([np.zeros(mentors, dtype=np.bool_), ~part.silent])
            kinds.append(((part.answer_of >= 0).astype(np.int64), both * np.int16(weight)))
        else:
            always += weight
    if not kinds:
        return np.zeros(people, dtype=np.int32), np.full((1, mentors), always, dtype=np.int16)
    patterns, known_of = np.unique(np.stack([kind for kind, _ in kinds], axis=1), axis=0, return_inverse=True)
    knowns = np.full((len(patterns), mentors), always, dtype=np.int16)
    for at, (_, weights) in enumerate(kinds):
        knowns += weights[patterns[:, at]]
    return known_of.reshape(-1).astype(np.int32), knowns


def _counted(parts: Sequence[Counted], people: int, mentors: int) -> dict[str, Any]:
    """Line 0 is 1 for every mentor, and each part has one that is 1 for whoever was silent: both lead to unknown."""
    lines, tables, above = [np.ones((1, mentors), dtype=np.int16)], list[NDArray[np.int32]](), list[NDArray[Any]]()
    takes = list[Takes]()
    ask, table_at, at = np.zeros((people, len(parts)), dtype=np.int64), [0], 1
    for nth, part in enumerate(parts):
        ask[:, nth] = sum(map(len, takes)) + np.where(part.answer_of < 0, len(part.takes), part.answer_of)
        silent, unknown = at + len(part.lines), np.array([len(part.worth)])
        theirs = replace(part.takes, lines=part.takes.lines + at)
        takes.append(merged(theirs, takes_each(silent, unknown.repeat(len(theirs)))) if part.silent.any() else theirs)
        takes.append(takes_each(0, unknown))
        lines.extend([part.lines, part.silent[None, :].astype(np.int16)])
        at = silent + 1
        tables.append(_worth(part, np.append(part.worth, np.int16(UNKNOWN))))
        table_at.append(table_at[-1] + len(part.worth) + 1)
        above.append(_above(part, tables[-1]))
    return {
        "ask": ask,
        "begins": np.cumsum(np.concatenate([[0], *(one.many for one in takes)])),
        "taken": np.concatenate([np.zeros(0, np.int32), *(one.lines for one in takes)]).astype(np.int32),
        # 2**15 becomes the same 16 bits
        "times": np.concatenate([np.zeros(0, np.int64), *(one.times for one in takes)]).astype(np.int16),
        "counts": np.concatenate(lines),
        "table": np.concatenate(tables) if tables else np.zeros(1, dtype=np.int32),
        "table_at": np.array(table_at),
        "above": np.concatenate([np.zeros((0, 3)), *above]).astype(np.float32),
    }


def _above(part: Counted, worth: NDArray[np.int32]) -> NDArray[np.float64]:
    """For each answer, and last for none, a straight line and its top: no count that there is is worth more.

    It leads through the least count there may be, as steep as need be.
    """
    told = part.lines[:, ~part.silent].astype(np.int64)
    ends = (told.min(axis=1), told.max(axis=1)) if told.shape[1] else (np.zeros(len(told), dtype=np.int64),) * 2
    summed = (np.concatenate([[0], np.cumsum(end[part.takes.lines] * part.takes.times)]) for end in ends)
    low, high = (np.minimum(np.diff(ends[part.takes.begins]), len(part.worth) - 1) for ends in summed)
    unknown = len(worth) - 1
    found = np.zeros((len(low) + 1, 3))
    found[-1] = worth[unknown], 0, worth[unknown]
    kinds, kind = np.unique(low * (unknown + 1) + high, return_inverse=True)
    if len(kinds) > MOST_KINDS:
        found[:-1] = worth.max(), 0, worth.max()
        return found
    lines = []
    for least, most in zip((kinds // (unknown + 1)).tolist(), (kinds % (unknown + 1)).tolist(), strict=True):
        counts = np.array([*range(least, most + 1), *[unknown] * bool(part.silent.any())])
        heights = np.clip(worth[counts], LOWEST, part.criterion.weight * VALUE_UNITS)  # some counts cannot be
        slopes = (heights[1:] - heights[0]) / (counts[1:] - least)
        lines.append((heights[0] - least * slopes.max(initial=0), slopes.max(initial=0), heights.max()))
    found[:-1] = np.array(lines).reshape(-1, 3)[kind]
    return found


def _barred(rules: Rules, rows: Sequence[Person], columns: Sequence[Person]) -> tuple[Whole, Whole]:
    """For each mentee the mentors she may not have, rising: barred by hand, and herself."""
    row_of = {person.id: row for row, person in enumerate(rows)}
    column_of = {person.id: column for column, person in enumerate(columns)}
    row, column = (
        np.fromiter(map(place_of.get, map(itemgetter(end), rules.barred), repeat(-1)), dtype=np.int64)
        for end, place_of in ((0, row_of), (1, column_of))
    )
    here = (row >= 0) & (column >= 0)
    bearers: dict[str, list[int]] = {}
    for place, person in enumerate(columns):
        if person.identity:
            bearers.setdefault(person.identity, []).append(place)
    themselves = [
        nth * len(columns) + place
        for nth, person in enumerate(rows) if person.identity and bearers
        for place in bearers.get(person.identity, ())
    ]  # fmt: skip
    listed = np.unique(np.append(row[here] * len(columns) + column[here], np.array(themselves, dtype=np.int64)))
    begins = np.searchsorted(listed, np.arange(len(rows) + 1) * len(columns))
    return begins, listed % max(1, len(columns))
