"""Hours of the week become parts of the day, an hour at least; what could be two hours is asked."""

import pytest

from core.intake.spreadsheet.times import clock_of_24, read_availability


@pytest.mark.parametrize(
    ("cell", "slots"),
    [
        ("6:00-7:00pm F", ["fri evening"]),
        ("Mon & Wed 6pm-8pm", ["mon evening", "wed evening"]),
        ("Mon 6-7pm, Wed 7-8pm", ["mon evening", "wed evening"]),
        ("Thursday 11-1pm", ["thu morning", "thu midday"]),
        ("9-5 Mon-Wed", [f"{day} {part}" for day in ("mon", "tue", "wed") for part in ("morning", "midday", "afternoon")]),
        ("Fri 18:00 - 20:30", ["fri evening"]),
        ("before 10am Tue", ["tue morning"]),
        ("after 6pm Sat", ["sat evening"]),
        ("Mon 6pm", ["mon evening"]),
        ("['Mon 6-7pm', 'Tue 9-10am']", ["mon evening", "tue morning"]),
        ("Mon 18:00-18:30; Mon 18:30-19:00", ["mon evening"]),
    ],
)  # fmt: skip
def test_hours_become_parts_of_the_day(cell, slots):
    assert read_availability(cell) == (slots, [])


def test_hours_that_could_be_morning_or_evening_are_asked_unless_the_column_tells():
    slots, problems = read_availability("6:00-7:00 F")
    assert not slots and "could be in the morning or in the evening" in str(problems[0].what)
    assert clock_of_24(["6:00-7:00 F", "18:00-19:00 M"])
    assert read_availability("9:00-11:00 F", True)[0] == ["fri morning"]


@pytest.mark.parametrize("cell", ["Mon 18:00-18:30", "Mon 6-7am"])
def test_what_is_too_short_or_outside_the_day_is_told(cell):
    slots, problems = read_availability(cell)
    assert not slots
    assert problems[0].is_warning and "does not count" in str(problems[0].what)


@pytest.mark.parametrize("cell", ["Mon 9-11 EST", "Tuesdays 14:00-16:00 CET", "Wed 10 AM to 12 PM (London time)"])
def test_a_time_zone_is_told_and_not_counted(cell):
    slots, problems = read_availability(cell)
    assert len(slots) == 1
    assert "names a time zone" in str(problems[0].what)


def test_minutes_that_are_told_twice_count_once():
    assert read_availability("Mon 18:00-18:40; Mon 18:10-18:50")[0] == []
