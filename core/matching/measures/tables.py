"""Tables of values: one row per mentee, one column per mentor, 0 to 1, NaN where unknown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.pool import Person

Table = NDArray[np.float64]


def blank(mentees: Sequence[Person], mentors: Sequence[Person]) -> Table:
    """Nothing known yet."""
    return np.full((len(mentees), len(mentors)), np.nan)


def answers(read: Sequence[Any]) -> list[int]:
    """The places of those who answered."""
    return [place for place, answer in enumerate(read) if answer is not None]


def incidence(sets: Sequence[Iterable[str] | None], names: Mapping[str, int]) -> NDArray[np.float32]:
    """1 where a person has a name, one row per person. Sums of ones are exact in any order."""
    table = np.zeros((len(sets), len(names)), dtype=np.float32)
    for row, chosen in enumerate(sets):
        for name in chosen or ():
            if name in names:
                table[row, names[name]] = 1
    return table


def in_common(rows: Sequence[Iterable[str] | None], columns: Sequence[Iterable[str] | None]) -> Table:
    """How many names each row shares with each column."""
    either = {name for chosen in rows for name in chosen or ()} & {name for chosen in columns for name in chosen or ()}
    names = {name: place for place, name in enumerate(sorted(either))}
    if not names:
        return np.zeros((len(rows), len(columns)))
    return (incidence(rows, names) @ incidence(columns, names).T).astype(np.float64)


def known_only(table: Table, rows: Sequence[Any], columns: Sequence[Any]) -> Table:
    """NaN wherever one of the two did not answer."""
    table[[answer is None for answer in rows], :] = np.nan
    table[:, [answer is None for answer in columns]] = np.nan
    return table
