"""A time for the first meeting: free for both, on each one's own clock, in summer and winter."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.intake.answers import SLOTS
from core.program.questions import DAY_PARTS, DAYS
from core.tracking.first_meeting import LATEST, SOONEST, Free, common_times, in_words

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia")
free = st.builds(Free, st.lists(st.sampled_from(SLOTS), max_size=6).map(tuple), st.sampled_from(ZONES))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TUESDAY = date(2026, 12, 1)


def parts_of(at, person):
    there = at.astimezone(ZoneInfo(person.time_zone))
    return {
        f"{day} {part}"
        for day in DAYS if DAYS.index(day) == there.weekday()
        for part, (first, last) in DAY_PARTS.items() if first <= there.hour < last
    }  # fmt: skip


def test_the_soonest_common_evening_across_zones():
    one = Free(("mon evening",), "Europe/Berlin")  # 18 to 21
    other = Free(("mon midday",), "America/New_York")  # 12 to 14 there, 18 to 20 in Berlin
    first, *_others = common_times(one, other, TUESDAY, 60)
    assert first == datetime(2026, 12, 7, 17, 0, tzinfo=UTC)


def test_the_week_in_which_only_one_of_them_changes_the_clock():
    one, other = Free(("tue evening",), "Europe/Berlin"), Free(("tue midday",), "America/New_York")
    before, after = common_times(one, other, date(2026, 3, 4), 60)[:2]
    assert before.astimezone(ZoneInfo("Europe/Berlin")).hour == 18  # 17:00 to 19:00 in common
    assert after == before + timedelta(days=7)  # America is an hour nearer for two weeks


@given(free, free, days, st.integers(15, 180))
def test_a_time_is_free_for_both_from_beginning_to_end(one, other, today, minutes):
    found = common_times(one, other, today, minutes)
    assert len({at.date() for at in found}) == len(found) <= 3 and list(found) == sorted(found)
    for at in found:
        assert timedelta(days=SOONEST - 2) < at - datetime.combine(today, datetime.min.time(), UTC)
        assert at - datetime.combine(today, datetime.min.time(), UTC) < timedelta(days=LATEST + 2)
        for minute in range(0, minutes, 15):
            moment = at + timedelta(minutes=minute)
            assert parts_of(moment, one) & set(one.slots) and parts_of(moment, other) & set(other.slots)


def test_parts_that_follow_each_other_are_one_stretch():
    one, other = Free(("wed morning", "wed midday"), "UTC"), Free(("wed morning", "wed midday"), "UTC")
    assert common_times(one, other, TUESDAY, 330)[0] == datetime(2026, 12, 9, 8, 0, tzinfo=UTC)


def test_nothing_is_made_up_where_one_said_no_times_or_none_are_common():
    some = Free(("mon evening",), "UTC")
    assert common_times(Free((), "UTC"), some, TUESDAY, 60) == ()
    assert common_times(Free(("mon evening",), "Nowhere/At_all"), some, TUESDAY, 60) == ()
    assert common_times(Free(("tue evening",), "UTC"), some, TUESDAY, 60) == ()
    assert common_times(some, some, TUESDAY, 181) == ()


def test_a_moment_is_told_on_the_readers_clock_and_in_her_language():
    at = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)
    assert in_words(at, "Europe/Berlin") == "Tuesday 8 December 2026, 18:00 (Europe/Berlin)"
    assert in_words(at, "Europe/Berlin", "de").startswith("Dienstag")
    assert in_words(at, "Nowhere", "??") == "Tuesday 8 December 2026, 17:00 (UTC)"
