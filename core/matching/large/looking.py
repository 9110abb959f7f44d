"""One look at many pairs: each is scored from its parts, and those that leave a mentee most at the prices are kept.

Exact: whole numbers throughout, but for a first sieve in floats that lets through too many rather than too few. It adds
up what is a line for all, and of counts only a straight line above what each count is worth; what is left, one pair in
some twenty, is added up one by one.
"""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

STRETCH = 1024  # pairs
FIRST = 64  # as long as a mentee has not her full number yet, to know soon what is worth keeping
TOGETHER = 8  # of these, passed over at once where there is none
MANY = 32  # more than one pair in so many is left: another part is added to the sieve before pairs are looked at
ALMOST = np.float32(640)  # of a sieve: more than its floats can be wrong by


@compiled
def look(
    rows: Any, start: int, end: int, fresh: bool, line_of: Any, lines: Any, known_of: Any, knowns: Any, ask: Any,
    begins: Any, taken: Any, times: Any, counts: Any, table: Any, table_at: Any, above: Any, rest: Any, planes: Any,
    plane_rules: Any, least: int, bars: Any, barred: Any, price: Any, floor: Any, mentor: Any, worth: Any, left: Any,
    count: Any,
) -> None:  # fmt: skip
    """Of each of ``rows`` the pairs with the mentors ``start`` to ``end`` that leave her more than her ``floor``.

    What a pair's answers weigh is the sum of a line for each criterion (``line_of`` of ``lines``), of what ``table``
    says of a count (each answer ``ask`` takes ``taken`` of the lines ``counts`` so many ``times``, and is worth no more
    than a straight line ``above``: base, slope, top), and of ``planes``, values of these rows; over the weight that is
    known (``knowns``) it is her score. ``plane_rules``: weight, least value, and whether it must be known, of each
    plane; ``rest``: what parts from each on add at most. Scores below ``least``, and ``barred`` pairs, are none.
    ``fresh``: nothing is known of these rows yet.

    Kept are the best of each, in the order of ``rows``: ``mentor``, ``worth`` and what is ``left`` of it at the
    ``price``, a heap whose first is the least, ``count`` of them.
    """
    most, parts = mentor.shape[1], ask.shape[1]
    sums, total = np.empty(STRETCH, np.int32), np.empty(STRETCH, np.int16)
    weights, best = np.empty(STRETCH, np.float32), np.empty(STRETCH, np.float32)
    passed = np.zeros(STRETCH, np.int8)
    words = passed.view(np.int64)
    for nth in range(len(rows)):
        row = rows[nth]
        a, b, step = start, start, FIRST if fresh else STRETCH
        while b < end:
            a, b = b, min(end, b + step)
            size, step = b - a, min(STRETCH, 2 * step)
            bar = floor[nth]
            if count[nth] == most:
                bar = max(bar, left[nth, 0])
            cost, here, weight, high, through = price[a:b], sums[:size], weights[:size], best[:size], passed[:size]
            _begin(lines[line_of[row, 0], a:b], knowns[known_of[row], a:b], here, weight)
            part = 1
            while part + 2 < line_of.shape[1]:
                _add_lines(
                    lines[line_of[row, part], a:b], lines[line_of[row, part + 1], a:b],
                    lines[line_of[row, part + 2], a:b], here,
                )  # fmt: skip
                part += 3
            for alone in range(part, line_of.shape[1]):
                _add_line(lines[line_of[row, alone], a:b], here)
            for plane in range(planes.shape[0]):
                _add_plane(planes[plane, nth, a:b], plane_rules[plane], here, weight)
            _as_floats(here, high)
            through[:] = 0
            some = _pass(high, weight, np.float32(rest[0]), cost, np.float32(bar), through)
            part = 0
            while some * MANY > size and part < parts:
                answer = ask[row, part]
                sum_of = total[:size]
                sum_of[:] = 0
                for at in range(begins[answer], begins[answer + 1]):
                    _count_line(counts[taken[at], a:b], times[at], sum_of)
                _add_bound(above[answer, 0], above[answer, 1], above[answer, 2], sum_of, high)
                part += 1
                some = _pass(high, weight, np.float32(rest[part]), cost, np.float32(bar), through)
            if some == 0:
                continue
            for word in range((size + TOGETHER - 1) // TOGETHER):
                if words[word] == 0:
                    continue
                for q in range(word * TOGETHER, min(size, (word + 1) * TOGETHER)):
                    if passed[q] == 0:
                        continue
                    column = a + q
                    need = weight[q] * (np.float32(cost[q]) + np.float32(bar)) - ALMOST  # the bar rises
                    if np.float32(10) * (high[q] + np.float32(rest[part])) < need:
                        continue
                    sum_of_all = np.int64(here[q])
                    for each in range(parts):
                        if sum_of_all < 0 or np.float32(10) * (np.float32(sum_of_all) + np.float32(rest[each])) < need:
                            sum_of_all = np.int64(-1)
                            break
                        answer, counted = ask[row, each], 0
                        for at in range(begins[answer], begins[answer + 1]):
                            counted += counts[taken[at], column] * np.int64(times[at])
                        sum_of_all += table[table_at[each] + np.uint16(counted)]
                    if sum_of_all < 0:
                        continue
                    units = np.int32(np.rint(sum_of_all * 10.0 / max(np.float64(weight[q]), 1.0)))
                    kept = units - price[column]
                    if kept <= bar or units < least or (least > 0 and weight[q] == 0):
                        continue
                    if _is_barred(barred, bars[row], bars[row + 1], column):
                        continue
                    _keep(mentor[nth], worth[nth], left[nth], count, nth, column, units, kept)
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
def _add_lines(one: Any, two: Any, three: Any, sums: Any) -> None:
    """Three lines more."""
    for q in range(len(sums)):
        sums[q] += one[q] + two[q] + three[q]


@compiled
def _as_floats(sums: Any, high: Any) -> None:
    for q in range(len(sums)):
        high[q] = np.float32(sums[q])


@compiled
def _count_line(line: Any, often: Any, total: Any) -> None:
    """A line counted so often."""
    for q in range(len(total)):
        total[q] += np.int16(line[q] * often)


@compiled
def _add_bound(base: Any, slope: Any, top: Any, total: Any, high: Any) -> None:
    """What each count is worth at most."""
    for q in range(len(high)):
        high[q] += min(top, base + slope * np.float32(np.uint16(total[q])))


@compiled
def _pass(high: Any, weight: Any, rest: Any, cost: Any, bar: Any, passed: Any) -> Any:
    """Which pairs may still leave more than ``bar``, if all that is not yet added is as high as can be; how many."""
    for q in range(len(high)):
        best = np.float32(10) * (high[q] + rest) + ALMOST
        passed[q] = np.int8(best >= weight[q] * (np.float32(cost[q]) + bar))
    some = np.int32(0)
    for q in range(len(high)):
        some += np.int32(passed[q])
    return some


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
