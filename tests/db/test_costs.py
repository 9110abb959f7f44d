"""Cost of a cohort: what is counted, in one cohort alone, and who may read it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from core.errors import InvalidInput, NotAllowed
from core.evaluation.charter import Charter
from core.evaluation.cost import CostCounts, Costs
from core.tracking.goals import Goal, GoalState
from core.tracking.meetings import Extra
from db import OwnWord
from db.models import AttendanceRow, CohortRow, GoalRow, MeetingRow, PairingRow, TimeSpentRow, TrainingDoneRow
from tests.db.test_meetings import ADA, BO, met

COSTS = Costs(900, "EUR", 30, 2025, "Somebody's yearly table")


def _year(world):
    """A meeting of an hour that took Ada 30 minutes more, one of no known length, one called off; two goals, one met;
    time that Ada noted and was refused, and a training of hers and of Bo."""
    world.workspace("ada").meetings.log_mine(1, met(world), OwnWord(extra=Extra(10, 20)))
    on = world.time.date()
    of = {"program_id": 1, "pairing_id": 1}
    with Session(world.engine) as session:
        for id, state in ((801, "held"), (802, "cancelled")):
            session.add(MeetingRow(id=id, met_on=on, state=state, created_at=world.time, **of))
            session.flush()
            session.add(AttendanceRow(meeting_id=id, participant_id=ADA, **of))
        for state in (GoalState.DONE, GoalState.OPEN):
            document = Goal("One sentence", state=state).to_document()
            session.add(GoalRow(document=document, created_at=world.time, **of))
        for minutes, approval in ((40, "open"), (500, "no")):
            session.add(TimeSpentRow(program_id=1, participant_id=ADA, spent_on=on, minutes=minutes, kind="other",
                                     what="Calls", approval=approval))  # fmt: skip
        for person in (ADA, BO):
            session.add(TrainingDoneRow(program_id=1, participant_id=person, title="First", done_on=on, minutes=50))
        session.commit()


def test_what_mentors_gave_and_pairs_reached_is_counted_and_nothing_else(anywhere):
    _year(anywhere)
    charters = anywhere.workspace("cora").charters
    assert charters.costs().counts is None  # neither budget nor rate
    charters.save(Charter(costs=COSTS), 0)
    assert charters.costs().counts == CostCounts(1, 60, 1, 2, 1, 60, 30 + 40 + 50)
    assert anywhere.workspace("cora").evaluation.overview().cost == charters.costs()


def test_another_cohort_has_its_own_counts_and_another_program_its_own_budget(world):
    _year(world)
    world.workspace("cora").charters.save(Charter(costs=COSTS), 0)
    assert world.workspace("zed", 2).charters.costs().costs == Costs()
    with Session(world.engine) as session:
        session.add(CohortRow(program_id=1, name="2027", created_at=world.time + timedelta(days=1), mentor_code="a",
                              mentee_code="b"))  # fmt: skip
        session.commit()
    assert world.workspace("cora").charters.costs().counts == CostCounts(0, 0, 0, 0, 0, 0, 0)


def test_time_that_the_team_has_to_approve_counts_once_it_did(world):
    _year(world)
    cora = world.workspace("cora")
    cora.charters.save(Charter(costs=COSTS), 0)
    kept = cora.programs.current()
    cora.programs.change(replace(kept.program, approve_hours=True), kept.version)
    assert world.workspace("cora").charters.costs().counts.beside_minutes == 30 + 50


def test_a_supervisor_reads_the_budget_and_no_figures_of_the_day(world):
    world.workspace("cora").charters.save(Charter(costs=COSTS), 0)
    sue = world.workspace("sue")
    assert sue.charters.read().charter.costs == COSTS
    with pytest.raises(NotAllowed):
        sue.charters.costs()


def test_a_rate_without_year_and_source_is_refused(world):
    with pytest.raises(InvalidInput) as refused:
        world.workspace("cora").charters.save(Charter(costs=Costs(currency="EUR", rate=30)), 0)
    assert [fault.where for fault in refused.value.faults] == ["Year", "Source"]
    assert world.workspace("cora").charters.read().versions == 0


def test_pairings_add_no_queries(world):
    _year(world)
    world.workspace("cora").charters.save(Charter(costs=COSTS), 0)

    def queries():
        seen = []
        charters = world.workspace("cora").charters
        event.listen(world.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
        charters.costs()
        return len(seen)

    few = queries()
    with Session(world.engine) as session:
        for _ in range(20):
            session.add(PairingRow(program_id=1, cohort_id=1, started_on=world.time.date(), published_at=world.time))
        session.commit()
    assert queries() == few
