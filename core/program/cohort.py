"""Cohorts: the people of one intake, where one stands on a day, and what the next one takes along."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.errors import Fault, InvalidInput
from core.program.questions import Side
from core.text import Text, text

LONGEST_NAME = 120
MOST_PLACES = 100_000


class CohortState(StrEnum):
    """Where a cohort stands on a day. Applications may stay open while it runs: see ``takes_applications``."""

    PLANNED = "planned"  # applications open later
    APPLYING = "applying"
    MATCHING = "matching"  # applications are closed, it has not started
    RUNNING = "running"
    ENDED = "ended"


class Room(StrEnum):
    """What there is for one application more."""

    PLACES = "places"
    WAITING_LIST = "waiting list"
    NONE = "none"


@dataclass(frozen=True)
class Cohort:
    """One intake. Days are of the program's time zone, each the last day or first day that counts.

    A day left out sets no limit: without ``closes_on`` applications stay open until the cohort ends.
    Without ``opens_on`` they are not open: a public form opens by decision, never by omission.

    ``most_mentors`` and ``most_mentees`` (of peers too) are how many applications are taken before the waiting list
    begins, ``most_waiting`` how many each side's list takes; None is as many as come, 0 on the list is no list.
    """

    name: str
    starts_on: date | None = None
    ends_on: date | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    closed: bool = False  # ended by hand
    most_mentors: int | None = None
    most_mentees: int | None = None
    most_waiting: int | None = None

    def most(self, side: Side) -> int | None:
        """How many applications of a side are taken before its waiting list begins."""
        return self.most_mentors if side is Side.MENTOR else self.most_mentees

    def room(self, side: Side, taken: int, waiting: int) -> Room:
        """What there is for one more. ``taken`` await a decision or were accepted; ``waiting`` are on the list because
        there was no place, not because somebody decided so. Whoever comes while others wait waits behind them, even
        where a place has become free.
        """
        most = self.most(side)
        if most is None or (taken < most and not waiting):
            return Room.PLACES
        return Room.WAITING_LIST if self.most_waiting is None or waiting < self.most_waiting else Room.NONE

    def takes_applications(self, today: date) -> bool:
        """Whether the public form is open: from ``opens_on`` to ``closes_on``, both included, never after the end."""
        if self.closed or self.opens_on is None or today < self.opens_on:
            return False
        return today <= (self.closes_on or self.ends_on or today) and today <= (self.ends_on or today)

    def state(self, today: date) -> CohortState:
        if self.closed or (self.ends_on is not None and self.ends_on < today):
            return CohortState.ENDED
        if self.starts_on is not None and self.starts_on <= today:
            return CohortState.RUNNING
        if self.takes_applications(today):
            return CohortState.APPLYING
        if self.opens_on is not None and self.opens_on <= today:
            return CohortState.MATCHING
        return CohortState.PLANNED


def check_cohort(cohort: Cohort) -> None:
    """Raise ``InvalidInput`` with every fault: no name, or days in an order that can't be."""
    faults = []
    if not cohort.name.strip():
        faults.append(Fault("Name", text("is empty; for example “Autumn 2027”")))
    elif len(cohort.name) > LONGEST_NAME:
        faults.append(Fault("Name", text("is longer than {longest} letters", longest=LONGEST_NAME)))
    if cohort.starts_on and cohort.ends_on and cohort.ends_on <= cohort.starts_on:
        faults.append(Fault("Last day", text("is not after the first day")))
    if cohort.opens_on and cohort.closes_on and cohort.closes_on < cohort.opens_on:
        faults.append(Fault("Applications close", text("before they open")))
    if cohort.closes_on and not cohort.opens_on:
        faults.append(Fault("Applications open", text("has no day, though they close on one")))
    if cohort.opens_on and cohort.ends_on and cohort.opens_on > cohort.ends_on:
        faults.append(Fault("Applications open", text("after the cohort has ended")))
    for where, most in (("Mentors", cohort.most_mentors), ("Mentees", cohort.most_mentees)):
        if most is not None and not 1 <= most <= MOST_PLACES:
            faults.append(Fault(where, text("are 1 to {most} places, or none set", most=MOST_PLACES)))
    if cohort.most_waiting is not None and not 0 <= cohort.most_waiting <= MOST_PLACES:
        faults.append(Fault("Waiting list", text("takes 0 to {most}, or as many as come", most=MOST_PLACES)))
    if faults:
        raise InvalidInput("The cohort is not ready to be saved.", faults)


class CopiedPart(StrEnum):
    """What the next cohort gets a copy of. Applications, runs, pairings, messages and reports stay behind."""

    FORMS = "forms"
    RULES = "matching rules"
    GUIDANCE = "guidance"


@dataclass(frozen=True)
class Standing:
    """How one person stands when a cohort gives way to the next.

    ``willing`` is what she said of taking part again, None where nobody asked. ``waiting`` is an accepted
    or waitlisted person who had no partner. ``may_return`` is False where she left, was declined or removed.
    """

    id: int
    is_mentor: bool
    willing: bool | None = None
    waiting: bool = False
    may_return: bool = True


@dataclass(frozen=True)
class NextCohort:
    """``cohort`` with its days; ids of people who come along; who is to be asked first, and who comes first."""

    cohort: Cohort
    copies: tuple[CopiedPart, ...]
    carried: tuple[int, ...]
    first: tuple[int, ...]  # of those carried: they waited, so they come first where two would do equally well
    to_ask: tuple[int, ...]
    sentence: Text


def next_cohort(
    cohort: Cohort,
    people: Sequence[Standing],
    starts_on: date | None,
    name: str = "",
    today: date | None = None,
) -> NextCohort:
    """What "Start next cohort" makes, to be shown before it is done.

    The new cohort lasts as many days as the old and its applications open and close as long before the
    start; its name counts on (``"Cohort 2"``, ``"2027"`` after ``"2026"``) unless given. Carried are mentors who
    said that they are willing and everyone who waited; mentors who were never asked are listed to ask, and
    nobody comes along who may not return or said no. Ids keep their order. ``today``: applications never open
    before it. Raises ``InvalidInput`` if the days can't be.
    """
    days = (cohort.ends_on - cohort.starts_on) if cohort.starts_on and cohort.ends_on else None
    shift = (starts_on - cohort.starts_on) if starts_on and cohort.starts_on else None
    opens = cohort.opens_on + shift if cohort.opens_on and shift is not None else None
    closes = cohort.closes_on + shift if cohort.closes_on and shift is not None and opens else None
    if opens and today and opens < today:
        opens = today
        closes = None if closes and closes < opens else closes
    fresh = Cohort(
        name=name.strip() or following_name(cohort.name),
        starts_on=starts_on,
        ends_on=starts_on + days if starts_on and days is not None else None,
        opens_on=opens,
        closes_on=closes,
        most_mentors=cohort.most_mentors,
        most_mentees=cohort.most_mentees,
        most_waiting=cohort.most_waiting,
    )
    check_cohort(fresh)
    may = [person for person in people if person.may_return and person.willing is not False]
    carried = tuple(person.id for person in may if person.waiting or (person.is_mentor and person.willing))
    first = tuple(person.id for person in may if person.waiting)
    to_ask = tuple(person.id for person in may if person.is_mentor and person.willing is None and not person.waiting)
    sentence = text(
        "Coming along: {carried}, of them from the waiting list: {first}. Mentors to ask first: {ask}.",
        carried=len(carried),
        first=len(first),
        ask=len(to_ask),
    )
    return NextCohort(fresh, tuple(CopiedPart), carried, first, to_ask, sentence)


def following_name(name: str) -> str:
    """The name with its last number one higher, or with 2 after it.

    >>> following_name("Spring 2026"), following_name("Cohort 1"), following_name("Pilot")
    ('Spring 2027', 'Cohort 2', 'Pilot 2')
    """
    numbers = list(re.finditer(r"\d+", name))
    if not numbers:
        return f"{name.strip()} 2"
    last = numbers[-1]
    return f"{name[: last.start()]}{int(last.group()) + 1:0{len(last.group())}d}{name[last.end() :]}"


def last_day(starts_on: date, months: int) -> date:
    """The last day of a cohort of ``months`` months that starts on a day.

    >>> last_day(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    >>> last_day(date(2026, 9, 1), 9)
    datetime.date(2027, 5, 31)
    """
    year, month = divmod(starts_on.month - 1 + months, 12)
    year += starts_on.year
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    length = (following - date(year, month + 1, 1)).days
    if starts_on.day > length:
        return following - timedelta(days=1)
    return date(year, month + 1, starts_on.day) - timedelta(days=1)
