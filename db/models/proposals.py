"""Proposals on their way to a pairing, and what those who were asked said."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfParticipant, Versioned, listing


class ProposalRow(InProgram, Versioned, table=True):
    """Two people who may become a pair. Opened to whoever was asked about it; of peers ``mentee_id`` is the first."""

    __tablename__ = "proposal"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    scenario_id: int | None = Field(default=None, foreign_key="scenario.id", index=True, ondelete="SET NULL")
    pairing_id: int | None = Field(default=None, foreign_key="pairing.id", index=True, ondelete="SET NULL")
    mentee_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    mentor_id: int = Field(foreign_key="participant.id", index=True, ondelete="CASCADE")
    state: str = Field(max_length=10)  # core.matching.proposals.ProposalState
    reasons: list[str] = listing()  # sentences that both may read; never points
    note: str = ""  # a personal line in what is written to them
    closes_on: date | None = None
    starts_on: date | None = None
    since: datetime  # of its state
    why: str = ""  # of the team: why it was withdrawn
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class ProposalAnswerRow(OfParticipant, Versioned, table=True):
    """One person who is to answer, and her answer; ``ground`` and ``words`` are for her and the team alone."""

    __tablename__ = "proposal_answer"
    __table_args__ = (UniqueConstraint("proposal_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True, ondelete="CASCADE")
    turn: int
    asked_at: datetime | None = None
    reminded_at: datetime | None = None
    reply: str = Field(default="", max_length=10)  # core.matching.proposals.Reply
    answered_at: datetime | None = None
    ground: str = Field(default="", max_length=20)  # core.matching.declining.NoGround
    words: str = ""
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")  # who noted it for her
