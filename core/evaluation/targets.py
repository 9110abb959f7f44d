"""What a program set out to reach, and whether it did: never surer than the numbers are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.errors import Fault, InvalidInput
from core.evaluation.indicators import Indicator, Unit
from core.text import Text, text


class Aim(StrEnum):
    """Which side of the line is good."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


class Standing(StrEnum):
    """How a target stands. Where the interval holds the line, nobody can say for sure."""

    REACHED = "reached"
    LIKELY = "reached, not for sure"
    UNSURE = "not reached, not for sure"
    MISSED = "missed"
    ON_THE_WAY = "on the way"
    NO_DATA = "not enough data"


@dataclass(frozen=True)
class Target:
    """``key`` of an indicator is to be ``aim`` ``line`` by ``due``; a share from 0 to 1."""

    key: str
    aim: Aim
    line: float
    due: date | None = None


@dataclass(frozen=True)
class Against:
    """A target beside what is; ``actual`` is None where the cohort has no such number yet."""

    target: Target
    actual: Indicator | None
    standing: Standing


SAID: dict[Standing, Text] = {
    Standing.REACHED: text("Reached: the whole interval is on the good side of the line."),
    Standing.LIKELY: text("Reached so far, but the interval holds the other side too: chance alone could make it."),
    Standing.UNSURE: text("Not reached, but the interval holds the line: nobody can say for sure."),
    Standing.MISSED: text("Missed: the whole interval is on the wrong side of the line."),
    Standing.ON_THE_WAY: text("On the way: the day has not come."),
    Standing.NO_DATA: text("Not enough data."),
}


def check_target(target: Target, known: Mapping[str, tuple[Text, Unit]]) -> None:
    """Raise InvalidInput with all that is wrong: an unknown number, a line that it can never reach."""
    faults = []
    if target.key not in known:
        faults.append(Fault("Number", text("is not among those that can be measured; choose one from the list")))
    else:
        unit = known[target.key][1]
        if unit is Unit.SHARE and not 0 <= target.line <= 1:
            faults.append(Fault("Target", text("is a share from 0 to 100 percent")))
        if unit is Unit.SCORE and not -100 <= target.line <= 100:
            faults.append(Fault("Target", text("is from -100 to 100")))
        if unit in (Unit.PEOPLE, Unit.COUNT) and target.line < 0:
            faults.append(Fault("Target", text("is a number, 0 or more")))
    if faults:
        raise InvalidInput("The target is not kept.", faults)


def against(targets: Sequence[Target], actual: Sequence[Indicator], today: date) -> tuple[Against, ...]:
    """Each target beside its number, in the order given. Before its day one that is not reached is on the way."""
    by_key = {each.key: each for each in actual}
    return tuple(
        Against(target, by_key.get(target.key), standing(target, by_key.get(target.key), today)) for target in targets
    )


def standing(target: Target, actual: Indicator | None, today: date) -> Standing:
    """Where a number stands; one that was counted has no interval and is as it is."""
    if actual is None or actual.value is None:
        return Standing.NO_DATA
    sign = 1 if target.aim is Aim.AT_LEAST else -1
    ends = [sign * ((actual.value if end is None else end) - target.line) for end in (actual.low, actual.high)]
    if min(ends) >= 0:
        return Standing.REACHED
    is_there = sign * (actual.value - target.line) >= 0
    if is_there:
        return Standing.LIKELY
    if target.due is not None and today < target.due:
        return Standing.ON_THE_WAY
    return Standing.UNSURE if max(ends) >= 0 else Standing.MISSED
