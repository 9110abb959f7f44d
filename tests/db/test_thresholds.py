"""Limits of a program's own: they hold where pairings are looked at, and a look back says what they change."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from core.errors import InvalidInput, NotAllowed
from core.program.program import Part, Program
from core.tracking.contacts import ContactKind
from core.tracking.due import DueKind
from core.tracking.goals import Goal, Standing
from core.tracking.health import Band
from core.tracking.meetings import Meeting
from db import OwnWord
from db.models import GuardianRow, ProgramRow

ADA, BO = 1, 3


def change(world, **thresholds):
    programs = world.workspace("cora").programs
    kept = programs.current()
    programs.change(replace(kept.program, thresholds=thresholds), kept.version)


def test_a_limit_of_its_own_holds_in_today_and_health(anywhere):
    support = anywhere.workspace("cora").support
    anywhere.time += timedelta(9)
    assert support.today().lines == ()
    change(anywhere, first_planned_days=9)
    assert [line.kind for line in support.today().lines] == [DueKind.NOT_PLANNED]
    change(anywhere, first_planned_days=5, first_meeting_days=8)
    assert support.health_of_cohort()[1].health.band is Band.ALARM


def test_a_look_back_says_what_would_have_been_otherwise_and_changes_nothing(anywhere):
    for days in (5, 15, 14):
        anywhere.time += timedelta(days)
        meeting = Meeting(anywhere.time.date(), 60, came=frozenset({ADA, BO}))
        anywhere.by_link("bo").meetings.log_mine(1, meeting, OwnWord(4))
    anywhere.time += timedelta(30)  # no meeting since
    look = anywhere.workspace("cora").thresholds
    today, month_ago, *_, before = look.effect({})
    assert today.other == month_ago.other == () and sum(before.now.values()) == 0  # they were no pairing yet
    today, month_ago, *_ = look.effect({"silent_cadences": 2})
    assert today.then[Band.ALARM] == 1 and today.now[Band.ALARM] == 0
    assert [names for names, *_ in today.other] == ["Bo & Ada"]
    assert month_ago.now == {Band.GOOD: 1} and month_ago.other == ()
    assert anywhere.workspace("cora").programs.current().program.thresholds == {}
    today, *_ = look.effect({"contact_talk_1": 40})
    assert (today.lines_now[DueKind.CONTACT], today.lines_then[DueKind.CONTACT]) == (1, 1)
    today, month_ago, *_ = look.effect({"contact_touch_1": 40, "contact_touch_2": 45})
    assert (month_ago.lines_now[DueKind.CONTACT], month_ago.lines_then[DueKind.CONTACT]) == (1, 0)
    with pytest.raises(InvalidInput):
        look.effect({"good": 0})
    with pytest.raises(NotAllowed):
        anywhere.workspace("bo").thresholds.effect({})


def test_a_goal_is_stale_and_an_agreement_late_by_the_programs_own_days(anywhere):
    due = anywhere.time.date() + timedelta(99)
    anywhere.by_link("bo").goals.add_mine(1, Goal("A talk", baseline=0, target=4, due=due))
    anywhere.time += timedelta(20)
    support, goals = anywhere.workspace("cora").support, anywhere.by_link("bo").goals
    kinds = {line.kind for line in support.today().lines}
    assert DueKind.STALE_GOAL not in kinds and goals.mine()[0].goals[0].standing is Standing.NOT_STARTED
    change(anywhere, goal_stale_days=7, goal_most_open_short=2)
    assert DueKind.STALE_GOAL not in {line.kind for line in support.today().lines}  # two meetings' time is longer
    anywhere.time += timedelta(9)
    assert DueKind.STALE_GOAL in {line.kind for line in support.today().lines}
    [mine] = anywhere.by_link("bo").goals.mine()
    assert (mine.goals[0].standing, mine.most_open_short) == (Standing.STALE, 2)


def test_in_holidays_nothing_is_due_and_nobody_is_silent(anywhere):
    programs, start = anywhere.workspace("cora").programs, anywhere.time.date()
    kept = programs.current()
    programs.change(replace(kept.program, holidays=((start + timedelta(5), start + timedelta(28)),)), kept.version)
    support = anywhere.workspace("cora").support
    anywhere.time += timedelta(28)
    assert support.today().lines == ()
    anywhere.time += timedelta(2)
    assert {line.kind for line in support.today().lines} == {DueKind.CONTACT, DueKind.NO_GOAL}
    anywhere.time += timedelta(4)
    assert DueKind.NOT_PLANNED in {line.kind for line in support.today().lines}
    assert programs.current().program.holidays == ((start + timedelta(5), start + timedelta(28)),)


def test_a_contact_with_a_guardian_is_due_where_one_agreed_and_settled_by_one_with_her(anywhere):
    with Session(anywhere.engine) as session:
        program = Program("x", parts=Program("x").parts | {Part.GUARDIANS})
        session.get(ProgramRow, 1).settings = program.to_document()
        of = {"program_id": 1, "application_id": BO, "name": "Gil", "email": "gil@example.org"}
        session.add(GuardianRow(**of, answer="agreed", asked_at=anywhere.time, answered_at=anywhere.time))
        session.commit()
    support = anywhere.workspace("cora").support
    anywhere.time += timedelta(14)
    assert {DueKind.CONTACT, DueKind.GUARDIAN} <= {line.kind for line in support.today().lines}
    support.log_contact(1, ContactKind.TOUCH, "both")
    assert DueKind.GUARDIAN in {line.kind for line in support.today().lines}
    support.log_contact(1, ContactKind.TOUCH, "guardian")
    assert not {DueKind.CONTACT, DueKind.GUARDIAN} & {line.kind for line in support.today().lines}


def test_a_contact_that_reached_nobody_settles_nothing(anywhere):
    support = anywhere.workspace("cora").support
    anywhere.time += timedelta(14)
    support.log_contact(1, ContactKind.TOUCH, "nobody")
    assert DueKind.CONTACT in {line.kind for line in support.today().lines}
