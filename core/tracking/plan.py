"""A plan: where somebody is heading, steps with days and owners, and what comes after the pairing."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import text

LONGEST = 2000
LONGEST_LINE = 300
MOST_STEPS = 20


@dataclass(frozen=True)
class PlanStep:
    """One step, by a day if it has one. ``owner`` is a participant of the pairing, None for nobody in particular."""

    what: str
    due: date | None = None
    owner: int | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Plan:
    """``direction``: in the long run. ``goals`` to ``first_by``: the next steps, written towards the end."""

    direction: str = ""
    steps: tuple[PlanStep, ...] = field(default=())
    goals: str = ""  # that go on
    people: str = ""  # who helps from then on
    first_step: str = ""
    first_by: date | None = None

    @property
    def is_empty(self) -> bool:
        return self == Plan()

    @property
    def has_next_steps(self) -> bool:
        """Whether something is said about afterwards."""
        return bool(self.goals.strip() or self.people.strip() or self.first_step.strip())

    def to_document(self) -> dict[str, Any]:
        """As a JSON object."""
        steps = [{**asdict(step), "due": _iso(step.due), "done_on": _iso(step.done_on)} for step in self.steps]
        return asdict(self) | {"steps": steps, "first_by": _iso(self.first_by)}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Plan":
        """The reverse of ``to_document``; what this version does not know is left out."""
        return cls(
            str(document.get("direction", "")),
            tuple(
                PlanStep(str(one["what"]), _day(one.get("due")), one.get("owner"), _day(one.get("done_on")))
                for one in document.get("steps", ())
            ),
            str(document.get("goals", "")), str(document.get("people", "")), str(document.get("first_step", "")),
            _day(document.get("first_by")),
        )  # fmt: skip


def steps_open(steps: Sequence[PlanStep]) -> tuple[PlanStep, ...]:
    """Those not done, the soonest first; without a day last, in their order."""
    return tuple(sorted((step for step in steps if step.done_on is None), key=lambda step: step.due or date.max))


def check_plan(plan: Plan) -> None:
    """Raise ``InvalidInput`` with every fault. A plan may be as unfinished as it likes."""
    faults = []
    for where, words in (("Direction", plan.direction), ("Goals that go on", plan.goals), ("People", plan.people)):
        if len(words) > LONGEST:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=LONGEST)))
    if len(plan.first_step) > LONGEST_LINE:
        faults.append(Fault("First step", text("is longer than {longest} letters", longest=LONGEST_LINE)))
    if len(plan.steps) > MOST_STEPS:
        faults.append(Fault("Steps", text("are more than {most}; keep what comes next", most=MOST_STEPS)))
    for place, step in enumerate(plan.steps, start=1):
        if not step.what.strip() or len(step.what) > LONGEST_LINE:
            faults.append(Fault(f"Step {place}", text("has 1 to {longest} letters", longest=LONGEST_LINE)))
    if faults:
        raise InvalidInput("The plan is not kept yet.", faults)


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
