"""Meetings: what is noted, who kept what was agreed, and the hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.errors import InvalidInput
from core.tracking.agendas import AGENDAS, likely
from core.tracking.meetings import (
    AgendaItem,
    Attended,
    Extra,
    Hours,
    Kept,
    Meeting,
    MeetingState,
    check_meeting,
    from_document,
    hours,
    kept_by,
    last_met,
    next_planned,
)

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
ADA, BO = 1, 3
MET = Meeting(TODAY, 60, came=frozenset({ADA, BO}), logged_by=BO)
PLANNED = Meeting(TODAY, 60, begins=NOW, state=MeetingState.PLANNED)


def test_a_meeting_that_was_held_has_a_day_that_came_minutes_and_two_people():
    check_meeting(MET, TODAY)
    with pytest.raises(InvalidInput) as no:
        check_meeting(replace(MET, on=TODAY + timedelta(1), minutes=None, came=frozenset({BO})), TODAY)
    assert [fault.where for fault in no.value.faults] == ["Day", "Minutes", "Who came"]
    with pytest.raises(InvalidInput, match="not noted"):
        check_meeting(replace(MET, minutes=4), TODAY)


def test_who_kept_what_was_agreed_is_counted_for_each():
    held = replace(MET, begins=NOW)
    of = [
        held,
        replace(held, moved=2),
        replace(PLANNED, state=MeetingState.MISSED, missed_by=ADA),
        replace(PLANNED, state=MeetingState.CANCELLED),
        PLANNED,  # still open
        MET,  # never agreed on
    ]
    assert kept_by(of, BO) == Kept(agreed=4, kept=3, cancelled=1, missed=0, moved=2)
    assert kept_by(of, ADA) == Kept(agreed=4, kept=2, cancelled=1, missed=1, moved=2)
    assert kept_by([replace(held, came=frozenset({2, ADA}))], BO).missed == 1  # of a group, who was not there
    assert kept_by([], BO) == Kept()


def test_the_last_one_held_and_the_next_one_planned():
    later, soon = (replace(PLANNED, begins=NOW + timedelta(days)) for days in (9, 2))
    over = replace(PLANNED, begins=NOW - timedelta(hours=2))
    assert next_planned([later, over, soon, MET], NOW) == soon
    assert next_planned([over, MET], NOW) is None and over.is_over(NOW) and not PLANNED.is_over(NOW)
    assert last_met([replace(MET, on=TODAY - timedelta(9)), MET, PLANNED]) == TODAY
    assert last_met([PLANNED]) is None


def test_hours_add_up_by_person_and_period_and_say_what_only_one_side_told():
    of = [
        Attended(ADA, date(2027, 1, 31), 60, True, Extra(30, 15)),
        Attended(ADA, date(2027, 2, 1), 45, False),
        Attended(BO, date(2027, 2, 28), 45, False),
    ]
    assert hours(of)[ADA] == Hours(meetings=105, confirmed=60, preparation=30, travel=15, count=2)
    assert hours(of)[ADA].whole == 150
    assert hours(of, date(2027, 2, 1), date(2027, 2, 28)) == {
        ADA: Hours(45, 0, None, None, 1), BO: Hours(45, 0, None, None, 1),
    }  # fmt: skip


def test_a_meeting_is_the_same_after_the_database():
    meeting = replace(MET, agenda=(AgendaItem("The talk", 20), AgendaItem("Next")), topics="a", goals=(4,), moved=1)
    assert replace(MET, **from_document(meeting.to_document())) == meeting
    assert replace(MET, **from_document({})) == MET


def test_the_agenda_that_suits_is_offered():
    assert [likely(0, 50, 100), likely(1, 20, 100), likely(3, 50, 100), likely(9, 95, 100), likely(9, 950, None)] == [
        "first", "regular", "halfway", "last", "regular",
    ]  # fmt: skip
    assert all(sum(minutes for minutes, _ in items) <= 60 for _, items in AGENDAS.values())
