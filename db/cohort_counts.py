"""A cohort in the totals that it is judged by."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.evaluation.answer_table import answer_table
from core.evaluation.durations import length
from core.evaluation.indicators import CohortCounts, SurveyFacts, WaveFacts
from core.intake.applications import ApplicationStatus
from core.program.cohort import CohortState
from core.program.program import Part, Program
from core.tracking.closure import Ending
from db.doing_counts import goal_counts, meeting_counts
from db.facts import as_cohort
from db.models import ApplicationRow, CohortRow, PairingMemberRow, PairingRow, SurveyRow
from db.plan_rows import plans_of
from db.standing import Standing, cohort_program, standings
from db.survey_rows import answers_of, kept_survey, waves_of

NOT_SENT = (ApplicationStatus.DRAFT.value, ApplicationStatus.WITHDRAWN.value)


def cohort_counts(
    session: Session,
    cohort_id: int,
    today: date,
    everybody: Sequence[Standing] | None = None,
    *,
    surveys: bool = True,
) -> CohortCounts:
    """The number of queries is fixed but for one to each survey. ``everybody`` of the cohort, where it is at hand.
    Without ``surveys`` there are none, as if nobody had been asked."""
    program = cohort_program(session, cohort_id)
    known = standings(session, cohort_id, today, program) if everybody is None else everybody
    people = [each for each in known if each.status != "left"]
    ready = [each for each in people if each.is_ready_or_paired]
    ever = ever_paired(session, cohort_id)
    applied = session.exec(
        select(func.count(col(ApplicationRow.id))).where(
            ApplicationRow.cohort_id == cohort_id, col(ApplicationRow.status).not_in(NOT_SENT)
        )
    ).one()
    cohort = session.get(CohortRow, cohort_id)
    is_over = cohort is not None and as_cohort(cohort).state(today) is CohortState.ENDED
    return CohortCounts(
        applied,
        len(ready),
        sum(each.id in ever for each in ready),
        None if is_over else sum(not each.is_paired for each in ready),
        lengths_of(session, cohort_id, program, today),
        surveys_of(session, cohort_id, today) if surveys else (),
        meeting_counts(session, cohort_id, program.cadence_days, today) if program.has(Part.MEETINGS) else None,
        goal_counts(session, cohort_id) if program.has(Part.GOALS) else None,
    )


def ever_paired(session: Session, cohort_id: int) -> frozenset[int]:
    """Everyone who ever had a partner in this cohort."""
    members = (
        select(PairingMemberRow.participant_id)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id)
    )
    return frozenset(session.exec(members).all())


def lengths_of(session: Session, cohort_id: int, program: Program, today: date) -> tuple[tuple[int, bool], ...]:
    """Days of each pairing so far, and whether it ended before the day it was meant to: see ``length``. One that ended
    as somebody was moved is seen no longer, and is no early ending."""
    meant = session.exec(select(col(CohortRow.ends_on)).where(CohortRow.id == cohort_id)).first()
    rows = session.exec(
        select(col(PairingRow.started_on), col(PairingRow.ended_on), col(PairingRow.ending), col(PairingRow.went_on))
        .where(PairingRow.cohort_id == cohort_id, col(PairingRow.started_on) <= today)
        .order_by(col(PairingRow.id))
    ).all()
    lengths = [length(start, end, meant, program.length_months, today) for start, end, _, _ in rows]
    moved = [went_on or ending == Ending.MOVED.value for _, _, ending, went_on in rows]
    return tuple((days, early and not away) for (days, early), away in zip(lengths, moved, strict=True))


def surveys_of(session: Session, cohort_id: int, today: date) -> tuple[SurveyFacts, ...]:
    """The surveys of a cohort, oldest first, with what may be counted of them."""
    rows: Sequence[SurveyRow] = session.exec(
        select(SurveyRow).where(SurveyRow.cohort_id == cohort_id).order_by(col(SurveyRow.id))
    ).all()
    ids = [row.id or 0 for row in rows]
    waves, plans = waves_of(session, today, ids), plans_of(session, ids)
    found = []
    for row in rows:
        kept = kept_survey(row, waves[row.id or 0])
        found.append(
            SurveyFacts(
                kept.survey,
                kept.anonymous,
                tuple(
                    WaveFacts(
                        each.wave.stage, each.wave.invited, each.wave.answered, not each.wave.is_open,
                        None
                        if each.hidden
                        else answer_table(kept.survey, each.given, remembered=each.wave.remembered),
                        each.wave.remembered,
                    )
                    for each in answers_of(session, kept)
                ),
                plans[kept.id],
            )
        )  # fmt: skip
    return tuple(found)
