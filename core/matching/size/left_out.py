"""Why each of many waits, worked out when somebody looks: twenty thousand reasons that nobody reads cost nothing."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import Comparison
from core.matching.result import Unmatched
from core.matching.size.sized import Sized
from core.matching.unmatched import Held, Situation, held_in, left_out

Whole = NDArray[np.int64]
AT_ONCE = 64


class LeftOutWhenAsked(Sequence[Unmatched]):
    """One entry per mentee without a mentor, by rising id. Equals, and is pickled as, the tuple they are."""

    def __init__(self, read: Sized, waiting: Whole, pairs: Sequence[tuple[int, int]]) -> None:
        self._read, self._waiting = read, waiting
        self._pairs = tuple((row + AT_ONCE, column) for row, column in pairs)
        self._known: dict[int, Unmatched] = {}

    @overload
    def __getitem__(self, place: int) -> Unmatched: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Unmatched, ...]: ...
    def __getitem__(self, place: int | slice) -> Unmatched | tuple[Unmatched, ...]:
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        if at not in self._known:
            self._work_out(at - at % AT_ONCE)
        return self._known[at]

    def __len__(self) -> int:
        return len(self._waiting)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)

    @cached_property
    def _held(self) -> Held:
        return held_in(self._situation(self._waiting[:0]))

    def _situation(self, rows: Whole) -> Situation:
        """Of these rows; behind them, from place ``AT_ONCE`` on, stand all mentees, to be named."""
        reading = self._read.of_rows(rows)
        comparison = reading.comparison
        people = comparison.rows + self._read.rows[:1] * (AT_ONCE - len(rows)) + self._read.rows
        whole = Comparison(people, comparison.columns, comparison.values, comparison.complete, False, {})
        return Situation(self._read.pool, self._read.rules, whole, reading.scored, reading.against, self._pairs)

    def _work_out(self, start: int) -> None:
        here = self._waiting[start : start + AT_ONCE]
        situation = self._situation(here)
        for nth in range(len(here)):
            self._known[start + nth] = left_out(situation, nth, self._held)
