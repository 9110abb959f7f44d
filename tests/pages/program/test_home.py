"""The team's first screen."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from core.program.program import ProgramGoal
from db.models import ApplicationRow, PairingRow, ParticipantRow


def words(app):
    return " ".join(each.value for each in (*app.markdown, *app.caption))


def test_the_guide_shows_each_step_and_what_is_next(see):
    app = see("program.home", "cora")
    assert not app.exception
    shown = words(app)
    for title in ("Program", "Form", "People", "Rules", "Match", "Introduce", "Track", "Evaluate"):
        assert title in shown
    assert "Next: Program." in shown


def test_after_goal_and_days_the_next_step_comes(see, world):
    workspace = world.workspace("cora")
    workspace.programs.add_goal(ProgramGoal("People stay"))
    (cohort,) = workspace.cohorts.all()
    days = replace(cohort.cohort, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    workspace.cohorts.change(cohort.id, days, cohort.version)
    assert "Next: Rules." in words(see("program.home", "cora"))


def test_what_needs_attention_is_told_with_who_is_not_ready_and_why(see, world):
    with Session(world.engine) as session:
        session.get_one(ApplicationRow, 5).status = "submitted"
        session.get_one(ParticipantRow, world.people["di"]).status = "paused"
        session.commit()
    shown = words(see("program.home", "cora"))
    assert "An application waits for an answer" in shown
    assert "1 person is not ready: 1 paused" in shown


def test_before_there_are_pairings_the_guide_comes_first(see, world):
    with Session(world.engine) as session:
        session.delete(session.get_one(PairingRow, 1))
        session.commit()
    app = see("program.home", "cora")
    assert not [each for each in app.expander if "Set-up guide" in each.label]
    assert "one press shows" in words(app) or "See the best set of pairs" in words(app)


def test_whoever_keeps_people_safe_may_read_it(see):
    app = see("program.home", "lea")
    assert not app.exception
    assert not app.error
