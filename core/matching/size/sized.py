"""A pool read part by part: what any pair is worth, for some pairs, some rows, or the compiled loops."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import UNKNOWN, Comparison, sides
from core.matching.constraints import forbidden
from core.matching.measures import Values
from core.matching.pool import Person, Pool
from core.matching.reading import Reading
from core.matching.rules import Criterion, Rules
from core.matching.scores import scores
from core.matching.size.folded import Folded, fold
from core.matching.size.parts import Part, part_of

Whole = NDArray[np.int64]


class _OfPairs:
    """Values of the pairs asked for, as a table of all pairs would give them."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def __getitem__(self, pairs: tuple[Any, Any]) -> Values:
        rows, columns = (np.asarray(side, dtype=np.int64) for side in pairs)
        return self._part.of_pairs(rows, columns)


@dataclass(frozen=True)
class Sized:
    """Both sides by rising id, and the part of each criterion that counts or is a must-have."""

    pool: Pool
    rules: Rules
    rows: tuple[Person, ...]
    columns: tuple[Person, ...]
    parts: Mapping[str, Part]

    @cached_property
    def folded(self) -> Folded:
        """Of the criteria that decide: by their weight or as must-haves."""
        deciding = [self.parts[one.key] for one in self.rules.criteria if decides(one)]
        return fold(deciding, self.rules, self.rows, self.columns)

    @cached_property
    def of_pairs(self) -> Comparison:
        """A comparison that can be asked for pairs that are listed, and for nothing else."""
        values = {key: cast(Values, _OfPairs(part)) for key, part in self.parts.items()}
        return Comparison(self.rows, self.columns, values, frozenset(), False, {})

    def of_rows(self, chosen: Whole) -> Reading:
        """Some rows with all columns, as the engine reads a small pool: by numpy alone."""
        values = {key: part.of_rows(chosen) for key, part in self.parts.items()}
        complete = frozenset(key for key, table in values.items() if table.min(initial=0) != UNKNOWN)
        people = tuple(self.rows[row] for row in chosen)
        comparison = Comparison(people, self.columns, values, complete, False, {})
        scored = scores(comparison, self.rules.criteria, large=False)
        here = {person.id for person in people}
        rules = replace(self.rules, barred={pair: why for pair, why in self.rules.barred.items() if pair[0] in here},
                        locked={pair: why for pair, why in self.rules.locked.items() if pair[0] in here})  # fmt: skip
        return Reading(comparison, scored, forbidden(rules, comparison, scored))


def decides(criterion: Criterion) -> bool:
    """Whether a criterion changes which pairs are made."""
    return bool(criterion.weight) or criterion.must_have is not None or criterion.must_be_known


def sized(pool: Pool, rules: Rules) -> Sized:
    """Read a pool of two sides. Cost: 5 µs for each answer."""
    rows, columns = sides(pool)
    parts = {one.key: part_of(pool, rows, columns, one) for one in rules.criteria}
    return Sized(pool, rules, rows, columns, parts)


def with_weights(read: Sized, rules: Rules) -> Sized:
    """The same people under criteria that differ in weights, must-haves and lists of pairs only."""
    changed = {one.key: one for one in rules.criteria}
    parts = {
        key: replace(part, criterion=replace(changed[key], settings=part.criterion.settings))
        for key, part in read.parts.items()
    }
    return Sized(read.pool, rules, read.rows, read.columns, parts)


def in_blocks(people: int, mentors: int, pairs: int = 1 << 23) -> Sequence[Whole]:
    """Rows, as many at once as make so many pairs."""
    step = max(1, pairs // max(1, mentors))
    return [np.arange(start, min(people, start + step)) for start in range(0, people, step)]
