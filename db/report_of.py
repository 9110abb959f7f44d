"""What a report of a cohort says, as it would be made now."""

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from core.evaluation.indicators import indicators
from core.evaluation.targets import against
from core.reports.groups import group_table
from core.reports.supervisor import Report, Words, figures, target_lines
from db.cohort_counts import cohort_counts
from db.group_counts import group_counts
from db.models import CohortRow, ReportRow
from db.standing import standings
from db.targets import kept_targets, titles_of

if TYPE_CHECKING:
    from db.workspace import Workspace

SIDES = {"mentor": "Mentors", "mentee": "Mentees", "peer": "People"}


def report_of(session: Session, workspace: "Workspace", words: Words) -> Report:
    """Of the cohort one is working in. Groups are told so that no report of this cohort, closed or not, gives away
    with this one who came or left in between."""
    here, today = workspace.cohort_id, workspace.today
    cohort = session.get(CohortRow, here)
    people = standings(session, here, today)
    now = indicators(cohort_counts(session, here, today, people))
    earlier = session.exec(
        select(CohortRow.id).where(col(CohortRow.id) < here).order_by(col(CohortRow.id).desc()).limit(1)
    ).first()
    before = indicators(cohort_counts(session, earlier, today)) if earlier is not None else ()
    targets = [each.target for each in kept_targets(session)]
    told = session.exec(select(ReportRow.document).where(ReportRow.cohort_id == here).order_by(col(ReportRow.id))).all()
    tables = [table for document in told for table in Report.from_document(document).groups]
    groups = tuple(
        group_table(SIDES[each.side], each.question, each.counts, today, tables)
        for each in group_counts(session, here, people)
        if each.counts
    )
    start = (cohort.starts_on if cohort else None) or (cohort.created_at.date() if cohort else today)
    until = min(today, (cohort.ends_on if cohort else None) or today)
    return Report(
        workspace.place.name, workspace.place.cohort, min(start, until), until,
        target_lines(against(targets, now, today), titles_of(session)), figures(now, before), groups, words,
    )  # fmt: skip
