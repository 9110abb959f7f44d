"""A cohort by the questions that people ask of it, beside those before it, and where the targets stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.evaluation.indicators import CHANGED, CONTENT, Indicator, indicators
from core.evaluation.targets import against
from core.reports.supervisor import TargetLine, target_lines
from db.cohort_counts import cohort_counts
from db.models import CohortRow, SurveyInvitationRow, SurveyRow, SurveyWaveRow
from db.standing import Standing
from db.targets import kept_targets, titles_of

COHORTS = 4  # this one and those before it
QUICK = 60_000  # single answers; counting more takes longer than a look should
BY_SURVEYS = (CONTENT, CHANGED)
SURVEYED = ("answered", "level:", "change:")  # how the keys of their numbers begin


@dataclass(frozen=True)
class Glance:
    """``cohorts`` by name with their numbers, this one first, then the newest. ``with_surveys`` is False where their
    answers were so many that they were not counted: then all that rests on them is missing, not nothing."""

    cohorts: tuple[tuple[str, tuple[Indicator, ...]], ...]
    targets: tuple[TargetLine, ...]
    with_surveys: bool


def glance(session: Session, cohort_id: int, today: date, people: Sequence[Standing], *, whole: bool = False) -> Glance:
    """A fixed number of queries for each of four cohorts at most, and one to each survey. ``people`` of this cohort;
    ``whole``: count answers of surveys however many they are."""
    rows = session.exec(
        select(CohortRow).where(col(CohortRow.id) <= cohort_id).order_by(col(CohortRow.id).desc()).limit(COHORTS)
    ).all()
    ids = [row.id or 0 for row in rows]
    surveys = whole or _answers(session, ids) <= QUICK
    cohorts = []
    for row in rows:
        id = row.id or 0
        known = people if id == cohort_id else None
        found = indicators(cohort_counts(session, id, today, known, surveys=surveys))
        cohorts.append((row.name, tuple(each for each in found if surveys or each.asks not in BY_SURVEYS)))
    targets = [each.target for each in kept_targets(session) if surveys or not each.target.key.startswith(SURVEYED)]
    lines = target_lines(against(targets, cohorts[0][1], today), titles_of(session)) if targets else ()
    return Glance(tuple(cohorts), lines, surveys)


def _answers(session: Session, cohort_ids: list[int]) -> int:
    """Single answers to all surveys of these cohorts, about: people who answered times questions."""
    rows = session.exec(
        select(SurveyRow.document, func.count(col(SurveyInvitationRow.id)))
        .join(SurveyWaveRow, col(SurveyWaveRow.survey_id) == SurveyRow.id)
        .join(SurveyInvitationRow, col(SurveyInvitationRow.wave_id) == SurveyWaveRow.id)
        .where(col(SurveyRow.cohort_id).in_(cohort_ids), col(SurveyInvitationRow.answered))
        .group_by(col(SurveyRow.id))
    ).all()
    return sum(len(document.get("questions", ())) * many for document, many in rows)
