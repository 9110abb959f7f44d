"""Under age: a parent or guardian is asked by a private link, and nobody is matched before."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, NotFound
from core.intake.about import About
from core.intake.applications import ApplicationStatus
from core.program.program import AgeQuestion, Part, Program
from db.models import AuditRow, ConsentTextRow, GuardianRow, MessageRow, ParticipantRow, PrivateLinkRow, ProgramRow
from tests.db.test_applying import opened, rows, whole

MUM = {"guardian_name": "Mo Mum", "guardian_email": "Mo@example.org"}
YOUNG = About(born_on=date(2011, 3, 1), **MUM)


def youth(world, **settings):
    """A program that chose guardians; today is 23 November 2026."""
    with Session(world.engine) as session:
        parts = frozenset({Part.MEETINGS, Part.GUARDIANS})
        session.get(ProgramRow, 1).settings = Program("Spring mentoring", parts=parts, **settings).to_document()
        session.commit()
    return opened(world)


def applied(applying, about=YOUNG):
    token = applying.start("mentee1", replace(whole(applying), about=about))
    return token, applying.submit(token)


def link_in(world, kind="guardian request"):
    body = [message for message in rows(world, MessageRow) if message.kind == kind][-1].body
    return body.split("?link=")[1].split()[0]


def accepted(world, token):
    ours = world.workspace("cora")
    line = ours.applications.queue(search="fay").lines[0]
    ours.applications.decide({line.id: line.version}, ApplicationStatus.ACCEPTED, tell=False)
    return next(each for each in ours.participants.people().everyone if each.name == "Fay")


def stops(world, person):
    return {each.code for each in world.workspace("cora").participants.people().readiness.of(person.id)}


def test_only_a_program_that_chose_it_asks_for_age(world):
    applying = opened(world)
    assert applied(applying, About())[1] == {}
    assert rows(world, GuardianRow) == []


@pytest.mark.parametrize(
    ("about", "missing"),
    [
        (About(), {"born_on"}),
        (About(born_on=date(2011, 3, 1)), {"guardian_name", "guardian_email"}),
        (replace(YOUNG, guardian_email="FAY@example.org"), {"guardian_email"}),
        (replace(YOUNG, guardian_email="mum"), {"guardian_email"}),
        (About(born_on=date(1800, 1, 1)), {"born_on"}),
        (About(born_on=date(2010, 11, 23)), set()),  # sixteen today
        (About(born_on=date(2010, 11, 24), **MUM), set()),
        (About(born_on=date(2010, 11, 24)), {"guardian_name", "guardian_email"}),  # sixteen tomorrow
    ],
)
def test_below_the_age_a_guardian_is_named_or_it_is_not_sent(world, about, missing):
    assert set(applied(youth(world), about)[1]) == missing


def test_the_day_of_the_program_counts_and_not_the_servers(world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).time_zone = "Pacific/Kiritimati"  # fourteen hours ahead
        session.commit()
    world.time = world.time.replace(hour=11)  # there it is tomorrow already
    assert applied(youth(world), About(born_on=date(2010, 11, 24)))[1] == {}


def test_where_only_whether_is_asked_no_day_of_birth_is_kept(world):
    applying = youth(world, age_question=AgeQuestion.CONFIRMED, guardian_age=18)
    assert set(applied(applying, About())[1]) == {"born_on"}
    assert applied(applying, About(of_age=True))[1] == {}
    assert set(applied(applying, About(of_age=False))[1]) == {"guardian_name", "guardian_email"}


def test_the_guardian_gets_a_link_and_nobody_is_matched_before_she_agrees(anywhere):
    applying = youth(anywhere)
    token, faults = applied(applying)
    assert faults == {} and applying.read(token).guardian.answer == ""
    fay = accepted(anywhere, token)
    assert stops(anywhere, fay) == {"guardian"}
    link = link_in(anywhere)
    asked = applying.guardians.read(link)
    assert (asked.name, asked.child) == ("Mo Mum", "Fay") and "Fay takes part in Spring mentoring" in asked.wording
    assert stops(anywhere, fay) == {"guardian"}  # reading is not agreeing
    applying.guardians.agree(link, asked.version)
    assert stops(anywhere, fay) == set()
    assert applying.read(token).guardian.answer == "agreed"
    kept = next(row for row in rows(anywhere, ConsentTextRow) if row.purpose == "guardian")
    assert kept.version == asked.version and "{child}" in kept.wording
    (row,) = rows(anywhere, GuardianRow)
    assert [(each["answer"], each["version"]) for each in row.history] == [("agreed", asked.version)]
    assert any(line.action == "agree as a guardian" for line in rows(anywhere, AuditRow))


def test_what_was_agreed_to_is_taken_back_by_the_same_link_and_ends_it(anywhere):
    applying = youth(anywhere)
    token, _faults = applied(applying)
    fay, link = accepted(anywhere, token), link_in(anywhere)
    applying.guardians.agree(link, applying.guardians.read(link).version)
    applying.guardians.refuse(link)
    with Session(anywhere.engine) as session:
        assert session.get(ParticipantRow, fay.id).status == "left"
    applying.guardians.agree(link, applying.guardians.read(link).version)
    with Session(anywhere.engine) as session:
        assert session.get(ParticipantRow, fay.id).status == "active"
    assert [each["answer"] for each in rows(anywhere, GuardianRow)[0].history] == ["agreed", "refused", "agreed"]


def test_an_older_wording_is_not_agreed_to(world):
    applying = youth(world)
    applied(applying)
    with pytest.raises(Conflict):
        applying.guardians.agree(link_in(world), "an older one")


def test_another_guardian_is_asked_anew_and_the_first_link_leads_nowhere(world):
    applying = youth(world)
    token, _faults = applied(applying)
    first = link_in(world)
    applying.guardians.agree(first, applying.guardians.read(first).version)
    given = applying.read(token).application
    other = replace(given.about, guardian_email="dad@example.org")
    assert applying.correct(token, replace(given, about=other)) == {}
    with pytest.raises(NotFound):
        applying.guardians.read(first)
    assert applying.read(token).guardian.answer == ""
    assert link_in(world) != first


def test_nobody_grows_up_by_a_correction(world):
    applying = youth(world)
    token, _faults = applied(applying)
    given = applying.read(token).application
    assert applying.correct(token, replace(given, about=replace(given.about, born_on=date(2000, 1, 1)))) == {}
    assert applying.read(token).application.about.born_on == date(2011, 3, 1)


def test_on_the_birthday_nobody_needs_to_agree_any_more(world):
    applying = youth(world)
    token, _faults = applied(applying, replace(YOUNG, born_on=date(2010, 11, 24)))
    fay = accepted(world, token)
    assert stops(world, fay) == {"guardian"}
    world.time = world.time.replace(day=24)
    assert stops(world, fay) == set()


def test_staff_asks_again_or_notes_that_somebody_is_old_enough(world):
    youth(world)
    ours = world.workspace("cora").guardians
    di = next(ward for ward in ours.wards() if ward.name == "Di")
    assert di.under_age is None and "guardian" in stops(world, _person(world, "Di"))
    link = ours.ask(di.application_id, "Mo Mum", "mo@example.org").split("?link=")[1]
    again = ours.ask(di.application_id, "Mo Mum", "mo@example.org").split("?link=")[1]
    applying = opened(world)
    with pytest.raises(NotFound):
        applying.guardians.read(link)
    applying.guardians.agree(again, applying.guardians.read(again).version)
    assert stops(world, _person(world, "Di")) == set()
    eve = next(ward for ward in ours.wards() if ward.name == "Eve")
    ours.is_of_age(eve.application_id)
    assert stops(world, _person(world, "Eve")) == set()


def test_a_guardians_post_box_is_not_flooded(world):
    youth(world)
    ours = world.workspace("cora").guardians
    di = next(ward for ward in ours.wards() if ward.name == "Di")
    for _ in range(6):
        ours.ask(di.application_id, "Mo Mum", "mo@example.org")
    assert len(rows(world, MessageRow)) == 3
    with Session(world.engine) as session:
        live = session.exec(select(PrivateLinkRow).where(PrivateLinkRow.purpose == "guardian")).all()
    assert sum(not row.revoked for row in live) == 1


def _person(world, name):
    return next(each for each in world.workspace("cora").participants.people().everyone if each.name == name)


def test_whoever_left_by_herself_does_not_come_back_because_her_guardian_agrees(anywhere):
    applying = youth(anywhere)
    token, _faults = applied(applying)
    fay, link = accepted(anywhere, token), link_in(anywhere)
    applying.guardians.agree(link, applying.guardians.read(link).version)
    ours = anywhere.workspace("cora")
    ours.breaks.change({fay.id: _person(anywhere, "Fay").version}, "left")
    applying.guardians.refuse(link)
    applying.guardians.agree(link, applying.guardians.read(link).version)
    assert _person(anywhere, "Fay").status == "left"


def test_a_guardian_who_said_no_is_not_changed_for_another_by_the_applicant(world):
    applying = youth(world)
    token, _faults = applied(applying)
    applying.guardians.refuse(link_in(world))
    given = applying.read(token).application
    other = replace(given, about=replace(given.about, guardian_email="friend@example.org"))
    assert "said no" in str(applying.correct(token, other)["guardian_email"])
    assert applying.read(token).guardian.answer == "refused"
    assert applying.correct(token, given) == {}  # anything else may still be corrected
    ward = next(each for each in world.workspace("cora").guardians.wards() if each.name == "Fay")
    world.workspace("cora").guardians.ask(ward.application_id, "Da Dad", "dad@example.org")  # staff may
    assert applying.read(token).guardian.answer == ""


def test_what_stops_a_withdrawn_application_from_being_sent_again_is_told_beside_the_field(world):
    applying = youth(world)
    token, _faults = applied(applying)
    applying.guardians.refuse(link_in(world))
    given = applying.read(token).application
    other = replace(given, about=replace(given.about, guardian_email="friend@example.org"))
    assert set(applying.faults(token, other)) == {"guardian_email"}


def test_whoever_reads_an_application_sees_where_the_guardian_stands(world):
    applying = youth(world)
    applied(applying)
    ours = world.workspace("cora")
    id = ours.applications.queue(search="fay").lines[0].id
    assert ours.guardians.ward(id).guardian.answer == ""
    applying.guardians.agree(link_in(world), applying.guardians.read(link_in(world)).version)
    assert ours.guardians.ward(id).guardian.answer == "agreed"
    grown = About(born_on=date(2000, 3, 1))
    applying.submit(applying.start("mentee1", replace(whole(applying), email="gus@example.org", about=grown)))
    assert ours.guardians.ward(id + 1) is None
