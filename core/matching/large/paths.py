"""The last step to the exact best: whoever does not fit the prices is placed along a shortest chain of moves."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled

NOBODY = -1
ENDLESS = 1 << 60


@compiled
def push(length: Any, node: Any, size: int, far: int, column: int) -> int:
    """Into a heap of nodes by rising length."""
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if length[above] <= far:
            break
        length[place], node[place] = length[above], node[above]
        place = above
    length[place], node[place] = far, column
    return size + 1


@compiled
def pop(length: Any, node: Any, size: int) -> int:
    """Take the nearest away; it was at place 0."""
    size -= 1
    far, column = length[size], node[size]
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and length[below + 1] < length[below]:
            below += 1
        if length[below] >= far:
            break
        length[place], node[place] = length[below], node[below]
        place = below
    length[place], node[place] = far, column
    return size


@compiled
def nearest_next(length: Any, node: Any, size: int, nearest: int, distance: Any, done: Any) -> tuple[int, int, int]:
    """From the heap the mentor to look at next, how far she is, and the heap's size; NOBODY: none before the end."""
    while size > 0 and length[0] < nearest:
        far, column = length[0], node[0]
        size = pop(length, node, size)
        if not done[column] and far == distance[column]:
            done[column] = True
            return column, far, size
    return NOBODY, 0, size


@compiled
def shift_prices(
    order: Any, touched: Any, nearest: int, sign: int, distance: Any, done: Any, begin: Any, price: Any, kept: Any,
    holder: Any, load: Any,
) -> None:  # fmt: skip
    """Prices of who was looked at rise (``sign`` 1) or fall (-1) until the chain costs nothing; the search is over."""
    for nth in range(len(order)):
        column = order[nth]
        change = sign * (nearest - distance[column])
        price[column] += change
        for seat in range(begin[column], begin[column] + load[column]):
            kept[holder[seat]] -= change
        done[column] = False
    for nth in range(len(touched)):
        distance[touched[nth]] = ENDLESS


@compiled
def leave_seat(row: int, column: int, begin: Any, holder: Any, load: Any) -> None:
    """A mentee goes from her mentor, whose last one takes her place."""
    seat = begin[column]
    while holder[seat] != row:
        seat += 1
    load[column] -= 1
    holder[seat] = holder[begin[column] + load[column]]
    holder[begin[column] + load[column]] = NOBODY


@compiled
def move_along(
    row: int, to: int, start: int, mover: Any, goes_to: Any, begin: Any, partner: Any, holder: Any, load: Any
) -> None:
    """``row`` goes ``to`` a mentor, whose ``mover`` goes on in turn, until one takes a free place of ``start``."""
    while True:
        partner[row] = to
        if to == start:
            holder[begin[to] + load[to]] = row
            load[to] += 1
            return
        seat = begin[to]
        while holder[seat] != mover[to]:
            seat += 1
        holder[seat] = row
        row, to = mover[to], goes_to[to]


@compiled
def settle(mentor: Any, worth: Any, count: Any, price: Any, kept: Any, partner: Any, slack: int) -> None:
    """What each mentee keeps at these prices; pairs that leave her less than that by more than ``slack`` end."""
    for row in range(len(count)):
        best, own = 0, -ENDLESS
        for place in range(count[row]):
            column = mentor[row, place]
            left = worth[row, place] - price[column]
            best = max(best, left)
            if column == partner[row]:
                own = left
        kept[row] = best
        if own < best - slack:
            partner[row] = NOBODY


@compiled
def seated(begin: Any, partner: Any, holder: Any, load: Any) -> None:
    """The places as the partners fill them, each mentor's first ones first."""
    holder[:] = NOBODY
    load[:] = 0
    for row in range(len(partner)):
        column = partner[row]
        if column != NOBODY:
            holder[begin[column] + load[column]] = row
            load[column] += 1


@compiled
def place_everyone(
    mentor: Any, worth: Any, count: Any, begin: Any, price: Any, kept: Any, partner: Any, holder: Any, load: Any
) -> None:
    """Give everyone who would keep something a place, or take it from whoever keeps least of it (Dijkstra 1959).

    Afterwards every mentee has what she keeps most of at the prices, and nobody waits who would keep something.
    Edmonds and Karp 1972; the chain over places of mentors as in Ahuja, Magnanti, Orlin, chapter 12.
    """
    mentors = len(load)
    distance = np.full(mentors, ENDLESS, np.int64)
    before = np.empty(mentors, np.int64)
    done = np.zeros(mentors, np.bool_)
    touched = np.empty(mentors, np.int64)
    order = np.empty(mentors, np.int64)
    length = np.empty(1024, np.int64)
    node = np.empty(1024, np.int64)
    for start in range(len(count)):
        if partner[start] != NOBODY or kept[start] <= 0:
            continue
        kept[start] = 0
        for place in range(count[start]):
            kept[start] = max(kept[start], worth[start, place] - price[mentor[start, place]])
        if kept[start] == 0:
            continue
        # Shortest chains from her: to a free place, or to someone who goes without.
        nearest, end, leaver = kept[start], NOBODY, start
        reached, passed, size, here, base = 0, 0, 0, NOBODY, 0
        while True:
            first = start if here == NOBODY else begin[here]
            last = start + 1 if here == NOBODY else begin[here] + load[here]
            for seat in range(first, last):
                row = start if here == NOBODY else holder[seat]
                far = base + kept[row]
                if here != NOBODY and far < nearest:
                    nearest, end, leaver = far, NOBODY, row
                for place in range(count[row]):
                    column = mentor[row, place]
                    there = far - worth[row, place] + price[column]
                    if there > nearest or there >= distance[column]:
                        continue
                    if load[column] < begin[column + 1] - begin[column]:
                        if there < nearest or end == NOBODY:
                            nearest, end = there, column
                            before[column] = row
                        continue
                    if distance[column] == ENDLESS:
                        touched[reached] = column
                        reached += 1
                    distance[column] = there
                    before[column] = row
                    if size == len(length):
                        length = np.append(length, np.empty(size, np.int64))
                        node = np.append(node, np.empty(size, np.int64))
                    size = push(length, node, size, there, column)
            here, base, size = nearest_next(length, node, size, nearest, distance, done)
            if here == NOBODY:
                break
            order[passed] = here
            passed += 1
        shift_prices(order[:passed], touched[:reached], nearest, 1, distance, done, begin, price, kept, holder, load)
        kept[start] -= nearest
        # Move everyone along the chain, from its end.
        if end != NOBODY:
            column, seat = end, begin[end] + load[end]
            load[end] += 1
        elif leaver == start:
            continue
        else:
            column = partner[leaver]
            seat = begin[column]
            while holder[seat] != leaver:
                seat += 1
            partner[leaver] = NOBODY
        while True:
            row = before[column]
            left = partner[row]
            holder[seat] = row
            partner[row] = column
            if row == start:
                break
            column, seat = left, begin[left]
            while holder[seat] != row:
                seat += 1


@compiled
def by_mentor(mentor: Any, worth: Any, count: Any, mentors: int) -> tuple[Any, Any, Any]:
    """The offers of each mentor: where hers begin, the mentees, and what each is worth."""
    begins = np.zeros(mentors + 1, np.int64)
    for row in range(len(count)):
        for place in range(count[row]):
            begins[mentor[row, place] + 1] += 1
    for column in range(mentors):
        begins[column + 1] += begins[column]
    filled = begins[:-1].copy()
    rows, values = np.empty(begins[-1], np.int64), np.empty(begins[-1], np.int64)
    for row in range(len(count)):
        for place in range(count[row]):
            column = mentor[row, place]
            rows[filled[column]] = row
            values[filled[column]] = worth[row, place]
            filled[column] += 1
    return begins, rows, values


@compiled
def free_places_cost_nothing(
    offers: Any, rows: Any, values: Any, begin: Any, price: Any, kept: Any, partner: Any, holder: Any, load: Any
) -> None:
    """Fill each free place that still has a price along a shortest chain, or let its price fall to nothing."""
    mentors = len(load)
    distance = np.full(mentors, ENDLESS, np.int64)
    mover = np.empty(mentors, np.int64)
    goes_to = np.empty(mentors, np.int64)
    done = np.zeros(mentors, np.bool_)
    touched = np.empty(mentors, np.int64)
    order = np.empty(mentors, np.int64)
    length = np.empty(1024, np.int64)
    node = np.empty(1024, np.int64)
    for start in range(mentors):
        while load[start] < begin[start + 1] - begin[start] and price[start] > 0:
            nearest, end, newcomer, target = price[start], start, NOBODY, NOBODY
            reached, passed, size, here, base = 1, 1, 0, start, 0
            distance[start], touched[0], order[0], done[start] = 0, start, start, True
            while here != NOBODY:
                for place in range(offers[here], offers[here + 1]):
                    row = rows[place]
                    column = partner[row]
                    there = base + kept[row] + price[here] - values[place]
                    if column == here or there >= nearest:
                        continue
                    if column == NOBODY:
                        nearest, end, newcomer, target = there, NOBODY, row, here
                    elif there < distance[column]:
                        if distance[column] == ENDLESS:
                            touched[reached] = column
                            reached += 1
                        distance[column], mover[column], goes_to[column] = there, row, here
                        if there + price[column] < nearest:
                            nearest, end, newcomer = there + price[column], column, NOBODY
                        if size == len(length):
                            length = np.append(length, np.empty(size, np.int64))
                            node = np.append(node, np.empty(size, np.int64))
                        size = push(length, node, size, there, column)
                here, base, size = nearest_next(length, node, size, nearest, distance, done)
                if here != NOBODY:
                    order[passed] = here
                    passed += 1
            shift_prices(
                order[:passed], touched[:reached], nearest, -1, distance, done, begin, price, kept, holder, load
            )
            if end == start:
                continue
            if newcomer == NOBODY:
                newcomer, target = mover[end], goes_to[end]
                leave_seat(newcomer, end, begin, holder, load)
            move_along(newcomer, target, start, mover, goes_to, begin, partner, holder, load)
