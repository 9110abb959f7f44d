"""A review of a pairing with a decision, and the support plan that may come of it: written, short, with an end.

The ladder from a reminder to another partner follows the practice of mentoring programs; its days are our judgement.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import Text, text
from core.tracking.health import Band
from core.tracking.meetings import MeetingState

PLAN_DAYS = 30  # a plan is over by then
PAUSE_DAYS = 92
LONGEST = 2000
MOST_STEPS = 8
MISSED = 2  # missed meetings in a row
SILENCE_DAYS = 14  # without an answer or a contact after them


class Decision(StrEnum):
    """What a review comes to. None is anybody's fault."""

    CONTINUE = "continue"
    SUPPORT = "support"
    REASSIGN = "reassign"
    PAUSE = "pause"
    CLOSE = "close"


DECISIONS: dict[Decision, Text] = {
    Decision.CONTINUE: text("Go on as it is"),
    Decision.SUPPORT: text("Go on with a support plan"),
    Decision.REASSIGN: text("Look for another partner"),
    Decision.PAUSE: text("Pause for a while"),
    Decision.CLOSE: text("Close it"),
}


class Outcome(StrEnum):
    """What came of a support plan."""

    HELPED = "helped"
    PARTLY = "partly"
    NOT = "not"
    HANDED = "handed on"


OUTCOMES: dict[Outcome, Text] = {
    Outcome.HELPED: text("It helped"),
    Outcome.PARTLY: text("It helped in part"),
    Outcome.NOT: text("It did not help"),
    Outcome.HANDED: text("What was open went on to the next pairing"),
}


class Doer(StrEnum):
    TEAM = "team"
    MENTEE = "mentee"
    MENTOR = "mentor"
    BOTH = "both"


@dataclass(frozen=True)
class PlanStep:
    what: str
    who: Doer = Doer.TEAM
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class SupportPlan:
    """``aim``: by what one will see that it helped. ``outcome`` None: it goes on; ``said``: what came of it."""

    concern: str
    aim: str
    begun_on: date
    until: date
    steps: tuple[PlanStep, ...] = ()
    outcome: Outcome | None = None
    closed_on: date | None = None
    said: str = ""

    @property
    def open_steps(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.done_on is None)

    def to_document(self) -> dict[str, Any]:
        """As a JSON object; days as ``2026-11-23``."""
        days = {name: getattr(self, name).isoformat() for name in ("begun_on", "until")}
        steps = [asdict(step) | {"due": _iso(step.due), "done_on": _iso(step.done_on)} for step in self.steps]
        return asdict(self) | days | {"closed_on": _iso(self.closed_on), "steps": steps}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "SupportPlan":
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        for name in ("begun_on", "until", "closed_on"):
            known[name] = _day(known.get(name))
        known["outcome"] = Outcome(known["outcome"]) if known.get("outcome") else None
        known["steps"] = tuple(
            PlanStep(str(one["what"]), Doer(one["who"]), _day(one["due"]), _day(one["done_on"]))
            for one in known.get("steps", ())
        )
        return cls(**known)


def check_plan(plan: SupportPlan) -> None:
    """Raise ``InvalidInput`` with all faults: what it is about, its aim, a step, and an end within ``PLAN_DAYS``."""
    faults = []
    if not plan.concern.strip():
        faults.append(Fault("What it is about", text("is empty; say what has to become better")))
    if not plan.aim.strip():
        faults.append(Fault("Aim", text("is empty; say by what both will see that it helped")))
    if not plan.steps or any(not step.what.strip() for step in plan.steps):
        faults.append(Fault("Steps", text("are missing; one is enough: who does what by when")))
    latest = plan.begun_on + timedelta(days=PLAN_DAYS)
    if not plan.begun_on < plan.until <= latest:
        faults.append(Fault("Until", text("lies 1 to {most} days ahead", most=PLAN_DAYS)))
    if any(len(words) > LONGEST for words in (plan.concern, plan.aim, *(step.what for step in plan.steps))):
        faults.append(Fault("Words", text("are more than {longest} letters", longest=LONGEST)))
    if faults:
        raise InvalidInput("The plan is not kept yet.", faults)


def ticked(plan: SupportPlan, place: int, today: date, *, done: bool) -> SupportPlan:
    """The plan with one step done today, or open again. Raises IndexError beyond its steps."""
    steps = list(plan.steps)
    steps[place] = replace(steps[place], done_on=today if done else None)
    return replace(plan, steps=tuple(steps))


def closed(plan: SupportPlan, outcome: Outcome, today: date, said: str = "") -> SupportPlan:
    return replace(plan, outcome=outcome, closed_on=today, said=said.strip())


def check_decision(decision: Decision, words: str, until: date | None, today: date) -> None:
    """Raise ``InvalidInput`` unless a pause has a day within ``PAUSE_DAYS``, and what ends or moves people a reason."""
    faults = []
    if decision in (Decision.REASSIGN, Decision.CLOSE) and not words.strip():
        faults.append(Fault("Why", text("is empty; a few words are enough")))
    if decision is Decision.PAUSE and (until is None or not today < until <= today + timedelta(days=PAUSE_DAYS)):
        faults.append(Fault("Until", text("lies 1 to {most} days ahead", most=PAUSE_DAYS)))
    if decision is Decision.CONTINUE and until is not None and until <= today:
        faults.append(Fault("New end", text("is over already; choose a day to come")))
    if len(words) > LONGEST:
        faults.append(Fault("Why", text("is longer than {longest} letters", longest=LONGEST)))
    if faults:
        raise InvalidInput("Nothing was decided.", faults)


@dataclass(frozen=True)
class Known:
    """What a review looks at. ``outcomes``: of meetings that were held, missed or cancelled, the newest first with
    their days; ``heard_on``: the last answer or contact; ``talks``: with whom the team talked since it became one."""

    band: Band
    wants_to_end: bool = False
    outcomes: Sequence[tuple[date, MeetingState]] = ()
    heard_on: date | None = None
    plans: Sequence[SupportPlan] = ()
    asked: bool = False
    talks: frozenset[str] = frozenset()


def triggers(known: Known, today: date) -> tuple[Text, ...]:
    """What speaks for deciding about another partner or an end, each as a fact. Empty where nothing does."""
    found = []
    if known.wants_to_end:
        found.append(text("Somebody asked for help or to end it; no reason is needed"))
    old = [plan for plan in known.plans if (today - plan.begun_on).days >= PLAN_DAYS]
    if known.band is Band.ALARM and old:
        found.append(text("It still needs somebody, {days} days after a support plan began",
                          days=(today - max(plan.begun_on for plan in old)).days))  # fmt: skip
    last = list(known.outcomes)[:MISSED]
    if len(last) == MISSED and all(state is MeetingState.MISSED for _on, state in last):
        since = max(on for on, _state in last)
        quiet = known.heard_on is None or known.heard_on <= since
        if quiet and (today - since).days >= SILENCE_DAYS:
            found.append(text("Two meetings in a row were missed, and nobody was heard for {days} days",
                              days=(today - since).days))  # fmt: skip
    return tuple(found)


def next_rung(known: Known) -> Text | None:
    """What usually comes next where a pairing needs somebody: ask, talk with each, a plan, a decision. None else."""
    if known.band not in (Band.ALARM, Band.WATCH):
        return None
    plan = next((one for one in known.plans if one.outcome is None), None)
    if plan is not None:
        return text("A support plan runs until {day}: see whether it helps", day=plan.until)
    if any(one.outcome in (Outcome.NOT, Outcome.PARTLY) for one in known.plans):
        return text("A support plan did not help enough: decide on another partner or an end")
    if "both" in known.talks or {"mentee", "mentor"} <= known.talks:
        return text("You have talked with each: write a support plan together")
    if known.asked or known.talks:
        return text("Talk with each of them alone")
    return text("Ask how it goes, then talk with each of them alone")


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
