"""Every number of tracking that is our judgement, in one table: what it is, its bounds, and how a program changes it.

None of them is anybody's finding. A program keeps only those that it changed; all others follow the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from core.errors import Fault
from core.text import Text, text
from core.tracking.asks import AskLimits
from core.tracking.health import HealthLimits, Part


class Group(StrEnum):
    BEGINNING = "beginning"
    HEALTH = "health"
    WEIGHTS = "weights"
    LATE = "late"
    MESSAGES = "messages"


GROUPS: dict[Group, Text] = {
    Group.BEGINNING: text("The first weeks"),
    Group.HEALTH: text("How a pairing is doing"),
    Group.WEIGHTS: text("How much each part weighs"),
    Group.LATE: text("What is late"),
    Group.MESSAGES: text("Messages by schedule"),
}


@dataclass(frozen=True)
class Threshold:
    """``name`` is a field of ``HealthLimits`` or ``AskLimits`` (those begin with "ask_"), or a weight ("weight_")."""

    name: str
    label: Text
    group: Group
    least: float
    most: float
    usual: float

    @property
    def is_whole(self) -> bool:
        return isinstance(self.usual, int)


_HEALTH, _ASKS = HealthLimits(), AskLimits()
_WORDS: tuple[tuple[str, Text, Group, float, float], ...] = (
    ("first_planned_days", text("Days until a first meeting should be planned"), Group.BEGINNING, 1, 60),
    ("first_meeting_days", text("Days until they should have met"), Group.BEGINNING, 3, 120),
    ("too_early_days", text("Days in which it is too early to tell"), Group.BEGINNING, 0, 90),
    ("no_goal_days", text("Days until a goal should be open"), Group.BEGINNING, 5, 180),
    ("good", text("Doing well, from this many of 100"), Group.HEALTH, 1, 100),
    ("watch", text("To watch, from this many of 100"), Group.HEALTH, 0, 99),
    ("silent_cadences", text("Silent after this many times the agreed days"), Group.HEALTH, 2, 10),
    ("low_rating", text("A rating of so much or less is an alarm"), Group.HEALTH, 1, 3),
    ("quality_gap", text("Two sides differ much, as a share of the scale"), Group.HEALTH, 0.05, 1),
    ("window_days", text("Days that hours are counted over"), Group.HEALTH, 14, 180),
    ("quality_expires_days", text("Days after which a rating is old"), Group.HEALTH, 30, 365),
    ("min_known_weight", text("Share of the weight that has to be known"), Group.HEALTH, 0.1, 1),
    ("check_in_overdue_days", text("Days that a question may wait for its answer"), Group.LATE, 0, 60),
    ("unnoted_days", text("Days until a planned meeting should be noted"), Group.LATE, 1, 30),
    ("closing_days", text("Days before the end on which closing begins"), Group.LATE, 7, 180),
    ("weight_recency", text("When they met last"), Group.WEIGHTS, 0, 1),
    ("weight_dose", text("Hours against what was agreed"), Group.WEIGHTS, 0, 1),
    ("weight_quality", text("How both rate it"), Group.WEIGHTS, 0, 1),
    ("weight_goals", text("Goals on track"), Group.WEIGHTS, 0, 1),
    ("weight_response", text("Questions answered"), Group.WEIGHTS, 0, 1),
    ("ask_merge_days", text("Days between two messages to one person"), Group.MESSAGES, 1, 30),
    ("ask_most", text("Messages to one person in 90 days, at most"), Group.MESSAGES, 1, 30),
    ("ask_fewer_days", text("Days between two to whoever wants fewer"), Group.MESSAGES, 14, 180),
    ("ask_closing_days", text("Days before the end on which both are told"), Group.MESSAGES, 3, 120),
    ("ask_survey_days", text("Days before a survey closes, to remind"), Group.MESSAGES, 1, 14),
)


def _usual(name: str) -> float:
    if name.startswith("weight_"):
        return _HEALTH.weights[Part(name.removeprefix("weight_"))]
    limits: Any = _ASKS if name.startswith("ask_") else _HEALTH
    usual: float = getattr(limits, name.removeprefix("ask_"))
    return usual


THRESHOLDS = tuple(Threshold(*words, _usual(words[0])) for words in _WORDS)
KNOWN = {each.name: each for each in THRESHOLDS}
HEALTH_FIELDS = frozenset(each.name for each in fields(HealthLimits))


def health_limits(changed: Mapping[str, float]) -> HealthLimits:
    """The limits of health and of what is late, with what a program changed. Unknown names are left out."""
    weights = {part: changed.get(f"weight_{part.value}", _HEALTH.weights[part]) for part in Part}
    own: dict[str, Any] = {name: value for name, value in changed.items() if name in HEALTH_FIELDS & KNOWN.keys()}
    return replace(_HEALTH, weights=weights, **own) if changed else _HEALTH


def ask_limits(changed: Mapping[str, float], usual: AskLimits) -> AskLimits:
    """The limits of what is asked by schedule: ``usual``, with what a program changed."""
    own = {name.removeprefix("ask_"): int(value) for name, value in changed.items()
           if name.startswith("ask_") and name in KNOWN}  # fmt: skip
    return replace(usual, **own) if own else usual


def only_changed(values: Mapping[str, float]) -> dict[str, float]:
    """Those that differ from the usual."""
    return {name: value for name, value in values.items() if name in KNOWN and value != KNOWN[name].usual}


def threshold_faults(changed: Mapping[str, float]) -> tuple[Fault, ...]:
    """Every number outside its bounds, bands in the wrong order, and weights that are all nothing."""
    faults = [
        Fault(str(each.label), text("is {least} to {most}", least=f"{each.least:g}", most=f"{each.most:g}"))
        for each in THRESHOLDS
        if not each.least <= changed.get(each.name, each.usual) <= each.most
    ]
    limits = health_limits(changed)
    if limits.watch >= limits.good:
        faults.append(Fault(str(KNOWN["watch"].label), text("lies below what counts as doing well")))
    if limits.first_planned_days > limits.first_meeting_days:
        faults.append(Fault(str(KNOWN["first_planned_days"].label), text("come before they should have met")))
    if sum(limits.weights.values()) <= 0:
        faults.append(Fault(str(GROUPS[Group.WEIGHTS]), text("are all 0; at least one part has to count")))
    return tuple(faults)
