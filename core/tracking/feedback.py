"""Feedback between the people of a pairing: asked for on a piece of work, or given after a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.errors import Fault, InvalidInput
from core.text import text

LONGEST = 4000
LONGEST_LINE = 300
LARGEST_FILE = 4_000_000  # bytes
FILE_ENDINGS = ("pdf", "docx", "odt", "txt", "md", "pptx", "odp", "xlsx", "ods", "png", "jpg", "jpeg")


@dataclass(frozen=True)
class Feedback:
    """Asked for or given. ``asked_by``: who wants it, None where nobody asked; ``to``: whose it is; ``of``: who is
    asked, None for anybody of the pairing. ``helps`` and ``change`` are what was given; participants are ids.
    """

    to: int
    about: str = ""
    question: str = ""
    link: str = ""
    file_name: str = ""
    due: date | None = None
    asked_by: int | None = None
    of: int | None = None
    meeting_on: date | None = None  # of the meeting that it is about
    helps: str = ""
    change: str = ""
    given_by: int | None = None
    given_on: date | None = None

    @property
    def is_given(self) -> bool:
        return self.given_on is not None


def asked_of(person: int, found: Sequence[Feedback]) -> tuple[Feedback, ...]:
    """What one person is asked for and nobody has given, the soonest first; without a day last, in their order."""
    open_ = [one for one in found if not one.is_given and one.asked_by != person and one.of in (person, None)]
    return tuple(sorted(open_, key=lambda one: one.due or date.max))


def check_asking(asked: Feedback, today: date, file_size: int = 0) -> None:
    """Raise ``InvalidInput`` with every fault of a request."""
    faults = []
    if not asked.about.strip():
        faults.append(Fault("What", text("is empty; name the piece of work")))
    if not asked.question.strip():
        faults.append(Fault("Question", text("is empty; one exact question gets the better answer")))
    for where, words in (("What", asked.about), ("Question", asked.question), ("Link", asked.link)):
        if len(words) > LONGEST_LINE:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=LONGEST_LINE)))
    if asked.link.strip() and not asked.link.strip().startswith(("https://", "http://")):
        faults.append(Fault("Link", text("does not begin with https://; copy it from the address line")))
    if asked.due is not None and asked.due < today:
        faults.append(Fault("Day", text("is over already; choose a day to come")))
    if asked.file_name and asked.file_name.rpartition(".")[2].lower() not in FILE_ENDINGS:
        faults.append(Fault("File", text("is of a kind that is not taken here; save it as PDF")))
    if file_size > LARGEST_FILE:
        most = LARGEST_FILE // 1_000_000
        faults.append(Fault("File", text("is larger than {most} MB; send a link, or a smaller one", most=most)))
    if faults:
        raise InvalidInput("Nothing was asked yet.", faults)


def check_giving(helps: str, change: str) -> None:
    """Raise ``InvalidInput`` where nothing was said, or too much."""
    if not (helps.strip() or change.strip()):
        raise InvalidInput("Nothing was given yet.", [Fault("Feedback", text("is empty; one sentence is enough"))])
    if len(helps) > LONGEST or len(change) > LONGEST:
        raise InvalidInput(
            "Nothing was given yet.", [Fault("Feedback", text("is longer than {longest} letters", longest=LONGEST))]
        )
