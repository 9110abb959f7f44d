"""Saying by private link what came of meetings: of one that was planned, or a mentor's month over all her mentees.

Opening it writes nothing. Whoever has the link may do here what it was sent for, and report a concern; nothing else of
her part.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.tracking.check_ins import CheckInAnswer, check_answer
from core.tracking.meetings import Meeting, MeetingState, last_met, next_planned
from db.checking_in import answer_given, keep_answer
from db.clock import Clock
from db.engine import unit_of_work
from db.links import Link, LinkPurpose, find_link
from db.message_choice import MessageChoice, choice_of, keep_choice
from db.models import CheckInRow, ParticipantRow
from db.own_pairings import Together
from db.repositories.concerns import ConcernForm
from db.repositories.meetings import AgreedAction, MeetingsTogether, OwnWord, PairingMeeting
from db.workspace import Workspace, open_as_participant

GONE = ("There is nothing to answer any more.", "The pairing has ended, or the meeting is gone. You need do nothing.")
LATELY = 45  # days back that a month looks


@dataclass(frozen=True)
class AskedAbout:
    """One pairing: a meeting whose time has come (of the month: the oldest that nobody said anything about), what is
    planned next, actions that are open, and the question of this message with its answer."""

    together: Together
    meeting: PairingMeeting | None
    coming: Meeting | None
    met_on: date | None
    actions: tuple[AgreedAction, ...]
    check_in_id: int | None = None
    answer: CheckInAnswer | None = None


@dataclass(frozen=True)
class AskedOfMe:
    """``is_month``: over all pairings; else of one meeting."""

    name: str
    program: str
    today: date
    now: datetime
    is_month: bool
    about: tuple[AskedAbout, ...]
    choice: MessageChoice
    concerns: ConcernForm


class Noting:
    """For whoever follows such a link."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> AskedOfMe:
        """What the link asks. Raises NotFound."""
        link, workspace = self._enter(token)
        is_month = link.purpose is LinkPurpose.MONTH
        mine = workspace.meetings.mine()
        with unit_of_work(self._engine, writes=False) as session:
            choice = choice_of(session, link.subject_id or 0)
            asked = self._asked(session, link) if is_month else {}
        about = tuple(
            one for each in mine if (one := _about(each, link, workspace.now, asked.get(each.together.id))) is not None
        )
        if not about:
            raise NotFound(*GONE)
        form, ids = workspace.concerns.form(), {one.together.id for one in about}
        return AskedOfMe(
            workspace.actor.name, workspace.place.name, workspace.today, workspace.now, is_month, about, choice,
            ConcernForm(form.readers, tuple(each for each in form.pairings if each[0] in ids)),
        )  # fmt: skip

    def held(self, token: str, pairing_id: int, minutes: int, came: frozenset[int], on: date | None = None) -> None:
        """We met: at the meeting that is asked about, or, in a month, on another day ``on``."""
        workspace, about = self._of(token, pairing_id)
        planned = about.meeting if on is None else None
        if planned is None and on is None:
            raise NotFound(*GONE)
        meeting = Meeting(on or (planned.meeting.on if planned else workspace.today), minutes, came=came)
        if planned is not None:
            meeting = Meeting(
                planned.meeting.on, minutes, way=planned.meeting.way, place=planned.meeting.place, came=came,
                topics=planned.meeting.topics, goals=planned.meeting.goals,
            )  # fmt: skip
        seen = (planned.id, planned.version) if planned else None
        workspace.meetings.log_mine(pairing_id, meeting, planned.own if planned else OwnWord(), seen)

    def cancelled(self, token: str, pairing_id: int) -> None:
        """It did not take place, and that was said in time."""
        workspace, meeting = self._planned(token, pairing_id)
        workspace.meetings.cancel_mine(meeting.id, meeting.version)

    def moved(self, token: str, pairing_id: int, begins: datetime) -> None:
        """It takes place at another time, still to come."""
        workspace, meeting = self._planned(token, pairing_id)
        workspace.meetings.move_mine(meeting.id, meeting.version, begins)

    def missed(self, token: str, pairing_id: int, missed_by: int) -> None:
        """Somebody of the pairing did not come."""
        workspace, meeting = self._planned(token, pairing_id)
        workspace.meetings.miss_mine(meeting.id, meeting.version, missed_by)

    def take_back(self, token: str, pairing_id: int) -> None:
        """What I said of the meeting was wrong: it is open again."""
        workspace, meeting = self._planned(token, pairing_id)
        workspace.meetings.reopen_mine(meeting.id, meeting.version)

    def answer(self, token: str, pairing_id: int, answer: CheckInAnswer) -> None:
        """How it is going, in a mentor's month: kept as the answer to a check-in."""
        check_answer(answer)
        _workspace, about = self._of(token, pairing_id)
        keep_answer(self._engine, about.check_in_id, answer, self._clock())

    def choose(self, token: str, choice: MessageChoice) -> None:
        """How many messages I want, and from when on."""
        link, _workspace = self._enter(token)
        keep_choice(self._engine, link.subject_id or 0, choice, self._clock())

    def report_concern(self, token: str, words: str, pairing_id: int | None = None) -> None:
        """Tell the safeguarding lead. Raises InvalidInput, and NotFound where nobody reads it or for a pairing that the
        link is not about."""
        workspace = self._enter(token)[1] if pairing_id is None else self._of(token, pairing_id)[0]
        workspace.concerns.report(words, pairing_id)

    def _enter(self, token: str) -> tuple[Link, Workspace]:
        with unit_of_work(self._engine, writes=False) as session:
            link = None
            for purpose in (LinkPurpose.MEETING, LinkPurpose.MONTH):
                with suppress(NotFound):
                    link = link or find_link(session, token, purpose, self._clock())
            person = session.get(ParticipantRow, link.subject_id) if link else None
        if link is None or person is None or person.status == "left":
            raise NotFound(*GONE)
        return link, open_as_participant(self._engine, person.id or 0, self._clock)

    def _of(self, token: str, pairing_id: int) -> tuple[Workspace, AskedAbout]:
        """The pairing, as long as the link is about it."""
        _link, workspace = self._enter(token)
        about = next((one for one in self.read(token).about if one.together.id == pairing_id), None)
        if about is None:
            raise NotFound(*GONE)
        return workspace, about

    def _planned(self, token: str, pairing_id: int) -> tuple[Workspace, PairingMeeting]:
        workspace, about = self._of(token, pairing_id)
        if about.meeting is None:
            raise NotFound(*GONE)
        return workspace, about.meeting

    def _asked(self, session: Session, link: Link) -> dict[int, CheckInRow]:
        """The questions that this message asks, by pairing."""
        rows = session.exec(
            select(CheckInRow).where(
                col(CheckInRow.id).in_(link.details.get("check_ins", [])),
                CheckInRow.participant_id == link.subject_id,
            )
        ).all()
        return {row.pairing_id: row for row in rows}


def _about(each: MeetingsTogether, link: Link, now: datetime, asked: CheckInRow | None) -> AskedAbout | None:
    """None where the link is not about this pairing."""
    if link.purpose is LinkPurpose.MEETING:
        meeting = next((one for one in each.meetings if one.id == link.details.get("meeting")), None)
        if meeting is None:
            return None
    else:
        since = now.date() - timedelta(days=LATELY)
        over: Callable[[PairingMeeting], bool] = lambda one: (  # noqa: E731
            one.meeting.state is MeetingState.PLANNED and one.meeting.is_over(now) and one.meeting.on >= since
        )
        meeting = next(filter(over, reversed(each.meetings)), None)
    meetings = [one.meeting for one in each.meetings]
    return AskedAbout(
        each.together, meeting, next_planned(meetings, now), last_met(meetings),
        tuple(one for one in each.actions if one.done_on is None),
        asked.id if asked else None, answer_given(asked) if asked else None,
    )  # fmt: skip
