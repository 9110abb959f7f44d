"""The course of a proposal: by example, and by whatever anybody may press in any order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Conflict, Infeasible, Refusal
from core.matching.declining import reminder_on
from core.matching.proposals import (
    OPEN,
    TRANSITIONS,
    Course,
    ProposalState,
    Reply,
    Step,
    accept,
    begin,
    decline,
    extend,
    may,
    planned,
    propose,
    review,
    shown_state,
    withdraw,
)
from core.program.asking import Acceptance, AskedFirst, Asking, turns
from core.program.questions import Side

TODAY = date(2026, 3, 2)
BO, ADA = 1, 2
BOTH = Asking(Acceptance.BOTH)
MENTOR_FIRST = Asking(Acceptance.BOTH, AskedFirst.MENTOR, answer_days=10)


def draft(asking):
    return planned(asking, (BO, Side.MENTEE), (ADA, Side.MENTOR))


def proposed(asking, days=5):
    return propose(draft(asking), TODAY, TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("acceptance", "first", "expected"),
    [
        ("nobody", "together", (0, 0)),
        ("mentee", "mentor", (1, 0)),
        ("mentor", "together", (0, 1)),
        ("both", "together", (1, 1)),
        ("both", "mentee", (1, 2)),
        ("both", "mentor", (2, 1)),
    ],
)
def test_the_settings_say_who_is_asked_when(acceptance, first, expected):
    asking = Asking(Acceptance(acceptance), AskedFirst(first))
    assert turns(asking, (Side.MENTEE, Side.MENTOR)) == expected
    assert turns(asking, (Side.PEER, Side.PEER)) == ((1, 1) if asking.asks else (0, 0))


def test_where_nobody_is_to_be_asked_a_proposal_is_accepted_at_once():
    assert proposed(Asking()).state is ProposalState.ACCEPTED


def test_the_second_is_asked_after_the_first_has_said_yes_and_has_days_enough():
    course = proposed(MENTOR_FIRST)
    assert course.awaited == (ADA,)
    with pytest.raises(Conflict, match="No answer is awaited"):
        accept(course, BO, TODAY, MENTOR_FIRST)
    later = TODAY + timedelta(days=4)
    course = accept(course, ADA, later, MENTOR_FIRST)
    assert (course.state, course.awaited) == (ProposalState.PROPOSED, (BO,))
    assert course.closes_on == later + timedelta(days=10)
    assert accept(course, BO, later, MENTOR_FIRST).state is ProposalState.ACCEPTED


def test_an_answer_is_taken_on_the_last_day_and_not_after_it_but_the_team_may_note_one():
    course, last = proposed(BOTH), TODAY + timedelta(days=5)
    assert accept(course, BO, last, BOTH).awaited == (ADA,)
    late = last + timedelta(days=1)
    assert course.is_closed(late)
    with pytest.raises(Infeasible, match="last day to answer"):
        accept(course, BO, late, BOTH)
    assert accept(course, BO, late, BOTH, by_team=True).asked[0].reply is Reply.ACCEPTED
    assert accept(extend(course, late, late), BO, late, BOTH).asked[0].reply is Reply.ACCEPTED


def test_a_yes_may_be_taken_back_until_the_pairing_is_made():
    course = accept(accept(proposed(BOTH), BO, TODAY, BOTH), ADA, TODAY, BOTH)
    assert decline(course, ADA, TODAY).state is ProposalState.DECLINED
    with pytest.raises(Conflict, match="made already"):
        decline(begin(course, TODAY, TODAY), ADA, TODAY)


def test_a_pairing_is_scheduled_until_its_first_day_and_active_from_then_on():
    course = begin(proposed(Asking()), TODAY, TODAY + timedelta(days=3))
    assert shown_state(course, TODAY + timedelta(days=2)) is ProposalState.SCHEDULED
    assert shown_state(course, TODAY + timedelta(days=3)) is ProposalState.ACTIVE
    with pytest.raises(Infeasible):
        begin(proposed(Asking()), TODAY, TODAY - timedelta(days=1))


def test_every_step_says_where_it_leads_from_who_may_and_what_follows():
    assert set(TRANSITIONS) == set(Step)
    assert all(each.before and each.who and each.follows for each in TRANSITIONS.values())
    left = ProposalState.DECLINED, ProposalState.WITHDRAWN, ProposalState.SCHEDULED, ProposalState.ACTIVE
    assert not [step for step in Step for state in left if may(Course(state), step)]


def press(course, step, person, by_team, day, days, asking):
    if step is Step.REVIEW:
        return review(course)
    if step is Step.PROPOSE:
        return propose(course, day, day + timedelta(days=days))
    if step is Step.ACCEPT:
        return accept(course, person, day, asking, by_team=by_team)
    if step is Step.DECLINE:
        return decline(course, person, day, by_team=by_team)
    if step is Step.EXTEND:
        return extend(course, day, day + timedelta(days=days))
    return withdraw(course) if step is Step.WITHDRAW else begin(course, day, day + timedelta(days=days))


PRESSES = st.tuples(
    st.sampled_from(Step), st.sampled_from([BO, ADA]), st.booleans(), st.integers(0, 4), st.integers(-1, 9)
)
ASKINGS = st.builds(Asking, st.sampled_from(Acceptance), st.sampled_from(AskedFirst), st.integers(1, 20))


@given(ASKINGS, st.booleans(), st.lists(PRESSES, max_size=14))
def test_whatever_is_pressed_in_whatever_order(asking, of_peers, presses):
    sides = (Side.PEER, Side.PEER) if of_peers else (Side.MENTEE, Side.MENTOR)
    course, day = planned(asking, (BO, sides[0]), (ADA, sides[1])), TODAY
    for step, person, by_team, pause, days in presses:
        day += timedelta(days=pause)
        before = course
        try:
            course = press(course, step, person, by_team, day, days, asking)
        except Refusal as no:
            assert str(no) and str(no.remedy)
            continue
        assert before.state in TRANSITIONS[step].before
        replies = {one.reply for one in course.asked}
        if course.state in (ProposalState.ACCEPTED, ProposalState.SCHEDULED):
            assert replies <= {Reply.ACCEPTED}, "nobody is paired who was to be asked and did not say yes"
        assert (Reply.DECLINED in replies) == (course.state is ProposalState.DECLINED)
        assert all(one.asked_on is not None for one in course.asked if one.reply is not Reply.NONE)
        for one in course.asked:
            first = [each for each in course.asked if each.turn < one.turn]
            assert one.asked_on is None or all(
                each.reply is Reply.ACCEPTED or course.state not in OPEN for each in first
            )
        if course.state is ProposalState.PROPOSED:
            assert course.awaited, "somebody's answer is always awaited"


@pytest.mark.parametrize(("closes", "days", "on"), [(10, 3, 7), (10, 0, None), (3, 3, None), (2, 3, None), (4, 3, 1)])
def test_a_reminder_comes_between_the_day_one_is_asked_and_the_last(closes, days, on):
    expected = None if on is None else TODAY + timedelta(days=on)
    assert reminder_on(TODAY, TODAY + timedelta(days=closes), days) == expected
