"""Goals of a pairing: what will be different, how one will see it, how far it is, and how it stands on a day.

Conventions of progress and of standing are our judgement; the numbers that one may want otherwise stand in ``Limits``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from core.tracking.attainment import Attainment


class Direction(StrEnum):
    """How a goal is measured."""

    UP = "up"  # a number goes up to the target
    DOWN = "down"  # a number goes down to it
    DONE = "done"  # it is there or not; milestones tell how far


class Horizon(StrEnum):
    SHORT = "short"  # within three months
    LONG = "long"


class GoalState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"  # with a reason


class Standing(StrEnum):
    """How a goal stands on a day."""

    ON_TRACK = "on track"
    SLIPPING = "slipping"
    OFF_TRACK = "off track"
    STALE = "stale"  # nothing was noted for a while
    NOT_STARTED = "not started"
    UNMEASURED = "unmeasured"  # no number and no day to hold it against
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Limits:
    """Our defaults: days without a word, and how far behind the calendar a goal may be."""

    stale_days: int = 30
    on_track_slack: float = 0.10
    slipping_slack: float = 0.25
    most_open_short: int = 3


LIMITS = Limits()


@dataclass(frozen=True)
class Milestone:
    """One step on the way, by a day if it has one."""

    what: str
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Scope:
    """What a goal was held against until a day on which that was changed."""

    until: date
    measure: str
    baseline: float | None
    target: float | None
    due: date | None


@dataclass(frozen=True)
class Goal:
    """One goal. Only ``outcome`` is needed for a draft: all else may come later, and left out is never zero.

    ``owner`` is the participant who answers for it, None where that is both or nobody yet. ``confidence`` is 0 to 10,
    ``difficulty`` and ``importance`` 1 to 3. ``evidence``: how one will see that it is there, where no number tells.
    """

    outcome: str = ""
    why: str = ""
    direction: Direction = Direction.UP
    measure: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    evidence: str = ""
    owner: int | None = None
    program_goal: int | None = None
    resources: str = ""
    confidence: int | None = None
    difficulty: int | None = None
    importance: int = 2
    horizon: Horizon = Horizon.SHORT
    start: date | None = None
    due: date | None = None
    milestones: tuple[Milestone, ...] = ()
    state: GoalState = GoalState.OPEN
    closed_on: date | None = None
    reason: str = ""  # why it was dropped
    history: tuple[Scope, ...] = field(default=())
    attainment: Attainment | None = None  # its five levels, where the program uses them

    @property
    def weight(self) -> float | None:
        """Importance times difficulty; None where it was not said how hard it is."""
        return None if self.difficulty is None else float(self.importance * self.difficulty)

    @property
    def is_measured(self) -> bool:
        """Whether there is something to hold progress against."""
        return _is_measured(self)

    def to_document(self) -> dict[str, Any]:
        """As a JSON object. Owner and program goal are columns of their own, so that they follow whom they name."""
        kept = {name: _written(value) for name, value in asdict(self).items()}
        return {name: value for name, value in kept.items() if name not in ("owner", "program_goal")}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Goal":
        """The reverse of ``to_document``; fields that this version does not know are left out."""
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        for name, kind in (("direction", Direction), ("horizon", Horizon), ("state", GoalState)):
            if name in known:
                known[name] = kind(known[name])
        for name in ("start", "due", "closed_on"):
            known[name] = _day(known.get(name))
        known["milestones"] = _milestones(document)
        known["history"] = tuple(
            Scope(date.fromisoformat(each["until"]), each["measure"], each["baseline"], each["target"],
                  _day(each["due"]))
            for each in known.get("history", ())
        )  # fmt: skip
        levels = known.get("attainment")
        known["attainment"] = Attainment.from_document(levels) if levels else None
        return cls(**known)


class Course(NamedTuple):
    """What the standing of a goal hangs on, for whoever reads thousands and none of their words."""

    direction: Direction
    baseline: float | None
    target: float | None
    start: date | None
    due: date | None
    milestones: tuple[Milestone, ...]
    state: GoalState

    @property
    def is_measured(self) -> bool:
        return _is_measured(self)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Course":
        """Of a goal's document."""
        get = document.get
        steps = _milestones(document) if get("milestones") else ()
        direction, state = DIRECTIONS[get("direction", "up")], STATES[get("state", "open")]
        return cls(direction, get("baseline"), get("target"), _day(get("start")), _day(get("due")), steps, state)


DIRECTIONS = {each.value: each for each in Direction}
STATES = {each.value: each for each in GoalState}


def _is_measured(goal: Goal | Course) -> bool:
    if goal.direction is Direction.DONE:
        return bool(goal.milestones)
    return goal.baseline is not None and goal.target is not None and goal.baseline != goal.target


@dataclass(frozen=True)
class Update:
    """What was noted about a goal on a day: a number, words, or both. ``by``: the participant."""

    on: date
    value: float | None = None
    note: str = ""
    by: int | None = None


def current(goal: Goal | Course, updates: Sequence[Update]) -> float | None:
    """The newest number that was noted (of several on a day, the one given last); None where none was."""
    values = [(each.on, n, each.value) for n, each in enumerate(updates) if each.value is not None]
    return max(values)[2] if values else None


def raw_progress(goal: Goal | Course, updates: Sequence[Update]) -> float | None:
    """The share of the way from baseline to target, as it is: above 1 past the target, below 0 before the baseline.

    Of a goal that is there or not: milestones reached of all. None where nothing was noted or there is no measure.
    """
    if goal.direction is Direction.DONE:
        done = [step for step in goal.milestones if step.done_on is not None]
        return len(done) / len(goal.milestones) if goal.milestones and (done or updates) else None
    at = current(goal, updates)
    if at is None or goal.baseline is None or goal.target is None or goal.baseline == goal.target:
        return None
    return (at - goal.baseline) / (goal.target - goal.baseline)


def progress(goal: Goal | Course, updates: Sequence[Update]) -> float | None:
    """``raw_progress`` between 0 and 1, so that goals of different measures can stand side by side."""
    if goal.state is GoalState.DONE:
        return 1.0
    raw = raw_progress(goal, updates)
    return None if raw is None else min(1.0, max(0.0, raw))


def expected(goal: Goal | Course, today: date) -> float | None:
    """The share of the time from start to due day that is over, 0 to 1; None without both days in order."""
    if goal.start is None or goal.due is None or goal.due <= goal.start:
        return None
    return min(1.0, max(0.0, (today - goal.start).days / (goal.due - goal.start).days))


def standing(
    goal: Goal | Course, updates: Sequence[Update], today: date, cadence_days: int = 14, limits: Limits = LIMITS
) -> Standing:
    """How the goal stands on ``today``.

    A goal that is not measured is only said to be so. Stale comes before all that numbers say, for they are old then:
    nothing noted for ``limits.stale_days`` or two meetings' time, whichever is longer. Then progress against the
    calendar: on track within 0.10, slipping within 0.25.
    """
    if goal.state is not GoalState.OPEN:
        return Standing(goal.state.value)
    if not goal.is_measured:
        return Standing.UNMEASURED
    told = [each.on for each in updates] + [step.done_on for step in goal.milestones if step.done_on is not None]
    begun = max(told, default=goal.start)
    if begun is not None and (today - begun).days > max(limits.stale_days, 2 * cadence_days):
        return Standing.STALE
    if not told:
        return Standing.NOT_STARTED
    share, due = progress(goal, updates), expected(goal, today)
    if share is None or due is None:
        return Standing.UNMEASURED
    behind = round(due - share, 9)
    if behind <= limits.on_track_slack:
        return Standing.ON_TRACK
    return Standing.SLIPPING if behind <= limits.slipping_slack else Standing.OFF_TRACK


def completion(goals: Sequence[Goal]) -> float | None:
    """Importance of the goals reached, of that of all; dropped ones are left out. None where there are none."""
    counted = [goal for goal in goals if goal.state is not GoalState.DROPPED]
    whole = sum(goal.importance for goal in counted)
    reached = sum(goal.importance for goal in counted if goal.state is GoalState.DONE)
    return reached / whole if whole else None


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, list | tuple):
        return [_written(each) for each in value]
    return {name: _written(each) for name, each in value.items()} if isinstance(value, dict) else value


def _milestones(document: Mapping[str, Any]) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(str(each["what"]), _day(each.get("due")), _day(each.get("done_on")))
        for each in document.get("milestones", ())
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
