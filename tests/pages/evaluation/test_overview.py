"""At a glance, on screen."""

from dataclasses import replace

from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from core.evaluation.indicators import indicators
from core.program.program import ProgramGoal
from db import Glance
from db.models import CohortRow
from pages import SCREENS
from pages.evaluation.in_questions import BEHIND
from tests.core.evaluation.test_targets import SURVEYS, WHOLE


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


BEFORE_ONLY = (replace(SURVEYS[0], waves=SURVEYS[0].waves[:1]),)
EARLIER = replace(WHOLE, ready=90, paired=88, waiting=None, applied=95)


def questions(draw, now, *earlier):
    names = ["2026", "2025", "2024"]
    cohorts = tuple(zip(names, map(indicators, (now, *earlier)), strict=False))

    def script(found):
        from pages.evaluation.in_questions import in_questions

        in_questions(found, False)

    return words(draw(script, Glance(cohorts, (), True)))


def test_numbers_of_earlier_cohorts_stand_beside_with_whether_chance_makes_the_difference(draw):
    shown = questions(draw, WHOLE, EARLIER, WHOLE)
    assert "Earlier: 2025 98 % (92 % to 99 %) · 2024 80 % (71 % to 87 %)" in shown
    assert "Beside 2025: clearly less." in shown and "no clear difference" in shown


def test_a_level_before_stands_beside_no_level_after(draw):
    shown = questions(draw, replace(WHOLE, surveys=BEFORE_ONLY), EARLIER)
    assert "average (1 to 5): **2.77** (likely" in shown and "3.63" not in shown


def test_a_number_leads_to_who_is_behind_it(world):
    screens = {each.path for each in SCREENS}
    assert {path for _label, path, _query in BEHIND.values()} <= screens
    for asked, chosen in (("paired", ["paired"]), ("", []), ("nonsense", [])):
        app = AppTest.from_function(_asked, args=(asked,)).run()
        assert app.session_state["people_state"] == chosen


def _asked(asked):
    import streamlit as st

    from pages.ui.filters import by_address

    st.query_params["state"] = asked
    by_address("people", {"state": ("ready", "paired")})
    assert "state" not in st.query_params
