"""Whether groups fare alike: each against all the others, corrected for looking at many."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.evaluation.finding import LEVEL
from core.evaluation.shares import Share, ShareChange, change_of, share
from core.text import Text, text

FEWEST = 10  # people in a group, and in all the others


@dataclass(frozen=True)
class GroupShare:
    """``found`` of a group with its 95 % interval; ``apart``: less that of all others, with an interval so wide that
    of all groups together one in twenty times any is called apart by chance. None where too few to say."""

    name: str
    found: Share | None
    apart: ShareChange | None
    said: Text


def compared(groups: Sequence[tuple[str, int, int]]) -> tuple[GroupShare, ...]:
    """``(name, people, of them)`` for each group, none in two of them; in the order given.

    Wilson intervals; differences by method 10 of Newcombe 1998 at a level after Bonferroni. No errors.
    """
    many = max(1, sum(people >= FEWEST for _, people, _ in groups))
    strict = 1 - (1 - LEVEL) / many
    people, having = sum(each[1] for each in groups), sum(each[2] for each in groups)
    return tuple(_group(*each, people - each[1], having - each[2], strict) for each in groups)


def _group(name: str, people: int, having: int, others: int, others_having: int, level: float) -> GroupShare:
    found = share(having, people, fewest=FEWEST)
    if found is None:
        return GroupShare(name, None, None, text("Not enough people to say."))
    mine = share(having, people, fewest=FEWEST, level=level)
    rest = share(others_having, others, fewest=FEWEST, level=level)
    if mine is None or rest is None:
        return GroupShare(name, found, None, text("There are too few others to compare with."))
    apart = change_of(mine, rest)
    if not apart.is_clear:
        return GroupShare(name, found, apart, text("No clear difference from the others."))
    said = "Clearly more often than the others." if apart.change > 0 else "Clearly less often than the others."
    return GroupShare(name, found, apart, text(said))
