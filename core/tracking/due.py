"""What a coordinator has to do today: what is wrong, overdue and due with each pairing, the most harmful first.

The order is our judgement: first a person's own call for help, then signs that a pairing ends unseen, then what is only
late. Each line says why it is there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from core.text import Text, counted, text
from core.tracking.agreement import AgreementState, late_since
from core.tracking.contacts import KINDS, Contact, Profile, done_on, made_in_time, open_contact, schedule
from core.tracking.health import LIMITS, Band, Health, HealthLimits, Life, gap
from core.tracking.review import Doer, SupportPlan


class DueKind(StrEnum):
    """In the order of harm."""

    HELP = "help"
    LOW_RATING = "low rating"
    NEVER_MET = "never met"
    SILENT = "silent"
    ALARM = "alarm"
    NOT_PLANNED = "not planned"
    WATCH = "watch"
    PAUSE_OVER = "pause over"
    PLAN = "plan"
    PAST_END = "past the end"
    CONTACT = "contact"
    GUARDIAN = "guardian"
    CLOSING = "closing"
    AGREEMENT = "agreement"
    UNNOTED = "unnoted"
    NO_GOAL = "no goal"
    STALE_GOAL = "stale goal"


ORDER = {kind.value: place for place, kind in enumerate(DueKind)}  # by value, which is found faster
WRONG = frozenset({DueKind.HELP, DueKind.LOW_RATING, DueKind.NEVER_MET, DueKind.SILENT, DueKind.ALARM})
EVEN_PAUSED = frozenset({DueKind.HELP, DueKind.LOW_RATING, DueKind.PLAN})
DUE = {kind: text("Due: a {kind}", kind=words) for kind, words in KINDS.items()}
WITH_GUARDIAN = text("Due: a contact with a parent or guardian")
AGREEMENTS = {
    AgreementState.NONE: text("No agreement is written yet"),
    AgreementState.WAITS: text("The agreement is written and not signed by all"),
    AgreementState.RENEWING: text("A change of the agreement is not signed by all"),
}


@dataclass(frozen=True)
class Situation:
    """A pairing that goes on, as the team knows it. ``snoozed``: kinds that are to be left alone until a day."""

    pairing_id: int
    names: str
    life: Life
    health: Health
    ends_on: date | None = None
    contacts: tuple[Contact, ...] = ()
    guardian_contacts: tuple[Contact, ...] | None = None  # with a parent or guardian; None: nobody's agreement is kept
    help_since: date | None = None
    help_words: str = ""
    unnoted_since: date | None = None  # the day of the oldest planned meeting that nobody said anything about
    agreement: AgreementState | None = None  # None: the program uses none
    agreement_written_on: date | None = None
    plan: SupportPlan | None = None  # the one that is open
    paused_until: date | None = None
    closing: tuple[date, int] | None = None  # since when its closing has begun, and how many steps are open
    uses_goals: bool = True
    open_goals: int = 0
    stale_goals: int = 0
    snoozed: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Due:
    """One line. ``since`` is the day from which it is due; ``details`` in words of people, to be shown as typed."""

    pairing_id: int
    names: str
    kind: DueKind
    since: date
    sentence: Text
    details: str = ""
    ended: bool = False  # it has ended, and its closing is not complete

    def overdue(self, today: date) -> int:
        return max(0, (today - self.since).days)


@dataclass(frozen=True)
class DueAndMade:
    """Lines in their order; contacts made in time, of those that were due."""

    lines: tuple[Due, ...]
    in_time: int
    were_due: int


def due_of(each: Situation, today: date, profile: Profile, limits: HealthLimits = LIMITS) -> tuple[Due, ...]:
    """Every line of one pairing, the most harmful first, without what is snoozed on ``today``."""
    return due((each,), today, profile, limits)


def due(
    situations: Iterable[Situation], today: date, profile: Profile, limits: HealthLimits = LIMITS
) -> tuple[Due, ...]:
    """The lines of all, the most harmful first, of one kind the oldest first; ties by the pairing's id."""
    return due_and_made(situations, today, profile, limits).lines


def due_and_made(
    situations: Iterable[Situation], today: date, profile: Profile, limits: HealthLimits = LIMITS
) -> DueAndMade:
    """The lines of ``due``, and how many contacts were made in time, each pairing's schedule looked at once."""
    found: list[Due] = []
    in_time = were_due = 0
    for each in situations:
        kept, open_ = _kept(each, each.contacts, today, profile), None
        found += _lines(each, today, kept.open, limits)
        in_time, were_due = in_time + kept.in_time, were_due + kept.were_due
        if each.guardian_contacts is not None and profile.guardians:
            kept = _kept(each, each.guardian_contacts, today, profile.of_guardians)
            in_time, were_due, open_ = in_time + kept.in_time, were_due + kept.were_due, kept.open
        if open_ is not None and _may_show(each, DueKind.GUARDIAN, today):
            found.append(Due(each.pairing_id, each.names, DueKind.GUARDIAN, open_.on, WITH_GUARDIAN))
    return DueAndMade(in_order(found), in_time, were_due)


class _Kept(NamedTuple):
    """Of one stream of contacts: the one that is open, and those made in time of those that were due."""

    open: Contact | None
    in_time: int
    were_due: int


def _kept(each: Situation, contacts: Sequence[Contact], today: date, profile: Profile) -> _Kept:
    last = each.ends_on
    items = schedule(each.life.started_on, min(today, last) if last else today, profile)
    done = done_on(items, contacts, profile.early)
    return _Kept(open_contact(items, done, today), *made_in_time(items, done, today, profile.in_time))


def _may_show(each: Situation, kind: DueKind, today: date) -> bool:
    """Whether a line is left alone for now, by a pause of the pairing or for a reason."""
    paused = each.paused_until is not None and today < each.paused_until and kind not in EVEN_PAUSED
    return not paused and each.snoozed.get(kind.value, today) <= today


def in_order(lines: Iterable[Due]) -> tuple[Due, ...]:
    """The most harmful first, of one kind the oldest first; ties by the pairing's id."""
    return tuple(sorted(lines, key=lambda one: (ORDER[one.kind.value], one.since, one.pairing_id)))


def _lines(each: Situation, today: date, contact: Contact | None, limits: HealthLimits) -> list[Due]:
    """Of one pairing, in no order; while it pauses, only what is wrong all the same."""
    found = [*_wrong(each, today, limits), *_late(each, today, contact, limits)]
    if each.snoozed or each.paused_until is not None:
        found = [one for one in found if _may_show(each, one.kind, today)]
    return found


def _wrong(each: Situation, today: date, limits: HealthLimits) -> list[Due]:
    life, found = each.life, []

    def line(kind: DueKind, since: date, sentence: Text, details: str = "") -> None:
        found.append(Due(each.pairing_id, each.names, kind, since, sentence, details))

    if each.help_since is not None:
        line(DueKind.HELP, each.help_since, text("Somebody asked for help"), each.help_words)
    low = life.lowest
    if low is not None and low.value <= limits.low_rating and (today - low.on).days <= limits.window_days:
        line(DueKind.LOW_RATING, low.on, text("Somebody rated it {n} of 5", n=f"{low.value:g}"))
    together, rested = gap(life, today), timedelta(days=life.rested)
    first = life.started_on + rested + timedelta(days=limits.first_meeting_days)
    quiet = limits.silent_cadences * life.cadence_days
    if life.met_on is None and today >= first:
        line(
            DueKind.NEVER_MET,
            first,
            text("Together for {days} days and have not met, as far as we know", days=together),
        )
    elif life.met_on is None and not life.is_planned and together >= limits.first_planned_days:
        planned = life.started_on + rested + timedelta(days=limits.first_planned_days)
        line(DueKind.NOT_PLANNED, planned, text("No first meeting is planned after {days} days", days=together))
    elif life.met_on is not None and gap(life, today) >= quiet:
        days = gap(life, today)
        line(
            DueKind.SILENT,
            life.met_on + rested + timedelta(days=quiet),
            text("No meeting for {days} days, as far as we know", days=days),
        )
    if not found and each.health.band in (Band.ALARM, Band.WATCH):
        alarm = each.health.band is Band.ALARM
        score = f"{each.health.score:.0f}" if each.health.score is not None else "–"
        said = next(iter(each.health.signs), text("How it is doing has fallen to {score} of 100", score=score))
        line(DueKind.ALARM if alarm else DueKind.WATCH, today, said)
    return found


def _late(each: Situation, today: date, contact: Contact | None, limits: HealthLimits) -> list[Due]:
    found, life = [], each.life

    def line(kind: DueKind, since: date, sentence: Text) -> None:
        found.append(Due(each.pairing_id, each.names, kind, since, sentence))

    last = each.ends_on
    if contact is not None:
        line(DueKind.CONTACT, contact.on, DUE[contact.kind])
    _decided(each, today, line)
    if last is not None and today > last:
        days = (today - last).days
        line(DueKind.PAST_END, last, counted(days, "Goes on one day past the end", "Goes on {count} days past the end"))
    if each.closing is not None:
        line(DueKind.CLOSING, each.closing[0], closing_words(each.closing[1]))
    elif last is not None and 0 <= (last - today).days <= limits.closing_days:
        begins = last - timedelta(days=limits.closing_days)
        line(DueKind.CLOSING, begins, text("Ends on {day}: prepare the closing", day=last))
    if each.agreement is not None:
        days_late = late_since(each.agreement, life.started_on, each.agreement_written_on, today,
                               limits.agreement_days, limits.signing_days)  # fmt: skip
        if days_late is not None and (last is None or today < last):
            line(DueKind.AGREEMENT, today - timedelta(days=days_late), AGREEMENTS[each.agreement])
    if each.unnoted_since is not None and (today - each.unnoted_since).days > limits.unnoted_days:
        line(DueKind.UNNOTED, each.unnoted_since, text("A meeting was planned for {day}; nobody said what came of it",
                                                       day=each.unnoted_since))  # fmt: skip
    goal_day = life.started_on + timedelta(days=limits.no_goal_days)
    if each.uses_goals and not each.open_goals and today >= goal_day and (last is None or today < last):
        line(DueKind.NO_GOAL, goal_day, text("No goal is open after {days} days", days=(today - life.started_on).days))
    elif each.stale_goals:
        line(DueKind.STALE_GOAL, today, counted(each.stale_goals, "Nothing was noted about a goal for a while",
                                                "Nothing was noted about {count} goals for a while"))  # fmt: skip
    return found


def closing_words(steps: int) -> Text:
    """How many steps of a closing are open, of a pairing that goes on."""
    if not steps:
        return text("The closing is prepared: end it once its last day has come")
    return counted(steps, "Closing: one step is open", "Closing: {count} steps are open")


def _decided(each: Situation, today: date, line: Callable[[DueKind, date, Text], None]) -> None:
    """What the team's own decisions ask for: a pause that is over, a support plan and its steps."""
    if each.paused_until is not None and today >= each.paused_until:
        words = text("The pause was until {day}: decide how it goes on", day=each.paused_until)
        line(DueKind.PAUSE_OVER, each.paused_until, words)
    if each.plan is None:
        return
    if today >= each.plan.until:
        line(DueKind.PLAN, each.plan.until, text("The support plan is over: note whether it helped"))
        return
    late = [one for one in each.plan.open_steps if one.who is Doer.TEAM and one.due is not None and one.due <= today]
    if late:
        first = min(late, key=lambda one: one.due or today)
        line(DueKind.PLAN, first.due or today, text("A step of the support plan waits for you"))
