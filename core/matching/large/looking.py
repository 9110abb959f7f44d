"""One look at many pairs: each is scored from its parts, and those that leave a mentee most at the prices are kept.

Exact: whole numbers throughout, but for a first sieve in floats that lets through too many rather than too few.
"""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

STRETCH = 256  # pairs
SOME = 64  # of these, looked at one by one where any is
ALMOST = np.float32(64)  # of a sieve: more than its floats can be wrong by


@compiled
def look(
    rows: Any, start: int, end: int, line_of: Any, lines: Any, known_of: Any, knowns: Any, ask: Any, begins: Any,
    taken: Any, times: Any, counts: Any, table: Any, table_at: Any, rest: Any, planes: Any, plane_rules: Any,
    least: int, bars: Any, barred: Any, price: Any, floor: Any, mentor: Any, worth: Any, left: Any, count: Any,
) -> None:  # fmt: skip
    """Of each of ``rows`` the pairs with the mentors ``start`` to ``end`` that leave her more than her ``floor``.

    What a pair's answers weigh is the sum of a line for each criterion (``line_of`` of ``lines``), of what ``table``
    says of a count (each answer ``ask`` takes ``taken`` of the lines ``counts`` so many ``times``), and of ``planes``,
    values of these rows; over the weight that is known (``knowns``) it is her score. ``plane_rules``: weight, least
    value, and whether it must be known, of each plane. Scores below ``least``, and ``barred`` pairs, are none.

    Kept are the best of each, in the order of ``rows``: ``mentor``, ``worth`` and what is ``left`` of it at the
    ``price``, a heap whose first is the least, ``count`` of them.
    """
    most = mentor.shape[1]
    sums, total = np.empty(STRETCH, np.int32), np.empty(STRETCH, np.int16)
    known = np.empty(STRETCH, np.float32)
    for nth in range(len(rows)):
        row = rows[nth]
        for a in range(start, end, STRETCH):
            b = min(end, a + STRETCH)
            size = b - a
            bar = floor[nth]
            if count[nth] == most:
                bar = max(bar, left[nth, 0])
            cost = price[a:b]
            here = sums[:size]
            weight = known[:size]
            _begin(lines[line_of[row, 0], a:b], knowns[known_of[row], a:b], here, weight)
            for part in range(1, line_of.shape[1]):
                _add_line(lines[line_of[row, part], a:b], here)
            for plane in range(planes.shape[0]):
                _add_plane(planes[plane, nth, a:b], plane_rules[plane], here, weight)
            part, parts = 0, ask.shape[1]
            while _some_may_be(here, weight, np.float32(rest[part]), cost, np.float32(bar)):
                if part == parts:
                    break
                answer = ask[row, part]
                sum_of = total[:size]
                sum_of[:] = 0
                for at in range(begins[answer], begins[answer + 1]):
                    _count_line(counts[taken[at], a:b], times[at], sum_of)
                _add_worth(table[table_at[part] : table_at[part + 1]], sum_of, here)
                part += 1
            else:
                continue
            for c in range(0, size, SOME):
                d = min(size, c + SOME)
                if not _some_may_be(here[c:d], weight[c:d], np.float32(0), cost[c:d], np.float32(bar)):
                    continue
                for q in range(c, d):
                    if here[q] < 0 or not _may_be(here[q], np.float32(0), weight[q], cost[q], np.float32(bar)):
                        continue
                    units = np.int32(np.rint(here[q] * 10.0 / max(np.float64(weight[q]), 1.0)))
                    kept = units - price[a + q]
                    if kept <= bar or units < least or (least > 0 and weight[q] == 0):
                        continue
                    if _is_barred(barred, bars[row], bars[row + 1], a + q):
                        continue
                    _keep(mentor[nth], worth[nth], left[nth], count, nth, a + q, units, kept)
                    if count[nth] == most:
                        bar = max(bar, left[nth, 0])


@compiled
def _begin(line: Any, known: Any, sums: Any, weight: Any) -> None:
    """The first line, and what is known."""
    for q in range(len(sums)):
        sums[q] = line[q]
        weight[q] = np.float32(known[q])


@compiled
def _add_line(line: Any, sums: Any) -> None:
    """One line more."""
    for q in range(len(sums)):
        sums[q] += line[q]


@compiled
def _count_line(line: Any, often: Any, total: Any) -> None:
    """A line counted so often."""
    for q in range(len(total)):
        total[q] += np.int16(line[q] * often)


@compiled
def _add_worth(worth: Any, total: Any, sums: Any) -> None:
    """What each count is worth."""
    for q in range(len(sums)):
        sums[q] += worth[np.uint16(total[q])]


@compiled
def _may_be(sum_of: Any, rest: Any, weight: Any, cost: Any, bar: Any) -> Any:
    """Whether a pair may still leave more than ``bar``, if all that is not yet added is as high as can be."""
    best = np.float32(10) * (np.float32(sum_of) + rest) + ALMOST
    return best >= weight * (np.float32(cost) + bar)


@compiled
def _some_may_be(sums: Any, weight: Any, rest: Any, cost: Any, bar: Any) -> Any:
    """Whether any of these may be."""
    more = np.int32(0)
    for q in range(len(sums)):
        more += np.int32(_may_be(sums[q], rest, weight[q], cost[q], bar))
    return more > 0


@compiled
def _add_plane(values: Any, rules: Any, sums: Any, weight: Any) -> None:
    """What a plane of values says: weight, least value and whether it must be known (see ``look``)."""
    heavy, least, strict = rules[0], rules[1], rules[2]
    for q in range(len(sums)):
        value = np.int32(values[q])
        unknown = value < 0
        sums[q] += heavy * max(value, np.int32(0))
        weight[q] -= np.float32(heavy) if unknown else np.float32(0)
        fails = (strict != 0) if unknown else value < least
        sums[q] -= np.int32(1 << 26) if fails else np.int32(0)


@compiled
def _is_barred(barred: Any, begin: int, end: int, column: int) -> bool:
    """Whether a mentor is on a mentee's list, which rises."""
    while begin < end:
        middle = (begin + end) >> 1
        if barred[middle] == column:
            return True
        if barred[middle] < column:
            begin = middle + 1
        else:
            end = middle
    return False


@compiled
def _keep(mentor: Any, worth: Any, left: Any, count: Any, nth: int, column: int, units: Any, kept: int) -> None:
    """Into a heap by what is left, the least of it first; where it is full the least goes."""
    size = count[nth]
    if size < len(mentor):
        place = size
        count[nth] = size + 1
        while place > 0:
            above = (place - 1) >> 1
            if left[above] <= kept:
                break
            left[place], mentor[place], worth[place] = left[above], mentor[above], worth[above]
            place = above
    else:
        place = 0
        while True:
            below = 2 * place + 1
            if below >= size:
                break
            if below + 1 < size and left[below + 1] < left[below]:
                below += 1
            if left[below] >= kept:
                break
            left[place], mentor[place], worth[place] = left[below], mentor[below], worth[below]
            place = below
    left[place], mentor[place], worth[place] = kept, column, units
