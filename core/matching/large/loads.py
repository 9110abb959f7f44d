"""Minimum loads on top of the best pairs: who comes to a mentor who lacks somebody, along shortest chains."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled
from core.matching.large.paths import _pop, _push

NOBODY = -1
ENDLESS = 1 << 60


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
                        size = _push(length, node, size, there, column)
                here = NOBODY
                while size > 0 and length[0] < nearest:
                    base, column = length[0], node[0]
                    size = _pop(length, node, size)
                    if not done[column] and base == distance[column]:
                        here = column
                        done[here] = True
                        order[passed] = here
                        passed += 1
                        break
            if nearest == ENDLESS:
                return False
            for nth in range(passed):
                column = order[nth]
                fall = nearest - distance[column]
                price[column] -= fall
                for seat in range(begin[column], begin[column] + load[column]):
                    kept[holder[seat]] += fall
                done[column] = False
            for nth in range(reached):
                distance[touched[nth]] = ENDLESS
            if newcomer != NOBODY:
                row, to = newcomer, target
            else:
                row, to = mover[end], goes_to[end]
                seat = begin[end]
                while holder[seat] != row:
                    seat += 1
                load[end] -= 1
                holder[seat] = holder[begin[end] + load[end]]
                holder[begin[end] + load[end]] = NOBODY
            while True:
                partner[row] = to
                if to == start:
                    holder[begin[to] + load[to]] = row
                    load[to] += 1
                    break
                seat = begin[to]
                while holder[seat] != mover[to]:
                    seat += 1
                holder[seat] = row
                row, to = mover[to], goes_to[to]
    return True
