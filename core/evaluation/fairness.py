"""Whether groups fare alike: each against all the others, corrected for looking at many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.evaluation.finding import LEVEL
from core.evaluation.shares import Share, ShareChange, change_of, share
from core.evaluation.suppression import held_back_alike, suppressed
from core.text import Text, text

FEWEST = 10  # people in a group, and in all the others
WAIT = 30  # days; our judgement of when waiting for a partner is long


class Fate(StrEnum):
    """What may come of somebody between her application and the end."""

    ACCEPTED = "accepted"
    PAIRED = "paired"
    SOON = "soon"
    MET = "met"
    LASTED = "lasted"
    REACHED = "reached"


FATES: dict[Fate, tuple[Text, Text]] = {  # what is asked, and of whom
    Fate.ACCEPTED: (text("Applications: accepted"),
        text("Of applications that were decided, accepted or declined; those who wait for a decision are left out.")),
    Fate.PAIRED: (text("Matching: found a partner"),
        text("Of those who take part, the share that were paired at some time.")),
    Fate.SOON: (text("Waiting: with a partner within {days} days", days=WAIT),
        text("Of those who take part and joined {days} days ago or earlier, counted from the day they joined. Whoever "
             "joined later is too early to tell.", days=WAIT)),
    Fate.MET: (text("Outcome: met as often as agreed"),
        text("Of those whose first pairing had the time for two meetings and noted one; people who left are counted. "
             "Where no meeting was noted, whether they met is not known.")),
    Fate.LASTED: (text("Outcome: not ended early"),
        text("Of those whose first pairing began half a year ago or earlier, people who left included.")),
    Fate.REACHED: (text("Outcome: reached a goal"),
        text("Of those whose first pairing began half a year ago or earlier and set a goal, people who left "
             "included; pairings say themselves what they reached.")),
}  # fmt: skip


@dataclass(frozen=True)
class GroupShare:
    """``found`` of a group with its 95 % interval; ``apart``: less that of all others, with an interval so wide that
    of all groups together one in twenty times any is called apart by chance. None where too few to say."""

    name: str
    found: Share | None
    apart: ShareChange | None
    said: Text


@dataclass(frozen=True)
class Group:
    """People of one answer (empty for no answer), and how many of them it came to; None where too small to show."""

    name: str
    people: int | None
    having: int | None


def shown_groups(groups: Mapping[str, tuple[int, int]], beside: Sequence[Mapping[str, int]]) -> tuple[Group, ...]:
    """``(people, of them)`` by group, small groups held back, and all that one of the tables ``beside`` (the same
    groups, otherwise counted, that can be read too) holds back; in the order given. No errors."""
    counts = {name: people for name, (people, _having) in groups.items()}
    kept = suppressed(counts, too=held_back_alike(beside))
    return tuple(Group(name, people, None if people is None else groups[name][1]) for name, people in kept.items())


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
