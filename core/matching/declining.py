"""Why somebody says no to a proposal: reasons to choose from, none of which is anybody's fault; and when to remind."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from core.text import Text

LONGEST_WORDS = 500


class NoGround(StrEnum):
    """The reason code of a no. ``NONE``: she would rather not say, or nobody asked."""

    NONE = ""
    TIMES = "times"
    PLACE = "place"
    TOPICS = "topics"
    CLOSE = "too close"
    NOT_NOW = "not now"
    OTHER = "other"


# As she reads them, and as the team does.
HER_WORDS: Mapping[NoGround, Text] = {
    NoGround.TIMES: Text("Our times do not fit"),
    NoGround.PLACE: Text("It is too far, or the way of meeting does not suit me"),
    NoGround.TOPICS: Text("I would like to work on something else"),
    NoGround.CLOSE: Text("We know each other already, or work closely together"),
    NoGround.NOT_NOW: Text("I have no time for anybody just now"),
    NoGround.OTHER: Text("Something else"),
    NoGround.NONE: Text("I would rather not say"),
}
TEAM_WORDS: Mapping[NoGround, Text] = {
    NoGround.TIMES: Text("Their times do not fit"),
    NoGround.PLACE: Text("Too far, or the way of meeting does not suit"),
    NoGround.TOPICS: Text("Would like to work on something else"),
    NoGround.CLOSE: Text("They know each other, or work closely together"),
    NoGround.NOT_NOW: Text("Has no time for anybody just now"),
    NoGround.OTHER: Text("Something else"),
    NoGround.NONE: Text("Did not say why"),
}


def reminder_on(asked_on: date, closes_on: date, days: int) -> date | None:
    """The day on which somebody who has not answered is reminded: ``days`` before the last day to answer.

    None where ``days`` is 0, or where that day is not after the one she is asked on: there is no use in it then.

    >>> reminder_on(date(2026, 3, 2), date(2026, 3, 12), 3)
    datetime.date(2026, 3, 9)
    """
    on = closes_on - timedelta(days=days)
    return on if days and on > asked_on else None
