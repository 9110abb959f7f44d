"""The targets of a program, and where a cohort stands against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from core.evaluation.indicators import Unit, indicators, known_titles
from core.evaluation.instruments import instruments
from core.evaluation.surveys import Survey
from core.evaluation.targets import Against, Aim, Target, against
from core.text import Text
from db.cohort_counts import cohort_counts
from db.models import SurveyRow, TargetRow
from db.standing import Standing

Titles = Mapping[str, tuple[Text, Unit]]


@dataclass(frozen=True)
class KeptTarget:
    """A target with the version that was seen."""

    id: int
    version: int
    target: Target


def kept_targets(session: Session) -> tuple[KeptTarget, ...]:
    """In the order they were set."""
    rows = session.exec(select(TargetRow).order_by(col(TargetRow.id))).all()
    return tuple(KeptTarget(row.id or 0, row.version, Target(row.key, Aim(row.aim), row.line, row.due)) for row in rows)


def titles_of(session: Session) -> Titles:
    """What a target may be set for: of the surveys that there are, and of every ready set, before anybody is asked."""
    own = session.exec(select(SurveyRow.document).order_by(col(SurveyRow.id))).all()
    return known_titles([*map(Survey.from_document, own), *(each.survey for each in instruments())])


def standing_against(
    session: Session, cohort_id: int, today: date, people: Sequence[Standing] | None = None
) -> tuple[Against, ...]:
    """Every target beside what the cohort has; nothing is counted where there is none. ``people``: if at hand."""
    targets = [each.target for each in kept_targets(session)]
    if not targets:
        return ()
    return against(targets, indicators(cohort_counts(session, cohort_id, today, people)), today)
