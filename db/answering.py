"""Answering a survey: by a private link, or signed in. Opening it writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session, select

from core.errors import Conflict, NotFound
from core.evaluation.surveys import Survey, check_answers
from db.audit import Author, keep_log
from db.clock import Clock
from db.engine import unit_of_work
from db.links import LinkPurpose, find_link
from db.models import (
    AnonymousAnswerRow,
    ParticipantRow,
    ProgramRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
    SurveyRow,
    SurveyWaveRow,
)

GONE = ("This survey leads nowhere any more.", "There is nothing you need to do.")


@dataclass(frozen=True)
class AskedSurvey:
    """What somebody is asked. ``answers``: what she gave before, if it is confidential; ``is_over``: it has closed."""

    invitation_id: int
    name: str
    program: str
    survey: Survey
    anonymous: bool
    last_day: date
    is_over: bool
    answered: bool
    answers: Mapping[str, Any]


class Answering:
    """For whoever follows the link of a survey."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> AskedSurvey:
        """What the link asks. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            invitation = self._invitation(session, token)
            zone = _program(session, invitation).time_zone
            return asked_survey(session, invitation, self._clock().astimezone(ZoneInfo(zone)).date())

    def answer(self, token: str, answers: Mapping[str, Any]) -> None:
        """Keep the answers. Raises InvalidInput with every fault, Conflict where it has closed or was answered."""
        with unit_of_work(self._engine, writes=True) as session:
            invitation = self._invitation(session, token)
            program, now = _program(session, invitation), self._clock()
            keep_log(session, Author(participant_id=invitation.participant_id, program_id=program.id),
                     "answer a survey", now)  # fmt: skip
            keep_answers(session, invitation, answers, now, now.astimezone(ZoneInfo(program.time_zone)).date())

    def _invitation(self, session: Session, token: str) -> SurveyInvitationRow:
        link = find_link(session, token, LinkPurpose.SURVEY, self._clock())
        row = session.exec(
            select(SurveyInvitationRow).where(
                SurveyInvitationRow.participant_id == link.subject_id,
                SurveyInvitationRow.wave_id == link.details.get("wave"),
            )
        ).first()
        person = session.get(ParticipantRow, link.subject_id) if row is not None else None
        if row is None or person is None or person.status == "left":
            raise NotFound(*GONE)
        return row


def asked_survey(session: Session, invitation: SurveyInvitationRow, today: date) -> AskedSurvey:
    """What an invitation asks, and what was answered to it, unless that was anonymous."""
    wave, row = _survey(session, invitation)
    person = session.get(ParticipantRow, invitation.participant_id)
    given = None if row.anonymous else _given(session, invitation)
    return AskedSurvey(
        invitation.id or 0,
        person.name if person is not None else "",
        _program(session, invitation).name,
        Survey.from_document(row.document),
        row.anonymous,
        wave.closes_on,
        is_over(wave, today),
        invitation.answered,
        dict(given.answers) if given is not None else {},
    )


def keep_answers(
    session: Session, invitation: SurveyInvitationRow, answers: Mapping[str, Any], now: datetime, today: date
) -> None:
    """Anonymous ones without who and when; a confidential one is corrected as often as one likes until it closes."""
    # whoever presses twice at once waits here, and is told below
    session.refresh(invitation, with_for_update=True)
    wave, row = _survey(session, invitation)
    if is_over(wave, today):
        raise Conflict("This survey has closed. Nothing was kept.", "Write to your coordinator instead.")
    kept = check_answers(Survey.from_document(row.document), answers)
    if row.anonymous:
        if invitation.answered:
            raise Conflict(
                "You have answered already. Nothing was kept twice.",
                "It was anonymous, so it can't be found again to be changed.",
            )
        session.add(
            AnonymousAnswerRow(
                program_id=invitation.program_id, key=token_urlsafe(16), wave_id=wave.id or 0, answers=kept
            )
        )
    elif (given := _given(session, invitation)) is not None:
        given.answers, given.answered_at = kept, now
    else:
        session.add(
            SurveyAnswerRow(
                program_id=invitation.program_id, participant_id=invitation.participant_id, wave_id=wave.id or 0,
                answers=kept, answered_at=now,
            )
        )  # fmt: skip
    invitation.answered = True


def is_over(wave: SurveyWaveRow, today: date) -> bool:
    """Whether nobody may answer any more."""
    return wave.closed_at is not None or wave.closes_on < today


def _survey(session: Session, invitation: SurveyInvitationRow) -> tuple[SurveyWaveRow, SurveyRow]:
    wave = session.get(SurveyWaveRow, invitation.wave_id)
    row = session.get(SurveyRow, wave.survey_id) if wave is not None else None
    if wave is None or row is None:
        raise NotFound(*GONE)
    return wave, row


def _given(session: Session, invitation: SurveyInvitationRow) -> SurveyAnswerRow | None:
    return session.exec(
        select(SurveyAnswerRow).where(
            SurveyAnswerRow.wave_id == invitation.wave_id,
            SurveyAnswerRow.participant_id == invitation.participant_id,
        )
    ).first()


def _program(session: Session, invitation: SurveyInvitationRow) -> ProgramRow:
    program = session.get(ProgramRow, invitation.program_id)
    if program is None:
        raise NotFound(*GONE)
    return program
