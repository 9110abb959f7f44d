"""Reviews and support plans: what speaks for deciding, what usually comes next, and what a plan needs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.tracking.health import Band
from core.tracking.meetings import MeetingState
from core.tracking.review import (
    Decision,
    Doer,
    Known,
    Outcome,
    PlanStep,
    SupportPlan,
    check_decision,
    check_plan,
    closed,
    next_rung,
    ticked,
    triggers,
)

TODAY = date(2026, 6, 1)
STEP = PlanStep("Call both", Doer.TEAM, TODAY + timedelta(7))
PLAN = SupportPlan("They do not meet", "Met twice by then", TODAY, TODAY + timedelta(30), (STEP,))
MISSED, HELD = MeetingState.MISSED, MeetingState.HELD


def ago(days):
    return TODAY - timedelta(days)


def begun(days, outcome=None):
    return replace(PLAN, begun_on=ago(days), until=ago(days) + timedelta(30), outcome=outcome)


def test_a_plan_comes_back_as_it_was_written():
    done = closed(ticked(PLAN, 0, TODAY, done=True), Outcome.PARTLY, TODAY, " better ")
    assert SupportPlan.from_document(done.to_document()) == done
    assert (done.open_steps, done.said) == ((), "better")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"concern": " "}, "say what has to become better"),
        ({"aim": ""}, "by what both will see"),
        ({"steps": ()}, "one is enough"),
        ({"until": TODAY + timedelta(31)}, "1 to 30 days"),
        ({"until": TODAY}, "1 to 30 days"),
    ],
)
def test_a_plan_is_measurable_and_over_within_thirty_days(changed, said):
    check_plan(PLAN)
    with pytest.raises(InvalidInput) as refused:
        check_plan(replace(PLAN, **changed))
    assert said in " ".join(str(each) for each in refused.value.faults)


@pytest.mark.parametrize(
    ("known", "speaks"),
    [
        (Known(Band.GOOD), 0),
        (Known(Band.GOOD, wants_to_end=True), 1),
        (Known(Band.ALARM, plans=(begun(29),)), 0),
        (Known(Band.ALARM, plans=(begun(30),)), 1),
        (Known(Band.WATCH, plans=(begun(60),)), 0),
        (Known(Band.GOOD, outcomes=((ago(14), MISSED), (ago(28), MISSED))), 1),
        (Known(Band.GOOD, outcomes=((ago(13), MISSED), (ago(28), MISSED))), 0),
        (Known(Band.GOOD, outcomes=((ago(14), MISSED), (ago(28), HELD))), 0),
        (Known(Band.GOOD, outcomes=((ago(14), MISSED), (ago(28), MISSED)), heard_on=ago(3)), 0),
    ],
)
def test_what_speaks_for_deciding_is_a_fact_with_its_days(known, speaks):
    assert len(triggers(known, TODAY)) == speaks


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Known(Band.GOOD), None),
        (Known(Band.TOO_EARLY), None),
        (Known(Band.ALARM), "Ask how it goes"),
        (Known(Band.ALARM, asked=True), "Talk with each"),
        (Known(Band.ALARM, talks=frozenset({"mentee"})), "Talk with each"),
        (Known(Band.ALARM, talks=frozenset({"mentee", "mentor"})), "write a support plan"),
        (Known(Band.WATCH, talks=frozenset({"both"})), "write a support plan"),
        (Known(Band.ALARM, plans=(PLAN,)), "see whether it helps"),
        (Known(Band.ALARM, plans=(begun(40, Outcome.NOT),)), "decide on another partner"),
    ],
)
def test_the_ladder_goes_from_asking_over_talking_and_a_plan_to_a_decision(known, said):
    rung = next_rung(known)
    assert rung is None if said is None else said in str(rung)


def test_a_pause_has_a_day_and_what_ends_people_a_reason():
    check_decision(Decision.CONTINUE, "", None, TODAY)
    check_decision(Decision.PAUSE, "", TODAY + timedelta(92), TODAY)
    for refused in (
        (Decision.PAUSE, "", None),
        (Decision.PAUSE, "", TODAY + timedelta(93)),
        (Decision.CLOSE, " ", None),
        (Decision.REASSIGN, "", None),
        (Decision.CONTINUE, "", TODAY),
    ):
        with pytest.raises(InvalidInput, match="Nothing was decided"):
            check_decision(*refused, TODAY)
