"""How a pairing is doing, part by part: what is known, what is not, and when it is too early to tell.

The formula is our judgement; its parts come from what goes before early endings: few contacts, few hours, low ratings
of the relationship by either side, goals that stand still, questions left unanswered. It says where to look, and
nothing about people. Participants never see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from core.text import Text, text


class Band(StrEnum):
    GOOD = "good"
    WATCH = "watch"
    ALARM = "alarm"
    TOO_EARLY = "too early to tell"


class Part(StrEnum):
    RECENCY = "recency"
    DOSE = "dose"
    QUALITY = "quality"
    GOALS = "goals"
    RESPONSE = "response"


@dataclass(frozen=True)
class HealthLimits:
    """Every number that one may want otherwise; weights of the parts count by what they are of their sum."""

    weights: Mapping[Part, float] = field(
        default_factory=lambda: {
            Part.RECENCY: 0.30, Part.DOSE: 0.20, Part.QUALITY: 0.30, Part.GOALS: 0.10, Part.RESPONSE: 0.10,
        }
    )  # fmt: skip
    window_days: int = 60
    quality_expires_days: int = 120
    min_known_weight: float = 0.60
    too_early_days: int = 21
    good: float = 70
    watch: float = 45
    first_planned_days: int = 10
    first_meeting_days: int = 21
    silent_cadences: int = 3
    quality_gap: float = 0.25
    low_rating: int = 2
    check_in_overdue_days: int = 7
    closing_days: int = 60  # before the end, closing is prepared
    no_goal_days: int = 30
    unnoted_days: int = 3
    agreement_days: int = 30  # after the start: by then it is signed
    signing_days: int = 14  # for the others to sign a change

    @cached_property
    def weighing(self) -> tuple[float, ...]:
        """The weights in the order of ``Part``, as shares of their sum."""
        whole = sum(self.weights.values())
        return tuple(self.weights[part] / whole for part in Part)


LIMITS = HealthLimits()


@dataclass(frozen=True)
class Rating:
    """What one side said last of the relationship, 1 to 5, and when. Of several people of a side, their mean."""

    value: float
    on: date

    @property
    def share(self) -> float:
        return (self.value - 1) / 4


Sides = tuple[Rating | None, Rating | None]  # what each side says, where it said it lately


@dataclass(frozen=True)
class Life:
    """What is known of a pairing on a day. None is unknown, and never counts as zero.

    ``rested``: holidays since they met last, or since the start. ``cadence_days`` are agreed between meetings;
    ``agreed_hours`` and ``hours`` are of the last ``window_days`` (or of its whole life, where that is shorter).
    ``lowest`` is the lowest rating that anybody's newest one is.
    """

    started_on: date
    cadence_days: int
    agreed_hours: float
    hours: float
    met_on: date | None = None
    rested: int = 0
    is_planned: bool = False
    one_side: Rating | None = None
    other_side: Rating | None = None
    lowest: Rating | None = None
    goals_on_track: int = 0
    goals_measured: int = 0
    asked: int = 0  # of the last three check-ins
    answered: int = 0
    check_in_overdue_days: int | None = None
    wants_to_end: bool = False
    safety: bool = False


@dataclass(frozen=True)
class Known:
    """One part: its value from 0 to 1, None where it is unknown, and the sentence that says from what."""

    part: Part
    value: float | None
    weight: float
    because: Text


@dataclass(frozen=True)
class Health:
    """``score`` is 0 to 100 over the known parts, None where too little is known. ``signs`` overrule it."""

    band: Band
    score: float | None
    signs: tuple[Text, ...]
    of: tuple["Life", date, HealthLimits]

    @property
    def parts(self) -> tuple[Known, ...]:
        """What the score is made of, in words; only worded where somebody looks at one pairing."""
        return health_parts(*self.of)


def health(life: Life, today: date, limits: HealthLimits = LIMITS) -> Health:
    """The five parts, the score over those that are known, and the band with its reasons.

    Too early to tell: a pairing of under ``too_early_days``, or less than ``min_known_weight`` known. Signs that
    something is wrong overrule both: they make it an alarm, or at least something to watch, at once.
    """
    points = weight = 0.0
    sides = _sides(life, today, limits)
    for value, each in zip(_values(life, today, limits, sides), limits.weighing, strict=True):
        if value is not None:
            points, weight = points + value * each, weight + each
    enough = weight >= limits.min_known_weight - 1e-9
    score = 100 * points / weight if enough else None
    alarms, watches = _alarms(life, today, limits), _watches(life, today, limits, sides)
    young = (today - life.started_on).days < limits.too_early_days
    band = Band.TOO_EARLY
    if score is not None and not young:
        band = Band.GOOD if score >= limits.good else Band.WATCH if score >= limits.watch else Band.ALARM
    if alarms:
        band = Band.ALARM
    elif watches and band is not Band.ALARM:
        band = Band.WATCH
    return Health(band, score, (*alarms, *watches), (life, today, limits))


def health_parts(life: Life, today: date, limits: HealthLimits = LIMITS) -> tuple[Known, ...]:
    """The five parts in the order of ``Part``, each with the sentence that says from what."""
    sides = _sides(life, today, limits)
    said = (
        _recency_said(life, today), _dose_said(life, limits), _quality_said(sides), _goals_said(life),
        _response_said(life),
    )  # fmt: skip
    values = _values(life, today, limits, sides)
    return tuple(
        Known(part, value, limits.weights[part], words) for part, value, words in zip(Part, values, said, strict=True)
    )


def gap(life: Life, today: date) -> int:
    """Days since they met last, without holidays; since the start, where they have not met."""
    return (today - (life.met_on or life.started_on)).days - life.rested


def recency(days: int, cadence_days: int, silent_cadences: int = LIMITS.silent_cadences) -> float:
    """1 up to the agreed days between meetings, from there in a straight line to 0 at three times as many."""
    return min(1.0, max(0.0, (silent_cadences * cadence_days - days) / ((silent_cadences - 1) * cadence_days)))


def _values(life: Life, today: date, limits: HealthLimits, sides: Sides) -> tuple[float | None, ...]:
    """Of each part, in the order of ``Part``; None where it is unknown."""
    return (
        recency(gap(life, today), life.cadence_days, limits.silent_cadences),
        min(1.0, life.hours / life.agreed_hours) if life.agreed_hours > 0 else None,
        _quality(sides, limits),
        life.goals_on_track / life.goals_measured if life.goals_measured else None,
        life.answered / life.asked if life.asked else None,
    )


def _sides(life: Life, today: date, limits: HealthLimits) -> Sides:
    return _fresh(life.one_side, today, limits), _fresh(life.other_side, today, limits)


def _quality(sides: Sides, limits: HealthLimits) -> float | None:
    """The mean of both sides, or the lower one where they differ much."""
    one, other = sides
    if one is None or other is None:
        known = one or other
        return known.share if known else None
    low, high = sorted((one.share, other.share))
    return low if high - low >= limits.quality_gap - 1e-9 else (low + high) / 2


def _fresh(rating: Rating | None, today: date, limits: HealthLimits) -> Rating | None:
    return rating if rating and (today - rating.on).days <= limits.quality_expires_days else None


def _recency_said(life: Life, today: date) -> Text:
    days = gap(life, today)
    if life.met_on is None:
        return text("Have not met in {days} days together; agreed is every {cadence} days", days=days,
                    cadence=life.cadence_days)  # fmt: skip
    return text("Met {days} days ago; agreed is every {cadence} days", days=days, cadence=life.cadence_days)


def _dose_said(life: Life, limits: HealthLimits) -> Text:
    return text("{hours} of {agreed} hours agreed in the last {days} days", hours=f"{life.hours:g}",
                agreed=f"{life.agreed_hours:g}", days=limits.window_days)  # fmt: skip


def _quality_said(sides: Sides) -> Text:
    said = [f"{each.value:g}" for each in sides if each]
    if not said:
        return text("Nobody has rated it lately")
    if len(said) == 1:
        return text("One side rates it {n} of 5", n=said[0])
    return text("They rate it {one} and {other} of 5", one=said[0], other=said[1])


def _goals_said(life: Life) -> Text:
    if not life.goals_measured:
        return text("No open goal has a measure")
    return text("{n} of {all} open goals on track", n=life.goals_on_track, all=life.goals_measured)


def _response_said(life: Life) -> Text:
    if not life.asked:
        return text("Nothing was asked yet")
    return text("{n} of {all} questions answered", n=life.answered, all=life.asked)


def _alarms(life: Life, today: date, limits: HealthLimits) -> list[Text]:
    together, found = gap(life, today), []
    if life.safety:
        found.append(text("A concern about safety is open"))
    if life.wants_to_end:
        found.append(text("One of them has asked for help or wants to end it"))
    lowest = _fresh(life.lowest, today, limits)
    if lowest is not None and lowest.value <= limits.low_rating:
        found.append(text("Somebody rated it {n} of 5", n=f"{lowest.value:g}"))
    if life.met_on is None and together >= limits.first_meeting_days:
        found.append(text("They have not met in their first {days} days, as far as we know", days=together))
    elif life.met_on is not None and gap(life, today) >= limits.silent_cadences * life.cadence_days:
        found.append(text("No meeting for {days} days, as far as we know", days=gap(life, today)))
    return found


def _watches(life: Life, today: date, limits: HealthLimits, sides: Sides) -> list[Text]:
    together, found = gap(life, today), []
    if (
        life.met_on is None
        and not life.is_planned
        and limits.first_planned_days <= together < limits.first_meeting_days
    ):
        found.append(text("No first meeting is planned after {days} days", days=together))
    one, other = sides
    if one and other and abs(one.share - other.share) >= limits.quality_gap - 1e-9:
        found.append(text("One side rates it clearly lower than the other"))
    if life.check_in_overdue_days is not None and life.check_in_overdue_days > limits.check_in_overdue_days:
        found.append(text("A question has waited {days} days for an answer", days=life.check_in_overdue_days))
    return found
