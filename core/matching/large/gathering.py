"""Offers gathered from one look after another: what is new of each mentee's, and those that fit the prices."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled


@compiled
def take_in(rows: Any, found: Any, worth: Any, many: Any, first: Any, mentor: Any, value: Any, count: Any) -> int:
    """Put what was ``found`` for ``rows`` after the offers that are there, each mentor once; how many are new.

    An offer's ``value`` is the ``worth`` of the pair and what having one is worth (``first``).
    """
    new = 0
    for nth in range(len(rows)):
        row = rows[nth]
        before = count[row]
        size = before
        for place in range(many[nth]):
            column = found[nth, place]
            there = False
            for old in range(before):
                if mentor[row, old] == column:
                    there = True
                    break
            if not there:
                mentor[row, size], value[row, size] = column, worth[nth, place] + first[row]
                size += 1
        count[row] = size
        new += size - before
    return new


@compiled
def fitting_offers(mentor: Any, value: Any, count: Any, price: Any, kept: Any) -> tuple[Any, Any]:
    """Where each mentee's offers begin that leave her exactly what she keeps, and their mentors, rising."""
    people = len(count)
    begins = np.zeros(people + 1, np.int64)
    size = 0
    for row in range(people):
        for place in range(count[row]):
            size += value[row, place] - price[mentor[row, place]] == kept[row]
        begins[row + 1] = size
    columns = np.empty(size, np.int32)
    size = 0
    for row in range(people):
        for place in range(count[row]):
            if value[row, place] - price[mentor[row, place]] == kept[row]:
                columns[size] = mentor[row, place]
                size += 1
        columns[begins[row] : size].sort()
    return begins, columns


@compiled
def made_worth(mentor: Any, value: Any, count: Any, partner: Any) -> int:
    """What the pairs that are made are worth."""
    total = 0
    for row in range(len(count)):
        for place in range(count[row]):
            if mentor[row, place] == partner[row]:
                total += value[row, place]
                break
    return total
