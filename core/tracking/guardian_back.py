"""What a parent or guardian says at the end of a child's pairing; it is kept beside what the child says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.tracking.closing import LookBack

GUARDIAN = "guardian"  # where it stands in the document of a look back
LINK_DAYS = 60


@dataclass(frozen=True)
class GuardianBack:
    """Who was asked and when; ``said`` None while she has not answered."""

    name: str
    asked_on: date
    said: LookBack | None = None
    answered_on: date | None = None

    def within(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The document of a look back with this in it."""
        kept = {
            "name": self.name, "asked_on": self.asked_on.isoformat(),
            "said": self.said.to_document() if self.said is not None else None,
            "answered_on": self.answered_on.isoformat() if self.answered_on is not None else None,
        }  # fmt: skip
        return {**document, GUARDIAN: kept}


def guardian_back_of(document: Mapping[str, Any]) -> GuardianBack | None:
    """The reverse of ``GuardianBack.within``; None where no parent or guardian was asked."""
    kept = document.get(GUARDIAN)
    if not kept:
        return None
    said, on = kept.get("said"), kept.get("answered_on")
    return GuardianBack(
        kept["name"], date.fromisoformat(kept["asked_on"]),
        LookBack.from_document(said) if said else None, date.fromisoformat(on) if on else None,
    )  # fmt: skip
