"""Goals of a pairing: who may write, what is seen by whom, and what a change leaves behind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.tracking.goals import Goal, GoalState, Milestone, Standing
from db.models import GoalRow, PairingRow, ProgramGoalRow

TALKS = Goal("Present five results to other teams", measure="Talks", unit="talks", baseline=0, target=5, owner=3)


@pytest.fixture
def bo(anywhere):
    return anywhere.by_link("bo").goals


def only(goals):
    [[goal]] = [each.goals for each in goals.mine()]
    return goal


def test_a_mentee_sets_a_goal_and_her_mentor_agrees(anywhere, bo):
    bo.add_mine(1, TALKS)
    mine = only(bo)
    assert (mine.goal, mine.standing, mine.agreed_by) == (
        replace(TALKS, start=anywhere.time.date()), Standing.NOT_STARTED, None,
    )  # fmt: skip
    with pytest.raises(Conflict, match="yourself"):
        bo.agree_mine(mine.id, mine.version)
    ada = anywhere.workspace("ada").goals
    ada.agree_mine(mine.id, mine.version)
    assert only(bo).agreed_by == anywhere.people["ada"]


def test_a_changed_goal_keeps_what_it_was_and_waits_to_be_agreed_to_anew(anywhere, bo):
    bo.add_mine(1, replace(TALKS, due=date(2027, 3, 1)))
    seen = only(bo)
    anywhere.workspace("ada").goals.agree_mine(seen.id, seen.version)
    with pytest.raises(Conflict, match="meanwhile"):
        bo.change_mine(seen.id, replace(seen.goal, target=3), seen.version)
    seen = only(bo)
    bo.change_mine(seen.id, replace(seen.goal, target=3), seen.version)
    assert only(bo).agreed_by is None and [scope.target for scope in only(bo).goal.history] == [5]


def test_what_is_noted_tells_how_it_stands_and_a_note_needs_something(anywhere, bo):
    bo.add_mine(1, replace(TALKS, due=anywhere.time.date() + timedelta(100)))
    anywhere.time += timedelta(50)
    with pytest.raises(InvalidInput):
        bo.note_mine(only(bo).id, 1, None, " ")
    bo.note_mine(only(bo).id, 1, 1, "The first one went well")
    assert only(bo).standing is Standing.OFF_TRACK
    bo.note_mine(only(bo).id, 1, 3)
    assert (only(bo).standing, [each.value for each in only(bo).updates]) == (Standing.ON_TRACK, [1, 3])


def test_a_goal_is_reached_dropped_for_a_reason_and_opened_again(bo):
    bo.add_mine(1, replace(TALKS, milestones=(Milestone("Draft"), Milestone("Talk"))))
    bo.reach_milestone(only(bo).id, only(bo).version, 1, True)
    assert [step.done_on is not None for step in only(bo).goal.milestones] == [False, True]
    with pytest.raises(InvalidInput):
        bo.close_mine(only(bo).id, only(bo).version, GoalState.DROPPED)
    for state, reason in ((GoalState.DROPPED, "Another job"), (GoalState.OPEN, ""), (GoalState.DONE, "")):
        bo.close_mine(only(bo).id, only(bo).version, state, reason)
        assert (only(bo).goal.state, only(bo).goal.reason) == (state, reason)


def test_an_owner_is_one_of_the_pairing_and_a_program_goal_one_that_there_is(anywhere, bo):
    with Session(anywhere.engine) as session:
        session.add(ProgramGoalRow(id=7, program_id=2, statement="Elsewhere"))
        session.add(ProgramGoalRow(id=8, program_id=1, statement="More women lead", agreed_by="The board"))
        session.commit()
    assert bo.of_program() == ((8, "More women lead"),)
    bo.add_mine(1, replace(TALKS, owner=anywhere.people["di"], program_goal=7))
    assert (only(bo).goal.owner, only(bo).goal.program_goal) == (None, None)
    bo.change_mine(only(bo).id, replace(only(bo).goal, owner=1, program_goal=8), only(bo).version)
    assert (only(bo).goal.owner, only(bo).goal.program_goal) == (1, 8)


def test_nobody_else_sees_or_writes_a_goal_and_an_ended_pairing_takes_none(anywhere, bo):
    id = bo.add_mine(1, TALKS)
    di = anywhere.by_link("di").goals
    assert di.mine() == ()
    with pytest.raises(NotFound):
        di.add_mine(1, TALKS)
    with pytest.raises(NotFound):
        di.note_mine(id, 1, 5)
    with pytest.raises(NotAllowed):
        anywhere.workspace("cora").goals.add_mine(1, TALKS)
    with Session(anywhere.engine) as session:
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    with pytest.raises(Conflict, match="has ended"):
        bo.add_mine(1, TALKS)


def test_the_team_sees_how_goals_stand_without_the_words_of_updates(anywhere, bo):
    cora = anywhere.workspace("cora").goals
    assert (cora.of_cohort().without, cora.of_cohort().lines) == (("Ada & Bo",), ())
    bo.add_mine(1, TALKS)
    bo.note_mine(only(bo).id, 1, 2, "between the two of us")
    [line] = cora.of_cohort().lines
    assert (line.names, line.owner, line.goal.goal.outcome) == ("Ada & Bo", "Bo", TALKS.outcome)
    assert [(each.value, each.note) for each in line.goal.updates] == [(2, "")]
    assert (cora.of_cohort().without, cora.of_pairing(1)) == ((), (line,))
    with pytest.raises(NotAllowed):
        anywhere.workspace("lea").goals.of_cohort()
    with pytest.raises(NotAllowed):
        anywhere.workspace("lea").goals.of_pairing(1)


def test_the_cohorts_goals_take_the_same_number_of_queries_however_many_there_are(world):
    def queries():
        seen = []
        workspace = world.workspace("cora")
        event.listen(world.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
        workspace.goals.of_cohort()
        return len(seen)

    world.by_link("bo").goals.add_mine(1, TALKS)
    few = queries()
    with Session(world.engine) as session:
        for _ in range(30):
            session.add(GoalRow(program_id=1, pairing_id=1, document=TALKS.to_document(), created_at=world.time))
        session.commit()
    assert queries() == few


def test_levels_are_written_beforehand_and_stay_once_it_was_said_how_far_it_came(anywhere, bo):
    levels = ("None", "One", "Three", "Five", "Ten")
    bo.add_mine(1, TALKS)
    with pytest.raises(InvalidInput):
        bo.say_level(only(bo).id, only(bo).version, 1)
    bo.set_levels(only(bo).id, only(bo).version, levels, -2)
    bo.set_levels(only(bo).id, only(bo).version, (*levels[:4], "Twelve"), -2)
    bo.say_level(only(bo).id, only(bo).version, 1)
    kept = only(bo).goal.attainment
    assert (kept.levels[4], kept.before, kept.now, kept.in_time) == ("Twelve", -2, 1, True)
    with pytest.raises(Conflict, match="stay as they were"):
        bo.set_levels(only(bo).id, only(bo).version, levels, -1)
    bo.change_mine(only(bo).id, replace(only(bo).goal, target=3, attainment=None), only(bo).version)
    assert only(bo).goal.attainment == kept


def test_levels_written_after_the_work_had_begun_are_said_to_be(bo):
    bo.add_mine(1, TALKS)
    bo.note_mine(only(bo).id, only(bo).version, 2)
    bo.set_levels(only(bo).id, only(bo).version, ("None", "One", "Three", "Five", "Ten"), -1)
    assert not only(bo).goal.attainment.in_time
