"""Closing a pairing well, step by step, by the way in which it ends; nothing ends by itself.

The steps follow what mentoring programs recommend for endings, planned or not; the spans of days are our judgement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import Text, text
from core.tracking.closure import Ending
from core.tracking.health import LIMITS

NOTICE_DAYS = 14  # before the end, where it can be: to the one who learns
LONGEST = 2000


class Way(StrEnum):
    """In which way a pairing ends; it says which steps there are."""

    PLANNED = "planned"
    REACHED = "reached early"
    WILLING = "earlier than planned"
    ONE_GONE = "one can't be reached"
    SAFETY = "safeguarding"


WAY_OF: dict[Ending, Way] = {
    Ending.OVER: Way.PLANNED,
    Ending.REACHED: Way.REACHED,
    Ending.LEFT: Way.ONE_GONE,
    Ending.SAFETY: Way.SAFETY,
}  # all others: earlier than planned, and willing

WAYS: dict[Way, Text] = {
    Way.PLANNED: text("As planned"),
    Way.REACHED: text("Early, because they reached what they set out to do"),
    Way.WILLING: text("Earlier than planned"),
    Way.ONE_GONE: text("One of them left or can't be reached"),
    Way.SAFETY: text("Safeguarding: at once, without a last meeting; whoever leads it decides"),
}


class Step(StrEnum):
    """In the order in which they are taken."""

    LEAD = "lead"
    MENTOR = "mentor"
    MENTEE = "mentee"
    GUARDIAN = "guardian"
    LOOK_BACK = "look back"
    OPEN = "open"
    AFTERWARDS = "afterwards"
    LAST_MEETING = "last meeting"
    EXIT = "exit"
    THANKS = "thanks"
    AGAIN = "again"


STEPS: dict[Step, Text] = {
    Step.LEAD: text("Whoever leads safeguarding has decided how it ends"),
    Step.MENTOR: text("Tell the mentor"),
    Step.MENTEE: text("Prepare the mentee, two weeks before where it can be"),
    Step.GUARDIAN: text("Tell the parent or guardian"),
    Step.LOOK_BACK: text("Look back with them at goals and hours"),
    Step.OPEN: text("Hand on or close what is still open"),
    Step.AFTERWARDS: text("Choose what holds for contact afterwards"),
    Step.LAST_MEETING: text("They have a last meeting, or write a last message"),
    Step.EXIT: text("Ask each how it was"),
    Step.THANKS: text("Thank both, and give them their certificate"),
    Step.AGAIN: text("Decide of each whether and when she is matched again"),
}
BY_ITSELF = frozenset({Step.AFTERWARDS, Step.EXIT, Step.THANKS})  # done by doing it here, not by ticking it


def way_of(ending: Ending) -> Way:
    return WAY_OF.get(ending, Way.WILLING)


def steps_of(ending: Ending, *, guardians: bool) -> tuple[Step, ...]:
    """The steps of this ending, in order. ``guardians``: the program asks parents or guardians."""
    way = way_of(ending)
    at_once = {Step.LOOK_BACK, Step.LAST_MEETING, Step.EXIT, Step.THANKS}
    left_out = at_once if way is Way.SAFETY else {Step.LEAD}
    if not guardians:
        left_out.add(Step.GUARDIAN)
    return tuple(step for step in Step if step not in left_out)


class Afterwards(StrEnum):
    """What holds for contact once a pairing has ended."""

    FREE = "free"
    SOME = "some"
    TEAM = "team"
    NONE = "none"


AFTERWARDS: dict[Afterwards, Text] = {
    Afterwards.FREE: text("You may stay in touch as you both like; it is no longer part of the program."),
    Afterwards.SOME: text("A message now and then is fine if both want it; you no longer meet through the program."),
    Afterwards.TEAM: text("If you want to reach each other, write to your coordinator, who passes it on."),
    Afterwards.NONE: text("Please do not contact each other any more; questions go to your coordinator."),
}


@dataclass(frozen=True)
class Taken:
    """A step that was taken, or left out for a reason; ``by`` is an account."""

    on: date
    by: int | None = None
    left_out: str = ""


def taken_of(document: Mapping[str, Any]) -> dict[Step, Taken]:
    """The steps taken, as a closing's document holds them."""
    known = {step.value for step in Step}
    return {
        Step(name): Taken(date.fromisoformat(one["on"]), one.get("by"), one.get("left_out", ""))
        for name, one in document.get("steps", {}).items()
        if name in known
    }


def taken_document(taken: Mapping[Step, Taken]) -> dict[str, Any]:
    return {"steps": {step.value: {"on": one.on.isoformat(), "by": one.by, "left_out": one.left_out}
                      for step, one in taken.items()}}  # fmt: skip


def begins_by_itself(
    ends_on: date | None, today: date, *, guardians: bool, closing_days: int = LIMITS.closing_days
) -> bool:
    """Whether its steps stand there unasked: from ``closing_days`` before the end on, and after it. Where parents or
    guardians are asked, somebody always begins it; and nowhere does anything end by itself."""
    return not guardians and ends_on is not None and (ends_on - today).days <= closing_days


def check_left_out(step: Step, reason: str) -> None:
    """Raise ``InvalidInput`` where a step is left out without a reason."""
    if not reason.strip():
        raise InvalidInput("The step stays.", [Fault(str(STEPS[step]), text("is left out only with a reason"))])


@dataclass(frozen=True)
class LookBack:
    """What somebody says at the end. ``rating``: 1 to 5; ``again``: "yes", "perhaps", "no", empty where not said."""

    gave: str = ""
    better: str = ""
    rating: int | None = None
    again: str = ""
    accepts: bool = False  # has read what holds for contact afterwards

    def to_document(self) -> dict[str, Any]:
        return {"gave": self.gave.strip(), "better": self.better.strip(), "rating": self.rating, "again": self.again,
                "accepts": self.accepts}  # fmt: skip

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "LookBack":
        return cls(**{name: value for name, value in document.items() if name in cls.__dataclass_fields__})


AGAIN: dict[str, Text] = {"yes": text("Yes"), "perhaps": text("Perhaps"), "no": text("Not for now")}


def check_look_back(said: LookBack) -> None:
    """Raise ``InvalidInput`` unless something was said that can be."""
    faults = []
    if not (said.gave.strip() or said.better.strip() or said.rating or said.again):
        faults.append(Fault("Answer", text("is empty; one of the questions is enough")))
    if said.rating is not None and not 1 <= said.rating <= 5:
        faults.append(Fault("Rating", text("is 1 to 5")))
    if said.again and said.again not in AGAIN:
        faults.append(Fault("Take part again", text("is yes, perhaps or not for now")))
    if max(len(said.gave), len(said.better)) > LONGEST:
        faults.append(Fault("Words", text("are more than {longest} letters", longest=LONGEST)))
    if faults:
        raise InvalidInput("Nothing was sent yet.", faults)
