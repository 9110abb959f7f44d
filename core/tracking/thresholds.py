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
from core.tracking.contacts import ADULT, Profile, Rests
from core.tracking.goals import Limits
from core.tracking.health import HealthLimits, Part


class Group(StrEnum):
    BEGINNING = "beginning"
    CONTACTS = "contacts"
    HEALTH = "health"
    WEIGHTS = "weights"
    GOALS = "goals"
    LATE = "late"
    MESSAGES = "messages"


GROUPS: dict[Group, Text] = {
    Group.BEGINNING: text("The first weeks"),
    Group.CONTACTS: text("Keeping in touch"),
    Group.HEALTH: text("How a pairing is doing"),
    Group.WEIGHTS: text("How much each part weighs"),
    Group.GOALS: text("Goals"),
    Group.LATE: text("What is late"),
    Group.MESSAGES: text("Messages by schedule"),
}


@dataclass(frozen=True)
class Threshold:
    """``name``: a field of ``HealthLimits``, or of what its first word says: "ask_", "goal_", "weight_", "contact_"."""

    name: str
    label: Text
    group: Group
    least: float
    most: float
    usual: float

    @property
    def is_whole(self) -> bool:
        return isinstance(self.usual, int)


_HEALTH, _ASKS, _GOALS = HealthLimits(), AskLimits(), Limits()
_WORDS: tuple[tuple[str, Text, Group, float, float], ...] = (
    ("first_planned_days", text("Days until a first meeting should be planned"), Group.BEGINNING, 1, 60),
    ("first_meeting_days", text("Days until they should have met"), Group.BEGINNING, 3, 120),
    ("too_early_days", text("Days in which it is too early to tell"), Group.BEGINNING, 0, 90),
    ("no_goal_days", text("Days until a goal should be open"), Group.BEGINNING, 5, 180),
    ("contact_touch_1", text("Days until the first short contact"), Group.CONTACTS, 0, 365),
    ("contact_touch_2", text("Days until the second; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_touch_every", text("From then on a short contact every so many days; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_talk_1", text("Days until the first talk; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_talk_2", text("Days until the second talk; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_talk_3", text("Days until the third talk; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_talk_every", text("From then on a talk every so many days; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_review_1", text("Days until the first review; 0 is none"), Group.CONTACTS, 0, 730),
    ("contact_review_2", text("Days until the second review; 0 is none"), Group.CONTACTS, 0, 730),
    ("contact_review_3", text("Days until the third review; 0 is none"), Group.CONTACTS, 0, 730),
    ("contact_guardian_1", text("Days until a parent or guardian is spoken to; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_guardian_2", text("Days until that happens again; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_guardian_every", text("From then on with them every so many days; 0 is none"), Group.CONTACTS, 0, 365),
    ("contact_early", text("Days before its day from which a contact counts"), Group.CONTACTS, 0, 30),
    ("contact_in_time", text("Days after its day until which a contact is in time"), Group.CONTACTS, 1, 60),
    ("good", text("Doing well, from this many of 100"), Group.HEALTH, 1, 100),
    ("watch", text("To watch, from this many of 100"), Group.HEALTH, 0, 99),
    ("silent_cadences", text("Silent after this many times the agreed days"), Group.HEALTH, 2, 10),
    ("low_rating", text("A rating of so much or less is an alarm"), Group.HEALTH, 1, 3),
    ("quality_gap", text("Two sides differ much, as a share of the scale"), Group.HEALTH, 0.05, 1),
    ("window_days", text("Days that hours are counted over"), Group.HEALTH, 14, 180),
    ("quality_expires_days", text("Days after which a rating is old"), Group.HEALTH, 30, 365),
    ("min_known_weight", text("Share of the weight that has to be known"), Group.HEALTH, 0.1, 1),
    ("goal_stale_days", text("Days without a word after which a goal is stale"), Group.GOALS, 7, 180),
    ("goal_on_track_slack", text("On track, up to this share behind the calendar"), Group.GOALS, 0, 0.5),
    ("goal_slipping_slack", text("Slipping, up to this share behind the calendar"), Group.GOALS, 0.05, 0.9),
    ("goal_most_open_short", text("Short goals at once, before it is said that they are many"), Group.GOALS, 1, 20),
    ("check_in_overdue_days", text("Days that a question may wait for its answer"), Group.LATE, 0, 60),
    ("unnoted_days", text("Days until a planned meeting should be noted"), Group.LATE, 1, 30),
    ("closing_days", text("Days before the end on which closing begins"), Group.LATE, 7, 180),
    ("agreement_days", text("Days until the agreement should be signed"), Group.LATE, 1, 180),
    ("signing_days", text("Days that a change of it may wait to be signed"), Group.LATE, 1, 90),
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
    kind, _, field = name.partition("_")
    if kind == "weight":
        return _HEALTH.weights[Part(field)]
    if kind == "contact":
        return _days_of(ADULT)[name]
    limits: Any = {"ask": _ASKS, "goal": _GOALS}.get(kind)
    usual: float = getattr(limits, field) if limits is not None else getattr(_HEALTH, name)
    return usual


def _days_of(profile: Profile) -> dict[str, int]:
    """A profile as numbers; 0 is none."""
    lists = {"touch": profile.touches, "talk": profile.talks, "review": profile.reviews, "guardian": profile.guardians}
    found = {
        f"contact_{name}_{n}": days[n - 1] if n <= len(days) else 0 for name, days in lists.items() for n in (1, 2, 3)
    }
    every = {"touch": profile.touch_every, "talk": profile.talk_every, "guardian": profile.guardian_every}
    found |= {f"contact_{name}_every": days or 0 for name, days in every.items()}
    return found | {"contact_early": profile.early, "contact_in_time": profile.in_time}


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


def goal_limits(changed: Mapping[str, float]) -> Limits:
    """The limits of how a goal stands, with what a program changed."""
    own: dict[str, Any] = {name.removeprefix("goal_"): value for name, value in changed.items()
                           if name.startswith("goal_") and name in KNOWN}  # fmt: skip
    return replace(_GOALS, **own) if own else _GOALS


def contact_profile(changed: Mapping[str, float], usual: Profile, rests: Rests = ()) -> Profile:
    """On which days contacts are due: ``usual``, with what a program changed and its holidays."""
    own = {name: int(value) for name, value in changed.items() if name.startswith("contact_") and name in KNOWN}
    if not own:
        return replace(usual, rests=rests) if rests else usual
    days = _days_of(usual) | own

    def listed(name: str) -> tuple[int, ...]:
        return tuple(sorted({day for n in (1, 2, 3) if (day := days.get(f"contact_{name}_{n}", 0))}))

    every = {f"{name}_every": days[f"contact_{name}_every"] or None for name in ("touch", "talk", "guardian")}
    return Profile(
        touches=listed("touch"), talks=listed("talk"), reviews=listed("review"), guardians=listed("guardian"),
        rests=rests, early=days["contact_early"], in_time=days["contact_in_time"], **every,
    )  # fmt: skip


def usual_of(name: str, profile: Profile = ADULT, asks: AskLimits = _ASKS) -> float:
    """What a number usually is in a program that keeps in touch and asks like this one."""
    if name == "ask_most":
        return asks.most
    return _days_of(profile).get(name, KNOWN[name].usual)


def only_changed(values: Mapping[str, float], profile: Profile = ADULT, asks: AskLimits = _ASKS) -> dict[str, float]:
    """Those that differ from the usual."""
    return {name: value for name, value in values.items() if name in KNOWN and value != usual_of(name, profile, asks)}


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
    goals = goal_limits(changed)
    if goals.on_track_slack >= goals.slipping_slack:
        faults.append(Fault(str(KNOWN["goal_slipping_slack"].label), text("lies above what counts as on track")))
    if sum(limits.weights.values()) <= 0:
        faults.append(Fault(str(GROUPS[Group.WEIGHTS]), text("are all 0; at least one part has to count")))
    return tuple(faults)
