"""Concerns about somebody's safety: what may be noted about one, and the clock that runs until somebody acts."""

from datetime import datetime
from enum import StrEnum

from core.errors import Fault, InvalidInput
from core.text import Text, text

CLOCK_HOURS = 24  # our judgement; the participants are told the same number
LONGEST = 4000


class ConcernStep(StrEnum):
    """What was done about a concern."""

    TALK = "talk"
    ACTION = "action"
    REFERRAL = "referral"
    OUTCOME = "outcome"


STEPS: dict[ConcernStep, Text] = {
    ConcernStep.TALK: text("Talked with somebody"),
    ConcernStep.ACTION: text("Did something at once"),
    ConcernStep.REFERRAL: text("Told an authority or a specialist"),
    ConcernStep.OUTCOME: text("What came of it"),
}


def hours_left(reported_at: datetime, first_step_at: datetime | None, now: datetime) -> int | None:
    """Whole hours until the clock has run out, negative once it has; None where a first step was noted.

    Begun hours count as whole ones, on either side: one minute before the end it is 1, one minute after it -1, and 0
    at the moment itself. Both moments carry a zone.
    """
    if first_step_at is not None:
        return None
    seconds = CLOCK_HOURS * 3600 - (now - reported_at).total_seconds()
    hours, rest = divmod(abs(seconds), 3600)
    whole = int(hours) + (rest > 0)
    return whole if seconds >= 0 else -whole


def check_words(words: str, what: str) -> str:
    """The words without spaces around. Raises ``InvalidInput`` where they are none or too many; ``what`` is lost then,
    as a sentence."""
    if not words.strip():
        raise InvalidInput(what, [Fault("Words", text("are missing; a sentence is enough"))])
    if len(words) > LONGEST:
        raise InvalidInput(what, [Fault("Words", text("are more than {longest} letters", longest=LONGEST))])
    return words.strip()
