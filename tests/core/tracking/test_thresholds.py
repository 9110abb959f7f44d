"""The numbers that are our judgement: one table, its bounds, and what a change makes of them."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.program.program import Part as ProgramPart
from core.program.program import Program, check_program
from core.tracking.asks import YOUTH_LIMITS, AskLimits
from core.tracking.contacts import ADULT, PROFILES, YOUTH, Keeping
from core.tracking.goals import LIMITS as GOAL_LIMITS
from core.tracking.goals import Limits
from core.tracking.health import LIMITS, Band, HealthLimits, Life, Part, health
from core.tracking.thresholds import (
    KNOWN,
    THRESHOLDS,
    ask_limits,
    contact_profile,
    goal_limits,
    health_limits,
    only_changed,
    threshold_faults,
    usual_of,
)

TODAY = date(2026, 5, 1)


def test_every_limit_of_health_is_in_the_table_with_its_usual_value():
    names = {each.name for each in fields(HealthLimits)} - {"weights"}
    assert names <= KNOWN.keys() and {f"weight_{part.value}" for part in Part} <= KNOWN.keys()
    assert health_limits({each.name: each.usual for each in THRESHOLDS}) == LIMITS == health_limits({})
    assert all(each.least <= each.usual <= each.most for each in THRESHOLDS)
    assert threshold_faults({}) == ()


def test_what_is_changed_holds_and_only_that_is_kept():
    assert health_limits({"good": 80}).good == 80 and health_limits({"good": 80}).watch == LIMITS.watch
    assert ask_limits({"ask_most": 9}, YOUTH_LIMITS) == replace(YOUTH_LIMITS, most=9)
    assert ask_limits({"good": 80}, AskLimits()) == AskLimits()
    assert only_changed({"good": 80, "watch": LIMITS.watch, "unheard of": 3}) == {"good": 80}


def test_a_change_changes_the_band_and_weights_count_as_shares():
    life = Life(TODAY - timedelta(60), 14, 4, 3, met_on=TODAY - timedelta(20), asked=3, answered=3)
    assert health(life, TODAY).band is Band.GOOD
    assert health(life, TODAY, health_limits({"good": 95})).band is Band.WATCH
    usual = health(life, TODAY).score
    double = {f"weight_{part.value}": 2 * LIMITS.weights[part] for part in Part}
    assert health(life, TODAY, health_limits(double)).score == pytest.approx(usual)


def test_every_limit_of_goals_and_every_day_of_contact_is_in_the_table():
    assert {f"goal_{each.name}" for each in fields(Limits)} <= KNOWN.keys()
    assert goal_limits({}) == GOAL_LIMITS and goal_limits({"goal_stale_days": 10}).stale_days == 10
    for profile in PROFILES.values():  # written as numbers and read again, each is itself
        numbers = {name: usual_of(name, profile) for name in KNOWN if name.startswith("contact_")}
        assert contact_profile(numbers, ADULT) == profile
        assert only_changed(numbers, profile) == {}
    changed = contact_profile({"contact_talk_1": 60, "contact_touch_2": 0}, ADULT)
    assert (changed.touches, changed.talks, changed.talk_every) == ((14,), (60,), 90)


def test_what_is_usual_depends_on_how_a_program_keeps_in_touch():
    young = Program("x", parts=Program("x").parts | {ProgramPart.GUARDIANS})
    assert (young.contacts, Program("x").contacts) == (YOUTH, ADULT)
    assert replace(young, keeping=Keeping.WORK).contacts == ADULT
    assert only_changed({"ask_most": 3}, young.usual_contacts, young.usual_asks) == {"ask_most": 3}
    assert usual_of("ask_most", YOUTH, young.usual_asks) == 5 and usual_of("contact_review_1", YOUTH) == 90
    assert len(threshold_faults({"goal_on_track_slack": 0.3})) == 1


def test_numbers_out_of_bounds_or_order_are_refused_all_at_once():
    odd = Program("x", thresholds={"good": 40, "ask_most": 0, "first_planned_days": 30})
    with pytest.raises(InvalidInput) as no:
        check_program(odd)
    assert len(no.value.faults) == 3
    nothing = {f"weight_{part.value}": 0.0 for part in Part}
    assert len(threshold_faults(nothing)) == 1
