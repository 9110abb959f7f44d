"""Hours: who was at which meeting, for how long, what it took beside; of the cohort, of the program, and my own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from core.errors import Conflict, NotFound
from core.program.questions import Side
from core.roles import Action
from core.tracking.meetings import Attended, Extra, MeetingState
from core.tracking.spent import Approval, Given, Spent, SpentKind, Trained, check_spent
from db.admission import program_of
from db.many import columns
from db.models import (
    AttendanceRow,
    MeetingRow,
    OwnMeetingRow,
    ParticipantRow,
    TimeSpentRow,
    TrainingDoneRow,
)
from db.repository import Repository, needs


@dataclass(frozen=True)
class Person:
    """Somebody of the cohort, whether or not she is in a pairing now."""

    id: int
    name: str
    side: Side


@dataclass(frozen=True)
class NotedTime:
    """A time that somebody noted herself, with the version that was seen."""

    id: int
    version: int
    spent: Spent


@dataclass(frozen=True)
class CohortHours:
    people: tuple[Person, ...]
    given: Given
    noted: tuple[NotedTime, ...]


@dataclass(frozen=True)
class OwnHours:
    """Mine, in every cohort of the program, under one number; ``noted`` the newest first."""

    me: Person
    given: Given
    noted: tuple[NotedTime, ...]


class HoursOfCohort(Repository):
    @needs(Action.READ_MEETINGS)
    def all(self, whole_program: bool = False) -> CohortHours:
        """Everybody of the cohort, or of all cohorts, by name, with all time given. Six queries."""
        session = self._session
        people_of = select(ParticipantRow.id, ParticipantRow.name, ParticipantRow.side).order_by(
            ParticipantRow.name, col(ParticipantRow.id)
        )
        if not whole_program:
            people_of = people_of.where(ParticipantRow.cohort_id == self.workspace.cohort_id)
        people = session.exec(people_of).all()
        of = None if whole_program else ParticipantRow.cohort_id == self.workspace.cohort_id
        found, noted = self._given(of)
        return CohortHours(tuple(Person(id or 0, name, Side(side)) for id, name, side in people), found, noted)

    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> OwnHours:
        """Raises NotFound where I do not take part."""
        own = tuple(self.workspace.actor.participant_ids)
        me = self._session.exec(
            select(ParticipantRow)
            .where(col(ParticipantRow.id).in_(own), ParticipantRow.status != "left")
            .order_by(col(ParticipantRow.id).desc())
        ).first()
        if me is None:
            raise NotFound("You do not take part just now.", "If you think that you should, ask your coordinator.")
        found, noted = self._given(col(ParticipantRow.id).in_(own), me.id)
        return OwnHours(Person(me.id or 0, me.name, Side(me.side)), found, tuple(reversed(noted)))

    @needs(Action.NOTE_OWN_TIME)
    def note(self, spent: Spent) -> None:
        """Note time beside my meetings; whose it is, I am. Raises InvalidInput with all faults."""
        check_spent(spent, self.workspace.today)
        me = self.mine().me
        self._session.add(
            TimeSpentRow(
                program_id=self.workspace.actor.program_id, participant_id=me.id, spent_on=spent.on,
                minutes=spent.minutes, kind=spent.kind.value, what=spent.what.strip(), approval=Approval.OPEN.value,
            )
        )  # fmt: skip

    @needs(Action.NOTE_OWN_TIME)
    def take_away(self, id: int, version: int) -> None:
        """Take away what I noted, as long as the team has not approved it."""
        row = self._session.exec(select(TimeSpentRow).where(TimeSpentRow.id == id)).first()
        if row is None:
            raise NotFound("That is not here any more.", "Load the page again.")
        if row.version != version or row.approval == Approval.YES.value:
            raise Conflict("The team has looked at this meanwhile.", "Load the page again; ask them to change it.")
        self._session.delete(row)

    @needs(Action.DECIDE_TIME)
    def decide(self, seen: Sequence[tuple[int, int]], approval: Approval) -> int:
        """Say the same of several times, by id and version seen; how many. All or none."""
        versions = dict(seen)
        rows = self._session.exec(select(TimeSpentRow).where(col(TimeSpentRow.id).in_(list(versions)))).all()
        if len(rows) < len(versions) or any(row.version != versions[row.id or 0] for row in rows):
            raise Conflict("Some of these were changed meanwhile; nothing was decided.",
                           "Load the page again, then choose again.")  # fmt: skip
        for row in rows:
            row.approval = approval.value
            row.decided_by_id, row.decided_at = self.workspace.actor.account_id, self.workspace.now
        return len(rows)

    def _given(self, of: Any, me: int | None = None) -> tuple[Given, tuple[NotedTime, ...]]:
        """What people gave of whom ``of`` holds, None for all; with ``me``, all under that number."""
        session = self._session
        noted = []
        for row in session.exec(_where(select(TimeSpentRow), TimeSpentRow.participant_id, of).order_by(
            col(TimeSpentRow.spent_on), col(TimeSpentRow.id)
        )).all():  # fmt: skip
            spent = Spent(me or row.participant_id, row.spent_on, row.minutes, SpentKind(row.kind), row.what,
                          Approval(row.approval))  # fmt: skip
            noted.append(NotedTime(row.id or 0, row.version, spent))
        program = program_of(session, self.workspace.actor.program_id)
        given = Given(_attended(session, of, me), tuple(one.spent for one in noted), _trained(session, of, me),
                      program.approve_hours)  # fmt: skip
        return given, tuple(noted)


def _where(query: Any, participant: Any, of: Any) -> Any:
    """Narrowed to people of whom ``of`` holds."""
    return query if of is None else query.join(ParticipantRow, col(ParticipantRow.id) == participant).where(of)


def _attended(session: Session, of: Any, me: int | None) -> tuple[Attended, ...]:
    query = (
        columns(
            AttendanceRow.participant_id,
            MeetingRow.met_on,
            MeetingRow.minutes,
            MeetingRow.confirmed_by_id,
            OwnMeetingRow.preparation,
            OwnMeetingRow.travel,
        )
        .join(MeetingRow, col(MeetingRow.id) == AttendanceRow.meeting_id)
        .outerjoin(
            OwnMeetingRow,
            (col(OwnMeetingRow.meeting_id) == AttendanceRow.meeting_id)
            & (col(OwnMeetingRow.participant_id) == AttendanceRow.participant_id),
        )
        .where(MeetingRow.state == MeetingState.HELD.value)
        .order_by(col(MeetingRow.met_on), col(AttendanceRow.id))
    )
    rows = session.exec(_where(query, AttendanceRow.participant_id, of)).all()
    return tuple(
        Attended(me or person, on, minutes or 0, confirmed_by is not None, Extra(preparation, travel))
        for person, on, minutes, confirmed_by, preparation, travel in rows
    )


def _trained(session: Session, of: Any, me: int | None) -> tuple[Trained, ...]:
    """Trainings that one came to and modules that one finished. What was noted under Screening is no time given: it is
    what was asked before."""
    rows = session.exec(_where(select(TrainingDoneRow), TrainingDoneRow.participant_id, of)).all()
    found = [Trained(me or row.participant_id, row.done_on, row.minutes, row.title) for row in rows]
    return tuple(sorted(found, key=lambda one: one.on))
