"""Whether groups found a partner alike, as a part of a report: from the same frozen groups that it tells."""

from collections.abc import Sequence

from core.evaluation.fairness import GroupShare, compared
from core.evaluation.suppression import REASON
from core.reports.groups import GroupTable
from core.reports.section import Block, Column, Section, Shape, Value
from core.text import text

COLUMNS = (
    Column(text("Side")), Column(text("Group")), Column(text("People"), Shape.COUNT),
    Column(text("Paired"), Shape.SHARE), Column(text("From"), Shape.SHARE), Column(text("To"), Shape.SHARE),
    Column(text("Beside the others")), Column(text("Question")), Column(text("As of"), Shape.DAY),
)  # fmt: skip
A_REASON_TO_LOOK = text("A difference is a reason to look, not yet a proof of unfairness. “Clearly” allows for looking "
                        "at all groups of a question at once.")  # fmt: skip
AGAIN = text("Groups are told anew only when ten people or more came, left or found a partner, so that two reports "
             "single out nobody.")  # fmt: skip


def fairness_section(tables: Sequence[GroupTable]) -> Section:
    """The share of each shown group that ever had a partner; groups that are held back are counted nowhere."""
    rows = [row for table in tables for row in _rows(table)]
    if not rows:
        said = text("Not enough data: no group is large enough to be shown.") if tables else text(
            "Nothing to compare by: groups come from questions of the forms with one answer out of a few."
        )  # fmt: skip
        return Section(Block.FAIRNESS, (said,))
    hidden = any(table.held_back for table in tables)
    return Section(Block.FAIRNESS, (), COLUMNS, tuple(rows), (A_REASON_TO_LOOK, AGAIN, *((REASON,) if hidden else ())))


def _rows(table: GroupTable) -> list[tuple[Value, ...]]:
    told = zip(table.groups, table.paired, strict=True) if table.paired else ()
    shown = [(name, people, paired) for (name, people), paired in told if people and paired is not None]
    return [
        (text(table.side), each.name or text("no answer"), people, *_share(each), each.said, table.question, table.on)
        for (_name, people, _paired), each in zip(shown, compared(shown), strict=True)
    ]


def _share(each: GroupShare) -> tuple[Value, Value, Value]:
    found = each.found
    return (None, None, None) if found is None else (found.share, found.low, found.high)
