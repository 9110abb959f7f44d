"""Whether people are asked before they are paired: who must say yes, in which order, and how long they have."""

from dataclasses import dataclass
from enum import StrEnum

from core.program.questions import Side


class Acceptance(StrEnum):
    """Who must accept a proposal before it becomes a pairing. NOBODY: pairs are published at once."""

    NOBODY = "nobody"
    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


class AskedFirst(StrEnum):
    """Where both must accept: who is asked first. The other is asked once the first has said yes."""

    TOGETHER = "together"
    MENTOR = "mentor"
    MENTEE = "mentee"


class Choosing(StrEnum):
    """Who ranks people that are suggested, before anybody is matched."""

    NOBODY = "nobody"
    MENTEES = "mentees"
    BOTH = "both"


@dataclass(frozen=True)
class Asking:
    """Days count from when a person is asked. ``remind_days``: so many days before the last one; 0 for never."""

    acceptance: Acceptance = Acceptance.NOBODY
    first: AskedFirst = AskedFirst.TOGETHER
    answer_days: int = 10
    remind_days: int = 3

    @property
    def asks(self) -> bool:
        return self.acceptance is not Acceptance.NOBODY


def turns(asking: Asking, sides: tuple[Side, Side]) -> tuple[int, int]:
    """When each of two is asked: 1 at once, 2 after the other's yes, 0 not at all. Peers: both at once, or nobody.

    >>> turns(Asking(Acceptance.BOTH, AskedFirst.MENTOR), (Side.MENTEE, Side.MENTOR))
    (2, 1)
    """
    if not asking.asks:
        return 0, 0
    if Side.PEER in sides:
        return 1, 1
    one, other = (_turn(asking, side) for side in sides)
    return one, other


def _turn(asking: Asking, side: Side) -> int:
    if asking.acceptance is not Acceptance.BOTH:
        return int(asking.acceptance.value == side.value)
    return 1 if asking.first is AskedFirst.TOGETHER or asking.first.value == side.value else 2
