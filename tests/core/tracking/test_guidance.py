"""Guidance: what ships is whole, and what is suggested fits where somebody is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.program.questions import Side
from core.tracking.guidance import (
    Audience,
    Page,
    PageKind,
    Question,
    Situation,
    Stage,
    agenda_points,
    check_page,
    for_audience,
    for_side,
    shipped,
    stage_on,
    suggested,
    tidied,
    together,
    wrong,
)

DAY = date(2026, 3, 1)


def keys(found):
    return [page.key for page, _why in found]


def test_every_page_that_ships_could_be_kept_by_a_program_and_is_read_back_whole():
    for page in shipped():
        check_page(page)
        assert Page.from_document(page.key, page.to_document()) == page == tidied(page)
    assert len({page.key for page in shipped()}) == len(shipped())


@pytest.mark.parametrize(("side", "minutes"), [(Side.MENTOR, 120), (Side.MENTEE, 60), (Side.PEER, 60)])
def test_each_side_has_modules_at_every_time_that_add_up_to_what_is_asked_of_it(side, minutes):
    modules = [page for page in for_side(shipped(), side) if page.is_finished]
    assert sum(page.minutes for page in modules) >= minutes
    assert all(page.check for page in modules)
    assert {page.stage for page in for_side(shipped(), side)} == set(Stage)


def test_what_guardians_and_the_team_read_is_nobody_elses():
    guardians, team = (for_audience(shipped(), who) for who in (Audience.GUARDIANS, Audience.TEAM))
    assert guardians and len(team) >= 6
    assert team[0].title.startswith("Mentoring, coaching or training")
    for side in Side:
        assert not {*guardians, *team} & set(for_side(shipped(), side))
    assert not replace(team[0], kind=PageKind.MODULE).is_finished


def test_a_program_says_it_otherwise_adds_and_leaves_out():
    own = Page("mentor-role", "Ours", PageKind.MODULE, body="As we do it")
    more = Page("own-1", "House rules", body="No shoes")
    pages = together({own.key: own, more.key: more}, {"stories"})
    assert own in pages and pages[-1] == more
    assert not {"stories"} & {page.key for page in pages} and len(pages) == len(shipped())


@pytest.mark.parametrize(
    ("days", "met", "stage"),
    [(0, 0, Stage.BEGINNING), (29, 3, Stage.BEGINNING), (30, 3, Stage.MIDDLE), (100, 0, Stage.BEGINNING),
     (120, 9, Stage.END), (200, 9, Stage.END)],
)  # fmt: skip
def test_where_a_pairing_is_follows_from_its_days_and_meetings(days, met, stage):
    assert stage_on(DAY + timedelta(days), DAY, DAY + timedelta(180), met) is stage


def test_a_short_pairing_has_a_middle_too_and_nobody_paired_is_before_it():
    assert stage_on(DAY + timedelta(35), DAY, DAY + timedelta(60), 3) is Stage.MIDDLE
    assert stage_on(DAY, None, None, 0) is Stage.BEFORE


def test_what_is_missing_is_suggested_with_its_reason_until_it_is_done():
    now = Situation(Stage.MIDDLE, met=4, goals=1, unmeasured=1, missed=1)
    found = suggested(shipped(), Side.MENTOR, now, set())
    assert keys(found) == ["mentor-goals", "mentor-difficult", "mentor-network"] or keys(found)[:2] == [
        "mentor-goals", "mentor-difficult",
    ]  # fmt: skip
    assert "measure" in str(found[0][1])
    assert keys(suggested(shipped(), Side.MENTEE, now, set()))[0] == "mentee-goals"
    assert "mentor-goals" not in keys(suggested(shipped(), Side.MENTOR, now, {"mentor-goals"}))


def test_whoever_waits_is_led_to_the_modules_before_it_and_whoever_has_not_met_to_the_first_meeting():
    waiting = suggested(shipped(), Side.MENTEE, Situation(), set())
    assert waiting and {page.stage for page, _why in waiting} == {Stage.BEFORE}
    assert keys(suggested(shipped(), Side.MENTEE, Situation(Stage.BEGINNING, met=0), set()))[0] == "first-meeting"


def test_answers_that_are_missing_are_not_right():
    page = Page("x", "X", PageKind.MODULE, body="x", check=(Question("a", ("1", "2"), 2), Question("b", ("1", "2"), 1)))
    assert wrong(page, []) == (0, 1) and wrong(page, [2, None]) == (1,) and wrong(page, [2, 1]) == ()


def test_lines_of_an_agenda_begin_with_their_minutes_or_have_none():
    page = Page("a", "A", PageKind.AGENDA, body="10 How are you?\n- 5 Next date\nOur song\n\n2026")
    assert agenda_points(page) == ((10, "How are you?"), (5, "Next date"), (None, "Our song"), (None, "2026"))


def test_all_that_is_wrong_with_a_page_is_told_at_once():
    bad = Page("x", " ", PageKind.MODULE, sides=frozenset(), minutes=0, check=(Question("a", ("1",), 1),))
    with pytest.raises(InvalidInput) as told:
        check_page(bad)
    assert [fault.where for fault in told.value.faults] == ["Title", "Text", "For whom", "Minutes", "Question 1"]
    assert tidied(replace(bad, kind=PageKind.GUIDE)).check == ()
