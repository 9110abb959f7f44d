"""What rows tell of people, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.intake.spreadsheet.faults import CellFault


@dataclass(frozen=True)
class Row:
    """One person as a row tells. ``places`` None and ``time_zone`` blank: the sheet does not say.

    ``answers`` holds what could be read, so a row with faults is still worth showing.
    """

    number: int
    name: str
    email: str
    time_zone: str
    places: int | None
    answers: Mapping[str, Any]
    faults: tuple[CellFault, ...] = ()
    warnings: tuple[CellFault, ...] = ()
    own_id: str = ""


@dataclass(frozen=True)
class Reading:
    """All rows of a sheet, in its order."""

    rows: tuple[Row, ...]

    @property
    def good(self) -> tuple[Row, ...]:
        """Rows that can come in: no fault, perhaps warnings. No two have the same address."""
        return tuple(row for row in self.rows if not row.faults)

    @property
    def faulty(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.faults)

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """Every fault of every row, top to bottom."""
        return tuple(fault for row in self.rows for fault in row.faults)

    @property
    def warnings(self) -> tuple[CellFault, ...]:
        return tuple(warning for row in self.rows for warning in row.warnings)
