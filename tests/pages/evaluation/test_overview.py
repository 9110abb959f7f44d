"""At a glance, on screen."""

from sqlmodel import Session

from core.program.program import ProgramGoal
from db.models import CohortRow


def words(app):
    return " ".join(each.value for each in (*app.markdown, *app.caption))


def bars(app):
    return " ".join(each.proto.text for each in app.get("progress"))


def test_it_is_totals_and_no_names(see, world):
    app = see("evaluation.overview", "cora")
    assert not app.exception
    shown = words(app) + bars(app)
    assert "**3** applied" in shown
    assert not [name for name in ("Ada", "Bo", "Cy", "Di", "Eve") if name in shown]


def test_few_people_make_no_percentage(see):
    shown = words(see("evaluation.overview", "cora"))
    assert "Not enough data" in shown
    assert "%" not in shown


def test_a_goal_is_said_to_be_unmeasured(see, world):
    assert "No goal is set yet" in words(see("evaluation.overview", "cora"))
    world.workspace("cora").programs.add_goal(ProgramGoal("People stay", "Share who stay", "80 %"))
    shown = words(see("evaluation.overview", "cora"))
    assert "People stay" in shown
    assert "Not measured yet" in shown


def test_an_empty_cohort_says_what_to_do_first(see, world):
    with Session(world.engine) as session:
        session.add(
            CohortRow(program_id=1, name="2027", created_at=world.time, mentor_code="later1", mentee_code="later2")
        )
        session.commit()
    assert "Nobody has applied yet" in words(see("evaluation.overview", "cora"))
