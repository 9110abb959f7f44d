"""People who might become mentors: brought in, invited, come by their link, removed; and who recommended whom."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.intake.applications import Application
from core.intake.candidates import Candidate, CandidateStatus, Source
from core.intake.recruiting_page import BLOCKS, RecruitingPage
from core.program.questions import Side
from db import Applying
from db.models import (
    ApplicationRow,
    CandidateRow,
    CohortRow,
    ConsentRow,
    MessageRow,
    ParticipantRow,
    ReferralRow,
    ReferredRow,
)

FAY = Candidate("Fay", "fay@example.org", Source.STAFF, answers={"skills": {"Python": 3}}, years=4.0)
GUS = Candidate("Gus", "GUS@example.org", Source.ALUMNI, referred_by="Ada")
WHOLE = RecruitingPage("Come.", "Joy", "Meetings", "Help", "Time")


@pytest.fixture
def world(world):
    return opened(world)


@pytest.fixture
def anywhere(anywhere):
    return opened(anywhere)


def opened(world):
    """Applications are open."""
    with Session(world.engine) as session:
        session.get(CohortRow, 1).opens_on = world.time.date() - timedelta(days=1)
        session.commit()
    return world


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def bring(world, *people):
    return world.workspace("cora").candidates.bring(people or (FAY, GUS))


def lines(world):
    return {line.candidate.name: line for line in world.workspace("cora").candidates.all()}


def applied(world, by="", name="Fay", email="fay@example.org"):
    applying = Applying(world.engine, world.clock)
    there = applying.cohort("mentor1")
    agreed = {each.purpose.value: each.version for each in there.consents}
    answers = {"skills": {"Python": 3}}
    token = applying.start("mentor1", Application(name, email, "UTC", 1, answers, agreed), by=by)
    assert applying.submit(token) == {}
    return token


def test_a_list_is_kept_apart_from_participants_and_a_second_one_brings_it_up_to_date(anywhere):
    assert (bring(anywhere).added, len(rows(anywhere, ParticipantRow))) == (2, 5)
    found = lines(anywhere)
    assert found["Fay"].candidate == FAY
    assert found["Gus"].candidate.email == "gus@example.org"
    assert {line.status for line in found.values()} == {CandidateStatus.NEW}
    done = bring(anywhere, FAY, Candidate("Gustav", "gus@example.org", Source.ALUMNI))
    assert (done.added, done.changed, len(rows(anywhere, CandidateRow))) == (0, 1, 2)


def test_who_said_no_is_left_alone_and_is_not_invited(anywhere):
    bring(anywhere)
    candidates = anywhere.workspace("cora").candidates
    fay = lines(anywhere)["Fay"].id
    candidates.mark([fay], CandidateStatus.DECLINED)
    assert bring(anywhere, FAY).declined == 1
    with pytest.raises(Infeasible, match="Fay said no"):
        candidates.invite({fay: ""})
    assert rows(anywhere, MessageRow) == []


def test_an_invitation_says_why_and_from_where_and_its_link_is_the_readers_own(anywhere):
    bring(anywhere)
    found = lines(anywhere)
    why = {found["Fay"].id: "People ask for Python.", found["Gus"].id: ""}
    assert anywhere.workspace("cora").candidates.invite(why, "See you") == 2
    fay, gus = rows(anywhere, MessageRow)
    assert (fay.kind, fay.to_email, gus.to_email) == ("mentor invitation", "fay@example.org", "gus@example.org")
    assert "People ask for Python." in fay.body and "the list of staff" in fay.body and "See you" in fay.body
    assert "the list of alumni" in gus.body and "\n\n\n" not in gus.body
    codes = {row.name: row.code for row in rows(anywhere, CandidateRow)}
    assert f"/?join=mentor1&by={codes['Fay']}" in fay.body and codes["Gus"] not in fay.body
    assert {line.status for line in lines(anywhere).values()} == {CandidateStatus.INVITED}


def test_an_own_wording_is_checked_whole_before_anybody_is_written_to(world):
    bring(world)
    found = lines(world)
    candidates = world.workspace("cora").candidates
    with pytest.raises(InvalidInput) as no:
        candidates.invite({found["Fay"].id: ""}, subject="Hi", body="Come to {programme}!")
    assert {fault.where for fault in no.value.faults} == {"Message"}
    assert rows(world, MessageRow) == [] and lines(world)["Fay"].status is CandidateStatus.NEW
    candidates.invite({found["Fay"].id: ""}, subject="Hi", body="{link} (address from {origin})")
    assert rows(world, MessageRow)[0].subject == "Hi"


def test_nobody_is_invited_to_a_closed_door(world):
    bring(world)
    with Session(world.engine) as session:
        session.get(CohortRow, 1).closes_on = world.time.date() - timedelta(days=1)
        session.commit()
    with pytest.raises(Infeasible, match="Nobody can apply today"):
        world.workspace("cora").candidates.invite({lines(world)["Fay"].id: ""})


def test_whoever_applies_by_the_link_or_by_the_same_address_has_applied(anywhere):
    bring(anywhere, FAY, GUS, Candidate("Ida", "ida@example.org", Source.STAFF))
    code = next(row.code for row in rows(anywhere, CandidateRow) if row.name == "Gus")
    applied(anywhere)
    applied(anywhere, code, "Gustav", "private@example.org")
    found = lines(anywhere)
    assert [found[name].status.value for name in ("Fay", "Gus", "Ida")] == ["applied", "applied", "new"]
    [kept] = rows(anywhere, ReferredRow)
    assert (kept.name, kept.participant_id) == ("Ada", None), "whoever recommended her to us is told on"


def test_candidates_are_listed_for_removal_by_themselves_and_removed_at_once(anywhere):
    bring(anywhere)
    assert not any(line.is_due for line in lines(anywhere).values())
    anywhere.time += timedelta(days=91)
    due = [line.id for line in lines(anywhere).values() if line.is_due]
    assert len(due) == 2
    assert anywhere.workspace("cora").candidates.remove(due) == 2
    assert rows(anywhere, CandidateRow) == []


def test_one_programs_candidates_are_nobody_elses(world):
    bring(world)
    other = world.workspace("zed", 2).candidates
    assert other.all() == ()
    assert other.remove([row.id for row in rows(world, CandidateRow)]) == 0
    assert len(rows(world, CandidateRow)) == 2


def test_who_looks_for_a_mentor_and_who_could_be_asked(anywhere):
    looking = anywhere.workspace("cora").candidates.looking()
    assert {person.name for person in looking.pool.mentees} == {"Di", "Eve"}
    assert {person.name for person in looking.pool.mentors} == {"Cy"}
    assert (looking.mentors, looking.asked, looking.places_each, looking.undecided) == (2, 3, 1, 0)
    applied(anywhere)
    found = anywhere.workspace("cora").candidates
    assert found.looking().undecided == 1 and len(found.looking().pool.mentors) == 1
    assert {person.name for person in found.looking(True).pool.mentors} == {"Cy", "Fay"}


def test_whoever_is_not_ready_counts_when_mentors_are_looked_for_and_nobody_on_a_break(anywhere):
    cora = anywhere.workspace("cora")
    di, cy = anywhere.people["di"], anywhere.people["cy"]
    cora.matching.bar((di, cy), "They are married.")
    with Session(anywhere.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == di)).all():
            row.withdrawn_at = anywhere.time
        session.commit()
    assert [one.name for one in cora.matching.desk().not_ready] == ["Di"]
    found = cora.candidates.looking()
    assert {one.name for one in found.pool.mentees} == {"Di", "Eve"} and (di, cy) in found.rules.barred
    seen = next(one for one in cora.participants.people().everyone if one.id == cy)
    cora.participants.pause(cy, seen.version)
    assert cora.candidates.looking().pool.mentors == ()


def next_year(world):
    with Session(world.engine) as session:
        session.add(
            CohortRow(id=9, program_id=1, name="2027", created_at=world.time, mentor_code="m9", mentee_code="n9")
        )
        session.commit()
    world.time += timedelta(days=200)


def test_past_mentors_and_mentees_can_be_asked_without_a_list(world):
    next_year(world)
    candidates = world.workspace("cora").candidates
    past = {one.name: one for one in candidates.past()}
    assert set(past) == {"Ada", "Bo"}, "Cy, Di and Eve were never paired"
    assert past["Ada"].mentored is True and past["Ada"].history == "Mentor here, 7 months"
    assert past["Bo"].source is Source.PAST_MENTEE and past["Bo"].mentored is None
    assert candidates.bring_past(["bo@example.org"]).added == 1
    assert [one.name for one in candidates.past()] == ["Ada"]


def test_a_recommendation_is_kept_with_the_application_and_counted_for_the_mentor(anywhere):
    workspace = anywhere.workspace("cora")
    assert workspace.referrals.make() == 2 and workspace.referrals.make() == 0
    code = next(row.code for row in rows(anywhere, ReferralRow) if row.participant_id == 1)
    assert Applying(anywhere.engine, anywhere.clock).informing.recommended_by("mentor1", code) == "Ada"
    applied(anywhere, code)
    ada, cy = workspace.referrals.all()
    assert (ada.name, ada.came, ada.accepted, cy.came) == ("Ada", 1, 0, 0)
    assert ada.address == f"/?join=mentor1&by={code}"
    newest = next(line for line in workspace.applications.queue().lines if line.name == "Fay")
    assert newest.recommended_by == "Ada"


@pytest.mark.parametrize("code", ["nonsense", "x" * 500, "", "\x00"])
def test_an_unknown_code_stops_nobody_and_keeps_nothing(anywhere, code):
    applied(anywhere, code)
    assert len(rows(anywhere, ApplicationRow)) == 6 and rows(anywhere, ReferredRow) == []


def test_another_programs_code_is_unknown_here(world):
    world.workspace("cora").referrals.make()
    code = rows(world, ReferralRow)[0].code
    assert Applying(world.engine, world.clock).informing.recommended_by("mentor2", code) == ""


def test_a_mentor_makes_her_own_link_and_sees_nobody_elses(world):
    ada, bo = world.by_link("ada"), world.by_link("bo")
    [mine] = ada.referrals.mine()
    assert (mine.name, mine.address) == ("Ada", "") and bo.referrals.mine() == ()
    ada.referrals.make_mine(mine.participant_id)
    ada.referrals.make_mine(mine.participant_id)
    assert ada.referrals.mine()[0].address.startswith("/?join=mentor1&by=")
    with pytest.raises(NotFound):
        bo.referrals.make_mine(mine.participant_id)


def test_mentors_are_written_to_with_their_own_link(world):
    referrals = world.workspace("cora").referrals
    assert referrals.write([1, 2]) == 0, "nobody has a link yet"
    referrals.make()
    assert referrals.write([1]) == 1
    [message] = rows(world, MessageRow)
    assert message.to_email == "ada@example.org" and rows(world, ReferralRow)[0].code in message.body


def test_a_page_is_public_only_once_it_is_whole_and_published(anywhere):
    recruiting = anywhere.workspace("cora").recruiting
    informing = Applying(anywhere.engine, anywhere.clock).informing
    draft = recruiting.page(Side.MENTOR)
    assert draft.version == 0 and draft.page.benefits and draft.address == ""
    recruiting.save(Side.MENTOR, WHOLE, 0)
    kept = recruiting.page(Side.MENTOR)
    code = kept.address.rpartition("=")[2]
    with pytest.raises(NotFound):
        informing.page(code)
    for name in BLOCKS:
        with pytest.raises(InvalidInput):
            recruiting.publish(Side.MENTOR, RecruitingPage(**{**WHOLE.to_document(), name: " "}), kept.version)
    recruiting.publish(Side.MENTOR, WHOLE, kept.version)
    read = informing.page(code)
    assert (read.page, read.join, read.side) == (WHOLE, "mentor1", Side.MENTOR)
    assert Applying(anywhere.engine, anywhere.clock).cohort("mentor1").information == code
    assert Applying(anywhere.engine, anywhere.clock).cohort("mentee1").information == ""
    now = recruiting.page(Side.MENTOR).version
    with pytest.raises(InvalidInput, match="public"):
        recruiting.save(Side.MENTOR, RecruitingPage("Come."), now)
    recruiting.take_back(Side.MENTOR, now)
    with pytest.raises(NotFound):
        informing.page(code)


def test_two_who_change_a_page_at_once_lose_nothing(world):
    recruiting = world.workspace("cora").recruiting
    recruiting.save(Side.MENTOR, WHOLE, 0)
    with pytest.raises(Conflict):
        recruiting.save(Side.MENTOR, RecruitingPage("Other"), 0)
    with pytest.raises(Infeasible):
        recruiting.page(Side.PEER)


def test_an_invitation_leads_to_the_page_where_there_is_one(world):
    workspace = world.workspace("cora")
    workspace.recruiting.publish(Side.MENTOR, WHOLE, 0)
    bring(world)
    workspace.candidates.invite({lines(world)["Fay"].id: ""})
    assert "/?info=" in rows(world, MessageRow)[0].body
    workspace.referrals.make()
    assert workspace.referrals.all()[0].address.startswith("/?info=")
