"""The steps of a good ending, by the way it ends."""

from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.tracking.closing import (
    AFTERWARDS,
    STEPS,
    WAYS,
    Afterwards,
    LookBack,
    Step,
    Taken,
    Way,
    begins_by_itself,
    check_look_back,
    steps_of,
    taken_document,
    taken_of,
    way_of,
)
from core.tracking.closure import Ending

TODAY = date(2026, 6, 1)


def test_every_step_way_and_rule_has_its_words():
    assert (set(STEPS), set(WAYS), set(AFTERWARDS)) == (set(Step), set(Way), set(Afterwards))


@pytest.mark.parametrize(
    ("ending", "way"),
    [
        (Ending.OVER, Way.PLANNED),
        (Ending.REACHED, Way.REACHED),
        (Ending.TIME, Way.WILLING),
        (Ending.LEFT, Way.ONE_GONE),
        (Ending.SAFETY, Way.SAFETY),
    ],
)
def test_why_it_ends_says_in_which_way(ending, way):
    assert way_of(ending) is way


def test_for_safeguarding_there_is_no_last_meeting_and_no_thanks_before_the_lead_decides():
    steps = steps_of(Ending.SAFETY, guardians=True)
    assert steps[0] is Step.LEAD and Step.GUARDIAN in steps
    assert not {Step.LAST_MEETING, Step.EXIT, Step.THANKS, Step.LOOK_BACK} & set(steps)
    assert Step.LEAD not in steps_of(Ending.OVER, guardians=False)
    assert Step.GUARDIAN not in steps_of(Ending.OVER, guardians=False)


def test_steps_taken_come_back_as_they_were_written():
    taken = {Step.MENTOR: Taken(TODAY, 2), Step.EXIT: Taken(TODAY, None, "She left")}
    assert taken_of(taken_document(taken)) == taken
    assert taken_of({}) == taken_of({"steps": {"invented later": {"on": "2026-01-01"}}}) == {}


@pytest.mark.parametrize(("days", "guardians", "begins"), [(61, False, False), (60, False, True), (-40, False, True),
                                                           (10, True, False)])  # fmt: skip
def test_it_begins_by_itself_sixty_days_before_the_end_never_where_guardians_are_asked(days, guardians, begins):
    assert begins_by_itself(TODAY + timedelta(days), TODAY, guardians=guardians) is begins
    assert not begins_by_itself(None, TODAY, guardians=False)


def test_one_answer_is_enough_and_none_is_not():
    check_look_back(LookBack(rating=3))
    for refused in (LookBack(accepts=True), LookBack(rating=6), LookBack("x" * 2001), LookBack(again="maybe")):
        with pytest.raises(InvalidInput):
            check_look_back(refused)
