"""Deferred acceptance among many: who asks whom next is found a few at a time, and each keeps whom she likes best."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

AT_ONCE = 32  # of those whom a row likes best next
NOBODY = -1


@compiled
def _next_liked(liking: Any, may: Any, last: int, after: Any, found: Any, liked: Any) -> int:
    """The columns that come next in a row's order after column ``last``, who is liked ``after``; how many.

    By falling liking, among equals the smaller column first; ``last`` NOBODY: from the beginning.
    """
    size = 0
    for column in range(len(liking)):
        if not may[column]:
            continue
        value = liking[column]
        if last != NOBODY and (value > after or (value == after and column <= last)):
            continue
        if size == len(found):
            if value <= liked[size - 1]:
                continue
            size -= 1
        place = size
        while place > 0 and liked[place - 1] < value:
            found[place], liked[place] = found[place - 1], liked[place - 1]
            place -= 1
        found[place], liked[place] = column, value
        size += 1
    return size


@compiled
def _less(one: int, other: int, value: Any, than: Any) -> bool:
    """Whether a column lets the first row go before the other: she likes her less, or as much and she is larger."""
    return bool(value < than or (value == than and one > other))


@compiled
def _sink(rows: Any, values: Any, start: int, size: int) -> None:
    """Put the first of a heap where she belongs; whom the column lets go first then stands at ``start``."""
    row, value = rows[start], values[start]
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        other = below + 1
        if other < size and _less(
            rows[start + other], rows[start + below], values[start + other], values[start + below]
        ):
            below = other
        if not _less(rows[start + below], row, values[start + below], value):
            break
        rows[start + place], values[start + place] = rows[start + below], values[start + below]
        place = below
    rows[start + place], values[start + place] = row, value


@compiled
def _rise(rows: Any, values: Any, start: int, place: int) -> None:
    """Put the last of a heap, at ``place``, where she belongs."""
    row, value = rows[start + place], values[start + place]
    while place > 0:
        above = (place - 1) >> 1
        if not _less(row, rows[start + above], value, values[start + above]):
            break
        rows[start + place], values[start + place] = rows[start + above], values[start + above]
        place = above
    rows[start + place], values[start + place] = row, value


@compiled
def accept(ours: Any, theirs: Any, allowed: Any, demand: Any, capacity: Any) -> tuple[Any, Any]:
    """Rows and columns of the stable pairs; arguments as for ``core.matching.stable.deferred_acceptance``.

    Each column keeps a heap of rows, ``begin[column]`` to ``begin[column] + load[column]``, least liked first.
    """
    people, mentors = ours.shape
    begin = np.zeros(mentors + 1, np.int64)
    for column in range(mentors):
        begin[column + 1] = begin[column] + min(capacity[column], people)
    rows = np.empty(begin[-1], np.int64)
    values = np.empty(begin[-1], theirs.dtype)
    load = np.zeros(mentors, np.int64)
    known = np.empty((people, AT_ONCE), np.int32)  # next in each row's order
    size, asked = np.zeros(people, np.int64), np.zeros(people, np.int64)
    last = np.full(people, NOBODY, np.int64)
    liked = np.empty(AT_ONCE, ours.dtype)
    lacking = demand.copy()
    waiting = np.empty(people, np.int64)
    queued = 0
    for row in range(people - 1, -1, -1):
        if lacking[row] > 0:
            waiting[queued] = row
            queued += 1
    while queued > 0:
        queued -= 1
        row = waiting[queued]
        while lacking[row] > 0:
            if asked[row] == size[row]:
                after = ours[row, max(last[row], 0)]
                size[row] = _next_liked(ours[row], allowed[row], last[row], after, known[row], liked)
                asked[row] = 0
                if size[row] == 0:
                    break
                last[row] = known[row, size[row] - 1]
            column = known[row, asked[row]]
            asked[row] += 1
            start, places, value = begin[column], begin[column + 1] - begin[column], theirs[row, column]
            if load[column] < places:
                rows[start + load[column]], values[start + load[column]] = row, value
                _rise(rows, values, start, load[column])
                load[column] += 1
                lacking[row] -= 1
            elif places > 0 and _less(rows[start], row, values[start], value):
                let_go = rows[start]
                rows[start], values[start] = row, value
                _sink(rows, values, start, places)
                lacking[row] -= 1
                if lacking[let_go] == 0:
                    waiting[queued] = let_go
                    queued += 1
                lacking[let_go] += 1
    count = 0
    columns = np.empty(begin[-1], np.int64)
    for column in range(mentors):
        for place in range(load[column]):
            rows[count], columns[count] = rows[begin[column] + place], column
            count += 1
    return rows[:count].copy(), columns[:count].copy()
