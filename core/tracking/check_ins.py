"""Check-ins: a short question to one person of a pairing, due on a day, answered by private link in two presses."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import Fault, InvalidInput
from core.text import text

DAYS_TO_ANSWER = 7
REST_DAYS = 7  # between two check-ins to one person
COUNTED = 3  # the last ones of each person tell how a pairing answers
LONGEST_WORDS = 2000


@dataclass(frozen=True)
class CheckInAnswer:
    """``rating`` of the relationship, 1 to 5; ``met``: whether they met lately. What is left out is None or empty."""

    rating: int | None = None
    met: bool | None = None
    words: str = ""
    wants_contact: bool = False


def check_answer(answer: CheckInAnswer) -> None:
    """Raise ``InvalidInput`` unless something was said, and nothing that can't be."""
    faults = []
    if answer == CheckInAnswer(words=answer.words) and not answer.words.strip():
        faults.append(Fault("Answer", text("is empty; one of the questions is enough")))
    if answer.rating is not None and not 1 <= answer.rating <= 5:
        faults.append(Fault("Rating", text("is 1 to 5")))
    if len(answer.words) > LONGEST_WORDS:
        faults.append(Fault("Words", text("are more than {longest} letters", longest=LONGEST_WORDS)))
    if faults:
        raise InvalidInput("Nothing was sent yet.", faults)


def may_ask(last_asked: date | None, today: date) -> bool:
    """Nobody is asked twice within a week."""
    return last_asked is None or today - last_asked >= timedelta(days=REST_DAYS)
