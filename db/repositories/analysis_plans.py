"""What of a survey is going to be tested: fixed with its day and fingerprint, and read again."""

from collections.abc import Sequence

from sqlmodel import col, select

from core.errors import NotFound
from core.evaluation.analysis_plan import AnalysisPlan, Correction, KeptPlan, check_plan, fingerprint
from core.evaluation.surveys import Survey
from core.roles import Action
from db.models import AnalysisPlanRow, SurveyRow
from db.plan_rows import plans_of
from db.repository import Repository, needs
from db.survey_rows import waves_of


class AnalysisPlans(Repository):
    """Of the surveys of this program. A plan is never changed; one more comes after it."""

    @needs(Action.READ_SURVEYS)
    def of(self, survey_id: int) -> tuple[KeptPlan, ...]:
        """In the order in which they were fixed. One query."""
        return plans_of(self._session, [survey_id])[survey_id]

    @needs(Action.READ_SURVEYS)
    def file(self, survey_id: int, taken: str) -> dict[str, object]:
        """What the fingerprint was taken of. Raises NotFound."""
        row = self._session.exec(
            select(AnalysisPlanRow).where(
                AnalysisPlanRow.survey_id == survey_id, AnalysisPlanRow.fingerprint == taken
            ).order_by(col(AnalysisPlanRow.id)).limit(1)
        ).first()  # fmt: skip
        if row is None:
            raise NotFound("That plan is not here.", "Load the page again.")
        return row.document

    @needs(Action.CHANGE_SURVEY)
    def fix(
        self, survey_id: int, keys: Sequence[str], correction: Correction = Correction.BENJAMINI_HOCHBERG,
        expected: str = "",
    ) -> KeptPlan:  # fmt: skip
        """Write down what is tested, and how many answers were there by then. Raises InvalidInput."""
        row = self._session.get(SurveyRow, survey_id, with_for_update=True)
        if row is None:
            raise NotFound("That survey is not here.", "Choose one from the list.")
        survey = Survey.from_document(row.document)
        chosen = check_plan(survey, keys, expected)
        waves = waves_of(self._session, self.workspace.today, [survey_id])[survey_id]
        plan = AnalysisPlan(
            survey.title, chosen, correction, expected.strip(), self.workspace.now,
            waves[0].answered if waves else 0, sum(each.answered for each in waves[1:]),
        )  # fmt: skip
        document = plan.to_document()
        taken = fingerprint(document)
        self._session.add(
            AnalysisPlanRow(
                program_id=row.program_id, survey_id=survey_id, document=document, fingerprint=taken,
                fixed_at=self.workspace.now, account_id=self.workspace.actor.account_id,
            )
        )  # fmt: skip
        return KeptPlan(plan, taken, is_unchanged=True)
