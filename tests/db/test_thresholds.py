"""Limits of a program's own: they hold where pairings are looked at, and a look back says what they change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotAllowed
from core.tracking.due import DueKind
from core.tracking.health import Band
from core.tracking.meetings import Meeting
from db import OwnWord

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
    with pytest.raises(InvalidInput):
        look.effect({"good": 0})
    with pytest.raises(NotAllowed):
        anywhere.workspace("bo").thresholds.effect({})
