"""Lists of past meetings: columns are recognised, each goes to the pairing of its day, and faults are told by row."""

from datetime import date

import pytest

from core.intake.meeting_checks import MeetingsThere, Stretch, check_meetings, meetings_of_lines
from core.intake.meeting_columns import (
    HELD,
    HOURS,
    MINUTES,
    ON,
    WAY,
    meeting_column_faults,
    suggest_meeting_columns,
    was_not_held,
    way_of,
)
from core.intake.meeting_lists import minutes_of, read_meetings
from core.intake.pair_checks import State
from core.intake.pair_columns import ONE, OTHER
from core.intake.pair_lists import PairPerson
from core.intake.spreadsheet import read_pasted
from core.program.questions import Side
from core.tracking.meetings import Way

TODAY = date(2026, 11, 23)
PEOPLE = (
    PairPerson(1, Side.MENTEE, "Bo Moe", "bo@example.org", 0, 0),
    PairPerson(2, Side.MENTEE, "Di Ray", "di@example.org", 0, 0),
    PairPerson(11, Side.MENTOR, "Ada Loy", "ada@example.org", 0, 0),
)
KNOWN = {each.id: (each.name, each.email) for each in PEOPLE}
EARLIER, NOW = Stretch(7, date(2025, 1, 6), date(2026, 1, 5)), Stretch(8, date(2026, 1, 5), None)
THERE = MeetingsThere(PEOPLE, {(1, 11): (EARLIER, NOW)}, frozenset({(8, date(2026, 3, 2))}))
HEAD = "Mentee\tMentor\tDate\tDuration\tFormat\tStatus\n"


def read(pasted):
    table = read_pasted(pasted)
    return read_meetings(table, suggest_meeting_columns(table, KNOWN), PEOPLE, {}, TODAY)


def check(pasted):
    return check_meetings(meetings_of_lines(read(pasted)), THERE, TODAY)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (
            HEAD + "Bo Moe\tAda Loy\t2026-02-02\t45\tZoom\theld\n",
            {"Mentee": ONE, "Mentor": OTHER, "Date": ON, "Duration": MINUTES, "Format": WAY, "Status": HELD},
        ),
        (
            "Mentor\tMentee\tSession\tLength\nAda Loy\tBo Moe\t2.2.2026\t1.5\n",
            {"Mentor": ONE, "Mentee": OTHER, "Session": ON, "Length": HOURS},
        ),
        (
            "Person A\tPerson B\tMet on\tNext meeting\tHours\nBo Moe\tAda Loy\t2026-02-02\t2026-03-02\t1\n",
            {"Person A": ONE, "Person B": OTHER, "Met on": ON, "Hours": HOURS},
        ),
    ],
)
def test_columns_are_recognised(pasted, expected):
    mapping = suggest_meeting_columns(read_pasted(pasted), KNOWN)
    assert dict(mapping.fields) == expected
    assert meeting_column_faults(mapping) == []


def test_a_list_without_a_day_says_so():
    mapping = suggest_meeting_columns(read_pasted("Mentee\tMentor\nBo Moe\tAda Loy\n"), KNOWN)
    assert [fault.where for fault in meeting_column_faults(mapping)] == ["The day"]


@pytest.mark.parametrize(
    ("cell", "in_hours", "minutes"),
    [("90", False, 90), ("1,5", True, 90), ("1h30", False, 90), ("1 hour and 30 minutes", False, 90),
     ("45 min", True, 45), ("0:45", True, 45), ("2 hrs", False, 120), ("long", False, None)],
)  # fmt: skip
def test_lengths_are_read_as_they_are_written(cell, in_hours, minutes):
    assert minutes_of(cell, in_hours) == minutes


def test_ways_and_what_was_not_held():
    assert [way_of(each) for each in ("Video call", "phone", "In person", "coffee", "the moon")] == [
        Way.VIDEO, Way.PHONE, Way.IN_PERSON, Way.IN_PERSON, None,
    ]  # fmt: skip
    assert [was_not_held(each) for each in ("Cancelled", "no show", "No", "yes", "No trouble, they spoke a lot")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_is_wrong_is_told_by_row_and_what_is_missing_stays_missing():
    lines = read(
        HEAD + "Bo Moe\tAda Loy\t2026-02-02\t\tthe moon\theld\n"
        "Bo Moe\tAda Loy\tsoon\t60\tzoom\theld\n"
        "Bo Moe\tAda Loy\t2026-12-24\t60\tzoom\theld\n"
        "Bo Moe\tAda Loy\t2026-02-03\t9000\tzoom\theld\n"
        "Bo Moe\tAda Loy\t2026-02-04\t60\tzoom\tcancelled\n"
        "Nobody Known\tAda Loy\t2026-02-05\t60\tzoom\theld\n"
    )
    assert (lines[0].minutes, lines[0].way, lines[0].unread, lines[0].faults) == (None, None, "the moon", ())
    assert [[fault.column for fault in line.faults] for line in lines[1:]] == [
        ["Date"], ["Date"], ["Duration"], ["Status"], ["Mentee"],
    ]  # fmt: skip
    assert all(fault.row == line.people.row and fault.remedy for line in lines for fault in line.faults)


def test_each_goes_to_the_pairing_of_its_day_and_the_rest_is_told():
    found = check(
        "Mentee\tMentor\tDate\nBo Moe\tAda Loy\t2025-03-03\nBo Moe\tAda Loy\t2026-01-05\nBo Moe\tAda Loy\t2026-03-02\n"
        "Bo Moe\tAda Loy\t2025-03-03\nBo Moe\tAda Loy\t2024-03-03\nDi Ray\tAda Loy\t2026-03-02\n"
    )
    assert [(each.state, each.pairing) for each in found] == [
        (State.NEW, 7), (State.NEW, 8), (State.SAME, 8), (State.SAME, 7), (State.OUT, None), (State.OUT, None),
    ]  # fmt: skip
    assert [str(each.why) for each in found[2:]] == [
        "A meeting of that day is here already.",
        "Row 2 has a meeting of that day already.",
        "2024-03-03 is before they began, on 2025-01-06.",
        "The two are and were in no pairing here.",
    ]
    assert found[4].remedy and found[5].remedy
