"""What the people of a pairing agree on between them: written together, signed by each, anew after every change."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput
from core.messages.templates import rhythm
from core.text import Text, text

LONGEST = 1000
LONGEST_NAME = 120
LATE_DAYS = 30  # after the start: by then the first meetings were
WAIT_DAYS = 14  # for the others to sign what one wrote


@dataclass(frozen=True)
class Agreement:
    """Empty where nothing is said. What is asked stands in ``FIELDS``, under the same names."""

    purpose: str = ""
    rhythm: str = ""
    way: str = ""
    until: str = ""
    agenda: str = ""
    between: str = ""
    lateness: str = ""
    confidence: str = ""
    boundaries: str = ""
    feedback: str = ""
    progress: str = ""
    interests: str = ""
    contact: str = ""
    leaving: str = ""
    closing: str = ""

    def to_document(self) -> dict[str, Any]:
        return {name: words.strip() for name, words in asdict(self).items()}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Agreement":
        return cls(**{name: str(value) for name, value in document.items() if name in cls.__dataclass_fields__})

    @property
    def missing(self) -> tuple[Text, ...]:
        """What has to be said before anybody can sign, as questions."""
        return tuple(FIELDS[name] for name in NEEDED if not getattr(self, name).strip())


FIELDS: dict[str, Text] = {  # in the order in which they are asked
    "purpose": text("What do we do this for? Up to three goals"),
    "rhythm": text("How often do we meet, and for how long?"),
    "way": text("How and where do we meet?"),
    "until": text("Until when?"),
    "agenda": text("Who brings the agenda?"),
    "between": text("May we write between meetings, and how soon does one answer?"),
    "lateness": text("What if one of us is late or has to cancel?"),
    "confidence": text("What stays between us, and where does that end?"),
    "boundaries": text("What do we leave out? Money, gifts, social media, lifts"),
    "feedback": text("How do we tell each other what helps and what does not?"),
    "progress": text("How do we see that it moves on, and when do we look?"),
    "interests": text("Is there a conflict of interest between us?"),
    "contact": text("Whom do we ask in the program, and what does it hear from us?"),
    "leaving": text("How can each of us end it, without anybody being at fault?"),
    "closing": text("How do we want to close?"),
}
NEEDED = ("purpose", "rhythm", "confidence", "leaving")
FIRST = ("purpose", "rhythm", "way", "confidence", "leaving")  # asked at once; the others behind a fold


def first_draft(cadence_days: int, minutes: int, ends_on: date | None) -> dict[str, Text]:
    """Words to begin with, by field: usual ones, for both to change. What only they can say is left out."""
    found = {
        "rhythm": rhythm(cadence_days, minutes),
        "agenda": text("Whoever learns sends two or three points the day before."),
        "between": text("Yes, in writing. We answer within two working days."),
        "lateness": text("We cancel at least a day before, and name a new time with it."),
        "confidence": text("What we say stays between us. It ends where somebody is in danger or the law asks for it."),
        "boundaries": text("No money and no gifts. We meet where the program allows it."),
        "feedback": text("At the end of each meeting: one thing that helped, one that we would do differently."),
        "progress": text("We look at the goals at every third meeting."),
        "interests": text("None of us decides on the other’s pay, marks or job."),
        "contact": text("Our coordinator. We answer the short questions of the program."),
        "leaving": text("Each of us may end it at any time, with two weeks’ notice and a last talk."),
        "closing": text("A last meeting: what was reached, what comes next, and whether we stay in touch."),
    }
    return found | ({"until": text("Until {day}", day=ends_on)} if ends_on is not None else {})


class AgreementState(StrEnum):
    NONE = "none"  # nothing is written
    WAITS = "waits"  # written, and not signed by everybody; none before it was
    RENEWING = "renewing"  # an earlier one holds; a newer one waits for signatures
    SIGNED = "signed"


@dataclass(frozen=True)
class Signature:
    """Who signed, with which name, and on which day."""

    person: int
    name: str
    on: date


@dataclass(frozen=True)
class Written:
    """One version: ``number`` counts from 1; ``written_by`` a participant, None where she is gone."""

    number: int
    agreement: Agreement
    written_on: date
    written_by: int | None
    signatures: tuple[Signature, ...] = ()

    def unsigned(self, people: Collection[int]) -> frozenset[int]:
        """Who of these has not signed it."""
        return frozenset(people) - {each.person for each in self.signatures}


def in_force(versions: Sequence[Written], people: Collection[int]) -> Written | None:
    """The newest version that all of ``people`` signed; None where there is none."""
    signed = [each for each in versions if not each.unsigned(people)]
    return max(signed, key=lambda each: each.number, default=None)


def newest(versions: Sequence[Written]) -> Written | None:
    return max(versions, key=lambda each: each.number, default=None)


def state_of(versions: Sequence[Written], people: Collection[int]) -> AgreementState:
    """How it stands between these people."""
    last, holds = newest(versions), in_force(versions, people)
    if last is None:
        return AgreementState.NONE
    if holds is None:
        return AgreementState.WAITS
    return AgreementState.SIGNED if holds.number == last.number else AgreementState.RENEWING


def late_since(
    state: AgreementState, started_on: date, written_on: date | None, today: date, late: int = LATE_DAYS,
    wait: int = WAIT_DAYS,
) -> int | None:  # fmt: skip
    """Days since something should have happened, at least 0; None while there is time, or all is signed.

    Nothing signed: ``late`` days after the start. A change that waits: ``wait`` days after it was written. The days
    are our judgement.
    """
    if state is AgreementState.SIGNED:
        return None
    if state is AgreementState.RENEWING:
        days = (today - (written_on or started_on)).days - wait
    else:
        days = (today - started_on).days - late
    return days if days >= 0 else None


def check_agreement(agreement: Agreement) -> None:
    """Raise ``InvalidInput`` for anything over 1,000 letters, or where nothing at all is said."""
    faults = [
        Fault(str(asked), text("is longer than {longest} letters", longest=LONGEST))
        for name, asked in FIELDS.items()
        if len(getattr(agreement, name)) > LONGEST
    ]
    if not any(agreement.to_document().values()):
        faults = [Fault("Agreement", text("is empty; one sentence is enough to begin"))]
    if faults:
        raise InvalidInput("The agreement is not kept.", faults)


def check_signature(agreement: Agreement, name: str) -> None:
    """Raise ``InvalidInput`` unless what is needed is said and a name is typed."""
    faults = [Fault(str(asked), text("is not answered yet")) for asked in agreement.missing]
    if not name.strip():
        faults.append(Fault("Your name", text("is empty; type it, that is your signature")))
    elif len(name) > LONGEST_NAME:
        faults.append(Fault("Your name", text("is longer than {longest} letters", longest=LONGEST_NAME)))
    if faults:
        raise InvalidInput("It is not signed yet.", faults)
