"""The charter: what the program is for and how it is meant to work, in the words of those who agreed to it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.errors import Fault, InvalidInput
from core.evaluation.cost import NO_COSTS, Costs
from core.text import Text, text

LONGEST = 2000

FIELDS: dict[str, tuple[Text, Text]] = {  # what is asked, and an example
    "purpose": (text("What is it for?"), text("New colleagues find their feet in the first year.")),
    "population": (text("For whom?"), text("Everybody who joined within a year, about 120 people.")),
    "inputs": (text("What goes in?"), text("70 mentors with an hour every two weeks; a coordinator one day a week.")),
    "activities": (text("What is done?"), text("Introduce, meet every two weeks for six months, check in monthly.")),
    "outputs": (text("What comes out at once?"), text("60 pairings, 700 meetings.")),
    "short": (text("What is different after some months?"), text("Mentees see their next step more clearly.")),
    "long": (text("What is different after years?"), text("People stay and grow into other roles.")),
    "assumptions": (text("What has to hold for this to work?"), text("Managers leave the time for it.")),
    "departments": (text("Who set the goals together?"), text("Head of people, works council, three team leads.")),
    "budget": (text("What may it cost?"), text("9,000 a year, two thirds of it time.")),
}


@dataclass(frozen=True)
class Charter:
    """Empty where nothing is said yet."""

    purpose: str = ""
    population: str = ""
    inputs: str = ""
    activities: str = ""
    outputs: str = ""
    short: str = ""
    long: str = ""
    assumptions: str = ""
    departments: str = ""
    budget: str = ""
    costs: Costs = NO_COSTS

    def to_document(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Charter":
        said = {name: str(value) for name, value in document.items() if name in FIELDS}
        return cls(**said, costs=Costs.from_document(document.get("costs") or {}))

    @property
    def missing(self) -> tuple[Text, ...]:
        """What is not said yet, as questions."""
        return tuple(asked for name, (asked, _example) in FIELDS.items() if not getattr(self, name).strip())


def check_charter(charter: Charter) -> None:
    """Raise InvalidInput for anything over 2,000 letters."""
    faults = [
        Fault(str(asked), text("is longer than {longest} letters", longest=LONGEST))
        for name, (asked, _example) in FIELDS.items()
        if len(getattr(charter, name)) > LONGEST
    ]
    if faults:
        raise InvalidInput("The charter is not kept.", faults)
