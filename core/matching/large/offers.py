"""Looks over all pairs: the most promising of each mentee, and those that fit the prices exactly."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

STRETCH = 32  # pairs looked over at once


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
    found. ``worth`` and ``price`` are numbers of one kind, the narrower the faster; so is ``forbidden`` less a price.
    """
    people, mentors = worth.shape
    stretches = (mentors + STRETCH - 1) // STRETCH
    found = 0
    left = np.empty(most, np.int64)
    highest = np.empty(stretches, worth.dtype)
    for row in range(people):
        most_of_stretches(worth[row], price, highest)
        size, weakest, old = 0, 0, count[row]
        # So many pairs at least leave her as much as the best of so many stretches.
        least = max(floor[row], _nth(highest, left) - 1 if stretches >= most else floor[row])
        begins = row * stretches // people
        for turn in range(begins, begins + stretches):
            stretch = turn % stretches
            if highest[stretch] <= least:
                continue
            start = stretch * STRETCH
            gain, cost = worth[row, start : start + STRETCH], price[start : start + STRETCH]
            for nth in range(len(gain)):
                kept = gain[nth] - cost[nth]
                if kept <= least or gain[nth] == forbidden:
                    continue
                place = size
                if size == most:
                    place = weakest
                else:
                    size += 1
                mentor[row, old + place], left[place] = start + nth, kept
                value[row, old + place] = gain[nth] + first[row]
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
def most_of_stretches(worth: Any, price: Any, highest: Any) -> None:
    """The most that is left in each stretch of a row."""
    kind = worth.dtype.type
    for stretch in range(len(highest)):
        start = stretch * STRETCH
        gain, cost = worth[start : start + STRETCH], price[start : start + STRETCH]
        here = kind(gain[0] - cost[0])
        for nth in range(len(gain)):
            here = max(here, kind(gain[nth] - cost[nth]))
        highest[stretch] = here


@compiled
def _nth(numbers: Any, sorted_ones: Any) -> int:
    """As many of the largest as there is room for, falling; the last of them."""
    size = 0
    for number in numbers:
        if size == len(sorted_ones):
            if number <= sorted_ones[size - 1]:
                continue
            size -= 1
        place = size
        while place > 0 and sorted_ones[place - 1] < number:
            sorted_ones[place] = sorted_ones[place - 1]
            place -= 1
        sorted_ones[place] = number
        size += 1
    return int(sorted_ones[size - 1])


@compiled
def fitting(values: Any, allowed: Any, price: Any, first: Any, lowest: Any) -> tuple[Any, Any, Any]:
    """Where each mentee's pairs begin that leave her exactly what she keeps at most; their mentors; what she keeps.

    She keeps what a pair and having one (``first``) is worth less the price, and 0 at least. ``values``, ``price`` and
    ``lowest`` are numbers of one kind, and no value less a price is ``lowest``.
    """
    people, mentors = values.shape
    kind = values.dtype.type
    begins = np.zeros(people + 1, np.int64)
    kept = np.zeros(people, np.int64)
    columns = np.empty(4 * people + mentors, np.int32)
    stretches = np.empty(mentors // STRETCH + 1, values.dtype)
    size = 0
    for row in range(people):
        highest = lowest
        for start in range(0, mentors, STRETCH):
            end, here = min(start + STRETCH, mentors), lowest
            gain, cost, may = values[row, start:end], price[start:end], allowed[row, start:end]
            for nth in range(len(gain)):
                left = kind(gain[nth] - cost[nth])
                here = max(here, left if may[nth] else lowest)
            stretches[start // STRETCH] = here
            highest = max(highest, here)
        begins[row + 1] = size
        if highest == lowest:
            continue
        kept[row] = max(0, np.int64(highest) + first[row])
        if np.int64(highest) != kept[row] - first[row]:
            continue
        if size + mentors > len(columns):
            columns = np.append(columns, np.empty(size + mentors, np.int32))
        for start in range(0, mentors, STRETCH):
            if stretches[start // STRETCH] == highest:
                for column in range(start, min(start + STRETCH, mentors)):
                    if allowed[row, column] and kind(values[row, column] - price[column]) == highest:
                        columns[size] = column
                        size += 1
        begins[row + 1] = size
    return begins, columns[:size].copy(), kept
