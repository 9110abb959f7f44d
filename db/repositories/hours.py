"""Hours of the cohort: who was at which meeting, for how long, and what it took beside."""

from dataclasses import dataclass

from sqlmodel import col, select

from core.program.questions import Side
from core.roles import Action
from core.tracking.meetings import Attended, Extra, MeetingState
from db.models import AttendanceRow, MeetingRow, OwnMeetingRow, PairingRow, ParticipantRow
from db.repository import Repository, needs


@dataclass(frozen=True)
class Person:
    """Somebody of the cohort, whether or not she is in a pairing now."""

    id: int
    name: str
    side: Side


@dataclass(frozen=True)
class CohortHours:
    people: tuple[Person, ...]
    attended: tuple[Attended, ...]


class HoursOfCohort(Repository):
    @needs(Action.READ_MEETINGS)
    def all(self) -> CohortHours:
        """Everybody of the cohort who was paired, by name, with the meetings that were held. Two queries."""
        session, here = self._session, self.workspace.cohort_id
        rows = session.exec(
            select(AttendanceRow, MeetingRow, OwnMeetingRow)
            .join(MeetingRow, col(MeetingRow.id) == AttendanceRow.meeting_id)
            .join(PairingRow, col(PairingRow.id) == MeetingRow.pairing_id)
            .outerjoin(
                OwnMeetingRow,
                (col(OwnMeetingRow.meeting_id) == AttendanceRow.meeting_id)
                & (col(OwnMeetingRow.participant_id) == AttendanceRow.participant_id),
            )
            .where(PairingRow.cohort_id == here, MeetingRow.state == MeetingState.HELD.value)
            .order_by(col(MeetingRow.met_on), col(AttendanceRow.id))
        ).all()
        attended = tuple(
            Attended(
                each.participant_id, meeting.met_on, meeting.minutes or 0, meeting.confirmed_by_id is not None,
                Extra(own.preparation, own.travel) if own is not None else Extra(),
            )
            for each, meeting, own in rows
        )  # fmt: skip
        people = session.exec(
            select(ParticipantRow).where(ParticipantRow.cohort_id == here).order_by(ParticipantRow.name)
        ).all()
        return CohortHours(tuple(Person(row.id or 0, row.name, Side(row.side)) for row in people), attended)
