"""Who is ready to be matched, and for everybody else: why not, and what to do next."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.intake.applications import is_email
from core.program.program import Part
from core.program.questions import Side
from core.text import Text, text


class Code(StrEnum):
    """What stands in the way."""

    UNDECIDED = "undecided"
    CONSENT = "consent"
    PAUSED = "paused"
    LEFT = "left"
    EMAIL = "email"
    FULL = "full"
    OVER = "over"
    SCREENING = "screening"
    TRAINING = "training"
    GUARDIAN = "guardian"
    # what exactly is missing of screening and training, where that is known
    RULED_OUT = "ruled out"
    INTERVIEW = "interview"
    INTERVIEW_UNSURE = "interview unsure"
    REFERENCES = "references"
    CHECK_MISSING = "check missing"
    CHECK_WAITING = "check waiting"
    CHECK_FAILED = "check failed"
    CHECK_EXPIRED = "check expired"
    TRAINING_MINUTES = "training minutes"


@dataclass(frozen=True)
class Gap:
    """One thing that a gate of the program (``part``) still wants; ``values`` go into its sentence."""

    code: Code
    part: Part
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PersonFacts:
    """What readiness depends on. ``screened``, ``trained`` and ``guardian_agreed`` count only where the program
    uses that part: None is "not known", which is not yes. ``gaps`` say what exactly is missing, where that is known.
    ``places_left`` is how many partners more she takes.
    """

    id: int
    name: str
    side: Side
    accepted: bool = True
    consented: bool = False
    email: str = ""
    paused: bool = False
    left: bool = False
    places_left: int = 1
    time_is_over: bool = False
    screened: bool | None = None
    trained: bool | None = None
    guardian_agreed: bool | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Blocker:
    """One thing in the way: a ``sentence`` about the person, and the ``next_step`` for the coordinator.

    ``values`` are those of a gap. Both texts are made when somebody asks for them: most looks only count.
    """

    person_id: int
    code: Code
    name: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> Text:
        return Text(SENTENCES[self.code][0], {**self.values, "name": self.name})

    @property
    def next_step(self) -> Text:
        return Text(SENTENCES[self.code][1], {"name": self.name})


@dataclass(frozen=True)
class Readiness:
    """``ready`` ids and all blockers, in the order the people were given. ``summary``: "Ready: 38 of 40".

    ``reasons`` count people per code, the most frequent first, ties in the order of ``Code``.
    """

    ready: tuple[int, ...]
    blockers: tuple[Blocker, ...]
    summary: Text
    reasons: tuple[tuple[Code, int], ...]

    def of(self, person_id: int) -> tuple[Blocker, ...]:
        """What stands in the way of one person; empty where nothing does."""
        return tuple(blocker for blocker in self.blockers if blocker.person_id == person_id)


SENTENCES: dict[Code, tuple[str, str]] = {
    Code.UNDECIDED: ("{name} has not been accepted yet.", "Read the application and decide."),
    Code.CONSENT: ("{name} has not agreed to take part.", "Send the link that asks for consent."),
    Code.PAUSED: ("{name} has paused.", "Ask when it suits again, or match without {name} this time."),
    Code.LEFT: ("{name} has left the program.", "Nothing to do."),
    Code.EMAIL: ("{name} has no e-mail address that works.", "Correct the address."),
    Code.FULL: ("{name} has no free place.", "Ask whether {name} would take one more person, or leave it so."),
    Code.OVER: (
        "The time that {name} offered is over.",
        "Ask whether {name} would go on, and change the last day, or let {name} go.",
    ),
    Code.SCREENING: ("The screening of {name} is not finished.", "Finish the screening and note its result."),
    Code.TRAINING: ("{name} has not finished the training.", "Remind {name} of the training."),
    Code.GUARDIAN: ("A parent or guardian of {name} has not agreed.", "Ask the guardian for consent."),
    Code.RULED_OUT: ("{name} is ruled out.", "Decline the application, or lift it under Screening if it was wrong."),
    Code.INTERVIEW: ("{name} has not been interviewed.", "Hold the interview and note it under Screening."),
    Code.INTERVIEW_UNSURE: (
        "The last interview did not clearly speak for {name}.",
        "Hold a second one, or decide on the application.",
    ),
    Code.REFERENCES: (
        "Good references of {name}: {good} of {needed}.",
        "Ask for the others and note them under Screening.",
    ),
    Code.CHECK_MISSING: ("The check “{check}” of {name} is missing.", "Ask for it, and note its result."),
    Code.CHECK_WAITING: ("The check “{check}” of {name} has no result yet.", "Wait for it, or ask whoever makes it."),
    Code.CHECK_FAILED: ("The check “{check}” of {name} is not clear.", "Decide on the application."),
    Code.CHECK_EXPIRED: (
        "The check “{check}” of {name} is valid until {day} only.",
        "Ask for a new one, and note its result.",
    ),
    Code.TRAINING_MINUTES: (
        "{name} has done {minutes} of {needed} minutes of training.",
        "Remind {name} of the training, and note it under Screening.",
    ),
}


def blockers(person: PersonFacts, parts: Collection[Part] = ()) -> tuple[Blocker, ...]:
    """Everything in the way of one person, in the order of ``Code``; empty where she can be matched.

    Of somebody who left only that is told. Mentors (and peers, who are also mentors) are screened; training is
    asked of mentors and peers; guardians of mentees and peers. What is None counts as not yet done. Where it is
    known what exactly is missing, that is told instead of the whole.
    """
    id, name = person.id, person.name
    if person.left:
        return (Blocker(id, Code.LEFT, name),)
    guides, mentors = person.side is not Side.MENTEE, person.side is Side.MENTOR
    found = (  # no mapping: this runs for everybody at every look
        (Code.UNDECIDED, not person.accepted),
        (Code.CONSENT, not person.consented),
        (Code.PAUSED, person.paused),
        (Code.EMAIL, not is_email(person.email)),
        (Code.FULL, person.places_left < 1),
        (Code.OVER, person.time_is_over),
        (Code.SCREENING, guides and person.screened is not True and Part.SCREENING in parts),
        (Code.TRAINING, guides and person.trained is not True and Part.TRAINING in parts),
        (Code.GUARDIAN, not mentors and person.guardian_agreed is not True and Part.GUARDIANS in parts),
    )
    told: list[Blocker] = []
    for code, stands in found:
        if stands:
            exactly = [gap for gap in person.gaps if gap.part is OF_PART.get(code)] if person.gaps else ()
            told += [Blocker(id, gap.code, name, gap.values) for gap in exactly] or [Blocker(id, code, name)]
    return tuple(told)


def readiness(people: Sequence[PersonFacts], parts: Collection[Part] = ()) -> Readiness:
    """Who can be matched now and what stands in the way of the others. Linear in the number of people; no errors."""
    found = {person.id: blockers(person, parts) for person in people}
    ready = tuple(person.id for person in people if not found[person.id])
    counts = Counter(blocker.code for each in found.values() for blocker in each)
    order = list(Code)
    return Readiness(
        ready=ready,
        blockers=tuple(blocker for each in found.values() for blocker in each),
        summary=text("Ready: {ready} of {all}", ready=len(ready), all=len(found)),
        reasons=tuple(sorted(counts.items(), key=lambda each: (-each[1], order.index(each[0])))),
    )


OF_PART = {Code.SCREENING: Part.SCREENING, Code.TRAINING: Part.TRAINING}
EXACTLY = frozenset(list(Code)[list(Code).index(Code.RULED_OUT) :])


def roughly(code: Code) -> Code:
    """The whole that an exact code is a part of, for counts and short lists; any other code is itself.

    >>> roughly(Code.CHECK_EXPIRED), roughly(Code.TRAINING_MINUTES), roughly(Code.PAUSED)
    (<Code.SCREENING: 'screening'>, <Code.TRAINING: 'training'>, <Code.PAUSED: 'paused'>)
    """
    if code is Code.TRAINING_MINUTES:
        return Code.TRAINING
    return Code.SCREENING if code in EXACTLY else code
