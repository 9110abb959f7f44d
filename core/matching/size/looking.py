"""Looks over all pairs, or some rows or columns of them, on as many threads as there are processors for it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.matching.size.folded import Folded

Whole = NDArray[np.int64]
ROWS, COLUMNS = 512, 1024  # looked at together: what lines there are for so many mentors stay near the processor
PLANED_ROWS = 128  # where values are asked for some rows at a time
STRIDE = 7  # tiles by which the next rows begin later, so that not all to whom all are equal find the same
THREADS = 2


@dataclass(frozen=True)
class Found:
    """Of each row looked at the best pairs, ``count`` of them, in no order: mentor, worth, and what it leaves."""

    mentor: NDArray[np.int32]
    worth: NDArray[np.int32]
    left: NDArray[np.int32]
    count: Whole

    def least_left(self, floor: Whole) -> Whole:
        """What any pair that is not there leaves at most."""
        full = self.count == self.mentor.shape[1]
        return np.where(full, self.left[:, 0], floor)

    def most_left(self, otherwise: Whole) -> Whole:
        """What the best that is there leaves; ``otherwise`` where there is none."""
        there = np.arange(self.mentor.shape[1]) < self.count[:, None]
        best: Whole = self.left.max(axis=1, initial=np.iinfo(np.int32).min, where=there).astype(np.int64)
        return np.where(self.count > 0, best, otherwise)


def look_over(
    folded: Folded,
    rows: Whole,
    price: Whole,
    floor: Whole,
    most: int,
    tell: Callable[[int], bool] = lambda pairs: True,
    threads: int | None = None,
) -> Found:
    """Of each of ``rows`` at most ``most`` pairs that leave her more than her ``floor`` at the ``price``, the best.

    ``tell`` hears how many pairs were looked at, in this thread, and says whether to go on; rows not reached by then
    have found nothing. The same whatever the number of threads: each row is looked at by one of them. Cost: 1 to 3 ns
    a pair.
    """
    from core.matching.large.looking import look  # loads the compiler

    size, mentors = len(rows), len(folded.columns)
    found = Found(
        np.zeros((size, most), dtype=np.int32),
        np.zeros((size, most), dtype=np.int32),
        np.zeros((size, most), dtype=np.int32),
        np.zeros(size, dtype=np.int64),
    )
    narrow, floors = price.astype(np.int32), floor.astype(np.int64)
    step = PLANED_ROWS if folded.planed else ROWS
    tiles = [(start, min(mentors, start + COLUMNS)) for start in range(0, mentors, COLUMNS)]
    going = True

    def some(nth: int) -> int:
        part = slice(nth * step, min(size, (nth + 1) * step))
        here = rows[part]
        planes = folded.planes(here)
        for turn in range(len(tiles)):
            if not going:
                return 0
            start, end = tiles[(nth * STRIDE + turn) % len(tiles)]
            look(
                here, start, end, turn == 0, folded.line_of, folded.lines, folded.known_of, folded.knowns, folded.ask,
                folded.begins, folded.taken, folded.times, folded.counts, folded.table, folded.table_at, folded.above,
                folded.rest, planes, folded.plane_rules, folded.least, folded.bars, folded.barred, narrow, floors[part],
                found.mentor[part], found.worth[part], found.left[part], found.count[part],
            )  # fmt: skip
        return (part.stop - part.start) * mentors

    blocks = range((size + step - 1) // step)
    threads = min(threads or THREADS, len(blocks))
    if threads <= 1:
        for nth in blocks:
            going = going and tell(some(nth))
        return found
    with ThreadPoolExecutor(threads) as pool:
        try:
            for pairs in pool.map(some, blocks):
                going = going and tell(pairs)
        except BaseException:
            going = False  # those that wait do nothing any more
            raise
    return found
