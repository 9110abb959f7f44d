"""Everything this app may say no with: a sentence of what, and one of what to do.

Refusal
 ├─ NotAllowed      your role does not cover this
 ├─ NotFound        it is gone, or was never yours to see: the same words for both
 ├─ InvalidInput    what you gave us has faults; all of them are listed with their place
 ├─ Infeasible      the wishes contradict each other; names the one to loosen
 └─ Conflict        somebody changed it while you were looking
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.text import Text


class Refusal(Exception):
    """A no that a person can read. Anything else that is raised is our bug.

    ``message`` and ``remedy`` are English texts with ``{places}``; ``values`` fills them.
    """

    def __init__(self, message: str, remedy: str = "", /, **values: object) -> None:
        self.message = Text(message, values)
        self.remedy = Text(remedy, values)
        super().__init__(str(self.message))


class NotAllowed(Refusal):
    """The role does not cover it."""


class NotFound(Refusal):
    """It is gone, or was never this person's to see."""


class Infeasible(Refusal):
    """The wishes contradict each other."""


class Conflict(Refusal):
    """Somebody changed it meanwhile; nothing was overwritten."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one place: ``Fault("row 14, email", Text("is empty"))``."""

    where: str
    what: Text

    def __str__(self) -> str:
        return f"{self.where} {self.what}"


class InvalidInput(Refusal):
    """Input with faults. Collect them all before raising, so that one round trip mends them."""

    def __init__(self, message: str, faults: Sequence[Fault], /, **values: object) -> None:
        super().__init__(message, "Correct the places listed, then try again.", **values)
        self.faults = tuple(faults)
