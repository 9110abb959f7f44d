"""Meetings between their rows and their values."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from core.tracking.meetings import Meeting, MeetingState, Way, from_document
from db.models import AttendanceRow, MeetingRow


def meetings_of(session: Session, pairing_ids: Sequence[int]) -> list[tuple[MeetingRow, Meeting]]:
    """All of these pairings, the newest day first. Two queries."""
    rows = session.exec(
        select(MeetingRow)
        .where(col(MeetingRow.pairing_id).in_(pairing_ids))
        .order_by(col(MeetingRow.met_on).desc(), col(MeetingRow.id).desc())
    ).all()
    came: dict[int, set[int]] = {}
    for each in session.exec(select(AttendanceRow).where(col(AttendanceRow.pairing_id).in_(pairing_ids))).all():
        came.setdefault(each.meeting_id, set()).add(each.participant_id)
    return [(row, as_meeting(row, frozenset(came.get(row.id or 0, ())))) for row in rows]


def as_meeting(row: MeetingRow, came: frozenset[int]) -> Meeting:
    return Meeting(
        on=row.met_on, minutes=row.minutes, begins=row.begins_at, way=Way(row.way) if row.way else None,
        place=row.place, state=MeetingState(row.state), came=came, missed_by=row.missed_by_id,
        logged_by=row.logged_by_id, confirmed_by=row.confirmed_by_id, **from_document(row.document),
    )  # fmt: skip


def write_meeting(session: Session, row: MeetingRow, meeting: Meeting) -> int:
    """Keep the meeting in its row, with who came; its id."""
    row.met_on, row.begins_at, row.minutes = meeting.on, meeting.begins, meeting.minutes
    row.way, row.place = meeting.way.value if meeting.way else "", meeting.place.strip()
    row.state, row.missed_by_id = meeting.state.value, meeting.missed_by
    row.logged_by_id, row.confirmed_by_id = meeting.logged_by, meeting.confirmed_by
    row.document = meeting.to_document()
    session.add(row)
    session.flush()
    there = session.exec(select(AttendanceRow).where(AttendanceRow.meeting_id == row.id)).all()
    for each in there:
        if each.participant_id not in meeting.came:
            session.delete(each)
    for person in sorted(meeting.came - {each.participant_id for each in there}):
        session.add(
            AttendanceRow(
                program_id=row.program_id, pairing_id=row.pairing_id, meeting_id=row.id or 0, participant_id=person
            )
        )
    return row.id or 0
