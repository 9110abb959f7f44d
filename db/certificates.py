"""What the certificate of one person of a pairing says, from what was noted."""

from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.program.questions import Side
from core.reports.certificate import Certificate
from core.tracking.meetings import MeetingState
from db.models import AttendanceRow, MeetingRow, PairingMemberRow, PairingRow, ParticipantRow

if TYPE_CHECKING:
    from db.workspace import Workspace

__all__ = ["Certificate", "certificate_of"]


def certificate_of(session: Session, pairing: PairingRow, participant_id: int, workspace: "Workspace") -> Certificate:
    """Until today, where the pairing goes on. Meetings that she came to. Raises NotFound for nobody of the pairing."""
    member = session.exec(
        select(PairingMemberRow, ParticipantRow)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(PairingMemberRow.pairing_id == pairing.id, PairingMemberRow.participant_id == participant_id)
    ).first()
    if member is None:
        raise NotFound("That person is not in this pairing.", "Load the page again.")
    meetings, minutes = session.exec(
        select(func.count(col(MeetingRow.id)), func.sum(col(MeetingRow.minutes)))
        .join(AttendanceRow, col(AttendanceRow.meeting_id) == MeetingRow.id)
        .where(
            MeetingRow.pairing_id == pairing.id, MeetingRow.state == MeetingState.HELD.value,
            AttendanceRow.participant_id == participant_id,
        )
    ).one()  # fmt: skip
    until = pairing.ended_on or workspace.today
    return Certificate(
        member[1].name, Side(member[0].side), workspace.place.name, pairing.started_on, until, int(meetings or 0),
        int(minutes or 0), workspace.place.name, until,
    )  # fmt: skip
