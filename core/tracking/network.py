"""People to meet: whom a mentor brings a mentee together with, why, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import Text, text

LONGEST_LINE = 200
LONGEST = 1000


class MetState(StrEnum):
    """How far it is."""

    IDEA = "idea"
    MADE = "made"  # both were told of each other
    MET = "met"
    NOTHING = "nothing"  # nothing came of it


STATES: dict[MetState, Text] = {
    MetState.IDEA: text("An idea"),
    MetState.MADE: text("Brought together"),
    MetState.MET: text("They met or wrote"),
    MetState.NOTHING: text("Nothing came of it"),
}


@dataclass(frozen=True)
class Acquaintance:
    """Somebody to meet. ``for_whom`` is the participant who gets to know her, ``through`` the one who opens the door.

    ``since``: the day on which the state became what it is.
    """

    name: str
    why: str = ""
    state: MetState = MetState.IDEA
    came_of_it: str = ""
    since: date | None = None
    for_whom: int | None = None
    through: int | None = None

    def to_document(self) -> dict[str, Any]:
        """As a JSON object; who it is for, and through whom, stand beside it."""
        return {"name": self.name, "why": self.why, "state": self.state.value, "came_of_it": self.came_of_it,
                "since": self.since.isoformat() if self.since else None}  # fmt: skip

    @classmethod
    def from_document(
        cls, document: Mapping[str, Any], for_whom: int | None = None, through: int | None = None
    ) -> "Acquaintance":
        since, state = document.get("since"), str(document.get("state", ""))
        return cls(
            str(document.get("name", "")), str(document.get("why", "")),
            MetState(state) if state in set(MetState) else MetState.IDEA, str(document.get("came_of_it", "")),
            date.fromisoformat(since) if isinstance(since, str) else None, for_whom, through,
        )  # fmt: skip


def check_acquaintance(one: Acquaintance) -> None:
    """Raise ``InvalidInput`` with every fault."""
    faults = []
    if not one.name.strip():
        faults.append(Fault("Who", text("is empty; a name, or what the person does")))
    for where, words, most in (("Who", one.name, LONGEST_LINE), ("Why", one.why, LONGEST),
                               ("What came of it", one.came_of_it, LONGEST)):  # fmt: skip
        if len(words) > most:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=most)))
    if faults:
        raise InvalidInput("Nothing was kept yet.", faults)
