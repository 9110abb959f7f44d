"""How a pairing came to its end: in which way, whether that was early, and what it asks before a next one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.program.questions import Side
from core.text import Text, text

REST_DAYS = 14  # between an ending and a new beginning, unless both would rather go on at once
MANY_EARLY = 2  # early endings from which somebody looks into them before a next pairing


class Ending(StrEnum):
    """Why a pairing ended. None of them is anybody's fault."""

    WISH = "wish"
    TIME = "time"
    LEFT = "left"
    FIT = "fit"
    GOALS = "goals"
    CONFLICT = "conflict"
    SAFETY = "safety"
    MOVED = "moved"
    REACHED = "reached"
    OVER = "over"


ENDINGS: dict[Ending, Text] = {
    Ending.WISH: text("One of them wishes for somebody else"),
    Ending.TIME: text("Times do not work out"),
    Ending.LEFT: text("One of them left"),
    Ending.FIT: text("It did not come to life"),
    Ending.GOALS: text("The goals have changed"),
    Ending.CONFLICT: text("One reports to the other, or another conflict of interest"),
    Ending.SAFETY: text("Safeguarding: noted by whoever leads it"),
    Ending.MOVED: text("Moved so that somebody else finds a partner"),
    Ending.REACHED: text("They reached what they set out to do"),
    Ending.OVER: text("Its time was over"),
}
AS_PLANNED = frozenset({Ending.REACHED, Ending.OVER, Ending.MOVED})  # says nothing about the people


class Caution(StrEnum):
    """What somebody should look at before this person is paired anew."""

    REST = "rest"
    PREPARE = "prepare"
    HARM = "harm"


@dataclass(frozen=True)
class Past:
    """One pairing of a person that has ended. ``ending`` None: not noted, as in older records. ``went_on``: in the same
    step she, or whom she was with, went over to another group."""

    ended_on: date
    ending: Ending | None
    planned_until: date | None = None  # the last day of its cohort
    went_on: bool = False

    @property
    def moved(self) -> bool:
        """Whether it ended only because somebody of it was moved."""
        return self.went_on or self.ending is Ending.MOVED

    @property
    def early(self) -> bool:
        """Whether it ended before its time. What was not noted counts only where its planned end is known."""
        if self.went_on:
            return False
        if self.ending is None:
            return self.planned_until is not None and self.ended_on < self.planned_until
        return self.ending not in AS_PLANNED


@dataclass(frozen=True)
class Cautioned:
    """One caution with its sentence; ``until``: the day on which it passes by itself."""

    caution: Caution
    sentence: Text
    until: date | None = None


def cautions(
    name: str, side: Side, past: Iterable[Past], today: date, ending: Ending | None = None
) -> tuple[Cautioned, ...]:
    """What speaks for waiting or looking first, before this person is paired anew; empty where nothing does.

    A rest of ``REST_DAYS`` after the last ending (being moved needs none). From ``MANY_EARLY`` early endings on, a
    mentor is prepared anew, and for a mentee or peer somebody weighs what another early ending would do to her.
    ``ending``: how the pairing ends that she goes on from just now; it counts too, and asks for no rest.

    The rules are those of mentoring practice (a buffer before a rematch; retraining of mentors, and a look at the risk
    of harm, after repeated early endings); the numbers are conventions.
    """
    known = list(past)
    found = []
    ended = [each.ended_on for each in known if not each.moved]
    rests = max(ended) + timedelta(days=REST_DAYS) if ended else today
    if rests > today:
        words = "The last pairing of {name} ended on {day}: a rest until {until} is usual."
        found.append(Cautioned(Caution.REST, text(words, name=name, day=max(ended), until=rests), rests))
    early = sum(each.early for each in known) + (ending is not None and ending not in AS_PLANNED)
    if early >= MANY_EARLY:
        if side is Side.MENTOR:
            words = "{count} pairings of {name} ended early: prepare {name} anew before the next."
            found.append(Cautioned(Caution.PREPARE, text(words, count=early, name=name)))
        else:
            words = "{count} pairings of {name} ended early: look at what another early ending would mean for {name}."
            found.append(Cautioned(Caution.HARM, text(words, count=early, name=name)))
    return tuple(found)
