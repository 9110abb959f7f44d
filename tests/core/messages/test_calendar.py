"""Calendar files, read back by a package that is not ours."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from core.messages.calendar import Event, calendar_file

WHEN = datetime(2026, 12, 8, 18, 0, tzinfo=timezone(timedelta(hours=1)))
NOW = datetime(2026, 12, 1, 9, 30, 5, tzinfo=UTC)
printable = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=300)


def read(data):
    calendar = Calendar.from_ical(data)
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_time_name_and_stamps_are_read_back():
    calendar, event = read(
        calendar_file(Event("a-1@pairwell", "First meeting", WHEN, 60, "Ask; listen, then talk."), NOW)
    )
    assert event["UID"] == "a-1@pairwell" and event["DTSTAMP"].dt == NOW
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (WHEN, WHEN + timedelta(hours=1))
    assert event["DTSTART"].dt.utcoffset() == timedelta(0)  # no zone has to be described
    assert (event["STATUS"], calendar["METHOD"], calendar["VERSION"]) == ("TENTATIVE", "PUBLISH", "2.0")


@given(printable, st.lists(printable, max_size=4))
def test_whatever_is_written_comes_back_and_no_line_is_too_long(name, lines):
    description = "\n".join(line.strip() or "x" for line in lines)
    data = calendar_file(Event("a@b", name, WHEN, 30, description), NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")
    _, event = read(data)
    assert event["SUMMARY"] == name
    assert str(event.get("DESCRIPTION", "")) == description


def test_no_words_can_add_a_line_of_their_own():
    sly = Event("a@b", "x\r\nATTENDEE:mailto:eve@example.org", WHEN, 30, "y\rEND:VEVENT\x00")
    _, event = read(calendar_file(sly, NOW))
    assert "ATTENDEE" not in event and "DTEND" in event


def test_the_same_is_the_same_file_and_a_moment_needs_its_zone():
    event = Event("a@b", "x", WHEN, 30)
    assert calendar_file(event, NOW) == calendar_file(event, NOW)
    with pytest.raises(ValueError, match="zone"):
        calendar_file(Event("a@b", "x", datetime(2026, 1, 1), 30), NOW)
