"""Goals: progress and standing by worked numbers, and what is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.tracking.goal_keeping import check_goal, rescoped
from core.tracking.goals import (
    Direction,
    Goal,
    GoalState,
    Milestone,
    Standing,
    Update,
    completion,
    current,
    expected,
    progress,
    raw_progress,
    standing,
)

START, DUE = date(2027, 1, 1), date(2027, 4, 11)  # a hundred days
TALKS = Goal(
    "Present five results to other teams",
    measure="Presentations",
    unit="talks",
    baseline=0,
    target=5,
    start=START,
    due=DUE,
)


def on(days, value=None):
    return Update(START + timedelta(days), value)


@pytest.mark.parametrize(
    ("baseline", "target", "now", "raw", "kept"),
    [(0, 5, 2, 0.4, 0.4), (78, 90, 84, 0.5, 0.5), (10, 4, 7, 0.5, 0.5), (0, 5, 6, 1.2, 1.0), (4, 7, 3, -1 / 3, 0.0)],
)
def test_progress_is_the_share_of_the_way_and_the_raw_one_is_kept(baseline, target, now, raw, kept):
    goal = replace(TALKS, baseline=baseline, target=target)
    assert raw_progress(goal, [on(1, now)]) == pytest.approx(raw)
    assert progress(goal, [on(1, now)]) == pytest.approx(kept)


@pytest.mark.parametrize("goal", [replace(TALKS, baseline=None), replace(TALKS, target=None), replace(TALKS, target=0)])
def test_without_a_beginning_and_a_target_there_is_no_progress_rather_than_none_at_all(goal):
    assert progress(goal, [on(1, 2)]) is None
    assert standing(goal, [on(1, 2)], START + timedelta(2)) is Standing.UNMEASURED


def test_the_newest_number_counts_and_words_alone_change_none():
    assert current(TALKS, [on(9, 3), on(5, 1), Update(START + timedelta(12), None, "stuck")]) == 3
    assert current(TALKS, [on(5, 1), on(5, 2)]) == 2
    assert progress(TALKS, []) is None


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        (2.0, Standing.ON_TRACK),  # 0.40 of 0.50: just within a tenth
        (1.9, Standing.SLIPPING),
        (1.25, Standing.SLIPPING),  # a quarter behind
        (1.2, Standing.OFF_TRACK),
        (5.0, Standing.ON_TRACK),
    ],
)
def test_standing_compares_progress_with_the_calendar(value, stands):
    today = START + timedelta(50)
    assert expected(TALKS, today) == 0.5
    assert standing(TALKS, [on(40, value)], today) is stands


def test_nothing_for_thirty_days_or_two_meetings_is_stale():
    assert standing(TALKS, [on(40, 5)], START + timedelta(70)) is Standing.ON_TRACK
    assert standing(TALKS, [on(40, 5)], START + timedelta(71)) is Standing.STALE
    assert standing(TALKS, [on(40, 5)], START + timedelta(71), cadence_days=30) is Standing.ON_TRACK
    assert standing(TALKS, [], START + timedelta(20)) is Standing.NOT_STARTED
    assert standing(TALKS, [], START + timedelta(31)) is Standing.STALE


def test_what_is_closed_stands_as_it_was_closed():
    assert standing(replace(TALKS, state=GoalState.DONE), [], DUE) is Standing.DONE
    assert standing(replace(TALKS, state=GoalState.DROPPED), [], DUE) is Standing.DROPPED
    assert progress(replace(TALKS, state=GoalState.DONE), []) == 1


def test_of_a_goal_without_a_number_milestones_tell():
    steps = (Milestone("Draft", done_on=START), Milestone("Sent"), Milestone("Printed"))
    goal = replace(TALKS, direction=Direction.DONE, milestones=steps)
    assert progress(goal, []) == pytest.approx(1 / 3)
    assert standing(goal, [], START + timedelta(30)) is Standing.ON_TRACK
    assert progress(replace(goal, milestones=()), [on(1)]) is None


def test_after_the_due_day_all_of_it_was_expected():
    assert expected(TALKS, DUE + timedelta(9)) == 1
    assert standing(TALKS, [Update(DUE, 3)], DUE + timedelta(1)) is Standing.OFF_TRACK


def test_goals_are_completed_by_their_importance():
    done, open_, dropped = (
        replace(TALKS, state=state) for state in (GoalState.DONE, GoalState.OPEN, GoalState.DROPPED)
    )
    assert completion([replace(done, importance=3), replace(open_, importance=1), dropped]) == 0.75
    assert completion([dropped]) is None


def test_a_changed_target_leaves_the_old_one_in_the_history_and_a_first_one_does_not():
    today = START + timedelta(10)
    moved = rescoped(TALKS, replace(TALKS, target=3), today)
    [before] = moved.history
    assert (before.until, before.target, before.due) == (today, 5, DUE)
    assert rescoped(replace(TALKS, target=None), TALKS, today).history == ()
    assert rescoped(TALKS, replace(TALKS, why="because"), today).history == ()


def test_a_goal_is_the_same_after_the_database():
    goal = rescoped(
        TALKS, replace(TALKS, target=3, milestones=(Milestone("Draft", DUE, START), Milestone("Talk"))), DUE
    )
    assert Goal.from_document(goal.to_document() | {"of tomorrow": 1}) == goal


def test_a_draft_needs_one_sentence_and_all_faults_come_at_once():
    check_goal(Goal("Feel at home here"))
    with pytest.raises(InvalidInput) as no:
        check_goal(Goal(" ", why="x" * 501, milestones=(Milestone(""),)))
    assert [fault.where for fault in no.value.faults] == ["Goal", "Why", "Milestone"]
