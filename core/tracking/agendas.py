"""Agendas to begin from: a usual meeting, a look back halfway, and the last one. The first has a file of its own."""

from core.text import Text, text
from core.tracking.first_meeting import AGENDA as FIRST

REGULAR: tuple[tuple[int, Text], ...] = (  # minutes, what
    (5, text("How are you, really? What happened since we met?")),
    (10, text("What did we agree on last time, and what came of it?")),
    (25, text("The main thing today: ")),
    (5, text("What helped today? What should we do otherwise next time?")),
    (5, text("Who does what by when?")),
    (2, text("The next date.")),
)
HALFWAY: tuple[tuple[int, Text], ...] = (
    (10, text("What has changed since we began? Each names one thing.")),
    (15, text("Our goals, one by one: still right, reached, or to be changed?")),
    (10, text("How do we work together? More of what, less of what?")),
    (10, text("What should have happened by the end?")),
    (5, text("The next dates.")),
)
LAST: tuple[tuple[int, Text], ...] = (
    (10, text("Where did we begin, and where are we now?")),
    (15, text("What was reached, and how can one see it?")),
    (10, text("What did each of us learn from the other?")),
    (10, text("What comes next, and who else can help?")),
    (5, text("May we write to each other afterwards, and how?")),
)

AGENDAS: dict[str, tuple[Text, tuple[tuple[int, Text], ...]]] = {
    "first": (text("First meeting"), FIRST),
    "regular": (text("Usual meeting"), REGULAR),
    "halfway": (text("Halfway: a look back"), HALFWAY),
    "last": (text("Last meeting"), LAST),
}


def likely(met: int, days: int, whole_days: int | None) -> str:
    """Which agenda suits: the first while nobody has met, the last in the last tenth of the time, else the usual one.

    Between 45 and 60 of a hundred of the time, halfway. The limits are our judgement.
    """
    if not met:
        return "first"
    if whole_days and days >= 0.9 * whole_days:
        return "last"
    return "halfway" if whole_days and 0.45 * whole_days <= days <= 0.6 * whole_days else "regular"
