"""Feedback, people to meet, plans and time given: what is refused, what counts, what is read back whole."""

from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.tracking.feedback import LARGEST_FILE, Feedback, asked_of, check_asking, check_giving
from core.tracking.meetings import Attended, Extra
from core.tracking.network import Acquaintance, MetState, check_acquaintance
from core.tracking.plan import Plan, PlanStep, check_plan, steps_open
from core.tracking.spent import Approval, Given, Spent, SpentKind, Trained, check_spent, hours_given

DAY = date(2026, 3, 2)
ADA, BO = 1, 2


def places(refused):
    return [fault.where for fault in refused.value.faults]


def test_all_that_is_wrong_with_a_request_is_told_at_once():
    bad = Feedback(BO, " ", "", "javascript:alert(1)", "virus.exe", DAY - timedelta(1))
    with pytest.raises(InvalidInput) as refused:
        check_asking(bad, DAY, LARGEST_FILE + 1)
    assert places(refused) == ["What", "Question", "Link", "Day", "File", "File"]
    check_asking(Feedback(BO, "Letter", "Would you go on reading?", "https://example.org/x", "letter.PDF", DAY), DAY)
    with pytest.raises(InvalidInput):
        check_giving(" ", "")


def test_what_is_asked_of_one_comes_soonest_first_and_ends_when_given():
    late, soon = (Feedback(BO, "x", "y", due=DAY + timedelta(n), asked_by=BO, of=ADA) for n in (9, 2))
    open_ = Feedback(BO, "x", "y", asked_by=BO)  # of anybody
    given = Feedback(BO, "x", "y", asked_by=BO, of=ADA, given_by=ADA, given_on=DAY)
    assert asked_of(ADA, [open_, late, soon, given]) == (soon, late, open_)
    assert asked_of(BO, [open_, late, soon]) == ()


def test_people_and_plans_are_read_back_whole():
    one = Acquaintance("A head of design", "To see the work", MetState.MET, "She sent a book", DAY, BO, ADA)
    assert Acquaintance.from_document(one.to_document(), BO, ADA) == one
    plan = Plan("Lead a team", (PlanStep("Ask", DAY, ADA, DAY), PlanStep("Do")), "Talks", "Ada", "Write", DAY)
    assert Plan.from_document(plan.to_document()) == plan and Plan().is_empty and plan.has_next_steps
    with pytest.raises(InvalidInput):
        check_acquaintance(Acquaintance(" "))
    with pytest.raises(InvalidInput) as refused:
        check_plan(Plan("x" * 3000, (PlanStep(" "),)))
    assert places(refused) == ["Direction", "Step 1"]


def test_open_steps_come_soonest_first_and_those_without_a_day_last():
    steps = (PlanStep("a"), PlanStep("b", DAY + timedelta(5)), PlanStep("c", DAY), PlanStep("d", DAY, None, DAY))
    assert [step.what for step in steps_open(steps)] == ["c", "b", "a"]


def test_hours_add_up_over_all_kinds_and_what_was_never_told_stays_unknown():
    given = Given(
        (Attended(ADA, DAY, 60, True, Extra(preparation=10)), Attended(BO, DAY, 60, True)),
        (Spent(ADA, DAY, 20, SpentKind.PREPARATION), Spent(ADA, DAY, 45, SpentKind.OTHER, "Open day"),
         Spent(ADA, DAY, 99, SpentKind.TRAVEL, approval=Approval.NO)),
        (Trained(ADA, DAY, 90), Trained(3, DAY + timedelta(1), 30)),
    )  # fmt: skip
    of = hours_given(given)
    ada = of[ADA]
    assert (ada.meetings, ada.preparation, ada.travel, ada.training, ada.other, ada.whole) == (
        60,
        30,
        None,
        90,
        45,
        225,
    )
    assert (of[BO].whole, of[BO].training) == (60, None)
    assert (of[3].whole, of[3].count) == (30, 0)
    assert set(hours_given(given, until=DAY)) == {ADA, BO}


@pytest.mark.parametrize(
    ("approval", "free", "strict"), [("open", True, False), ("yes", True, True), ("no", False, False)]
)
def test_noted_time_counts_at_once_or_once_approved_and_never_when_refused(approval, free, strict):
    one = Spent(ADA, DAY, 20, SpentKind.TRAVEL, approval=Approval(approval))
    assert (one.counts(False), one.counts(True)) == (free, strict)


def test_all_that_is_wrong_with_noted_time_is_told_at_once():
    with pytest.raises(InvalidInput) as refused:
        check_spent(Spent(ADA, DAY + timedelta(1), 0, SpentKind.OTHER), DAY)
    assert places(refused) == ["Day", "Minutes", "What"]
