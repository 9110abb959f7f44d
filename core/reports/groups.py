"""People by group as a report tells them: nobody is to be recognised in one report, nor between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.evaluation.suppression import FEWEST, suppressed


@dataclass(frozen=True)
class GroupTable:
    """People by what they answered, None where a group is held back; as it was on ``on``. ``total``: of all groups
    together; None in reports of earlier versions."""

    side: str
    question: str
    groups: tuple[tuple[str, int | None], ...]
    on: date
    total: int | None = None

    @property
    def held_back(self) -> frozenset[str]:
        return frozenset(name for name, people in self.groups if people is None)

    @property
    def left_over(self) -> int | None:
        """People of the groups that are held back, together: whoever knows the total can reckon it."""
        return None if self.total is None else self.total - sum(people or 0 for _, people in self.groups)


def group_table(
    side: str, question: str, counts: Mapping[str, int], on: date, told: Sequence[GroupTable] = ()
) -> GroupTable:
    """People by group, small groups held back, and others that would give them away; the total always.

    ``told``: what every earlier report said of the same, oldest first. Where, seen from any of them, a shown group or
    all that are held back together changed by fewer than ten people, or other groups would be held back, the newest
    is said again as it was: else the difference between two reports would single out the few who came or left.
    """
    fresh = GroupTable(side, question, tuple(suppressed(counts).items()), on, sum(counts.values()))
    earlier = [each for each in told if (each.side, each.question) == (side, question)]
    return fresh if all(_may_both_be_read(fresh, each) for each in earlier) else earlier[-1]


def _may_both_be_read(new: GroupTable, old: GroupTable) -> bool:
    if new.held_back != old.held_back:
        return False
    now, then = dict(new.groups), dict(old.groups)
    steps = [(now.get(name) or 0) - (then.get(name) or 0) for name in {*now, *then}]
    if new.left_over is not None and old.left_over is not None:
        steps.append(new.left_over - old.left_over)
    return not any(0 < abs(step) < FEWEST for step in steps)
