"""Feedback, plans, people to meet and time: who may read and write what."""

from dataclasses import replace

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, NotAllowed, NotFound
from core.tracking.feedback import Feedback
from core.tracking.network import Acquaintance, MetState
from core.tracking.plan import Plan, PlanStep
from core.tracking.spent import Approval, Spent, SpentKind, hours_given
from db.models import AuditRow, PairingRow

LETTER = Feedback(0, "My letter", "Would you go on reading?", file_name="letter.txt")


def only(found):
    [each] = found
    return each


def test_feedback_is_asked_given_and_read_by_the_two(anywhere):
    bo, ada = anywhere.by_link("bo").feedback, anywhere.workspace("ada").feedback
    id = bo.ask(1, LETTER, b"Dear all")
    asked = only(only(ada.mine()).found)
    assert (asked.feedback.asked_by, asked.feedback.of, ada.file(id)) == (anywhere.people["bo"], None, b"Dear all")
    with pytest.raises(Conflict, match="not asked of you"):
        bo.give(id, asked.version, "Good", "")
    ada.give(id, asked.version, "Clear", "Shorter")
    with pytest.raises(Conflict, match="meanwhile"):
        ada.give(id, asked.version, "Again", "")
    read = only(only(bo.mine()).found).feedback
    assert (read.helps, read.change, read.given_by) == ("Clear", "Shorter", anywhere.people["ada"])
    with pytest.raises(Conflict):
        bo.take_back(id, only(only(bo.mine()).found).version)


def test_nobody_else_reads_feedback_nor_its_file_and_the_log_keeps_no_word(anywhere):
    id = anywhere.by_link("bo").feedback.ask(1, LETTER, b"Dear all")
    assert anywhere.by_link("di").feedback.mine() == ()
    for who in ("di", "cy"):
        with pytest.raises(NotFound):
            anywhere.by_link(who).feedback.file(id)
    with pytest.raises(NotAllowed):
        anywhere.workspace("cora").feedback.mine()
    with Session(anywhere.engine) as session:
        assert all("letter" not in str(row.changes).lower() for row in session.exec(select(AuditRow)).all())


def test_feedback_goes_both_ways_unasked(anywhere):
    people = anywhere.people
    anywhere.workspace("ada").feedback.offer(1, people["bo"], "You came prepared", "", anywhere.time.date())
    anywhere.by_link("bo").feedback.offer(1, people["ada"], "", "More questions")
    found = [kept.feedback for kept in only(anywhere.by_link("bo").feedback.mine()).found]
    assert [(one.to, one.given_by) for one in found] == [(people["ada"], people["bo"]), (people["bo"], people["ada"])]
    with pytest.raises(NotFound):
        anywhere.by_link("bo").feedback.offer(1, people["di"], "Hello", "")


def test_a_plan_is_written_by_both_and_an_older_look_overwrites_nothing(anywhere):
    bo, ada, me = anywhere.by_link("bo").plans, anywhere.workspace("ada").plans, anywhere.people["bo"]
    bo.keep(1, me, Plan("Lead a team", (PlanStep("Ask", owner=anywhere.people["ada"]), PlanStep("Do", owner=99))), 0)
    seen = only(only(ada.mine()).plans)
    assert (seen.whose.name, [step.owner for step in seen.plan.steps]) == ("Bo", [anywhere.people["ada"], None])
    ada.keep(1, me, replace(seen.plan, people="Ada"), seen.version)
    with pytest.raises(Conflict):
        bo.keep(1, me, Plan("Something else"), seen.version)
    for who in ("ada", "di"):
        with pytest.raises(NotFound):
            bo.keep(1, anywhere.people[who], Plan("Hers"), 0)


def test_a_plan_stays_with_its_owner_when_the_pairing_has_ended(anywhere):
    anywhere.by_link("bo").plans.keep(1, anywhere.people["bo"], Plan(first_step="Write"), 0)
    with Session(anywhere.engine) as session:
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    assert anywhere.by_link("bo").plans.before() == {1: Plan(first_step="Write")}
    assert anywhere.workspace("ada").plans.before() == {}


def test_people_to_meet_are_followed_to_what_came_of_it(anywhere):
    ada, bo = anywhere.workspace("ada").plans, anywhere.by_link("bo").plans
    ada.add_person(1, Acquaintance("Eli", "Sees hiring", for_whom=anywhere.people["bo"]))
    kept = only(only(bo.mine()).people)
    assert (kept.one.through, kept.one.for_whom) == (anywhere.people["ada"], anywhere.people["bo"])
    bo.change_person(kept.id, kept.version, replace(kept.one, state=MetState.MET, came_of_it="A trial day"))
    with pytest.raises(Conflict):
        ada.remove_person(kept.id, kept.version)
    assert only(only(ada.mine()).people).one.came_of_it == "A trial day"
    assert anywhere.by_link("di").plans.mine() == ()


def test_time_is_noted_approved_and_added_up(anywhere):
    ada, cora = anywhere.workspace("ada").hours, anywhere.workspace("cora").hours
    me = anywhere.people["ada"]
    ada.note(Spent(0, anywhere.time.date(), 30, SpentKind.TRAVEL))
    olga = anywhere.workspace("olga").programs
    kept = olga.current()
    assert hours_given(ada.mine().given)[me].travel == 30
    olga.change(replace(kept.program, approve_hours=True), kept.version)
    noted = only(ada.mine().noted)
    assert hours_given(ada.mine().given) == {}
    cora.decide([(noted.id, noted.version)], Approval.YES)
    assert hours_given(cora.all().given)[me].whole == hours_given(cora.all(True).given)[me].whole == 30
    with pytest.raises(Conflict):
        ada.take_away(noted.id, noted.version)
    with pytest.raises(Conflict):
        cora.decide([(noted.id, noted.version)], Approval.NO)
    with pytest.raises(NotAllowed):
        ada.decide([(noted.id, 2)], Approval.YES)
    assert anywhere.by_link("bo").hours.mine().noted == ()
