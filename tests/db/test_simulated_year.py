"""A year of known lives, sampled: whole, it is ``python -m tests.simulated_year``."""

from core.program.cost import People, weekly_cost
from core.program.program import Program
from tests.simulated_year import begin, live, minutes_a_week

PILOT_DAYS = 90


def test_a_pilot_of_forty_is_asked_for_little_and_every_line_of_ninety_days_is_so(world):
    year = begin(world, pairs=20)
    counts = live(year, PILOT_DAYS)
    assert year.faults == []
    assert len(counts) == 40 and sum(counts.values()) / 40 < 3 and max(counts.values()) <= 3
    assert minutes_a_week(year, PILOT_DAYS) <= 40
    assert weekly_cost(Program("Pilot"), People(20, 20)).your_minutes_a_week <= 40


def test_each_kind_of_life_is_seen_as_what_it_is_until_after_its_end(world):
    year = begin(world, pairs=5, lasts=110)
    live(year, 118)
    assert year.faults == []


def test_a_wrong_line_would_be_found(world):
    year = begin(world, pairs=4, thresholds={"no_goal_days": 29})
    live(year, 58)
    assert year.faults and all("no goal" in fault for fault in year.faults)
