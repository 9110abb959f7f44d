"""Minimum loads on top of the best pairs: who comes to a mentor who lacks somebody, along shortest chains."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled
from core.matching.large.paths import ENDLESS, NOBODY, leave_seat, move_along, nearest_next, push, shift_prices


@compiled
def fill_least(
    worth: Any, forbidden: int, first: Any, begin: Any, least: Any, price: Any, kept: Any, partner: Any, holder: Any,
    load: Any,
) -> bool:  # fmt: skip
    """Bring every mentor to her ``least``, at the smallest loss each time; False where nobody can be had for one.

    ``worth`` is mentors x mentees; prices and what is ``kept`` prove the pairs best without the loads, and with them
    afterwards: a price below 0 is what it costs to send somebody there. Chains over all pairs (Dijkstra 1959; Ahuja,
    Magnanti, Orlin, chapter 9): each ends with a mentee who has nobody, or a mentor who has more than her own least.
    """
    mentors, people = worth.shape
    distance = np.full(mentors, ENDLESS, np.int64)
    mover, goes_to = np.empty(mentors, np.int64), np.empty(mentors, np.int64)
    done = np.zeros(mentors, np.bool_)
    touched, order = np.empty(mentors, np.int64), np.empty(mentors, np.int64)
    length, node = np.empty(1024, np.int64), np.empty(1024, np.int64)
    for start in range(mentors):
        while load[start] < least[start]:
            nearest, end, newcomer, target = ENDLESS, NOBODY, NOBODY, NOBODY
            reached, passed, size, here, base = 1, 1, 0, start, 0
            distance[start], touched[0], order[0], done[start] = 0, start, start, True
            while here != NOBODY:
                gain = worth[here]
                for row in range(people):
                    column = partner[row]
                    if gain[row] == forbidden or column == here:
                        continue
                    there = base + kept[row] + price[here] - gain[row] - first[row]
                    if there >= nearest:
                        continue
                    if column == NOBODY:
                        nearest, end, newcomer, target = there, NOBODY, row, here
                    elif there < distance[column]:
                        if distance[column] == ENDLESS:
                            touched[reached] = column
                            reached += 1
                        distance[column], mover[column], goes_to[column] = there, row, here
                        if load[column] > least[column] and there + price[column] < nearest:
                            nearest, end, newcomer = there + price[column], column, NOBODY
                        if size == len(length):
                            length = np.append(length, np.empty(size, np.int64))
                            node = np.append(node, np.empty(size, np.int64))
                        size = push(length, node, size, there, column)
                here, base, size = nearest_next(length, node, size, nearest, distance, done)
                if here != NOBODY:
                    order[passed] = here
                    passed += 1
            if nearest == ENDLESS:
                return False
            shift_prices(
                order[:passed], touched[:reached], nearest, -1, distance, done, begin, price, kept, holder, load
            )
            if newcomer == NOBODY:
                newcomer, target = mover[end], goes_to[end]
                leave_seat(newcomer, end, begin, holder, load)
            move_along(newcomer, target, start, mover, goes_to, begin, partner, holder, load)
    return True
