"""Cohorts: where one stands on a day, and what the next takes along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.program.cohort import (
    Cohort,
    CohortState,
    CopiedPart,
    Standing,
    check_cohort,
    following_name,
    last_day,
    next_cohort,
)

COHORT = Cohort("Cohort 1", date(2027, 3, 1), date(2027, 8, 31), date(2027, 1, 10), date(2027, 2, 10))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (COHORT.opens_on - DAY, CohortState.PLANNED),
        (COHORT.opens_on, CohortState.APPLYING),
        (COHORT.closes_on, CohortState.APPLYING),
        (COHORT.closes_on + DAY, CohortState.MATCHING),
        (COHORT.starts_on, CohortState.RUNNING),
        (COHORT.ends_on, CohortState.RUNNING),
        (COHORT.ends_on + DAY, CohortState.ENDED),
    ],
)
def test_each_day_that_is_named_belongs_to_what_it_names(today, state):
    assert COHORT.state(today) is state


def test_a_cohort_ended_by_hand_has_ended_and_takes_nobody():
    closed = replace(COHORT, closed=True)
    assert closed.state(COHORT.opens_on) is CohortState.ENDED
    assert not closed.takes_applications(COHORT.opens_on)


def test_nobody_can_apply_where_no_day_to_open_was_set():
    assert not Cohort("Bare").takes_applications(date(2027, 1, 1))
    assert Cohort("Bare").state(date(2027, 1, 1)) is CohortState.PLANNED


def test_applications_may_stay_open_while_a_cohort_runs_but_not_after_it():
    rolling = replace(COHORT, closes_on=None)
    assert rolling.takes_applications(COHORT.starts_on) and rolling.state(COHORT.starts_on) is CohortState.RUNNING
    assert not rolling.takes_applications(COHORT.ends_on + DAY)


def test_days_in_an_impossible_order_are_all_told():
    with pytest.raises(InvalidInput) as no:
        check_cohort(Cohort(" ", date(2027, 3, 1), date(2027, 3, 1), date(2027, 5, 1), date(2027, 4, 1)))
    assert [fault.where for fault in no.value.faults] == [
        "Name", "Last day", "Applications close", "Applications open",
    ]  # fmt: skip


def test_a_sound_cohort_passes_with_and_without_days():
    check_cohort(COHORT)
    check_cohort(Cohort("Someday"))


def test_the_next_cohort_is_as_long_and_opens_as_early():
    fresh = next_cohort(COHORT, (), date(2027, 10, 1)).cohort
    assert fresh.name == "Cohort 2"
    assert fresh.ends_on - fresh.starts_on == COHORT.ends_on - COHORT.starts_on
    assert fresh.starts_on - fresh.opens_on == COHORT.starts_on - COHORT.opens_on
    assert fresh.starts_on - fresh.closes_on == COHORT.starts_on - COHORT.closes_on


def test_applications_of_the_next_cohort_never_open_in_the_past():
    today = date(2027, 9, 20)
    fresh = next_cohort(COHORT, (), date(2027, 10, 1), today=today).cohort
    assert fresh.opens_on == today and fresh.closes_on is None


def test_willing_mentors_and_the_waiting_list_come_along():
    people = [
        Standing(1, is_mentor=True, willing=True),
        Standing(2, is_mentor=True, willing=None),
        Standing(3, is_mentor=True, willing=False),
        Standing(4, is_mentor=False, waiting=True),
        Standing(5, is_mentor=False),
        Standing(6, is_mentor=False, willing=True),
        Standing(7, is_mentor=False, waiting=True, willing=False),
        Standing(8, is_mentor=True, willing=True, may_return=False),
    ]
    fresh = next_cohort(COHORT, people, date(2027, 10, 1))
    assert fresh.carried == (1, 4)
    assert fresh.first == (4,)
    assert fresh.to_ask == (2,)
    assert str(fresh.sentence) == "Coming along: 2, of them from the waiting list: 1. Mentors to ask first: 1."


def test_forms_rules_and_guidance_are_copied():
    assert set(next_cohort(COHORT, (), None).copies) == {CopiedPart.FORMS, CopiedPart.RULES, CopiedPart.GUIDANCE}


def test_a_cohort_without_days_has_a_next_one_without_days():
    assert next_cohort(Cohort("Pilot"), (), None).cohort == Cohort("Pilot 2")


def test_names_count_on():
    assert following_name("2026/09") == "2026/10"
    assert following_name("Class of 1999") == "Class of 2000"


def test_the_last_day_of_a_year_is_the_day_before_it_began():
    assert last_day(date(2027, 1, 1), 12) == date(2027, 12, 31)
    assert last_day(date(2027, 12, 15), 1) == date(2028, 1, 14)
    assert last_day(date(2028, 1, 31), 1) == date(2028, 2, 29)
