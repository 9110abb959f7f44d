"""Time given beside meetings: preparing, on the way, trainings elsewhere, other work for the program."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from core.errors import Fault, InvalidInput
from core.text import Text, text
from core.tracking.meetings import Attended, Hours, hours

LONGEST_LINE = 200
LONGEST_MINUTES = 1440


class SpentKind(StrEnum):
    """What the time was for."""

    PREPARATION = "preparation"
    TRAVEL = "travel"
    TRAINING = "training"
    OTHER = "other"


KINDS: dict[SpentKind, Text] = {
    SpentKind.PREPARATION: text("Preparation"),
    SpentKind.TRAVEL: text("On the way"),
    SpentKind.TRAINING: text("Training"),
    SpentKind.OTHER: text("Other work for the program"),
}


FIELDS = {  # of Hours
    SpentKind.PREPARATION: "preparation",
    SpentKind.TRAVEL: "travel",
    SpentKind.TRAINING: "training",
    SpentKind.OTHER: "other",
}


class Approval(StrEnum):
    """What the team said of it, where the program looks at hours before they count."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Spent:
    """Minutes of one person on a day. ``approval`` matters only where the program wants it."""

    person: int
    on: date
    minutes: int
    kind: SpentKind
    what: str = ""
    approval: Approval = Approval.OPEN

    def counts(self, approved_only: bool) -> bool:
        """Whether it counts: what was refused never does; what is still open does unless the team looks first."""
        return self.approval is Approval.YES or (self.approval is Approval.OPEN and not approved_only)


@dataclass(frozen=True)
class Trained:
    """One person in one training, or with one module that she finished."""

    person: int
    on: date
    minutes: int
    what: str = ""


@dataclass(frozen=True)
class Given:
    """All time that people gave to a program. ``approved_only``: noted time counts once the team said yes to it."""

    attended: tuple[Attended, ...] = ()
    spent: tuple[Spent, ...] = ()
    trained: tuple[Trained, ...] = ()
    approved_only: bool = False

    def days(self) -> list[date]:
        """Every day on which something was given."""
        return [
            *(each.on for each in self.attended),
            *(each.on for each in self.spent),
            *(each.on for each in self.trained),
        ]


def hours_given(given: Given, since: date | None = None, until: date | None = None) -> dict[int, Hours]:
    """Minutes by person, of the days from ``since`` to ``until``, both included.

    Whoever gave nothing is not there; what somebody never told stays None.
    """
    found = hours(given.attended, since, until)
    beside = [(one.person, one.on, FIELDS[one.kind], one.minutes) for one in given.spent
              if one.counts(given.approved_only)]  # fmt: skip
    beside += [(one.person, one.on, "training", one.minutes) for one in given.trained]
    for person, on, name, minutes in beside:
        if (since is None or on >= since) and (until is None or on <= until):
            so_far = found.get(person, Hours())
            found[person] = replace(so_far, **{name: (getattr(so_far, name) or 0) + minutes})
    return found


def check_spent(one: Spent, today: date) -> None:
    """Raise ``InvalidInput`` with every fault."""
    faults = []
    if one.on > today:
        faults.append(Fault("Day", text("is still to come; note what has happened")))
    if not 1 <= one.minutes <= LONGEST_MINUTES:
        faults.append(Fault("Minutes", text("are 1 to {most}", most=LONGEST_MINUTES)))
    if len(one.what) > LONGEST_LINE:
        faults.append(Fault("What", text("is longer than {longest} letters", longest=LONGEST_LINE)))
    if one.kind is SpentKind.OTHER and not one.what.strip():
        faults.append(Fault("What", text("is empty; say in a few words what it was")))
    if faults:
        raise InvalidInput("The time is not noted yet.", faults)
