"""Why no more pairs can be made within one pool: the few people whom too many others depend on."""

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
NOBODY = -1


def barrier(allowed: Mask, pairs: list[tuple[int, int]]) -> Mask:
    """Without these people the rest falls into more odd groups than these people could serve.

    ``pairs`` is a largest set of pairs. Grows alternating trees from everyone unpaired, closing odd circles on the
    way (Edmonds 1965); who ends at odd distance only is a barrier (Gallai 1964). Cost: one look at each pair.
    """
    people = len(allowed)
    mate = [NOBODY] * people
    for one, other in pairs:
        mate[one], mate[other] = other, one
    base = list(range(people))  # of the closed circle that a person belongs to
    above = [NOBODY] * people  # of an inner person: the outer one she was reached from
    outer = [partner == NOBODY for partner in mate]
    looking = [person for person in range(people) if outer[person]]

    def found(person: int) -> int:
        while base[person] != person:
            base[person] = base[base[person]]
            person = base[person]
        return person

    def upwards(person: int) -> list[int]:
        path = [found(person)]
        while mate[path[-1]] != NOBODY:
            path.append(found(above[mate[path[-1]]]))
        return path

    while looking:
        person = looking.pop()
        for other in np.flatnonzero(allowed[person]).tolist():
            if outer[other]:
                ours, theirs = upwards(person), upwards(other)
                shared = set(theirs)
                meeting = next((step for step in ours if step in shared), None)
                if meeting is None or ours[0] == theirs[0]:
                    continue
                for path in (ours, theirs):
                    for step in path[: path.index(meeting)]:
                        inner = mate[step]
                        outer[inner] = True
                        looking.append(inner)
                        base[inner] = base[step] = meeting
            elif above[other] == NOBODY:
                above[other] = person
                outer[mate[other]] = True
                looking.append(mate[other])
    return np.array([above[person] != NOBODY and not outer[person] for person in range(people)], dtype=np.bool_)
