"""Surveys: what is asked, when, of whom, and what came back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.base import InProgram, OfParticipant, Shared, Versioned, VersionedAnew, document, listing


class SurveyRow(Shared, VersionedAnew, table=True):
    """Questions with their scales, for one cohort."""

    __tablename__ = "survey"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    side: str = Field(default="", max_length=10)  # mentor, mentee, peer; empty: everybody
    anonymous: bool = False
    document: dict[str, Any] = document()  # core.evaluation.surveys.Survey
    created_at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class SurveyWaveRow(Shared, Versioned, table=True):
    """A survey sent once, at one stage."""

    __tablename__ = "survey_wave"
    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True, ondelete="CASCADE")
    stage: str = Field(max_length=10)  # core.evaluation.surveys.Stage
    opened_on: date
    closes_on: date  # the last day on which one may answer
    remembered: bool = False  # asked afterwards how it was before
    source: str = Field(default="", max_length=200)  # the file it was brought from; empty: asked here
    closed_at: datetime | None = None  # by hand, before that


class SurveyInvitationRow(OfParticipant, table=True):
    """Who was asked, and whether she answered; never when. Its changes leave no line in the audit log."""

    __tablename__ = "survey_invitation"
    __table_args__ = (UniqueConstraint("wave_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    wave_id: int = Field(foreign_key="survey_wave.id", index=True, ondelete="CASCADE")
    answered: bool = False


class SurveyAnswerRow(OfParticipant, table=True):
    """What somebody answered to a confidential survey."""

    __tablename__ = "survey_answer"
    __table_args__ = (UniqueConstraint("wave_id", "participant_id"),)
    id: int | None = Field(default=None, primary_key=True)
    wave_id: int = Field(foreign_key="survey_wave.id", index=True, ondelete="CASCADE")
    answers: dict[str, Any] = document()
    answered_at: datetime


class AnonymousAnswerRow(InProgram, table=True):
    """What somebody answered, without who and when. The key is drawn by lot and SQLite keeps rows by it, so that their
    order tells nothing; no line in the audit log."""

    __tablename__ = "anonymous_answer"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it so
    key: str = Field(primary_key=True, max_length=32)
    wave_id: int = Field(foreign_key="survey_wave.id", index=True, ondelete="CASCADE")
    answers: dict[str, Any] = document()


class AnalysisPlanRow(InProgram, table=True):
    """What of a survey was going to be tested; never changed. One more is a new row."""

    __tablename__ = "analysis_plan"
    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True, ondelete="CASCADE")
    document: dict[str, Any] = document()  # core.evaluation.analysis_plan.AnalysisPlan
    fingerprint: str = Field(max_length=64)
    fixed_at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class CharterRow(InProgram, table=True):
    """What the program is for, as it was agreed; a change is a new row, and the newest one holds."""

    __tablename__ = "charter"
    id: int | None = Field(default=None, primary_key=True)
    document: dict[str, Any] = document()  # core.evaluation.charter.Charter
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class StakeholderRow(InProgram, VersionedAnew, table=True):
    """Somebody, usually of another department, who is asked to agree to the charter; she needs no account."""

    __tablename__ = "stakeholder"
    __table_args__ = (UniqueConstraint("program_id", "email"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    department: str = Field(default="", max_length=120)
    asked_at: datetime | None = None  # last
    added_at: datetime


class CharterReplyRow(InProgram, table=True):
    """What a stakeholder said of one version of the charter, with the targets that stood beside it; never changed."""

    __tablename__ = "charter_reply"
    id: int | None = Field(default=None, primary_key=True)
    stakeholder_id: int = Field(foreign_key="stakeholder.id", index=True, ondelete="CASCADE")
    charter_id: int = Field(foreign_key="charter.id", index=True, ondelete="CASCADE")
    agrees: bool
    name: str = Field(default="", max_length=120)  # as she typed it, where she agrees
    words: str = ""
    targets: list[Any] = listing()  # core.evaluation.charter_reply.targets_shown
    at: datetime


class AttestationRow(InProgram, table=True):
    """What somebody of the team said of one benchmark of a standard; never changed, the newest one holds."""

    __tablename__ = "attestation"
    id: int | None = Field(default=None, primary_key=True)
    framework: str = Field(max_length=40)  # core.evaluation.standards
    benchmark: str = Field(max_length=20)
    judgement: str = Field(max_length=12)  # core.evaluation.standards.Judgement
    note: str = ""
    at: datetime
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class TargetRow(InProgram, Versioned, table=True):
    """A number that the program set out to reach."""

    __tablename__ = "target"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=80)  # core.evaluation.indicators
    aim: str = Field(max_length=10)
    line: float
    due: date | None = None


class ReportRow(InProgram, table=True):
    """A report as it was when it was made; its document never changes."""

    __tablename__ = "report"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    document: dict[str, Any] = document()  # core.reports.supervisor.Report
    at: datetime
    closed_at: datetime | None = None  # from then on supervisors see it, and it can't be taken away
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")


class ReportLayoutRow(InProgram, VersionedAnew, table=True):
    """What an own report holds, under a name."""

    __tablename__ = "report_layout"
    __table_args__ = (UniqueConstraint("program_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80)
    blocks: list[Any] = listing()  # core.reports.section.Block, in order


class ReportScheduleRow(InProgram, Versioned, table=True):
    """A report that is made, closed and sent by itself."""

    __tablename__ = "report_schedule"
    id: int | None = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id", index=True, ondelete="CASCADE")
    account_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")  # in whose name it is made
    blocks: list[Any] = listing()
    every: str = Field(max_length=10)  # core.reports.schedule.Every
    begins_on: date
    next_on: date | None = None  # None: it is done, or was stopped
    to_name: str = Field(max_length=120)
    to_email: str = Field(max_length=254)
    days: int  # that its links work
    error: str = ""  # why it was stopped
