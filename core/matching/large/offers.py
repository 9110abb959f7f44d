"""Looks over all pairs: the most promising of each mentee, and those that fit the prices exactly."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

STRETCH = 64  # pairs looked over at once


@compiled
def most_left(
    worth: Any,
    forbidden: int,
    price: Any,
    floor: Any,
    most: int,
    first: Any,
    mentor: Any,
    value: Any,
    count: Any,
) -> int:
    """Of each mentee the pairs that leave her most at the prices, and more than her ``floor``: at most ``most``.

    Put into ``mentor`` and ``value`` (with ``first``) after the ``count`` that are there. Among equals those that come
    first from a place of her own on, so that mentees to whom all are equal do not all look at the same. How many were
    found.
    """
    people, mentors = worth.shape
    found = 0
    left = np.empty(most, np.int64)
    for row in range(people):
        begins = row * mentors // people
        size, least, weakest = 0, floor[row], 0
        old = count[row]
        for half in range(2):
            stretches = (begins, mentors) if half == 0 else (0, begins)
            for start in range(stretches[0], stretches[1], STRETCH):
                end = min(start + STRETCH, stretches[1])
                highest = np.int64(-(1 << 62))
                for column in range(start, end):
                    highest = max(highest, worth[row, column] - price[column])
                if highest <= least:
                    continue
                for column in range(start, end):
                    kept = worth[row, column] - price[column]
                    if kept <= least or worth[row, column] == forbidden:
                        continue
                    place = size
                    if size == most:
                        place = weakest
                    else:
                        size += 1
                    mentor[row, old + place], left[place] = column, kept
                    value[row, old + place] = worth[row, column] + first[row]
                    if size == most:
                        weakest = 0
                        for other in range(1, most):
                            if left[other] < left[weakest]:
                                weakest = other
                        least = left[weakest]
        count[row] = old + size
        found += size
    return found


@compiled
def fitting(values: Any, allowed: Any, price: Any, first: Any) -> tuple[Any, Any, Any]:
    """Where each mentee's pairs begin that leave her exactly what she keeps at most; their mentors; what she keeps.

    She keeps what a pair and having one (``first``) is worth less the price, and 0 at least.
    """
    people, mentors = values.shape
    begins = np.zeros(people + 1, np.int64)
    kept = np.zeros(people, np.int64)
    columns = np.empty(4 * people + mentors, np.int32)
    size = 0
    for row in range(people):
        highest = np.int64(-(1 << 62))
        for column in range(mentors):
            left = values[row, column] - price[column]
            highest = max(highest, left if allowed[row, column] else highest)
        kept[row] = max(0, highest + first[row])
        exact = kept[row] - first[row]
        if size + mentors > len(columns):
            columns = np.append(columns, np.empty(size + mentors, np.int32))
        if highest == exact:
            for column in range(mentors):
                if allowed[row, column] and values[row, column] - price[column] == exact:
                    columns[size] = column
                    size += 1
        begins[row + 1] = size
    return begins, columns[:size].copy(), kept
