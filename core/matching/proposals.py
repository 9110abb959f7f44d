"""The course of a proposal: who is asked when, what an answer leads to, and what may be done in each state.

draft → reviewed → proposed → accepted → scheduled → active
                       ↘ declined, withdrawn
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from core.errors import Conflict, Infeasible
from core.program.asking import Asking, turns
from core.program.questions import Side


class ProposalState(StrEnum):
    """Where a proposal stands. ACTIVE is never kept: a scheduled pairing is active from its first day on."""

    DRAFT = "draft"
    REVIEWED = "reviewed"  # somebody of the team has looked at it and would propose it
    PROPOSED = "proposed"  # somebody was asked, and not everybody has answered
    ACCEPTED = "accepted"  # by all who were to be asked
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SCHEDULED = "scheduled"  # the pairing is made and begins on a day
    ACTIVE = "active"


class Step(StrEnum):
    """What leads from one state to another."""

    REVIEW = "review"
    PROPOSE = "propose"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXTEND = "extend"
    WITHDRAW = "withdraw"
    BEGIN = "begin"


class Who(StrEnum):
    TEAM = "team"
    ASKED = "asked"  # somebody who was asked and has not answered; the team may answer for her, and says why


class Reply(StrEnum):
    NONE = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Transition:
    """``before``: the states it leads from. ``follows``: what it leads to, in words for whoever looks at the table."""

    before: frozenset[ProposalState]
    who: frozenset[Who]
    follows: str


OPEN = frozenset({ProposalState.DRAFT, ProposalState.REVIEWED, ProposalState.PROPOSED, ProposalState.ACCEPTED})
PLANNED = frozenset({ProposalState.DRAFT, ProposalState.REVIEWED})
TEAM, BOTH = frozenset({Who.TEAM}), frozenset(Who)
TRANSITIONS: Mapping[Step, Transition] = {
    Step.REVIEW: Transition(frozenset({ProposalState.DRAFT}), TEAM, "reviewed; nobody is told"),
    Step.PROPOSE: Transition(PLANNED, TEAM, "whose turn it is, is asked; accepted at once where nobody is to be asked"),
    Step.ACCEPT: Transition(
        frozenset({ProposalState.PROPOSED}), BOTH, "the next is asked; accepted once all have said yes"
    ),
    Step.DECLINE: Transition(
        frozenset({ProposalState.PROPOSED, ProposalState.ACCEPTED}), BOTH, "declined for good; both are free again"
    ),
    Step.EXTEND: Transition(frozenset({ProposalState.PROPOSED}), TEAM, "open for answers until a later day"),
    Step.WITHDRAW: Transition(OPEN, TEAM, "withdrawn for good; both are free again"),
    Step.BEGIN: Transition(frozenset({ProposalState.ACCEPTED}), TEAM, "the pairing is made and begins on a day"),
}


@dataclass(frozen=True)
class Asked:
    """One person who is to answer. Whoever has a smaller ``turn`` is asked first; None: not asked yet."""

    person_id: int
    turn: int
    asked_on: date | None = None
    reply: Reply = Reply.NONE

    @property
    def waits(self) -> bool:
        """Whether her answer is awaited now."""
        return self.asked_on is not None and self.reply is Reply.NONE


@dataclass(frozen=True)
class Course:
    """A proposal as it stands. Answers are taken up to and with ``closes_on``; ``starts_on`` is of the pairing."""

    state: ProposalState
    asked: tuple[Asked, ...] = ()
    closes_on: date | None = None
    starts_on: date | None = None

    @property
    def awaited(self) -> tuple[int, ...]:
        """Whose answer is awaited, in the order they were given."""
        return tuple(one.person_id for one in self.asked if self.state is ProposalState.PROPOSED and one.waits)

    def is_closed(self, today: date) -> bool:
        """Whether the last day for answers has gone by without all of them."""
        return self.state is ProposalState.PROPOSED and self.closes_on is not None and today > self.closes_on


def shown_state(course: Course, today: date) -> ProposalState:
    """The state as people should see it: a scheduled pairing is active from its first day on."""
    begun = course.starts_on is not None and course.starts_on <= today
    return ProposalState.ACTIVE if course.state is ProposalState.SCHEDULED and begun else course.state


def planned(asking: Asking, mentee: tuple[int, Side], mentor: tuple[int, Side]) -> Course:
    """A draft: who is to be asked, in turns. Of peers the two count as one side: both are asked, or nobody."""
    found = turns(asking, (mentee[1], mentor[1]))
    people = zip((mentee[0], mentor[0]), found, strict=True)
    return Course(ProposalState.DRAFT, tuple(Asked(person, turn) for person, turn in people if turn))


def review(course: Course) -> Course:
    _may(course, Step.REVIEW)
    return replace(course, state=ProposalState.REVIEWED)


def propose(course: Course, today: date, closes_on: date) -> Course:
    """Ask whose turn it is. Raises Infeasible where the last day for answers has gone by already."""
    _may(course, Step.PROPOSE)
    if not course.asked:
        return replace(course, state=ProposalState.ACCEPTED)
    _ahead(closes_on, today)
    return _ask_next(replace(course, state=ProposalState.PROPOSED, closes_on=closes_on), today)


def accept(course: Course, person_id: int, today: date, asking: Asking, *, by_team: bool = False) -> Course:
    """Her yes. Then the next is asked, with days enough to answer; or all have said yes.

    The team may note a yes that she gave by word of mouth, also after the last day. Raises Conflict where no answer
    of hers is awaited, Infeasible after the last day.
    """
    course = _answered(course, Step.ACCEPT, person_id, Reply.ACCEPTED, today, by_team)
    if all(one.reply is Reply.ACCEPTED for one in course.asked):
        return replace(course, state=ProposalState.ACCEPTED)
    if course.awaited:
        return course
    days = timedelta(days=asking.answer_days)
    return _ask_next(replace(course, closes_on=max(course.closes_on or today, today + days)), today)


def decline(course: Course, person_id: int, today: date, *, by_team: bool = False) -> Course:
    """Her no; who has said yes may change her mind until the pairing is made. Raises like ``accept``."""
    course = _answered(course, Step.DECLINE, person_id, Reply.DECLINED, today, by_team)
    return replace(course, state=ProposalState.DECLINED)


def extend(course: Course, today: date, closes_on: date) -> Course:
    _may(course, Step.EXTEND)
    _ahead(closes_on, today)
    return replace(course, closes_on=closes_on)


def withdraw(course: Course) -> Course:
    _may(course, Step.WITHDRAW)
    return replace(course, state=ProposalState.WITHDRAWN)


def begin(course: Course, today: date, starts_on: date) -> Course:
    """The pairing is made. Raises Infeasible for a first day that has gone by."""
    _may(course, Step.BEGIN)
    if starts_on < today:
        raise Infeasible("The first day has gone by.", "Choose today or a later day.")
    return replace(course, state=ProposalState.SCHEDULED, starts_on=starts_on)


def may(course: Course, step: Step) -> bool:
    """Whether the state allows the step at all."""
    return course.state in TRANSITIONS[step].before


REFUSED: Mapping[ProposalState, str] = {
    ProposalState.DRAFT: "This proposal is a draft: nobody has been asked yet.",
    ProposalState.REVIEWED: "This proposal has been reviewed already; nobody has been asked yet.",
    ProposalState.PROPOSED: "This proposal has been made already.",
    ProposalState.ACCEPTED: "This proposal has been accepted by all who were asked.",
    ProposalState.DECLINED: "This proposal was declined.",
    ProposalState.WITHDRAWN: "This proposal has been withdrawn.",
    ProposalState.SCHEDULED: "This pairing has been made already.",
    ProposalState.ACTIVE: "This pairing has been made already.",
}


def _may(course: Course, step: Step) -> None:
    if not may(course, step):
        raise Conflict(REFUSED[course.state], "Load the page again and look at it as it is now.")


def _ahead(closes_on: date, today: date) -> None:
    if closes_on < today:
        raise Infeasible("The last day for answers has gone by.", "Choose today or a later day.")


def _answered(course: Course, step: Step, person_id: int, reply: Reply, today: date, by_team: bool) -> Course:
    _may(course, step)
    one = next((each for each in course.asked if each.person_id == person_id), None)
    changes_her_mind = step is Step.DECLINE and one is not None and one.reply is Reply.ACCEPTED
    if one is None or not (one.waits or changes_her_mind):
        raise Conflict("No answer is awaited here.", "Load the page again and look at it as it is now.")
    if course.is_closed(today) and not by_team and not changes_her_mind:
        raise Infeasible(
            "The last day to answer was {day}.", "Write to your coordinator, who can open it again.",
            day=course.closes_on,
        )  # fmt: skip
    asked = tuple(replace(each, reply=reply) if each.person_id == person_id else each for each in course.asked)
    return replace(course, asked=asked)


def _ask_next(course: Course, today: date) -> Course:
    turn = min(one.turn for one in course.asked if one.reply is Reply.NONE)
    asked = tuple(replace(one, asked_on=today) if one.turn == turn else one for one in course.asked)
    return replace(course, asked=asked)
