"""What happens in a pairing: its goals and what was noted about them, its meetings and what was agreed there."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import AboutPairing, InProgram, OfPairing, OfParticipant, Versioned, VersionedAnew, document


class GoalRow(OfPairing, Versioned, table=True):
    """One goal of a pairing. Whoever changed it last waits for another of the pairing to agree."""

    __tablename__ = "goal"
    id: int | None = Field(default=None, primary_key=True)
    document: dict[str, Any] = document()  # core.tracking.goals.Goal
    owner_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    program_goal_id: int | None = Field(default=None, foreign_key="program_goal.id", index=True, ondelete="SET NULL")
    changed_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    agreed_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    created_at: datetime


class GoalUpdateRow(OfPairing, table=True):
    """A number or words about a goal, on a day. The words are for the pairing alone; the team sees the number."""

    __tablename__ = "goal_update"
    id: int | None = Field(default=None, primary_key=True)
    goal_id: int = Field(foreign_key="goal.id", index=True, ondelete="CASCADE")
    noted_on: date
    value: float | None = None
    note: str = ""
    participant_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")


class MeetingRow(OfPairing, VersionedAnew, table=True):
    """One meeting: when, how long, what came of it. Agenda, topics and summary are for the pairing alone."""

    __tablename__ = "meeting"
    id: int | None = Field(default=None, primary_key=True)
    met_on: date = Field(index=True)  # of the program's time zone
    begins_at: datetime | None = None  # the moment it was planned for; None where it was noted afterwards
    minutes: int | None = None
    way: str = Field(default="", max_length=12)  # core.tracking.meetings.Way
    place: str = ""
    state: str = Field(max_length=10)  # core.tracking.meetings.MeetingState
    missed_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    logged_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    confirmed_by_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    document: dict[str, Any] = document()  # agenda, topics, summary, goals touched
    created_at: datetime


class AttendanceRow(OfPairing, table=True):
    """Somebody who came to a meeting that was held."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True, ondelete="CASCADE")
    participant_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")


class OwnMeetingRow(OfParticipant, table=True):
    """What one person keeps of a meeting: her rating (she and the team), a note (she alone, encrypted), her time."""

    __tablename__ = "own_meeting"
    __table_args__ = (UniqueConstraint("meeting_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True, ondelete="CASCADE")
    rating: int | None = None  # 1 to 5
    note: str = ""  # db.private_notes
    preparation: int | None = None  # minutes
    travel: int | None = None


class AgreedActionRow(OfPairing, Versioned, table=True):
    """What one of a pairing will do by a day, as agreed in a meeting or between two."""

    __tablename__ = "agreed_action"
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True, ondelete="SET NULL")
    what: str
    owner_id: int | None = Field(default=None, foreign_key="participant.id", index=True, ondelete="SET NULL")
    due: date | None = None
    done_on: date | None = None
    created_at: datetime


class HelpRequestRow(OfParticipant, table=True):
    """Somebody asked for help with her pairing, or to end it. The partner sees nothing of it."""

    __tablename__ = "help_request"
    id: int | None = Field(default=None, primary_key=True)
    pairing_id: int = Field(foreign_key="pairing.id", index=True, ondelete="CASCADE")
    wants_to_end: bool = False
    words: str = ""
    at: datetime
    settled_at: datetime | None = None
    settled_by: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class ContactRow(AboutPairing, table=True):
    """The team was in touch with a pairing: how, with whom, and whether a sign was right."""

    __tablename__ = "contact"
    id: int | None = Field(default=None, primary_key=True)
    made_on: date
    kind: str = Field(max_length=10)  # core.tracking.contacts.ContactKind
    with_whom: str = Field(default="", max_length=20)
    note: str = ""
    about: str = Field(default="", max_length=20)  # core.tracking.due.DueKind that led to it
    found: str = Field(default="", max_length=10)  # right, wrong; empty where nothing is known
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class SnoozeRow(AboutPairing, table=True):
    """A line of what is due, left alone until a day, and why."""

    __tablename__ = "snooze"
    __table_args__ = (UniqueConstraint("pairing_id", "kind"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)  # core.tracking.due.DueKind
    until: date
    reason: str = ""
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class CheckInRow(OfParticipant, table=True):
    """A short question to one person about her pairing, and her answer. The partner sees neither."""

    __tablename__ = "check_in"
    id: int | None = Field(default=None, primary_key=True)
    pairing_id: int = Field(foreign_key="pairing.id", index=True, ondelete="CASCADE")
    asked_on: date
    due_on: date
    answered_on: date | None = None
    rating: int | None = None  # 1 to 5
    met: bool | None = None
    words: str = ""
    wants_contact: bool = False


class AskRow(OfParticipant, table=True):
    """Something that one person was asked by schedule; the same is never asked again."""

    __tablename__ = "ask"
    __table_args__ = (UniqueConstraint("participant_id", "about"),)
    id: int | None = Field(default=None, primary_key=True)
    pairing_id: int | None = Field(default=None, foreign_key="pairing.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=20)  # core.tracking.asks.AskKind
    about: str = Field(max_length=100)
    asked_on: date


class AskRoundRow(InProgram, table=True):
    """When a program last looked whom to ask, and how many messages came of the last look that wrote any."""

    __tablename__ = "ask_round"
    __table_args__ = (UniqueConstraint("program_id"),)
    id: int | None = Field(default=None, primary_key=True)
    looked_on: date
    written_at: datetime | None = None
    written: int = 0


class MessageChoiceRow(OfParticipant, table=True):
    """How many messages somebody wants that the program sends by itself."""

    __tablename__ = "message_choice"
    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", unique=True, ondelete="CASCADE")
    fewer: bool = False
    paused_until: date | None = None
