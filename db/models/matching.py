"""Rules, pair rules, scenarios; and the pairings that came of them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfPairing, Versioned, VersionedAnew, document, listing


class RulesRow(InProgram, Versioned, table=True):
    """A cohort's matching rules as they stand: criteria with weights, objective, minimum score."""

    __tablename__ = "rules"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", unique=True, ondelete="CASCADE")
    document: dict[str, Any] = document()


class PairRuleRow(InProgram, VersionedAnew, table=True):
    """A pair that is locked (made whatever it scores) or barred (never made), and why."""

    __tablename__ = "pair_rule"
    __table_args__ = (UniqueConstraint("cohort_id", "mentee_id", "mentor_id"),)
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    mentee_id: int = Field(foreign_key="participant.id", ondelete="CASCADE")
    mentor_id: int = Field(foreign_key="participant.id", ondelete="CASCADE")
    kind: str = Field(max_length=6)  # lock, bar
    reason: str = ""
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime


class ScenarioRow(InProgram, VersionedAnew, table=True):
    """A kept result: the rules, what was read (fingerprint, and a trace of each person), and the proposals."""

    __tablename__ = "scenario"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=120)
    rules: dict[str, Any] = document()
    fingerprint: str = Field(max_length=64)
    method: str = ""
    engine: str = Field(default="", max_length=20)  # the version of this app that made it
    read_on: date | None = None  # the day the pool was read on
    people: list[Any] = listing()  # id, places, trace
    summary: dict[str, Any] = document()
    proposals: list[Any] = listing()
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    at: datetime
    published_at: datetime | None = None
    weights_locked: bool = False
    chosen_at: datetime | None = None
    chosen_by: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    chosen_why: str = ""


class PairingRow(InProgram, Versioned, table=True):
    """People who are together, from a day to a day."""

    __tablename__ = "pairing"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    scenario_id: int | None = Field(default=None, foreign_key="scenario.id", index=True, ondelete="SET NULL")
    reasons: list[Any] = listing()  # sentences that both may read; never points
    started_on: date
    ended_on: date | None = None
    end_reason: str = ""
    ending: str = Field(default="", max_length=12)  # core.tracking.closure.Ending; empty in older records
    until: date | None = None  # the last day agreed on, where it is not the cohort's
    afterwards: str | None = Field(default=None, max_length=10)  # core.tracking.closing.Afterwards; None: not chosen
    paused_until: date | None = None  # nothing is due before; cleared once it goes on
    follows_id: int | None = Field(default=None, foreign_key="pairing.id", index=True, ondelete="SET NULL")
    went_on: bool = False  # it ended as one of it went over to another group in the same step: no early ending
    in_spite: str = ""  # why it was made though something spoke for waiting first; of the team
    published_at: datetime
    first_meeting_at: datetime | None = None  # suggested to both: a time at which they are free


class PairingMemberRow(OfPairing, table=True):
    __tablename__ = "pairing_member"
    __table_args__ = (UniqueConstraint("pairing_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    side: str = Field(max_length=10)
    joined_on: date | None = None  # of whoever came to a group that was together already; None: from its first day
    again: bool | None = None  # may be matched again, as was decided when the pairing ended
