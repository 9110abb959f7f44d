"""What a program's own data show of the benchmarks of a standard, counted anew at each look."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from sqlmodel import Session, col, select

from core.evaluation.charter import FIELDS
from core.evaluation.standards.facts import Shown
from core.evaluation.surveys import Stage
from core.program.program import Program
from db.charter_rows import charter_of, newest_charter
from db.many import columns
from db.models import (
    AnalysisPlanRow,
    CohortRow,
    ReportRow,
    SurveyRow,
    SurveyWaveRow,
    TargetRow,
)
from db.stakeholder_rows import stakeholders_of
from db.standards_pairings import pairing_facts
from db.standards_people import people_facts, there

RELATIONSHIP = "pulse"  # the set of questions about how it goes between the two


def shown(session: Session, cohort_id: int, today: date, program: Program, wanted: Collection[str]) -> dict[str, Shown]:
    """These facts of one cohort; a query to each, for some three."""
    known: Mapping[str, Callable[[str], Shown]] = {
        **people_facts(session, cohort_id, today),
        **pairing_facts(session, cohort_id, today, program),
        **_program_facts(session, cohort_id),
    }
    return {name: known[name](name) for name in sorted(wanted)}


def _program_facts(session: Session, cohort_id: int) -> Mapping[str, Callable[[str], Shown]]:
    def charter(fact: str) -> Shown:
        row = newest_charter(session)
        return Shown(fact, len(FIELDS) - len(charter_of(row).missing), len(FIELDS))

    def costs(fact: str) -> Shown:
        return Shown(fact, int(charter_of(newest_charter(session)).costs.budget is not None), 1)

    def capacity(fact: str) -> Shown:
        row = session.get_one(CohortRow, cohort_id)
        return Shown(fact, sum(each is not None for each in (row.most_mentors, row.most_mentees)), 2)

    def stakeholders(fact: str) -> Shown:
        asked = [each for each in stakeholders_of(session) if each.asked_at is not None]
        return Shown(fact, sum(each.agrees_now for each in asked), len(asked))

    return {
        "charter": charter,
        "costs": costs,
        "capacity": capacity,
        "stakeholders": stakeholders,
        "targets": lambda fact: there(session, fact, columns(TargetRow.id)),
        "reports": lambda fact: there(
            session, fact, columns(ReportRow.id).where(col(ReportRow.closed_at).is_not(None))
        ),
        "plans": lambda fact: _surveys(session, fact, cohort_id),
        "relationship_asked": lambda fact: _surveys(session, fact, cohort_id),
        "before_after": lambda fact: _surveys(session, fact, cohort_id),
    }


def _surveys(session: Session, fact: str, cohort_id: int) -> Shown:
    """Surveys that were sent. Two queries, three for plans."""
    rows = session.exec(select(SurveyRow).where(SurveyRow.cohort_id == cohort_id)).all()
    stages: dict[int, set[str]] = {}
    waves = 0
    about = {row.id for row in rows if any(each["key"] == RELATIONSHIP for each in row.document["scales"])}
    for survey, stage in session.exec(
        columns(SurveyWaveRow.survey_id, SurveyWaveRow.stage).where(
            col(SurveyWaveRow.survey_id).in_([row.id for row in rows])
        )
    ).all():
        stages.setdefault(survey, set()).add(stage)
        waves += survey in about
    if fact == "relationship_asked":
        return Shown(fact, waves, max(1, waves))
    if fact == "before_after":
        both = sum(Stage.BEFORE in each and len(each) > 1 for each in stages.values())
        return Shown(fact, both, len(stages))
    planned = set(session.exec(columns(AnalysisPlanRow.survey_id)).scalars() if stages else ())
    return Shown(fact, len(planned & set(stages)), len(stages))
