"""Columns of a sheet that are one question."""

from dataclasses import dataclass
from enum import StrEnum


class GroupKind(StrEnum):
    ONE_HOT = "one-hot"
    RANKED = "ranked"
    AVAILABILITY = "availability"


@dataclass(frozen=True)
class Group:
    """``options`` go with ``columns``: the option, the rank ("1", "2" …), or the time that each column stands for.

    ``by_number``: a column for each option holds its rank. ``cells_tell``: the cells of a ranked column hold
    the option, those of a grid the days or hours that its header lacks.
    """

    kind: GroupKind
    name: str
    columns: tuple[str, ...]
    options: tuple[str, ...]
    by_number: bool = False
    cells_tell: bool = False
