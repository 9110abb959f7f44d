"""Plans of what is tested, as values."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from core.evaluation.analysis_plan import KeptPlan, kept_plan
from db.models import AnalysisPlanRow


def plans_of(session: Session, survey_ids: Sequence[int]) -> dict[int, tuple[KeptPlan, ...]]:
    """The plans of each of these surveys, oldest first. One query."""
    rows = session.exec(
        select(AnalysisPlanRow).where(col(AnalysisPlanRow.survey_id).in_(survey_ids)).order_by(col(AnalysisPlanRow.id))
    ).all()
    return {
        id: tuple(kept_plan(row.document, row.fingerprint) for row in rows if row.survey_id == id) for id in survey_ids
    }
