"""People by group as a report tells them: nobody is to be recognised in one report, nor between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.evaluation.suppression import FEWEST, suppressed


@dataclass(frozen=True)
class GroupTable:
    """People by what they answered, None where a group is held back; as it was on ``on``. ``total``: of all groups
    together; None in reports of earlier versions. ``paired``: how many of each group ever had a partner, in the order
    of ``groups``, None where the group is held back; empty where that is not told at all."""

    side: str
    question: str
    groups: tuple[tuple[str, int | None], ...]
    on: date
    total: int | None = None
    paired: tuple[int | None, ...] = ()

    @property
    def held_back(self) -> frozenset[str]:
        return frozenset(name for name, people in self.groups if people is None)

    @property
    def left_over(self) -> int | None:
        """People of the groups that are held back, together: whoever knows the total can reckon it."""
        return None if self.total is None else self.total - sum(people or 0 for _, people in self.groups)


def group_table(
    side: str,
    question: str,
    counts: Mapping[str, int],
    on: date,
    told: Sequence[GroupTable] = (),
    paired: Mapping[str, int] | None = None,
) -> GroupTable:
    """People by group, small groups held back, and others that would give them away; the total always.

    ``told``: what every earlier report said of the same, oldest first. Where, seen from any of them, a shown group or
    all that are held back together changed by fewer than ten people, or other groups would be held back, the newest
    is said again as it was: else the difference between two reports would single out the few who came or left. With
    ``paired`` (of each group) the same holds for those who found a partner and those who did not.
    """
    shown = suppressed(counts)
    found = () if paired is None else tuple(None if shown[name] is None else paired.get(name, 0) for name in shown)
    fresh = GroupTable(side, question, tuple(shown.items()), on, sum(counts.values()), found)
    earlier = [each for each in told if (each.side, each.question) == (side, question)]
    if all(_may_both_be_read(fresh, each) for each in earlier):
        return fresh
    as_wanted = [each for each in earlier if each.paired] if found else []
    return (as_wanted or earlier)[-1]


def _may_both_be_read(new: GroupTable, old: GroupTable) -> bool:
    if new.held_back != old.held_back:
        return False
    now, then = dict(new.groups), dict(old.groups)
    steps = [(now.get(name) or 0) - (then.get(name) or 0) for name in {*now, *then}]
    if new.left_over is not None and old.left_over is not None:
        steps.append(new.left_over - old.left_over)
    if new.paired and old.paired:
        with_one, had_one = _paired(new), _paired(old)
        moved = {name: with_one.get(name, 0) - had_one.get(name, 0) for name in {*now, *then}}
        steps += [*moved.values(), *((now.get(name) or 0) - (then.get(name) or 0) - moved[name] for name in moved)]
    return not any(0 < abs(step) < FEWEST for step in steps)


def _paired(table: GroupTable) -> dict[str, int]:
    return {name: many or 0 for (name, _people), many in zip(table.groups, table.paired, strict=True)}
