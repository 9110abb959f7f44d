"""What is due: contacts by their schedule, and a coordinator's day in the order of harm."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.tracking.contacts import (
    ADULT,
    YOUTH,
    Contact,
    ContactKind,
    Profile,
    done_on,
    made_in_time,
    open_contact,
    rest_days,
    schedule,
)
from core.tracking.due import DueKind, Situation, due, due_and_made, due_of
from core.tracking.health import Life, Rating, health

START = date(2027, 1, 1)
TODAY = START + timedelta(100)
TOUCH, TALK, REVIEW = ContactKind
QUIET = Profile()


def on(day):
    return START + timedelta(day)


def days(profile, until):
    return [((item.on - START).days, item.kind) for item in schedule(START, on(until), profile)]


def situation(**change):
    given = {
        "started_on": START,
        "cadence_days": 14,
        "agreed_hours": 4,
        "hours": 4,
        "met_on": TODAY,
        "one_side": Rating(5, TODAY),
    }
    life = Life(**given | {name: change.pop(name) for name in list(change) if name in Life.__dataclass_fields__})
    return Situation(1, "Ada & Bo", life, health(life, TODAY), **{"open_goals": 1} | change)


def kinds(each, profile=QUIET, today=TODAY):
    return [line.kind for line in due_of(each, today, profile)]


def test_the_schedule_of_a_youth_program_and_of_one_for_adults():
    assert days(YOUTH, 100) == [
        (14, TOUCH), (28, TOUCH), (30, TALK), (58, TOUCH), (60, TALK), (88, TOUCH), (90, REVIEW),
    ]  # fmt: skip
    assert days(ADULT, 300) == [(14, TOUCH), (45, TOUCH), (90, TALK), (180, TALK), (270, TALK)]
    assert max(day for day, kind in days(YOUTH, 800) if kind is TOUCH) <= 365
    assert days(Profile(), 400) == []


def test_what_falls_due_in_holidays_waits_until_they_are_over():
    rests = ((on(25), on(40)),)
    pausing = replace(YOUTH, rests=rests)
    assert days(pausing, 60) == [(14, TOUCH), (41, TALK), (58, TOUCH), (60, TALK)]  # 28 and 30, once
    assert days(pausing, 40) == [(14, TOUCH)]
    assert rest_days(on(20), on(30), rests) == 6 and rest_days(on(30), on(90), rests) == 10
    assert rest_days(on(41), on(90), rests) == 0


def test_holidays_count_for_no_silence():
    away = {"met_on": TODAY - timedelta(50), "rested": 20}
    assert kinds(situation(met_on=TODAY - timedelta(50))) == [DueKind.SILENT]
    assert kinds(situation(**away)) == []
    [line] = due_of(situation(**away | {"met_on": TODAY - timedelta(65)}), TODAY, QUIET)
    assert (line.kind, line.since) == (DueKind.SILENT, TODAY - timedelta(3))
    assert str(line.sentence) == "No meeting for 45 days, as far as we know"


def test_a_parent_or_guardian_is_a_stream_of_her_own():
    profile = Profile(guardians=(14, 28), guardian_every=30)
    assert kinds(situation(), profile) == []  # nobody agreed for anybody
    asked = situation(guardian_contacts=())
    [line] = due_of(asked, TODAY, profile)
    assert (line.kind, line.since) == (DueKind.GUARDIAN, on(14))
    spoken = replace(asked, guardian_contacts=(Contact(on(95), TOUCH),))
    assert kinds(spoken, profile) == []
    both = due_and_made([replace(asked, contacts=(Contact(on(95), TALK),))], TODAY, profile)
    assert [one.kind for one in both.lines] == [DueKind.GUARDIAN]
    assert (both.in_time, both.were_due) == (0, 3)  # 14, 28, 58; for that of day 88 there is still time
    assert kinds(replace(asked, paused_until=TODAY + timedelta(1)), profile) == []


def opened(items, contacts, today):
    return open_contact(items, done_on(items, contacts), today)


def in_time(items, contacts, today):
    return made_in_time(items, done_on(items, contacts), today)


def test_one_contact_does_for_all_that_were_missed_before_it():
    items = schedule(START, on(100), ADULT)
    assert opened(items, [], on(13)) is None
    assert opened(items, [], on(46)) == Contact(on(14), TOUCH)
    assert opened(items, [Contact(on(50), TOUCH)], on(60)) is None
    assert opened(items, [Contact(on(95), TOUCH)], on(100)) == Contact(on(90), TALK)  # too light for a talk
    assert opened(items, [Contact(on(84), TALK)], on(100)) is None  # a week before is in time
    assert opened(items, [Contact(on(82), TALK)], on(100)) == Contact(on(90), TALK)


def test_contacts_made_in_time_are_counted_once_their_time_is_over():
    items = schedule(START, on(100), ADULT)
    assert in_time(items, [Contact(on(20), TOUCH), Contact(on(70), TALK)], on(100)) == (1, 2)
    assert in_time(items, [Contact(on(92), TALK)], on(100)) == (1, 3)
    assert in_time(items, [], on(20)) == (0, 0)


def test_a_pairing_that_does_well_needs_nothing():
    assert kinds(situation()) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"help_since": TODAY}, [DueKind.HELP]),
        ({"lowest": Rating(2, TODAY)}, [DueKind.LOW_RATING]),
        ({"lowest": Rating(2, TODAY - timedelta(61))}, [DueKind.ALARM]),
        ({"met_on": None}, [DueKind.NEVER_MET]),
        ({"met_on": None, "started_on": on(90)}, [DueKind.NOT_PLANNED]),
        ({"met_on": None, "started_on": on(90), "is_planned": True}, []),
        ({"met_on": TODAY - timedelta(42)}, [DueKind.SILENT]),
        ({"met_on": TODAY - timedelta(25), "hours": 1}, [DueKind.WATCH]),
        ({"ends_on": TODAY - timedelta(40)}, [DueKind.PAST_END]),
        ({"ends_on": TODAY + timedelta(60)}, [DueKind.CLOSING]),
        ({"ends_on": TODAY + timedelta(61)}, []),
        ({"unnoted_since": TODAY - timedelta(4)}, [DueKind.UNNOTED]),
        ({"unnoted_since": TODAY - timedelta(3)}, []),
        ({"open_goals": 0}, [DueKind.NO_GOAL]),
        ({"open_goals": 0, "uses_goals": False}, []),
        ({"stale_goals": 2}, [DueKind.STALE_GOAL]),
    ],
)
def test_each_line_is_there_when_its_day_has_come(change, expected):
    assert kinds(situation(**change)) == expected


def test_a_contact_is_due_by_the_profile():
    assert kinds(situation(), ADULT) == [DueKind.CONTACT]
    assert kinds(situation(contacts=(Contact(on(95), TALK),)), ADULT) == []


def test_what_is_snoozed_comes_back_on_its_day():
    silent = situation(met_on=TODAY - timedelta(42), snoozed={"silent": TODAY + timedelta(1)})
    assert kinds(silent) == []
    assert kinds(silent, today=TODAY + timedelta(1)) == [DueKind.SILENT]
    assert kinds(replace(silent, help_since=TODAY)) == [DueKind.HELP]


def test_lines_are_sorted_by_harm_then_age_then_id():
    of = [
        replace(situation(open_goals=0), pairing_id=4),
        replace(situation(help_since=TODAY), pairing_id=3),
        replace(situation(met_on=TODAY - timedelta(50)), pairing_id=2),
        replace(situation(met_on=TODAY - timedelta(60)), pairing_id=1),
    ]
    lines = due(of, TODAY, QUIET)
    assert [line.pairing_id for line in lines] == [3, 1, 2, 4]
    assert lines[1].overdue(TODAY) == 18
    assert str(lines[1].sentence) == "No meeting for 60 days, as far as we know"
