"""Reviews and support plans: what the team decides shows in Today, and never to the people of the pairing."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.tracking.due import DueKind
from core.tracking.review import Decision, Doer, Outcome, PlanStep, SupportPlan
from db.models import CohortRow, PairingMemberRow, PairingRow


@pytest.fixture
def reviews(anywhere):
    return anywhere.workspace("cora").reviews


def kinds(world):
    return [line.kind for line in world.workspace("cora").support.today().lines]


def plan(world, days=28):
    today = world.time.date()
    steps = (PlanStep("Call both", Doer.TEAM, today + timedelta(3)), PlanStep("Name a day", Doer.MENTEE))
    return SupportPlan("They do not meet", "Met twice by then", today, today + timedelta(days), steps)


def test_a_review_is_kept_with_who_and_counts_as_a_contact(anywhere, reviews):
    anywhere.time += timedelta(14)
    assert DueKind.CONTACT in kinds(anywhere)
    reviews.decide(1, Decision.CONTINUE, "All is well")
    assert DueKind.CONTACT not in kinds(anywhere)
    [review] = reviews.of_pairing(1).reviews
    assert (review.decision, review.words, review.by) == (Decision.CONTINUE, "All is well", "Cora")


def test_in_a_pause_only_a_call_for_help_is_due_and_then_its_end(anywhere, reviews):
    anywhere.time += timedelta(30)
    until = anywhere.time.date() + timedelta(20)
    reviews.decide(1, Decision.PAUSE, "A long journey", until)
    assert kinds(anywhere) == []
    anywhere.by_link("bo").support.ask_for_help(1, False)
    assert kinds(anywhere) == [DueKind.HELP]
    anywhere.time += timedelta(20)
    assert DueKind.PAUSE_OVER in kinds(anywhere) and DueKind.NEVER_MET in kinds(anywhere)
    reviews.decide(1, Decision.CONTINUE)
    assert DueKind.PAUSE_OVER not in kinds(anywhere)


def test_going_on_may_set_a_new_last_day_which_both_see(anywhere, reviews):
    today = anywhere.time.date()
    with Session(anywhere.engine) as session:
        session.get(CohortRow, 1).ends_on = today + timedelta(5)
        session.commit()
    assert kinds(anywhere) == [DueKind.CLOSING]
    reviews.decide(1, Decision.CONTINUE, until=today + timedelta(200))
    assert kinds(anywhere) == []
    assert anywhere.by_link("bo").goals.mine()[0].together.ends_on == today + timedelta(200)


def test_a_plan_runs_is_ticked_and_its_end_is_due(anywhere, reviews):
    id = reviews.begin_plan(1, plan(anywhere))
    with pytest.raises(Conflict, match="already"):
        reviews.begin_plan(1, plan(anywhere))
    anywhere.time += timedelta(3)
    assert kinds(anywhere) == [DueKind.PLAN]
    reviews.tick_step(id, 1, 0, True)
    assert kinds(anywhere) == []
    reviews.add_step(id, 2, PlanStep("Call again"))
    anywhere.time += timedelta(25)
    assert DueKind.PLAN in kinds(anywhere)
    with pytest.raises(Conflict):
        reviews.close_plan(id, 2, Outcome.HELPED)
    reviews.close_plan(id, 3, Outcome.NOT, "They did not")
    found = reviews.of_pairing(1)
    assert found.open_plan is None and "another partner" in str(found.usual)
    assert [step.done_on is not None for step in found.plans[0].plan.steps] == [True, False, False]


def test_a_plan_without_an_aim_is_not_begun(anywhere, reviews):
    with pytest.raises(InvalidInput, match="not kept"):
        reviews.begin_plan(1, SupportPlan("x", "", anywhere.time.date(), anywhere.time.date() + timedelta(9)))


def test_open_steps_go_on_in_another_pairing(anywhere, reviews):
    with Session(anywhere.engine) as session:
        other = PairingRow(program_id=1, cohort_id=1, started_on=anywhere.time.date(), published_at=anywhere.time)
        session.add(other)
        session.flush()
        session.add(PairingMemberRow(program_id=1, pairing_id=other.id, participant_id=2, side="mentor"))
        number = other.id
        session.commit()
    id = reviews.begin_plan(1, plan(anywhere))
    reviews.tick_step(id, 1, 0, True)
    with pytest.raises(Conflict):
        reviews.hand_on(id, 2, 1)
    reviews.hand_on(id, 2, number)
    assert reviews.of_pairing(1).plans[0].plan.outcome is Outcome.HANDED
    assert [step.what for step in reviews.of_pairing(number).open_plan.plan.steps] == ["Name a day"]


def test_nobody_else_decides_or_reads_it(anywhere, reviews):
    id = reviews.begin_plan(1, plan(anywhere))
    for who in ("bo", "ada", "lea"):
        with pytest.raises(NotAllowed):
            anywhere.workspace(who).reviews.of_pairing(1)
    there = anywhere.workspace("zed", 2).reviews
    assert there.of_pairing(1).plans == ()
    for refused in (lambda: there.decide(1, Decision.CONTINUE), lambda: there.tick_step(id, 1, 0, True)):
        with pytest.raises(NotFound):
            refused()
