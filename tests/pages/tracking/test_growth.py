"""Feedback, plan, people and hours on screen, as the people of a pairing and the team use them."""

from dataclasses import replace

import pytest

from core.program.program import Part
from core.tracking.feedback import Feedback
from core.tracking.plan import Plan, PlanStep
from core.tracking.spent import Spent, SpentKind
from tests.pages.tracking.test_guidance import at
from tests.pages.tracking.test_meetings import press, said


@pytest.fixture
def parts(world):
    olga = world.workspace("olga").programs
    kept = olga.current()
    olga.change(replace(kept.program, parts=frozenset(Part), approve_hours=True), kept.version)


def mine(see, who, part, **asked):
    return at(see("tracking.my_pairing", who, by_link=True), part=part, **asked)


def test_feedback_is_asked_for_seen_first_and_given(see, world, parts):
    app = mine(see, "bo", "feedback")
    app.text_input(key="ask_1_about").set_value("My letter")
    app.text_input(key="ask_1_question").set_value("Would you go on reading?")
    press(app, "ask_1_save")
    assert "You asked Ada" in said(app)
    assert "asks for your feedback: My letter" in said(see("tracking.my_pairing", "ada", by_link=True))
    app = mine(see, "ada", "feedback")
    assert "reads this, and nobody outside" in said(app)
    app.text_area(key="give_1_helps").set_value("A clear beginning")
    press(app, "give_1_save")
    assert "A clear beginning" in said(mine(see, "bo", "feedback"))


def test_a_plan_is_written_and_its_steps_ticked(see, world):
    app = press(mine(see, "bo", "plans"), "write_1_3")
    [key] = [one.key for one in app.text_area if one.key.endswith("_direction")]
    app.text_area(key=key).set_value("Lead a team")
    app.text_input(key=key.replace("direction", "step_0")).set_value("Ask for a project")
    press(app, "plan_save")
    assert "Lead a team" in said(app)
    app.checkbox(key="plan_step_3_1_0").check()
    app.run()
    assert not app.exception
    [[plan]] = [each.plans for each in world.by_link("bo").plans.mine()]
    assert plan.plan.steps == (PlanStep("Ask for a project", None, 3, world.time.date()),)
    assert "Plan of Bo" in said(mine(see, "ada", "plans"))


def test_somebody_to_meet_is_noted_by_the_mentor_and_followed_by_the_mentee(see, world):
    app = mine(see, "ada", "plans")
    app.text_input(key="meet_1_0_name").set_value("Eli, who hires")
    press(app, "meet_1_0_save")
    app = mine(see, "bo", "plans")
    assert "Eli, who hires" in said(app) and "An idea" in said(app)


def test_a_mentors_time_is_noted_and_waits_for_approval(see, world, parts):
    app = mine(see, "ada", "my_hours")
    press(app, "spent_save")
    assert any("Waits for approval" in one.value for one in app.markdown)
    app = see("tracking.hours", "cora")
    assert any("1 noted time waits" in one.label for one in app.expander)
    press(app, "approve_1")
    assert world.workspace("cora").hours.all().noted[0].spent.approval == "yes"
    assert not [one for one in mine(see, "bo", "my_hours").button if one.key == "spent_save"]


def test_the_team_sees_how_far_a_pairing_is_and_not_a_word(see, world, parts):
    world.by_link("bo").feedback.ask(1, Feedback(0, "My secret letter", "Good?"))
    world.by_link("bo").plans.keep(1, world.people["bo"], Plan("Secret direction", (PlanStep("Secret step"),)), 0)
    app = at(see("tracking.pairings", "cora"), pairing="1")
    if "open_pairing" in [one.key for one in app.button]:
        press(app, "open_pairing")
    words = said(app)
    assert "1 asked for" in words and "0 of 1 steps done" in words and "ecret" not in words


def test_sheets_of_paper_are_made_and_the_same_for_the_same_words(world):
    from core.tracking.meetings import Hours
    from pages.tracking.hours_sheet import hours_pdf
    from pages.tracking.plan_sheet import plan_pdf

    day, ada = world.time.date(), world.by_link("ada")
    one = [hours_pdf("Ada <b>", "Spring", Hours(60, 60, 15, None, 1), day, day, day) for _n in range(2)]
    assert one[0] == one[1] and one[0].startswith(b"%PDF")
    [each] = ada.plans.mine()
    plan = Plan("Lead", (PlanStep("Ask", day, world.people["ada"]),), "Talks", "Eli", "Write", day)
    assert plan_pdf(ada, "Bo", each.together, plan).startswith(b"%PDF")
    assert plan_pdf(ada, "Bo", None, Plan()).startswith(b"%PDF")


def test_noted_time_that_is_refused_says_so(see, world, parts):
    world.by_link("ada").hours.note(Spent(0, world.time.date(), 30, SpentKind.TRAVEL))
    press(see("tracking.hours", "cora"), "refuse_1")
    assert any("Does not count" in one.value for one in mine(see, "ada", "my_hours").markdown)
