"""Surveys and their waves as values: what repositories give away of the rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.evaluation.surveys import FEWEST_ANONYMOUS, Stage, Survey
from db.answering import is_over
from db.models import AnonymousAnswerRow, SurveyAnswerRow, SurveyInvitationRow, SurveyRow, SurveyWaveRow


@dataclass(frozen=True)
class Wave:
    """A survey sent once: how many were asked, and how many of them answered so far."""

    id: int
    stage: Stage
    opened_on: date
    closes_on: date
    is_open: bool
    invited: int
    answered: int
    remembered: bool = False  # asked afterwards how it was then
    source: str = ""  # the list it was brought from


@dataclass(frozen=True)
class KeptSurvey:
    """A survey with its waves, oldest first."""

    id: int
    version: int
    survey: Survey
    side: str
    anonymous: bool
    waves: tuple[Wave, ...]


@dataclass(frozen=True)
class AskablePerson:
    """Somebody who may be asked. ``stages``: of which waves she was asked already."""

    id: int
    name: str
    side: str
    is_paired: bool
    stages: frozenset[Stage]


@dataclass(frozen=True)
class WaveAnswers:
    """What came back of a wave: who (None where anonymous) and what. Nothing while it must be kept from sight."""

    wave: Wave
    given: tuple[tuple[int | None, Mapping[str, Any]], ...]
    hidden: bool


@dataclass(frozen=True)
class SurveyResults:
    kept: KeptSurvey
    waves: tuple[WaveAnswers, ...]


def waves_of(session: Session, today: date, survey_ids: Sequence[int]) -> dict[int, list[Wave]]:
    """The waves of each of these surveys in the order of their stages, of equals oldest first; two queries, three where
    answers were brought."""
    found: dict[int, list[Wave]] = {id: [] for id in survey_ids}
    rows = session.exec(
        select(SurveyWaveRow).where(col(SurveyWaveRow.survey_id).in_(survey_ids)).order_by(col(SurveyWaveRow.id))
    ).all()
    counts: dict[tuple[int, bool], int] = {}
    for wave_id, answered, number in session.exec(
        select(SurveyInvitationRow.wave_id, SurveyInvitationRow.answered, func.count(col(SurveyInvitationRow.id)))
        .where(col(SurveyInvitationRow.wave_id).in_([row.id for row in rows]))
        .group_by(col(SurveyInvitationRow.wave_id), col(SurveyInvitationRow.answered))
    ).all():
        counts[wave_id, answered] = number
    unnamed = _unnamed(session, [row.id or 0 for row in rows if row.source])
    for row in rows:
        id = row.id or 0
        back = counts.get((id, True), 0) or unnamed.get(id, 0)
        invited = back + counts.get((id, False), 0)
        stage, is_open = Stage(row.stage), not is_over(row, today)
        found[row.survey_id].append(
            Wave(id, stage, row.opened_on, row.closes_on, is_open, invited, back, row.remembered, row.source)
        )
    order = list(Stage)
    return {id: sorted(waves, key=lambda each: (order.index(each.stage), each.id)) for id, waves in found.items()}


def _unnamed(session: Session, wave_ids: Sequence[int]) -> dict[int, int]:
    """How many answers without a name were brought to each of these waves: nobody was invited to them here."""
    if not wave_ids:
        return {}
    found = session.exec(
        select(AnonymousAnswerRow.wave_id, func.count(col(AnonymousAnswerRow.key)))
        .where(col(AnonymousAnswerRow.wave_id).in_(wave_ids))
        .group_by(col(AnonymousAnswerRow.wave_id))
    ).all()
    return dict(found)


def kept_survey(row: SurveyRow, waves: Sequence[Wave]) -> KeptSurvey:
    """A survey with the waves that were read of it."""
    survey = Survey.from_document(row.document)
    return KeptSurvey(row.id or 0, row.version, survey, row.side, row.anonymous, tuple(waves))


def answers_of(session: Session, kept: KeptSurvey) -> tuple[WaveAnswers, ...]:
    """What came back, wave by wave; of anonymous waves only once they have closed, and of eight people or more."""
    ids = [wave.id for wave in kept.waves]
    given: defaultdict[int, list[tuple[int | None, Mapping[str, Any]]]] = defaultdict(list)
    if kept.anonymous:
        anonymous = select(AnonymousAnswerRow).where(col(AnonymousAnswerRow.wave_id).in_(ids))
        for each in session.exec(anonymous.order_by(AnonymousAnswerRow.key)).all():
            given[each.wave_id].append((None, each.answers))
    else:
        named = select(SurveyAnswerRow.wave_id, SurveyAnswerRow.participant_id, SurveyAnswerRow.answers)
        for wave_id, person, answers in session.exec(
            named.where(col(SurveyAnswerRow.wave_id).in_(ids)).order_by(col(SurveyAnswerRow.participant_id))
        ).all():
            given[wave_id].append((person, answers))
    found = []
    for wave in kept.waves:
        hidden = kept.anonymous and (wave.is_open or len(given[wave.id]) < FEWEST_ANONYMOUS)
        found.append(WaveAnswers(wave, () if hidden else tuple(given[wave.id]), hidden))
    return tuple(found)
