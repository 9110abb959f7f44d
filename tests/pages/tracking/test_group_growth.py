"""Groups on screen: goals of all and of each, who came how often, feedback and plans among more than two."""

import pytest
from sqlmodel import Session

from core.tracking.feedback import Feedback
from core.tracking.goals import Goal
from core.tracking.meetings import Meeting, came_to
from core.tracking.network import Acquaintance
from core.tracking.plan import Plan
from db import OwnWord
from db.models import PairingMemberRow, ProgramRow
from tests.pages.tracking.test_meetings import said


@pytest.fixture
def group(world):
    """Ada guides Bo and Di."""
    with Session(world.engine) as session:
        session.add(PairingMemberRow(program_id=1, pairing_id=1, participant_id=world.people["di"], side="mentee"))
        session.commit()
    return world


def names(found):
    return [each.whose.name for one in found for each in one.plans]


def test_goals_of_the_group_come_first_then_those_of_each(see, group):
    ada, people = group.by_link("ada").goals, group.people
    for words, owner in (("Bo's own", people["bo"]), ("For all of us", None), ("Di's own", people["di"])):
        ada.add_mine(1, Goal(f"Present {words}", owner=owner))
    words = said(see("tracking.my_goals", "di", by_link=True))
    places = [words.index(each) for each in ("Of the whole group", "For all of us", "Mine", "Di's own", "Bo's own")]
    assert places == sorted(places)


def test_who_came_how_often_is_told_to_the_group_and_the_team(see, group):
    people, today = group.people, group.time.date()
    bo = group.by_link("bo").meetings
    for came in ({1, 3, 4}, {1, 3}):
        bo.log_mine(1, Meeting(today, 60, came=frozenset(came)), OwnWord())
    assert "Bo came to 2 of 2 · Di came to 1 of 2" in said(see("tracking.my_meetings", "ada"))
    held = [one.meeting for each in bo.mine() for one in each.meetings]
    assert came_to(held, [people["di"]]) == {people["di"]: (1, 2)} and came_to([], [1]) == {1: (0, 0)}


def test_feedback_asked_of_one_is_hers_and_asked_of_all_is_anybodys(group):
    bo, di = group.by_link("bo").feedback, group.by_link("di").feedback
    bo.ask(1, Feedback(0, "For Ada", "Good?", of=group.people["ada"]))
    bo.ask(1, Feedback(0, "For all", "Good?"))
    [each] = di.mine()
    [open_] = each.found
    assert open_.feedback.about == "For all"
    di.give(open_.id, open_.version, "Yes", "")
    [of_ada] = [kept.feedback.about for one in group.by_link("ada").feedback.mine() for kept in one.found]
    assert of_ada == "For Ada"


def test_a_mentor_sees_the_plans_of_all_and_a_mentee_her_own(group):
    group.by_link("bo").plans.keep(1, group.people["bo"], Plan("Lead"), 0)
    group.by_link("ada").plans.add_person(1, Acquaintance("Eli", for_whom=group.people["bo"]))
    assert names(group.by_link("ada").plans.mine()) == ["Bo", "Di"]
    [of_di] = group.by_link("di").plans.mine()
    assert (names([of_di]), of_di.people) == (["Di"], ())


def test_a_member_sees_one_group_who_is_what_in_it_and_who_noted_a_meeting(see, group):
    with Session(group.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["meetings"]}
        session.commit()
    group.by_link("ada").meetings.log_mine(1, Meeting(group.time.date(), 60, came=frozenset({1, 3, 4})), OwnWord())
    app = see("tracking.my_pairing", "di", by_link=True)
    titles = [each.label for each in app.expander]
    assert titles[:2] == ["Ada · your mentor", "Bo · takes part with you"]
    assert "Ada noted a meeting: is it right?" in said(app)
    assert [each.label for each in see("tracking.my_pairing", "ada").expander][:2] == [
        "Bo · your mentee",
        "Di · your mentee",
    ]
