"""What the program asks people by itself: which question is due to whom on a day, and how little of it is sent.

How often each is asked follows the days of keeping in touch (``contacts``). The limits are our judgement: one message
a week at most, with all that falls due in it; three in ninety days (five with young people); nothing to whoever
pauses.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.text import Text, text
from core.tracking.contacts import IN_TIME, Rests, after_rest


class AskKind(StrEnum):
    """What a message is about. The first of those that go together gives it its words."""

    MONTH = "month"  # a mentor's, over all her mentees
    CHECK_IN = "check-in"
    CLOSING = "closing soon"
    SURVEY = "survey reminder"
    FEEDBACK = "feedback asked"
    DID_WE_MEET = "did you meet"
    STALE_GOAL = "stale goal"
    SOON = "meeting soon"


PLACE = {kind.value: place for place, kind in enumerate(AskKind)}
TITLES: dict[AskKind, Text] = {
    AskKind.MONTH: text("One message a month to each mentor, over all her mentees"),
    AskKind.CHECK_IN: text("“How is it going?”, to mentees and peers"),
    AskKind.CLOSING: text("The end is near"),
    AskKind.SURVEY: text("A survey closes soon, to those who have not answered"),
    AskKind.FEEDBACK: text("Somebody’s partner asks for feedback"),
    AskKind.DID_WE_MEET: text("“Did you meet?”, when nobody said so of a planned meeting"),
    AskKind.STALE_GOAL: text("Nothing was noted about a goal for a while"),
    AskKind.SOON: text("A meeting is tomorrow"),
}
USUAL = frozenset(
    {AskKind.MONTH, AskKind.CHECK_IN, AskKind.CLOSING, AskKind.SURVEY, AskKind.FEEDBACK, AskKind.DID_WE_MEET}
)
# not to whoever wants fewer messages
NOT_FEWER = frozenset({AskKind.FEEDBACK, AskKind.DID_WE_MEET, AskKind.STALE_GOAL, AskKind.SOON})


@dataclass(frozen=True)
class AskLimits:
    """``most`` messages in ``most_days``; whoever wants fewer gets one in ``fewer_days`` at most."""

    merge_days: int = 7
    most: int = 3
    most_days: int = 90
    fewer_days: int = 60
    closing_days: int = 28  # before the end
    survey_days: int = 3  # before it closes
    unnoted_days: int = 1  # after the meeting


ASK_LIMITS = AskLimits()
YOUTH_LIMITS = AskLimits(most=5)  # their days of keeping in touch are four in ninety


@dataclass(frozen=True)
class Rhythm:
    """Days after the start on which one is asked, and on; ``least`` between two, where several pairings have theirs."""

    days: tuple[int, ...]
    every: int
    least: int = 0

    def days_until(self, last: int) -> tuple[int, ...]:
        """All up to ``last``, rising."""
        more = range(self.days[-1] + self.every, last + 1, self.every)
        return (*(day for day in self.days if day <= last), *more)


@dataclass(frozen=True)
class Rhythms:
    """What falls due in ``rests`` waits until they are over."""

    mentors: Rhythm
    others: Rhythm
    rests: Rests = ()


ADULT_ASKS = Rhythms(Rhythm((30,), 30, 23), Rhythm((14, 45, 90), 90))
YOUTH_ASKS = Rhythms(Rhythm((14, 28), 30, 14), Rhythm((14, 28), 30))


@dataclass(frozen=True)
class Planned:
    """A meeting that is planned, and its day; ``key`` tells it from the same meeting at another time."""

    id: int
    on: date
    key: str
    is_over: bool


@dataclass(frozen=True)
class Wanted:
    """Feedback that one of a pairing asked for and nobody has given; ``of`` None: any of the others may give it."""

    id: int
    asked_on: date
    asked_by: int
    of: int | None = None
    by: date | None = None


@dataclass(frozen=True)
class Going:
    """A pairing that goes on, as far as asking is concerned. ``people``: participant → whether she is a mentor.

    ``leader`` is asked what one of them alone is asked. ``stale_goals``: goal, whose it is, and the day it went stale.
    """

    pairing_id: int
    started_on: date
    ends_on: date | None
    people: dict[int, bool]
    leader: int | None = None
    planned: tuple[Planned, ...] = ()
    stale_goals: tuple[tuple[int, int, date], ...] = ()
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class Ask:
    """One question to one person. ``about`` tells it from every other to her, and is asked once; ``subject``: the
    meeting, goal or wave. It may go from ``due`` to ``until``; ``surely``: it will be due whatever happens before."""

    kind: AskKind
    participant_id: int
    about: str
    due: date
    until: date
    pairing_id: int | None = None
    subject: int | None = None
    surely: bool = False


@dataclass(frozen=True)
class Reader:
    """How one person wants to be written to, and the days on which she was asked something lately."""

    fewer: bool = False
    paused_until: date | None = None
    asked_on: tuple[date, ...] = ()
    month_on: date | None = None  # of the last monthly message
    asked: frozenset[str] = frozenset()  # what it was about


def asks_of(
    going: Iterable[Going],
    readers: dict[int, Reader],
    today: date,
    rhythms: Rhythms,
    kinds: Collection[AskKind],
    limits: AskLimits = ASK_LIMITS,
) -> tuple[Ask, ...]:
    """All that is to be asked of the people of these pairings from today to ``merge_days`` ahead, surveys apart.

    What was asked before is not among it. By person, then in the order of ``AskKind``, then by what it is about.
    """
    found: dict[tuple[int, str], Ask] = {}
    ahead = today + timedelta(days=limits.merge_days)
    months: dict[int, list[Going]] = {}
    for each in going:
        for person, is_mentor in each.people.items():
            if is_mentor:
                months.setdefault(person, []).append(each)
        for one in (*_check_ins(each, today, ahead, rhythms), *_of_days(each, today, limits)):
            found[one.participant_id, one.about] = one
    for person, of in months.items():
        if month := _month(person, of, readers.get(person, Reader()), today, ahead, rhythms):
            found[person, month.about] = month
    kept = [
        one
        for one in found.values()
        if one.kind in kinds
        and one.due <= ahead
        and today <= one.until
        and one.about not in readers.get(one.participant_id, Reader()).asked
    ]
    return tuple(sorted(kept, key=_order))


def _order(one: Ask) -> tuple[int, int, str]:
    return one.participant_id, PLACE[one.kind.value], one.about


def _check_ins(each: Going, today: date, ahead: date, rhythms: Rhythms) -> list[Ask]:
    """The newest day of asking, of everybody but mentors: one that was missed by two weeks is not made up for."""
    last = each.ends_on if each.ends_on and each.ends_on < ahead else ahead
    days = rhythms.others.days_until((last - each.started_on).days)
    if not days:
        return []
    due = after_rest(each.started_on + timedelta(days=days[-1]), rhythms.rests)
    return [
        Ask(AskKind.CHECK_IN, person, f"check-in {each.pairing_id} {days[-1]}", due, due + timedelta(days=IN_TIME),
            each.pairing_id, surely=True)
        for person, is_mentor in each.people.items() if not is_mentor
    ]  # fmt: skip


def _month(person: int, of: list[Going], reader: Reader, today: date, ahead: date, rhythms: Rhythms) -> Ask | None:
    """The next that is due, of all her pairings that have not ended by then."""
    rhythm = rhythms.mentors
    soonest = reader.month_on + timedelta(days=rhythm.least) if reader.month_on else None
    due = None
    for each in of:
        last = each.ends_on if each.ends_on and each.ends_on < ahead else ahead
        for day in rhythm.days_until((last - each.started_on).days):
            on = after_rest(each.started_on + timedelta(days=day), rhythms.rests)
            if today - timedelta(days=IN_TIME) <= on and (soonest is None or on >= soonest):
                due = min(due or on, on)
                break
    if due is None:
        return None
    return Ask(AskKind.MONTH, person, f"month {due}", due, due + timedelta(days=IN_TIME), surely=True)


def _of_days(each: Going, today: date, limits: AskLimits) -> list[Ask]:
    """What hangs on a day of this pairing: its meetings, its goals, what one asked the other, its end."""
    found = []
    for meeting in each.planned:
        if meeting.is_over and each.leader is not None:
            due = meeting.on + timedelta(days=limits.unnoted_days)
            found.append(
                Ask(AskKind.DID_WE_MEET, each.leader, f"did you meet {meeting.id} {meeting.key}", due,
                    due + timedelta(days=IN_TIME), each.pairing_id, meeting.id)
            )  # fmt: skip
        elif not meeting.is_over:
            day = meeting.on - timedelta(days=1)
            found += [
                Ask(AskKind.SOON, person, f"soon {meeting.id} {meeting.key}", day, day, each.pairing_id, meeting.id)
                for person in each.people
            ]
    for goal, owner, since in each.stale_goals:
        found.append(
            Ask(AskKind.STALE_GOAL, owner, f"stale goal {goal} {since}", since, today + timedelta(days=1),
                each.pairing_id, goal)
        )  # fmt: skip
    for one in each.wanted:
        until = one.by or one.asked_on + timedelta(days=IN_TIME)
        found += [
            Ask(AskKind.FEEDBACK, person, f"feedback {one.id}", one.asked_on, until, each.pairing_id, one.id)
            for person in each.people
            if one.asked_by in each.people and person != one.asked_by and one.of in (person, None)
        ]  # fmt: skip
    if each.ends_on is not None:
        due = each.ends_on - timedelta(days=limits.closing_days)
        found += [
            Ask(AskKind.CLOSING, person, f"closing {each.pairing_id} {each.ends_on}", due, each.ends_on,
                each.pairing_id, surely=True)
            for person in each.people if due > each.started_on
        ]  # fmt: skip
    return found


def to_send(asks: Sequence[Ask], reader: Reader, today: date, limits: AskLimits = ASK_LIMITS) -> tuple[Ask, ...]:
    """What of it goes to one person today, in one message, in the order of ``asks``; empty for nothing.

    Whoever paused gets nothing until her day. Nothing goes within ``merge_days`` of the last message, or beyond
    ``most`` in ``most_days``, but for a reminder of tomorrow's meeting, which asks nothing. With what is due goes what
    will surely be due within ``merge_days``.
    """
    if reader.paused_until is not None and today < reader.paused_until:
        return ()
    wanted = [one for one in asks if not (reader.fewer and one.kind in NOT_FEWER)]
    due = [one for one in wanted if one.due <= today <= one.until]
    if not may_ask_again(reader, today, limits):
        return tuple(one for one in due if one.kind is AskKind.SOON)
    if not due or all(one.kind is AskKind.SOON for one in due):
        return tuple(due)
    return tuple(one for one in wanted if one in due or one.surely)


def may_ask_again(reader: Reader, today: date, limits: AskLimits = ASK_LIMITS) -> bool:
    """Whether one more message is within the limits of this person."""
    lately = [today - on for on in set(reader.asked_on) if on <= today]
    rest = limits.fewer_days if reader.fewer else limits.merge_days
    if any(since.days < rest for since in lately):
        return False
    return sum(since.days < limits.most_days for since in lately) < limits.most
