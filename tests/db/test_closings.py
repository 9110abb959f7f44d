"""Closings: steps by the way it ends, what each says, thanks with what holds afterwards, and never an end by itself."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.intake.about import About
from core.reports.certificate import certificate_pdf
from core.tracking.closing import AFTERWARDS, Afterwards, LookBack, Step
from core.tracking.closure import Ending
from core.tracking.meetings import Meeting
from core.tracking.review import PlanStep, SupportPlan
from db import GuardianLooksBack, OwnWord
from db.models import (
    ApplicationRow,
    CohortRow,
    GuardianRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
)
from db.striking import blank_words

ADA, BO = 1, 3


@pytest.fixture
def closings(anywhere):
    return anywhere.workspace("cora").closings


def version(closings):
    return closings.of_pairing(1).version


def ends_in(world, days, *parts):
    with Session(world.engine) as session:
        session.get(CohortRow, 1).ends_on = world.time.date() + timedelta(days)
        session.get(ProgramRow, 1).settings = {"parts": ["meetings", *parts]}
        session.commit()


def messages(world):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow)).all()


def end(world, ending=Ending.OVER, again=True):
    world.workspace("cora").pairings.end(1, 1, "", ending, {ADA: again, BO: True})


def test_it_stands_there_sixty_days_before_the_end_and_where_guardians_are_asked_somebody_begins_it(anywhere):
    ends_in(anywhere, 61)
    assert not anywhere.workspace("cora").closings.of_pairing(1).begun
    ends_in(anywhere, 60)
    found = anywhere.workspace("cora").closings.of_pairing(1)
    assert (found.begun, found.ending, found.version) == (True, Ending.OVER, 0)
    ends_in(anywhere, 60, "guardians")
    assert not anywhere.workspace("cora").closings.of_pairing(1).begun


def test_nothing_ends_by_itself_however_late_it_is(anywhere, closings):
    ends_in(anywhere, 5)
    anywhere.time += timedelta(200)
    assert closings.of_pairing(1).ended_on is None and closings.of_pairing(1).begun


def test_a_step_is_taken_taken_back_and_left_out_with_a_reason(anywhere, closings):
    closings.begin(1, Ending.TIME, anywhere.time.date() + timedelta(14))
    closings.take(1, version(closings), Step.MENTOR)
    found = closings.of_pairing(1)
    assert found.by[found.taken[Step.MENTOR].by] == "Cora"
    closings.take(1, version(closings), Step.MENTOR, False)
    with pytest.raises(InvalidInput, match="stays"):
        closings.take(1, version(closings), Step.LAST_MEETING, left_out=" ")
    closings.take(1, version(closings), Step.LAST_MEETING, left_out="She is abroad")
    assert set(closings.of_pairing(1).taken) == {Step.LAST_MEETING}
    with pytest.raises(Conflict, match="meanwhile"):
        closings.take(1, 1, Step.MENTOR)


def test_what_is_open_of_a_support_plan_is_handed_on_first(anywhere, closings):
    today = anywhere.time.date()
    plan = SupportPlan("x", "y", today, today + timedelta(9), (PlanStep("Call"),))
    anywhere.workspace("cora").reviews.begin_plan(1, plan)
    assert closings.of_pairing(1).open_plan
    with pytest.raises(Conflict, match="still open"):
        closings.take(1, 0, Step.OPEN)


def test_each_is_asked_how_it_was_and_her_partner_reads_nothing_of_it(anywhere, closings):
    assert closings.ask_back(1, 0) == 2
    assert sorted(each.to_name for each in messages(anywhere)) == ["Ada", "Bo"]
    assert all("/?link=" in each.body for each in messages(anywhere))
    bo = anywhere.by_link("bo").closings
    [asked] = bo.asked_back()
    assert (asked.partners, asked.said) == (("Ada",), None)
    with pytest.raises(InvalidInput):
        bo.look_back(asked.id, LookBack())
    bo.look_back(asked.id, LookBack("Courage", "More time", 4, "yes", True))
    said = {one.name: one.said for one in closings.of_pairing(1).people}
    assert said["Ada"] is None and said["Bo"].gave == "Courage"
    assert closings.ask_back(1, version(closings)) == 1
    with pytest.raises(NotFound):
        anywhere.by_link("di").closings.look_back(asked.id, LookBack("x"))
    with pytest.raises(NotFound):
        anywhere.workspace("ada").closings.look_back(asked.id, LookBack("x"))


def with_guardian(world):
    """Bo is under age, and a parent of hers has agreed."""
    ends_in(world, 5, "guardians")
    with Session(world.engine) as session:
        application = ApplicationRow(
            program_id=1, cohort_id=1, form_version_id=2, side="mentee", name="Bo", email="bo@example.org",
            status="accepted", created_at=world.time,
            about=About(born_on=world.time.date() - timedelta(15 * 365)).to_document(),
        )  # fmt: skip
        session.add(application)
        session.flush()
        session.add(
            GuardianRow(
                program_id=1, application_id=application.id, name="Mo Mum", email="mo@example.org", answer="agreed",
                asked_at=world.time,
            )
        )  # fmt: skip
        session.get(ParticipantRow, BO).application_id = application.id
        session.commit()


def test_of_a_child_the_parent_or_guardian_is_asked_beside_it(anywhere):
    with_guardian(anywhere)
    closings = anywhere.workspace("cora").closings
    assert closings.of_pairing(1).guardians == ("Mo Mum",)
    assert closings.ask_back(1, 0) == 3
    written = next(each for each in messages(anywhere) if each.to_name == "Mo Mum")
    assert (written.kind, written.to_email) == ("guardian look back", "mo@example.org")
    assert "Bo with Ada" in written.body
    token = written.body.split("/?link=")[1].split()[0]
    door = GuardianLooksBack(anywhere.engine, anywhere.clock)
    asked = door.read(token)
    assert (asked.name, asked.child, asked.partners, asked.said) == ("Mo Mum", "Bo", ("Ada",), None)
    with pytest.raises(InvalidInput):
        door.answer(token, LookBack())
    door.answer(token, LookBack("She laughs again", rating=5))
    [mine] = anywhere.by_link("bo").closings.asked_back()
    anywhere.by_link("bo").closings.look_back(mine.id, LookBack("Courage"))
    bo = next(one for one in closings.of_pairing(1).people if one.id == BO)
    assert (bo.said.gave, bo.guardian.said.gave, bo.guardian.name) == ("Courage", "She laughs again", "Mo Mum")
    assert "laughs" not in repr(anywhere.by_link("bo").closings.asked_back()) and not closings.of_pairing(1).guardians
    with Session(anywhere.engine) as session:
        blank_words(session, [BO])
        session.commit()
    with pytest.raises(NotFound):
        door.read(token)


def test_thanks_tell_what_holds_afterwards(anywhere, closings):
    with pytest.raises(Conflict, match="afterwards is not chosen"):
        closings.thank(1, 0)
    closings.choose_afterwards(1, 0, Afterwards.SOME)
    assert closings.thank(1, version(closings), "It was a joy.") == 2
    body = messages(anywhere)[0].body
    assert str(AFTERWARDS[Afterwards.SOME]) in body and "It was a joy." in body


def test_a_certificate_tells_the_meetings_that_were_noted_and_is_there_after_the_end(anywhere, closings):
    meeting = Meeting(anywhere.time.date(), 90, came=frozenset({ADA, BO}))
    anywhere.by_link("bo").meetings.log_mine(1, meeting, OwnWord())
    bo = anywhere.by_link("bo").closings
    with pytest.raises(NotFound):
        bo.my_certificate(1)
    end(anywhere)
    given = bo.my_certificate(1)
    assert (given.name, given.meetings, given.minutes) == ("Bo", 1, 90)
    assert certificate_pdf(given) == certificate_pdf(closings.certificate(1, BO)) != b""
    with pytest.raises(NotFound):
        anywhere.by_link("di").closings.my_certificate(1)


def test_it_is_complete_once_it_has_ended_and_every_step_is_taken(anywhere, closings):
    for step in closings.of_pairing(1).steps:
        closings.take(1, version(closings), step)
    assert not closings.of_pairing(1).is_complete
    end(anywhere)
    closings.take(1, version(closings), Step.AGAIN)
    assert closings.of_pairing(1).is_complete
    assert closings.counted() == (1, 1)


def test_for_safeguarding_there_is_no_last_meeting_and_the_way_it_ended_is_what_counts(anywhere, closings):
    closings.begin(1, Ending.OVER, None)
    end(anywhere, Ending.SAFETY, again=False)
    found = closings.of_pairing(1)
    assert found.ending is Ending.SAFETY and Step.LEAD in found.steps and Step.LAST_MEETING not in found.steps
    assert {one.name: one.again for one in found.people} == {"Ada": False, "Bo": True}


def test_nobody_else_closes_or_reads_it(anywhere, closings):
    for who in ("bo", "ada", "lea", "sue"):
        with pytest.raises(NotAllowed):
            anywhere.workspace(who).closings.of_pairing(1)
    with pytest.raises(NotFound):
        anywhere.workspace("zed", 2).closings.take(1, 0, Step.MENTOR)
    with Session(anywhere.engine) as session:
        assert session.get(PairingRow, 1).ended_on is None


def test_what_they_agreed_on_and_is_still_open_is_counted_and_taken_along(anywhere, closings):
    bo = anywhere.by_link("bo")
    for what, owner in (("Write the draft", BO), ("Look for a room", None), ("Ask around", ADA)):
        bo.meetings.agree_action(1, what, owner, None)
    assert anywhere.workspace("cora").carried.open_of(1) == 3
    assert bo.carried.mine() == ()
    end(anywhere)
    draft, room = bo.carried.mine()
    with Session(anywhere.engine) as session:
        other = PairingRow(program_id=1, cohort_id=1, started_on=anywhere.time.date(), published_at=anywhere.time)
        session.add(other)
        session.flush()
        session.add(PairingMemberRow(program_id=1, pairing_id=other.id, participant_id=2, side="mentor"))
        session.add(PairingMemberRow(program_id=1, pairing_id=other.id, participant_id=BO, side="mentee"))
        number = other.id
        session.commit()
    bo.carried.settle(draft.id, draft.version, number)
    bo.carried.settle(room.id, room.version)
    assert bo.carried.mine() == ()
    [action] = [each for of in bo.meetings.mine() for each in of.actions]
    assert (action.what, action.owner) == ("Write the draft", BO)
    with pytest.raises(Conflict):
        bo.carried.settle(draft.id, draft.version)
    ask = anywhere.workspace("ada").carried.mine()[0]
    with pytest.raises(NotFound):
        bo.carried.settle(ask.id, ask.version)
