"""What a report of a cohort says, as it would be made now."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from core.evaluation.indicators import CohortCounts, Indicator, indicators
from core.evaluation.targets import against
from core.reports.groups import GroupTable, group_table
from core.reports.outcome_section import outcome_section
from core.reports.report_tables import DEFINITIONS
from core.reports.section import ONE_PAGE, Block, Section
from core.reports.sections import charter_section, cohorts_section, lengths_section, method_section, surveys_section
from core.reports.supervisor import Report, Words, figures, target_lines
from db.charter_rows import charter_of, newest_charter
from db.cohort_counts import cohort_counts
from db.group_counts import group_counts
from db.models import CohortRow, ReportRow
from db.standing import Standing, standings
from db.targets import kept_targets, titles_of

if TYPE_CHECKING:
    from db.workspace import Workspace

SIDES = {"mentor": "Mentors", "mentee": "Mentees", "peer": "People"}
MOST_COHORTS = 4  # beside each other


def report_of(session: Session, workspace: "Workspace", words: Words, blocks: Sequence[Block] = ONE_PAGE) -> Report:
    """Of the cohort one is working in, with these blocks. Groups are told so that no report of this cohort, closed or
    not, gives away with this one who came or left in between."""
    here, today = workspace.cohort_id, workspace.today
    cohort = session.get(CohortRow, here)
    people = standings(session, here, today)
    counts = cohort_counts(session, here, today, people)
    now = indicators(counts)
    most = MOST_COHORTS if Block.COHORTS in blocks else 2
    others = session.exec(
        select(CohortRow).where(col(CohortRow.id) < here).order_by(col(CohortRow.id).desc()).limit(most - 1)
    ).all()
    earlier = [(each.name, indicators(cohort_counts(session, each.id or 0, today))) for each in others]
    start = (cohort.starts_on if cohort else None) or (cohort.created_at.date() if cohort else today)
    until = min(today, (cohort.ends_on if cohort else None) or today)
    targets = [each.target for each in kept_targets(session)] if Block.TARGETS in blocks else []
    return Report(
        workspace.place.name, workspace.place.cohort, min(start, until), until,
        target_lines(against(targets, now, today), titles_of(session)) if targets else (),
        figures(now, earlier[0][1] if earlier else ()) if Block.FIGURES in blocks else (),
        _groups(session, workspace, people) if Block.GROUPS in blocks else (),
        words, tuple(blocks),
        _sections(session, blocks, counts, [(workspace.place.cohort, now), *earlier]),
    )  # fmt: skip


def _groups(session: Session, workspace: "Workspace", people: Sequence[Standing]) -> tuple[GroupTable, ...]:
    here = workspace.cohort_id
    made = select(ReportRow.document).where(ReportRow.cohort_id == here).order_by(col(ReportRow.id))
    told = [table for document in session.exec(made).all() for table in Report.from_document(document).groups]
    return tuple(
        group_table(SIDES[each.side], each.question, each.counts, workspace.today, told)
        for each in group_counts(session, here, people)
        if each.counts
    )


def _sections(
    session: Session, blocks: Sequence[Block], counts: CohortCounts, cohorts: Sequence[tuple[str, Sequence[Indicator]]]
) -> tuple[Section, ...]:
    """What fills the blocks beyond the one page, in their order."""
    made = {
        Block.CHARTER: lambda: charter_section(charter_of(newest_charter(session))),
        Block.COHORTS: lambda: cohorts_section(cohorts),
        Block.SURVEYS: lambda: surveys_section(counts.surveys),
        Block.OUTCOMES: lambda: outcome_section(counts.surveys),
        Block.LENGTHS: lambda: lengths_section(counts.lengths),
        Block.METHOD: lambda: method_section(DEFINITIONS),
    }
    return tuple(made[block]() for block in blocks if block in made)
