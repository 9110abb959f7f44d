"""Health: the worked example, each part, each sign, and what is not known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.tracking.health import Band, Life, Part, Rating, health, recency

TODAY = date(2027, 6, 1)
EXAMPLE = Life(
    TODAY - timedelta(100), 14, agreed_hours=4, hours=3, met_on=TODAY - timedelta(25),
    one_side=Rating(3.6, TODAY), other_side=Rating(3.6, TODAY), goals_on_track=1, goals_measured=2, asked=3, answered=2,
)  # fmt: skip
WELL = replace(EXAMPLE, hours=4, met_on=TODAY, one_side=Rating(5, TODAY), other_side=Rating(5, TODAY))


def values(life):
    return {each.part: each.value for each in health(life, TODAY).parts}


def test_the_worked_example():
    found = health(EXAMPLE, TODAY)
    assert values(EXAMPLE) == pytest.approx(
        {Part.RECENCY: 0.6071, Part.DOSE: 0.75, Part.QUALITY: 0.65, Part.GOALS: 0.5, Part.RESPONSE: 2 / 3}, abs=5e-5
    )
    assert (round(found.score, 2), found.band, found.signs) == (64.38, Band.WATCH, ())


@pytest.mark.parametrize(("days", "value"), [(0, 1), (14, 1), (28, 0.5), (42, 0), (90, 0)])
def test_recency_falls_in_a_straight_line_to_three_times_what_was_agreed(days, value):
    assert recency(days, 14) == value


def test_more_than_was_agreed_is_no_more_than_enough():
    assert values(replace(EXAMPLE, hours=9))[Part.DOSE] == 1
    assert values(replace(EXAMPLE, agreed_hours=0))[Part.DOSE] is None


def test_of_two_ratings_far_apart_the_lower_counts_and_is_said():
    apart = replace(WELL, other_side=Rating(4, TODAY))  # exactly a quarter
    assert values(apart)[Part.QUALITY] == 0.75
    assert (health(apart, TODAY).band, [str(each) for each in health(apart, TODAY).signs]) == (
        Band.WATCH, ["One side rates it clearly lower than the other"],
    )  # fmt: skip
    assert values(replace(WELL, other_side=Rating(4.2, TODAY)))[Part.QUALITY] == pytest.approx(0.9)
    assert values(replace(WELL, other_side=None))[Part.QUALITY] == 1


def test_a_rating_expires_and_is_then_unknown():
    old = Rating(2, TODAY - timedelta(121))
    assert values(replace(WELL, one_side=old, other_side=old, lowest=old))[Part.QUALITY] is None
    assert health(replace(WELL, one_side=old, other_side=old, lowest=old), TODAY).band is Band.GOOD


def test_what_is_unknown_is_left_out_and_never_zero():
    quiet = replace(WELL, goals_measured=0, goals_on_track=0, asked=0, answered=0)
    assert (health(quiet, TODAY).score, health(quiet, TODAY).band) == (100, Band.GOOD)
    less = replace(quiet, one_side=None, other_side=None)  # half of the weight
    assert (health(less, TODAY).score, health(less, TODAY).band) == (None, Band.TOO_EARLY)
    enough = replace(less, goals_measured=1, goals_on_track=1)  # 0.6 of it
    assert health(enough, TODAY).band is Band.GOOD


def test_in_the_first_three_weeks_it_is_too_early_to_tell():
    young = replace(WELL, started_on=TODAY - timedelta(20))
    assert health(young, TODAY).band is Band.TOO_EARLY
    assert health(replace(young, started_on=TODAY - timedelta(21)), TODAY).band is Band.GOOD


@pytest.mark.parametrize(
    ("change", "band"),
    [
        ({"safety": True}, Band.ALARM),
        ({"wants_to_end": True}, Band.ALARM),
        ({"lowest": Rating(2, TODAY)}, Band.ALARM),
        ({"lowest": Rating(3, TODAY)}, Band.GOOD),
        ({"met_on": TODAY - timedelta(42)}, Band.ALARM),
        ({"met_on": TODAY - timedelta(41)}, Band.WATCH),
        ({"met_on": None, "started_on": TODAY - timedelta(21)}, Band.ALARM),
        ({"met_on": None, "started_on": TODAY - timedelta(20)}, Band.WATCH),
        ({"met_on": None, "started_on": TODAY - timedelta(20), "is_planned": True}, Band.TOO_EARLY),
        ({"met_on": None, "started_on": TODAY - timedelta(9)}, Band.TOO_EARLY),
        ({"check_in_overdue_days": 8}, Band.WATCH),
        ({"check_in_overdue_days": 7}, Band.GOOD),
    ],
)
def test_signs_overrule_the_score(change, band):
    assert health(replace(WELL, **change), TODAY).band is band


@pytest.mark.parametrize(("hours", "band"), [(4, Band.GOOD), (0, Band.ALARM)])
def test_bands_by_the_score(hours, band):
    life = replace(EXAMPLE, hours=hours, met_on=TODAY - timedelta(10 if hours else 41))
    if not hours:
        life = replace(life, one_side=Rating(3, TODAY), other_side=Rating(3, TODAY), goals_on_track=0, answered=0)
    assert health(life, TODAY).band is band
