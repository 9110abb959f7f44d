"""What is wrong in which cell, and how to mend it."""

from dataclasses import dataclass, field

from core.errors import Fault
from core.text import Text, text

MEND = "What to mend"  # the column that a marked sheet has at its end


@dataclass(frozen=True)
class CellFault(Fault):
    """One thing wrong in one cell. ``suggestion`` is a text that could stand there instead, if one is near.

    ``is_warning``: the row can come in as it is, and the person can complete it later. ``unknown``: the answer, whole,
    that the question does not offer.
    """

    remedy: Text = field(default_factory=lambda: text(""))
    row: int = 0
    column: str = ""  # the header; blank where no column feeds the field
    suggestion: str = ""
    is_warning: bool = False
    unknown: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}".rstrip()


@dataclass(frozen=True)
class Problem:
    """What is wrong with a value, wherever it stands."""

    what: Text
    remedy: Text
    suggestion: str = ""
    is_warning: bool = False
    unknown: str = ""  # an answer that is none of the options

    def at(self, row: int, column: str, label: str) -> CellFault:
        """The same, in a place: "row 14, E-mail"."""
        name = label if len(label) <= 50 else label[:49].rstrip() + "…"
        return CellFault(
            f"row {row}, {name}", self.what, self.remedy, row, column, self.suggestion, self.is_warning, self.unknown
        )  # fmt: skip
