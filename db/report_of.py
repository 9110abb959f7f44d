"""What a report of a cohort says, as it would be made now."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.evaluation.indicators import CohortCounts, Indicator, indicators
from core.evaluation.targets import against
from core.reports.cost_section import cost_section
from core.reports.fairness_section import fairness_section
from core.reports.groups import GroupTable, group_table
from core.reports.outcome_section import outcome_section
from core.reports.report_tables import DEFINITIONS
from core.reports.section import ONE_PAGE, TITLES, Block, Section
from core.reports.sections import charter_section, cohorts_section, lengths_section, method_section, surveys_section
from core.reports.supervisor import Report, Words, figures, target_lines
from core.text import Text, text
from db.charter_rows import charter_of, newest_charter
from db.cohort_counts import cohort_counts, ever_paired
from db.cost_counts import cohort_costs
from db.group_counts import group_counts
from db.models import CharterRow, CohortRow, ReportRow
from db.standing import Standing, cohort_program, standings
from db.targets import kept_targets, titles_of

if TYPE_CHECKING:
    from db.workspace import Workspace

SIDES = {"mentor": "Mentors", "mentee": "Mentees", "peer": "People"}
MOST_COHORTS = 4  # beside each other
BY_GROUP = {Block.GROUPS, Block.FAIRNESS}

Heard = Callable[[float, Text], None]  # how much is done, 0 to 1, and what comes now


def report_of(
    session: Session,
    workspace: "Workspace",
    words: Words,
    blocks: Sequence[Block] = ONE_PAGE,
    heard: Heard = lambda _done, _what: None,
) -> Report:
    """Of the cohort one is working in, with these blocks. Groups are told so that no report of this cohort, closed or
    not, gives away with this one who came or left in between. ``heard`` is told how far it has got."""
    here, today = workspace.cohort_id, workspace.today
    heard(0.0, text("Counting this cohort"))
    cohort = session.get(CohortRow, here)
    people = standings(session, here, today)
    counts = cohort_counts(session, here, today, people)
    now = indicators(counts)
    most = MOST_COHORTS if Block.COHORTS in blocks else 2
    others = session.exec(
        select(CohortRow).where(col(CohortRow.id) < here).order_by(col(CohortRow.id).desc()).limit(most - 1)
    ).all()
    earlier = []
    for place, each in enumerate(others):
        heard(0.3 + 0.3 * place / len(others), text("Counting cohort {cohort}", cohort=each.name))
        earlier.append((each.name, indicators(cohort_counts(session, each.id or 0, today))))
    start = (cohort.starts_on if cohort else None) or (cohort.created_at.date() if cohort else today)
    until = min(today, (cohort.ends_on if cohort else None) or today)
    targets = [each.target for each in kept_targets(session)] if Block.TARGETS in blocks else []
    heard(0.6, TITLES[Block.GROUPS])
    groups = _groups(session, workspace, people, Block.FAIRNESS in blocks) if BY_GROUP & set(blocks) else ()
    return Report(
        workspace.place.name, workspace.place.cohort, min(start, until), until,
        target_lines(against(targets, now, today), titles_of(session)) if targets else (),
        figures(now, earlier[0][1] if earlier else ()) if Block.FIGURES in blocks else (),
        groups, words, tuple(blocks),
        _sections(session, workspace, blocks, counts, [(workspace.place.cohort, now), *earlier], groups, heard),
    )  # fmt: skip


def _groups(
    session: Session, workspace: "Workspace", people: Sequence[Standing], with_paired: bool
) -> tuple[GroupTable, ...]:
    here = workspace.cohort_id
    ever = ever_paired(session, here) if with_paired else frozenset()
    made = select(ReportRow.document).where(ReportRow.cohort_id == here).order_by(col(ReportRow.id))
    told = [table for document in session.exec(made).all() for table in Report.from_document(document).groups]
    return tuple(
        group_table(
            SIDES[each.side], each.question, each.counts, workspace.today, told,
            Counter(name for id, name in each.answers.items() if id in ever) if with_paired else None,
        )
        for each in group_counts(session, here, people)
        if each.counts
    )  # fmt: skip


def _sections(
    session: Session,
    workspace: "Workspace",
    blocks: Sequence[Block],
    counts: CohortCounts,
    cohorts: Sequence[tuple[str, Sequence[Indicator]]],
    groups: Sequence[GroupTable],
    heard: Heard,
) -> tuple[Section, ...]:
    """What fills the blocks beyond the one page, in their order."""
    made = {
        Block.CHARTER: lambda: _charter(session),
        Block.COHORTS: lambda: cohorts_section(cohorts),
        Block.FAIRNESS: lambda: fairness_section(groups),
        Block.SURVEYS: lambda: surveys_section(counts.surveys),
        Block.OUTCOMES: lambda: outcome_section(counts.surveys),
        Block.LENGTHS: lambda: lengths_section(counts.lengths),
        Block.COSTS: lambda: _costs(session, workspace),
        Block.METHOD: lambda: method_section(DEFINITIONS),
    }
    wanted = [block for block in blocks if block in made]
    found = []
    for place, block in enumerate(wanted):
        heard(0.65 + 0.35 * place / len(wanted), TITLES[block])
        found.append(made[block]())
    return tuple(found)


def _charter(session: Session) -> Section:
    newest = newest_charter(session)
    version = session.exec(select(func.count(col(CharterRow.id)))).one()
    return charter_section(charter_of(newest), version, newest.at.date() if newest else None)


def _costs(session: Session, workspace: "Workspace") -> Section:
    here = workspace.cohort_id
    found = cohort_costs(session, here, cohort_program(session, here), workspace.today)
    return cost_section(found.costs, found.counts, found.is_over)
