"""What a program is: its form, its rhythm, what it switches on, and the goals it is there for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any
from zoneinfo import available_timezones

from core.errors import Fault, InvalidInput
from core.program.asking import Acceptance, AskedFirst, Asking, Choosing
from core.program.questions import Side
from core.text import Text, text
from core.tracking.asks import ASK_LIMITS, USUAL, YOUTH_LIMITS, AskKind, AskLimits
from core.tracking.contacts import PROFILES, Keeping, Profile, Rests
from core.tracking.thresholds import contact_profile, threshold_faults

LONGEST_NAME = 120
LONGEST_HOLIDAY = 120  # days
WEEKLY, FORTNIGHTLY, MONTHLY = 7, 14, 30


class ProgramForm(StrEnum):
    """Who sits with whom. Of a reverse program the mentor is the junior of the two."""

    ONE_TO_ONE = "one to one"
    PEER = "peer"
    REVERSE = "reverse"
    GROUP = "group"


class Lead(StrEnum):
    """Who plans the meetings, owns the agenda and is reminded first."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class Part(StrEnum):
    """What a program uses. A part that is off asks nothing of anybody and shows nowhere."""

    MEETINGS = "meetings"
    GOALS = "goals"
    CHECK_INS = "check-ins"
    SURVEY = "survey"
    HOURS = "hours"
    AGREEMENT = "agreement"
    ATTAINMENT = "levels of goals"
    SCREENING = "screening"
    TRAINING = "training gate"
    GUARDIANS = "guardians"


class AgeQuestion(StrEnum):
    """How a program that asks guardians finds out who is under age."""

    BIRTH = "date of birth"
    CONFIRMED = "confirmation"  # only whether one is old enough: less is kept


class TrainingCounts(StrEnum):
    """What counts for the training that is asked before somebody is matched."""

    NOTED = "noted"  # what the team notes under Screening
    LIVE = "live"  # and trainings that were held, for whoever was ticked
    ALL = "all"  # and modules that people finished by themselves


@dataclass(frozen=True)
class Program:
    """One organisation's mentoring scheme. Dates belong to its cohorts, goals stand beside it.

    ``cadence_days`` is days between meetings; ``group_least`` and ``group_most`` count the mentees of
    one group and matter for the group form only; ``places_default`` is how many mentees a mentor takes
    unless she says otherwise. Below ``guardian_age`` a parent or guardian has to agree, where the program uses that
    part. ``own_weights``: applicants may say what matters most to them, and it counts more for them. ``acceptance`` to
    ``remind_days``: see ``asking``. ``choosing``: who ranks up to ``choices_most`` people before anybody is matched.
    ``training_counts`` matters where training is asked first. ``approve_hours``: time that people note beside
    meetings counts once the team has approved it. ``asks_by_itself``: whether ``asks`` are sent when they are due,
    without anybody's pressing. ``standards``: keys of the frameworks it looks at; a benchmark counts as
    met from ``standards_share`` percent of what is counted. ``agenda_first``: a meeting is planned only with a point
    to talk about. ``keeping``: on which days the team keeps in touch; in ``holidays``, by day, nothing is due or asked,
    and they count for no silence.
    """

    name: str
    form: ProgramForm = ProgramForm.ONE_TO_ONE
    lead: Lead = Lead.MENTEE
    cadence_days: int = FORTNIGHTLY
    meeting_minutes: int = 60
    length_months: int = 6
    time_zone: str = "UTC"
    parts: frozenset[Part] = frozenset({Part.MEETINGS, Part.GOALS, Part.CHECK_INS, Part.SURVEY})
    places_default: int = 1
    group_least: int = 2
    group_most: int = 6
    template: str = ""
    purpose: str = ""
    age_question: AgeQuestion = AgeQuestion.BIRTH
    guardian_age: int = 16
    own_weights: bool = False
    acceptance: Acceptance = Acceptance.NOBODY
    asked_first: AskedFirst = AskedFirst.TOGETHER
    answer_days: int = 10
    remind_days: int = 3
    choosing: Choosing = Choosing.NOBODY
    choices_most: int = 5
    training_counts: TrainingCounts = TrainingCounts.LIVE
    asks_by_itself: bool = True
    asks: frozenset[AskKind] = USUAL
    thresholds: Mapping[str, float] = field(default_factory=dict)
    approve_hours: bool = False
    standards: frozenset[str] = frozenset()
    standards_share: int = 80
    agenda_first: bool = False
    keeping: Keeping = Keeping.USUAL
    holidays: Rests = ()

    @property
    def contacts(self) -> Profile:
        """On which days the team keeps in touch with a pairing."""
        return contact_profile(self.thresholds, self.usual_contacts, self.holidays)

    @property
    def usual_contacts(self) -> Profile:
        """The same without what the team changed and without holidays."""
        return PROFILES[self._keeping]

    @property
    def keeps_as_young(self) -> bool:
        """Whether it keeps in touch, and asks, monthly as with young people."""
        return self._keeping in (Keeping.YOUNG, Keeping.SCHOOL)

    @property
    def usual_asks(self) -> AskLimits:
        """How much is asked of one person, without what the team changed."""
        return YOUTH_LIMITS if self.keeps_as_young else ASK_LIMITS

    @property
    def _keeping(self) -> Keeping:
        usual = Keeping.YOUNG if self.has(Part.GUARDIANS) else Keeping.WORK
        return usual if self.keeping is Keeping.USUAL else self.keeping

    @property
    def asking(self) -> Asking:
        """Whether and how people are asked before they are paired."""
        return Asking(self.acceptance, self.asked_first, self.answer_days, self.remind_days)

    @property
    def sides(self) -> tuple[Side, ...]:
        """Which forms people fill in: one for peers, otherwise mentors and mentees."""
        return (Side.PEER,) if self.form is ProgramForm.PEER else (Side.MENTOR, Side.MENTEE)

    def has(self, part: Part) -> bool:
        return part in self.parts

    @property
    def scheduled(self) -> frozenset[AskKind]:
        """What is sent by itself: nothing of a part that is off, and of an end with young people, nothing ever."""
        if not self.asks_by_itself:
            return frozenset()
        young = {AskKind.CLOSING} if self.has(Part.GUARDIANS) else set()
        return frozenset(kind for kind in self.asks - young if (part := HANGS_ON.get(kind)) is None or self.has(part))

    def to_document(self) -> dict[str, Any]:
        """As a JSON object, for the database; parts in the order of ``Part``."""
        return asdict(self) | {
            **{name: getattr(self, name).value for name in CHOSEN},
            "parts": [part.value for part in Part if part in self.parts],
            "standards": sorted(self.standards),
            "asks": [kind.value for kind in AskKind if kind in self.asks],
            "holidays": [[first.isoformat(), last.isoformat()] for first, last in self.holidays],
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Program":
        """The reverse of ``to_document``. Fields and parts that this version does not know are left out; a program of
        before there were any asks sends none by itself until somebody wants that."""
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        known |= {name: kind(known[name]) for name, kind in CHOSEN.items() if name in known}
        if "parts" in known:
            known["parts"] = frozenset(part for part in Part if part.value in known["parts"])
        if "asks" in known:
            known["asks"] = frozenset(kind for kind in AskKind if kind.value in known["asks"])
        if "standards" in known:
            known["standards"] = frozenset(known["standards"])
        known["holidays"] = tuple(
            (date.fromisoformat(first), date.fromisoformat(last)) for first, last in known.get("holidays", ())
        )
        known.setdefault("asks_by_itself", False)
        return cls(**known)


HANGS_ON: Mapping[AskKind, Part] = MappingProxyType({
    AskKind.MONTH: Part.CHECK_INS, AskKind.CHECK_IN: Part.CHECK_INS, AskKind.DID_WE_MEET: Part.MEETINGS,
    AskKind.SOON: Part.MEETINGS, AskKind.STALE_GOAL: Part.GOALS,
})  # fmt: skip
CHOSEN: Mapping[str, type[StrEnum]] = MappingProxyType({  # fields that are one of several words
    "form": ProgramForm, "lead": Lead, "age_question": AgeQuestion, "acceptance": Acceptance,
    "asked_first": AskedFirst, "choosing": Choosing, "training_counts": TrainingCounts, "keeping": Keeping,
})  # fmt: skip


@dataclass(frozen=True)
class ProgramGoal:
    """What will be different because of the program, how that is measured, and who agreed to it."""

    statement: str
    measure: str = ""
    target: str = ""
    due: date | None = None
    agreed_by: str = ""

    def to_document(self) -> dict[str, Any]:
        return asdict(self) | {"due": self.due.isoformat() if self.due else None}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "ProgramGoal":
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        due = known.get("due")
        return cls(**known | {"due": date.fromisoformat(due) if isinstance(due, str) else due})


@cache
def time_zones() -> tuple[str, ...]:
    """Names of all time zones to choose from, UTC first, then by the alphabet."""
    names = {name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/"))}
    return ("UTC", *sorted(names))


@cache
def is_time_zone(name: str) -> bool:
    """Whether ``name`` is a time zone, old names included."""
    return name in available_timezones()


LIMITS: dict[str, tuple[str, int, int, Text]] = {
    "cadence_days": ("Meetings", 1, 92, text("come every 1 to 92 days")),
    "meeting_minutes": ("Length of a meeting", 10, 480, text("is 10 to 480 minutes")),
    "length_months": ("Length of the program", 1, 60, text("is 1 to 60 months")),
    "places_default": ("Places of a mentor", 1, 50, text("are 1 to 50")),
    "group_least": ("Smallest group", 2, 50, text("is 2 to 50 mentees")),
    "group_most": ("Largest group", 2, 50, text("is 2 to 50 mentees")),
    "answer_days": ("Days to answer", 1, 90, text("are 1 to 90")),
    "remind_days": ("Reminder", 0, 89, text("comes 0 to 89 days before the last day to answer; 0 is never")),
    "choices_most": ("Choices", 1, 20, text("are 1 to 20 people")),
    "standards_share": ("Standards", 50, 100, text("count a benchmark as met from 50 to 100 percent")),
    "guardian_age": ("Age", 13, 21, text("below which a parent or guardian has to agree is 13 to 21")),
}


def program_faults(program: Program) -> tuple[Fault, ...]:
    """All that is wrong with a program, in the order of its fields; empty where all is well."""
    faults = []
    if not program.name.strip():
        faults.append(Fault("Name", text("is empty; say what people call the program")))
    elif len(program.name) > LONGEST_NAME:
        faults.append(Fault("Name", text("is longer than {longest} letters", longest=LONGEST_NAME)))
    for name, (where, least, most, what) in LIMITS.items():
        if not least <= getattr(program, name) <= most:
            faults.append(Fault(where, what))
    if program.group_least > program.group_most:
        faults.append(Fault("Largest group", text("is smaller than the smallest group")))
    if program.asking.asks and program.remind_days >= program.answer_days:
        faults.append(Fault("Reminder", text("comes before people are asked; there are {days} days to answer",
                                             days=program.answer_days)))  # fmt: skip
    if not is_time_zone(program.time_zone):
        faults.append(
            Fault("Time zone", text("“{zone}” is not known; choose one from the list", zone=program.time_zone))
        )
    faults += threshold_faults(program.thresholds)
    if any(last < first or (last - first).days > LONGEST_HOLIDAY for first, last in program.holidays):
        faults.append(Fault("Holidays", text("have a last day after the first, and last {most} days at most",
                                             most=LONGEST_HOLIDAY)))  # fmt: skip
    if not program.parts:
        faults.append(Fault("Parts", text("are all off; keep at least meetings")))
    return tuple(faults)


def check_program(program: Program) -> None:
    """Raise ``InvalidInput`` with every fault at once, unless the program can be kept as it is."""
    faults = program_faults(program)
    if faults:
        raise InvalidInput("The program is not ready to be saved.", faults)


def check_goal(goal: ProgramGoal) -> None:
    """Raise ``InvalidInput`` unless the goal says what will be different. Measure and target may come later."""
    if not goal.statement.strip():
        raise InvalidInput(
            "The goal is not ready to be saved.", [Fault("Goal", text("is empty; say what will be different"))]
        )
