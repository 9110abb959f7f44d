"""Asking by schedule: what falls due for whom, how it is merged, and how little of it is sent."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.tracking.asks import (
    ADULT_ASKS,
    ASK_LIMITS,
    USUAL,
    YOUTH_ASKS,
    YOUTH_LIMITS,
    Ask,
    AskKind,
    Going,
    Planned,
    Reader,
    asks_of,
    to_send,
)

START = date(2026, 1, 5)
MENTOR, MENTEE = 1, 2
PAIR = Going(7, START, None, {MENTOR: True, MENTEE: False}, leader=MENTEE)


def on(day):
    return START + timedelta(days=day)


def lived(pairs, days, readers=None, rhythms=ADULT_ASKS, kinds=USUAL, limits=ASK_LIMITS):
    """What each person is sent on which day, as a program would that looks every day."""
    readers, sent = dict(readers or {}), []
    for day in range(days):
        today = on(day)
        asks = asks_of(pairs, readers, today, rhythms, kinds, limits)
        for person in {one.participant_id for one in asks}:
            reader = readers.get(person, Reader())
            chosen = to_send([one for one in asks if one.participant_id == person], reader, today, limits)
            if not chosen:
                continue
            sent.append((day, person, tuple(one.kind for one in chosen)))
            month = today if chosen[0].kind is AskKind.MONTH else reader.month_on
            readers[person] = replace(
                reader, asked_on=(*reader.asked_on, today), month_on=month,
                asked=reader.asked | {one.about for one in chosen},
            )  # fmt: skip
    return sent


def days_of(sent, person):
    return [day for day, who, _ in sent if who == person]


def test_at_work_a_mentor_hears_once_a_month_and_a_mentee_on_the_days_of_keeping_in_touch():
    sent = lived([PAIR], 190)
    assert days_of(sent, MENTOR) == [30, 60, 90, 120, 150, 180]
    assert days_of(sent, MENTEE) == [14, 45, 90, 180]


def test_with_young_people_both_are_asked_twice_in_the_first_month_and_then_monthly():
    sent = lived([PAIR], 100, rhythms=YOUTH_ASKS, limits=YOUTH_LIMITS)
    assert days_of(sent, MENTEE) == days_of(sent, MENTOR) == [14, 28, 58, 88]


def test_one_message_over_all_mentees_though_their_months_fall_apart():
    other = Going(8, on(17), None, {MENTOR: True, 3: False}, leader=3)
    days = days_of(lived([PAIR, other], 200), MENTOR)
    assert all(later - earlier >= 23 for earlier, later in pairwise(days)) and len(days) == 6


def test_what_falls_due_within_a_week_goes_in_one_message():
    meeting = Planned(5, on(40), "x", is_over=True)
    sent = lived([replace(PAIR, planned=(meeting,))], 60)
    assert [each for each in sent if each[1] == MENTEE] == [
        (14, MENTEE, (AskKind.CHECK_IN,)),
        (41, MENTEE, (AskKind.CHECK_IN, AskKind.DID_WE_MEET)),  # the check-in of day 45 comes along
    ]


def test_nothing_is_asked_twice_and_a_day_without_a_look_is_made_up_for():
    readers = {MENTEE: Reader()}
    late = asks_of([PAIR], readers, on(20), ADULT_ASKS, USUAL)
    assert [(one.kind, one.due) for one in late] == [(AskKind.CHECK_IN, on(14))]
    asked = {MENTEE: Reader(asked_on=(on(20),), asked=frozenset(one.about for one in late))}
    assert asks_of([PAIR], asked, on(21), ADULT_ASKS, USUAL) == ()


def test_what_was_missed_for_long_is_not_made_up_for():
    assert [one.kind for one in asks_of([PAIR], {}, on(200), ADULT_ASKS, USUAL)] == []


def test_limits_hold_a_week_between_two_and_three_in_ninety_days():
    meetings = tuple(Planned(n, on(3 * n), "x", is_over=True) for n in range(1, 20))
    days = days_of(lived([replace(PAIR, planned=meetings)], 90), MENTEE)
    assert len(days) == 3
    assert min(later - earlier for earlier, later in pairwise(days)) >= 7


def test_whoever_wants_fewer_gets_one_in_two_months_and_no_reminders():
    meetings = tuple(Planned(n, on(10 * n), "x", is_over=True) for n in range(1, 12))
    sent = lived([replace(PAIR, planned=meetings)], 120, {MENTEE: Reader(fewer=True), MENTOR: Reader(fewer=True)})
    assert days_of(sent, MENTEE) == [14, 90] and days_of(sent, MENTOR) == [30, 90]
    assert all(kind is not AskKind.DID_WE_MEET for _, _, kinds in sent for kind in kinds)


def test_whoever_pauses_gets_nothing_until_her_day():
    sent = lived([PAIR], 120, {MENTOR: Reader(paused_until=on(75)), MENTEE: Reader(paused_until=on(75))})
    assert days_of(sent, MENTOR) == days_of(sent, MENTEE) == [90]


def test_a_reminder_of_tomorrow_asks_nothing_and_takes_nobodys_place():
    kinds = USUAL | {AskKind.SOON}
    meeting = Planned(5, on(17), "x", is_over=False)
    sent = lived([replace(PAIR, planned=(meeting,))], 18, kinds=kinds)
    assert (14, MENTEE, (AskKind.CHECK_IN,)) in sent and (16, MENTEE, (AskKind.SOON,)) in sent
    assert (16, MENTOR, (AskKind.SOON,)) in sent


def test_a_new_time_is_reminded_of_anew_and_an_old_one_is_not():
    asked = {MENTEE: Reader(asked=frozenset({"soon 5 old"}))}
    before, after = (replace(PAIR, planned=(Planned(5, on(17), key, False),)) for key in ("old", "new"))
    mine = [
        [
            one.about
            for one in asks_of([each], asked, on(16), ADULT_ASKS, {AskKind.SOON})
            if one.participant_id == MENTEE
        ]
        for each in (before, after)
    ]
    assert mine == [[], ["soon 5 new"]]


def test_the_end_is_told_once_and_again_where_its_day_moves():
    sent = lived([replace(PAIR, ends_on=on(60))], 61)
    assert sum(AskKind.CLOSING in kinds for _, who, kinds in sent if who == MENTEE) == 1
    asked = {MENTEE: Reader(asked=frozenset({f"closing 7 {on(60)}"}))}
    moved = asks_of([replace(PAIR, ends_on=on(70))], asked, on(45), ADULT_ASKS, {AskKind.CLOSING})
    assert {one.participant_id for one in moved} == {MENTOR, MENTEE}


def test_nothing_is_asked_of_a_pairing_about_days_after_its_end():
    ended = replace(PAIR, ends_on=on(40))
    assert all(day <= 40 for day, _, _ in lived([ended], 120))


def test_only_what_the_program_sends_is_asked():
    assert lived([PAIR], 100, kinds=frozenset()) == []
    assert {kinds for _, _, kinds in lived([PAIR], 100, kinds={AskKind.MONTH})} == {(AskKind.MONTH,)}


def test_nothing_falls_due_in_holidays_and_what_does_waits():
    away = replace(ADULT_ASKS, rests=((PAIR.started_on + timedelta(10), PAIR.started_on + timedelta(20)),))
    [one] = asks_of([PAIR], {}, PAIR.started_on + timedelta(15), away, {AskKind.CHECK_IN})
    assert one.due == PAIR.started_on + timedelta(21)


@pytest.mark.parametrize("leap", [date(2028, 1, 31), date(2027, 10, 1)])
def test_leap_days_and_the_end_of_summer_time_move_no_day(leap):
    pair = replace(PAIR, started_on=leap)
    [one] = [one for one in asks_of([pair], {}, leap + timedelta(30), ADULT_ASKS, {AskKind.MONTH})]
    assert one == Ask(AskKind.MONTH, MENTOR, f"month {leap + timedelta(30)}", leap + timedelta(30),
                      leap + timedelta(44), surely=True)  # fmt: skip
