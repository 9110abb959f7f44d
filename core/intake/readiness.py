"""Who is ready to be matched, and for everybody else: why not, and what to do next."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class PersonFacts:
    """What readiness depends on. ``screened``, ``trained`` and ``guardian_agreed`` count only where the program
    uses that part: None is "not known", which is not yes. ``places_left`` is how many partners more she takes.
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


@dataclass(frozen=True)
class Blocker:
    """One thing in the way: a ``sentence`` about the person, and the ``next_step`` for the coordinator."""

    person_id: int
    code: Code
    sentence: Text
    next_step: Text


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
}


def blockers(person: PersonFacts, parts: Collection[Part] = ()) -> tuple[Blocker, ...]:
    """Everything in the way of one person, in the order of ``Code``; empty where she can be matched.

    Of somebody who left only that is told. Mentors (and peers, who are also mentors) are screened; training is
    asked of mentors and peers; guardians of mentees and peers. What is None counts as not yet done.
    """
    if person.left:
        return (_blocker(person, Code.LEFT),)
    guides, mentors = person.side is not Side.MENTEE, person.side is Side.MENTOR
    found = {
        Code.UNDECIDED: not person.accepted,
        Code.CONSENT: not person.consented,
        Code.PAUSED: person.paused,
        Code.EMAIL: not is_email(person.email),
        Code.FULL: person.places_left < 1,
        Code.OVER: person.time_is_over,
        Code.SCREENING: Part.SCREENING in parts and guides and person.screened is not True,
        Code.TRAINING: Part.TRAINING in parts and guides and person.trained is not True,
        Code.GUARDIAN: Part.GUARDIANS in parts and not mentors and person.guardian_agreed is not True,
    }
    return tuple(_blocker(person, code) for code, stands in found.items() if stands)


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


def _blocker(person: PersonFacts, code: Code) -> Blocker:
    sentence, step = SENTENCES[code]
    return Blocker(person.id, code, text(sentence, name=person.name), text(step, name=person.name))
