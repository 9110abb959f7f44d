"""Screening: what a program asks before somebody is matched, what was found out, and what is still missing.

Of a check only its result and the day it runs out are kept, never the report.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.intake.readiness import Code, Gap
from core.program.program import Part
from core.program.questions import Side
from core.text import Text, text

LONGEST_LINE = 200
MOST_LINES = 20
LONGEST_NOTE = 4_000
MOST_MINUTES = 100_000
RATINGS = range(1, 6)  # 1: not at all, 5: fully


class Step(StrEnum):
    """One kind of thing that is found out about a person."""

    INTERVIEW = "interview"
    REFERENCE = "reference"
    CHECK = "check"
    TRAINING = "training"
    DISQUALIFIER = "disqualifier"


class Outcome(StrEnum):
    """The result code of a step."""

    RECOMMENDED = "recommended"
    NOT_SURE = "not sure"
    NOT_RECOMMENDED = "not recommended"
    GOOD = "good"
    MIXED = "mixed"
    NOT_GOOD = "not good"
    REQUESTED = "requested"
    CLEAR = "clear"
    NOT_CLEAR = "not clear"
    DONE = "done"
    APPLIES = "applies"
    LIFTED = "lifted"


OUTCOMES: Mapping[Step, tuple[Outcome, ...]] = {
    Step.INTERVIEW: (Outcome.RECOMMENDED, Outcome.NOT_SURE, Outcome.NOT_RECOMMENDED),
    Step.REFERENCE: (Outcome.GOOD, Outcome.MIXED, Outcome.NOT_GOOD),
    Step.CHECK: (Outcome.CLEAR, Outcome.REQUESTED, Outcome.NOT_CLEAR),
    Step.TRAINING: (Outcome.DONE,),
    Step.DISQUALIFIER: (Outcome.APPLIES, Outcome.LIFTED),
}
GATES = frozenset({Part.SCREENING, Part.TRAINING})  # the parts of a program that this file is about


@dataclass(frozen=True)
class Requirements:
    """What a program looks for, and what it asks of whoever guides others. One numbered version of it.

    ``mentors`` and ``mentees``: what is looked for in each, a line each, for whoever decides. ``interview``: the
    questions that everybody is asked; none: no interview. ``checks``: their names. ``disqualifiers``: what rules
    somebody out. Number 0 is what a program starts with, before anybody wrote down her own.
    """

    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    interview: tuple[str, ...] = ()
    references: int = 0
    checks: tuple[str, ...] = ()
    disqualifiers: tuple[str, ...] = ()
    training_minutes: int = 0
    number: int = 0

    def looked_for(self, side: Side) -> tuple[str, ...]:
        """The lines for one side; peers are looked at as mentors are."""
        return self.mentees if side is Side.MENTEE else self.mentors

    def tidied(self) -> "Requirements":
        """As it is kept: lines without spaces around them, none empty, none twice."""
        lines: dict[str, Any] = {name: _lines(getattr(self, name)) for name in LISTS}
        return replace(self, **lines)

    def to_document(self) -> dict[str, Any]:
        """As a JSON object; the number stands beside it."""
        own = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "number"}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in own.items()}

    @classmethod
    def from_document(cls, document: Mapping[str, Any], number: int) -> "Requirements":
        """The reverse of ``to_document``. What this version does not know is left out."""
        known = {each.name for each in fields(cls)} - {"number"}
        given = {name: value for name, value in document.items() if name in known}
        known_values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items()}
        return cls(**known_values, number=number)


USUAL = Requirements(
    mentors=("Is reliable and has the time that this asks for", "Listens, and treats people with respect"),
    mentees=("Wants to take part", "Can say what should be different"),
)
USUAL_SCREENED = Requirements(
    mentors=(*USUAL.mentors, "Is at ease with young people", "Keeps to the rules for meeting and writing"),
    mentees=USUAL.mentees,
    interview=(
        "Why do you want to do this, and why now?",
        "Tell me of a time when you helped somebody without deciding for them.",
        "What would you do if a young person told you something that worried you?",
        "What could keep you from turning up, and what would you do then?",
    ),
    references=2,
    checks=("Criminal record",),
    disqualifiers=(
        "A conviction or an open case for violence or for harm to a child",
        "Something important in the application is untrue",
        "Refuses a check, or the rules for meeting",
    ),
    training_minutes=120,
)


def usual_requirements(parts: Collection[Part]) -> Requirements:
    """What a program starts with until somebody writes down its own."""
    return USUAL_SCREENED if GATES & set(parts) else USUAL


@dataclass(frozen=True)
class ScreeningRecord:
    """One thing found out. ``about``: the check's or module's name, how a referee knows the person, or what rules
    her out. ``way``: how an interview was held. ``ratings``: interview question → 1 to 5. ``note``: in own words;
    of a check there is none.
    """

    step: Step
    outcome: Outcome
    on: date
    about: str = ""
    way: str = ""
    expires: date | None = None
    minutes: int = 0
    ratings: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    id: int = 0


def record_faults(record: ScreeningRecord, requirements: Requirements, today: date) -> tuple[Fault, ...]:
    """All that is wrong with a record; empty where it can be kept."""
    faults = []
    if record.outcome not in OUTCOMES[record.step]:
        faults.append(Fault("Result", text("is not chosen")))
    if record.on > today:
        faults.append(Fault("Day", text("is still to come; note what has happened")))
    if record.step is Step.INTERVIEW:
        faults += [
            Fault(question, text("has no rating yet; choose 1 to 5"))
            for question in requirements.interview
            if record.ratings.get(question) not in RATINGS
        ]
    if record.step in (Step.REFERENCE, Step.CHECK, Step.DISQUALIFIER) and not record.about.strip():
        faults.append(Fault({Step.REFERENCE: "Who", Step.CHECK: "Check"}.get(record.step, "What"), text("is empty")))
    if record.step is Step.CHECK:
        if record.note:
            faults.append(Fault("Words", text("are not kept of a check: only its result and when it runs out")))
        if record.outcome is Outcome.CLEAR and record.expires is None:
            faults.append(Fault("Valid until", text("is empty; say when it has to be made anew")))
        elif record.outcome is Outcome.CLEAR and record.expires is not None and record.expires <= record.on:
            faults.append(Fault("Valid until", text("is not after the day of the result")))
    if record.step is Step.TRAINING and not 1 <= record.minutes <= MOST_MINUTES:
        faults.append(Fault("Minutes", text("are at least 1")))
    if record.step is Step.DISQUALIFIER and not record.note.strip():
        faults.append(Fault("Why", text("is empty; say what you know and from where")))
    if len(record.note) > LONGEST_NOTE or len(record.about) > LONGEST_LINE:
        faults.append(Fault("Words", text("are too long to be kept")))
    return tuple(faults)


def requirements_faults(requirements: Requirements) -> tuple[Fault, ...]:
    """All that is wrong with what a program asks; empty where it can be kept."""
    faults = []
    for name, where in LISTS.items():
        lines = getattr(requirements.tidied(), name)
        if len(lines) > MOST_LINES:
            faults.append(Fault(where, text("are more than {most} lines", most=MOST_LINES)))
        if any(len(line) > LONGEST_LINE for line in lines):
            faults.append(Fault(where, text("hold a line of over {longest} letters", longest=LONGEST_LINE)))
    if not 0 <= requirements.references <= 10:
        faults.append(Fault("References", text("are 0 to 10")))
    if not 0 <= requirements.training_minutes <= MOST_MINUTES:
        faults.append(Fault("Training", text("is 0 to {most} minutes", most=MOST_MINUTES)))
    return tuple(faults)


LISTS = {
    "mentors": "In a mentor",
    "mentees": "In a mentee",
    "interview": "Questions of the interview",
    "checks": "Checks",
    "disqualifiers": "What rules somebody out",
}


def check_requirements(requirements: Requirements) -> None:
    """Raise ``InvalidInput`` with every fault at once."""
    if faults := requirements_faults(requirements):
        raise InvalidInput("What you look for was not kept.", faults)


def gaps(
    requirements: Requirements, records: Iterable[ScreeningRecord], on: date, parts: Collection[Part]
) -> tuple[Gap, ...]:
    """What is missing, failed or run out on the day ``on`` for whoever guides others; empty where all is there.

    Only parts that the program uses count. Of each check, interview and disqualifier the newest record counts (by
    day, then by id: an older one never undoes it); of references those that are good; training adds up.
    """
    kept = sorted(records, key=lambda each: (each.on, each.id))
    found: list[Gap] = []
    if Part.SCREENING in parts:
        newest = {(each.step, each.about): each for each in kept}
        ruled_out = [each for (step, _), each in newest.items() if step is Step.DISQUALIFIER]
        if any(each.outcome is Outcome.APPLIES for each in ruled_out):
            found.append(Gap(Code.RULED_OUT, Part.SCREENING))
        if requirements.interview:
            found += _interview([each for each in kept if each.step is Step.INTERVIEW])
        good = sum(each.step is Step.REFERENCE and each.outcome is Outcome.GOOD for each in kept)
        if good < requirements.references:
            values = {"good": good, "needed": requirements.references}
            found.append(Gap(Code.REFERENCES, Part.SCREENING, values))
        for check in requirements.checks:
            found += _check(check, newest.get((Step.CHECK, check)), on)
    if Part.TRAINING in parts:
        done = minutes_done(kept)
        if done < requirements.training_minutes:
            values = {"minutes": done, "needed": requirements.training_minutes}
            found.append(Gap(Code.TRAINING_MINUTES, Part.TRAINING, values))
    return tuple(found)


def minutes_done(records: Iterable[ScreeningRecord]) -> int:
    """Minutes of training, all together."""
    return sum(each.minutes for each in records if each.step is Step.TRAINING)


def next_expiry(records: Sequence[ScreeningRecord], checks: Collection[str]) -> date | None:
    """The first day on which a check that is clear now runs out; None where none does."""
    newest = {each.about: each for each in sorted(records, key=lambda one: (one.on, one.id)) if each.step is Step.CHECK}
    days = [each.expires for name, each in newest.items() if name in checks and each.outcome is Outcome.CLEAR]
    return min((day for day in days if day is not None), default=None)


def _interview(held: Sequence[ScreeningRecord]) -> list[Gap]:
    if not held:
        return [Gap(Code.INTERVIEW, Part.SCREENING)]
    return [] if held[-1].outcome is Outcome.RECOMMENDED else [Gap(Code.INTERVIEW_UNSURE, Part.SCREENING)]


def _check(name: str, newest: ScreeningRecord | None, on: date) -> list[Gap]:
    code, values = Code.CHECK_MISSING, {"check": name}
    if newest is not None:
        if newest.outcome is Outcome.CLEAR and newest.expires is not None and newest.expires >= on:
            return []
        states = {Outcome.REQUESTED: Code.CHECK_WAITING, Outcome.NOT_CLEAR: Code.CHECK_FAILED}
        code = states.get(newest.outcome, Code.CHECK_EXPIRED)
        if code is Code.CHECK_EXPIRED:
            return [Gap(code, Part.SCREENING, {**values, "day": newest.expires})]
    return [Gap(code, Part.SCREENING, values)]


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for each in lines if (line := " ".join(each.split()))))


STEP_WORDS: Mapping[Step, Text] = {
    Step.INTERVIEW: Text("Interview"),
    Step.REFERENCE: Text("Reference"),
    Step.CHECK: Text("Check"),
    Step.TRAINING: Text("Training"),
    Step.DISQUALIFIER: Text("Ruled out"),
}
