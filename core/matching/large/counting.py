"""What each row takes from its lines, counted and looked up in a list of values, a row at a time."""

from typing import Any

import numpy as np

from core.matching.large.compiled import compiled


@compiled
def count(answer: Any, begins: Any, line: Any, often: Any, lines: Any, value: Any, table: Any) -> None:
    """``table`` becomes the ``value`` of the sum of what each row takes, which is what her ``answer`` takes.

    An answer takes ``line`` so ``often``, from ``begins`` on. ``lines`` and ``often`` are numbers of 16 bits, and so is
    every sum, from 0 on.
    """
    people, mentors = table.shape
    total = np.empty(mentors, np.int16)
    for row in range(people):
        total[:] = 0
        for at in range(begins[answer[row]], begins[answer[row] + 1]):
            times = often[at]
            taken = lines[line[at]]
            for column in range(mentors):
                total[column] = np.int16(total[column] + taken[column] * times)
        for column in range(mentors):
            table[row, column] = value[np.uint16(total[column])]
