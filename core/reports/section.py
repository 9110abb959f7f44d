"""A part of a report as it is frozen: sentences and one table, from which every form of the report is drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from core.evaluation.finding import p_shown
from core.reports.frozen import plain_value, text_document, text_from, value_of
from core.text import Text, text


class Block(StrEnum):
    """What a report may hold."""

    TARGETS = "targets"
    FIGURES = "numbers"
    WORDS = "words"
    GROUPS = "groups"
    CHARTER = "charter"
    COHORTS = "cohorts"
    FAIRNESS = "fairness"
    SURVEYS = "surveys"
    OUTCOMES = "outcomes"
    LENGTHS = "lengths"
    COSTS = "costs"
    METHOD = "method"


ONE_PAGE = (Block.TARGETS, Block.FIGURES, Block.WORDS, Block.GROUPS)
FULL = (
    Block.TARGETS, Block.FIGURES, Block.WORDS, Block.CHARTER, Block.COHORTS, Block.GROUPS, Block.FAIRNESS,
    Block.SURVEYS, Block.OUTCOMES, Block.LENGTHS, Block.COSTS, Block.METHOD,
)  # fmt: skip
TITLES: dict[Block, Text] = {
    Block.TARGETS: text("Against the targets"),
    Block.FIGURES: text("In numbers"),
    Block.WORDS: text("In the coordinator's words"),
    Block.GROUPS: text("Who takes part"),
    Block.CHARTER: text("What the program is for"),
    Block.COHORTS: text("Cohort by cohort"),
    Block.SURVEYS: text("Who was asked, and who answered"),
    Block.OUTCOMES: text("What changed"),
    Block.LENGTHS: text("How long pairings last"),
    Block.FAIRNESS: text("Whether it was fair"),
    Block.COSTS: text("What it cost"),
    Block.METHOD: text("How it was reckoned"),
}


class Shape(StrEnum):
    """How a cell of a table is read, and so written."""

    WORDS = "words"
    COUNT = "count"
    SHARE = "share"  # 0 to 1
    NUMBER = "number"  # two digits
    CHANCE = "p"
    DAY = "day"


@dataclass(frozen=True)
class Column:
    name: Text
    shape: Shape = Shape.WORDS


Value = str | int | float | date | Text | None


@dataclass(frozen=True)
class Section:
    """``curve``: points of day, share still going on, and the ends of its interval, to be drawn as well."""

    block: Block
    said: tuple[Text, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    notes: tuple[Text, ...] = ()
    curve: tuple[tuple[float, float, float, float], ...] = ()

    def to_document(self) -> dict[str, Any]:
        return {
            "block": self.block.value,
            "said": [text_document(each) for each in self.said],
            "columns": [{"name": text_document(each.name), "shape": each.shape.value} for each in self.columns],
            "rows": [[plain_value(each) for each in row] for row in self.rows],
            "notes": [text_document(each) for each in self.notes],
            "curve": [list(each) for each in self.curve],
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Section":
        return cls(
            Block(document["block"]),
            tuple(map(text_from, document["said"])),
            tuple(Column(text_from(each["name"]), Shape(each["shape"])) for each in document["columns"]),
            tuple(tuple(value_of(each) for each in row) for row in document["rows"]),
            tuple(map(text_from, document["notes"])),
            tuple((day, share, low, high) for day, share, low, high in document["curve"]),
        )


def cell_words(shape: Shape, value: Value, said: Callable[[Text], str] = str) -> str:
    """A cell as every form of the report writes it; empty where there is nothing. ``said`` translates.

    >>> cell_words(Shape.SHARE, 0.634), cell_words(Shape.NUMBER, -0.001), cell_words(Shape.CHANCE, 0.00001)
    ('63 %', '0.00', 'below 0.001')
    """
    if isinstance(value, Text):
        return said(value)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if shape is Shape.SHARE:
        return f"{round(100 * value) + 0} %"
    if shape is Shape.CHANCE:
        return p_shown(value)
    return f"{round(value, 2) + 0.0:.2f}" if shape is Shape.NUMBER else f"{round(value) + 0}"


def section_of(sections: Sequence[Section], block: Block) -> Section | None:
    """The part that fills this block, where there is one."""
    return next((each for each in sections if each.block is block), None)
