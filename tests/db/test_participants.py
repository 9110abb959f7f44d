"""Participants: who is ready, and changes that nobody overwrites."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.intake.consent import Purpose
from core.intake.readiness import Code
from core.matching import match
from core.program.questions import Form, Side
from db.links import LinkPurpose, find_link
from db.models import ConsentRow, MessageRow, PairingRow, ParticipantRow


def matching(world, name):
    people = world.workspace("cora").participants.for_matching()
    return next(person for person in people if person.name == name)


def change(world, **columns):
    with Session(world.engine) as session:
        person = session.get(ParticipantRow, columns.pop("id"))
        for name, value in columns.items():
            setattr(person, name, value)
        session.commit()


def withdraw(world, participant_id, purpose="participation"):
    with Session(world.engine) as session:
        for row in session.exec(
            select(ConsentRow).where(ConsentRow.participant_id == participant_id, ConsentRow.purpose == purpose)
        ):
            row.withdrawn_at = world.time
        session.commit()


def test_matching_reads_everyone_with_answers_and_places_left(anywhere):
    people = anywhere.workspace("cora").participants.for_matching()
    assert [person.name for person in people] == ["Bo", "Di", "Eve", "Ada", "Cy"]
    cy = matching(anywhere, "Cy")
    assert cy.answers["skills"] == {"Budgeting": 3, "Negotiation": 2}
    assert (cy.places_left, cy.ready, cy.blockers) == (1, True, ())


def test_a_place_that_is_taken_is_not_free(anywhere):
    ada = matching(anywhere, "Ada")
    assert (ada.places, ada.places_left, ada.ready) == (1, 0, False)
    assert [blocker.code for blocker in ada.blockers] == [Code.FULL]
    with Session(anywhere.engine) as session:
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    assert matching(anywhere, "Ada").ready


def test_whoever_withdrew_consent_is_not_ready(anywhere):
    withdraw(anywhere, 4)
    di = matching(anywhere, "Di")
    assert not di.ready
    assert [blocker.code for blocker in di.blockers] == [Code.CONSENT]


def test_one_human_being_on_both_sides_has_one_identity(world):
    change(world, id=5, email="ada@example.org")
    assert matching(world, "Eve").identity == matching(world, "Ada").identity
    assert matching(world, "Di").identity != matching(world, "Ada").identity


def test_people_who_are_paired_do_not_count_as_unready(anywhere):
    withdraw(anywhere, 4)
    people = anywhere.workspace("cora").participants.people()
    assert str(people.readiness.summary) == "Ready: 2 of 3"
    assert people.paired == 2
    assert [blocker.person_id for blocker in people.readiness.blockers] == [4]


def test_the_second_of_two_coordinators_is_told(anywhere):
    cora, olga = anywhere.workspace("cora"), anywhere.workspace("olga")
    cy = next(each for each in cora.participants.people().everyone if each.name == "Cy")
    olga.participants.pause(cy.id, cy.version)
    with pytest.raises(Conflict, match="Cy was changed by somebody else"):
        cora.participants.change_places(cy.id, cy.version, 3)
    now = next(each for each in cora.participants.people().everyone if each.name == "Cy")
    assert (now.status, now.places) == ("paused", 1)


def test_places_are_a_sensible_number(world):
    with pytest.raises(InvalidInput):
        world.workspace("cora").participants.change_places(2, 1, -1)


def test_a_mentor_gets_as_many_mentees_as_she_takes_at_least(anywhere):
    cora = anywhere.workspace("cora")
    cora.participants.change_places(2, 1, 2, 2)  # Cy is free, Ada has one of two
    cora.participants.change_places(1, 1, 2, 2)
    pool = cora.matching.desk().pool
    assert {each.name: (each.places, each.least) for each in pool.mentors} == {"Ada": (1, 1), "Cy": (2, 2)}
    with pytest.raises(Infeasible):  # three places must be filled, and two people look
        match(pool, cora.matching.desk().rules)
    assert {each.least for each in cora.reassignment.desk().pool.mentors} == {0}
    cora.participants.change_places(1, 2, 2, 0)
    pool = cora.matching.desk().pool
    assert [each.mentor_id for each in match(pool, cora.matching.desk().rules).proposals] == [2, 2]
    for who, version, places, fewest in ((2, 2, 1, None), (2, 2, 1, 2), (3, 1, 1, 1)):
        with pytest.raises(InvalidInput, match="not changed"):
            cora.participants.change_places(who, version, places, fewest)


def test_leaving_ends_the_pairing_and_closes_the_link(anywhere):
    workspace = anywhere.workspace("cora")
    address = workspace.participants.new_link(3)
    token = address.partition("link=")[2]
    assert workspace.participants.let_go(3, 1) == 1
    with Session(anywhere.engine) as session:
        assert session.get(PairingRow, 1).ended_on == anywhere.time.date()
        with pytest.raises(NotFound):
            find_link(session, token, LinkPurpose.PARTICIPANT, anywhere.time)
    with pytest.raises(NotFound):
        anywhere.by_link("bo")


def test_a_new_personal_link_ends_the_old_one(anywhere):
    workspace = anywhere.workspace("cora")
    old, new = (workspace.participants.new_link(4).partition("link=")[2] for _ in range(2))
    with Session(anywhere.engine) as session:
        assert find_link(session, new, LinkPurpose.PARTICIPANT, anywhere.time).subject_id == 4
        with pytest.raises(NotFound):
            find_link(session, old, LinkPurpose.PARTICIPANT, anywhere.time)


def test_consent_is_asked_of_those_only_who_have_not_given_it(anywhere):
    withdraw(anywhere, 4)
    asked = anywhere.workspace("cora").participants.ask_consent([2, 4])
    assert set(asked) == {4}
    with Session(anywhere.engine) as session:
        messages = session.exec(select(MessageRow)).all()
        assert [(message.kind, message.to_email) for message in messages] == [("consent request", "di@example.org")]
        assert asked[4] in messages[0].body


def test_the_download_has_answers_in_words_and_no_zero_for_none(world):
    headers, rows = world.workspace("cora").participants.export()
    di = dict(zip(headers, next(row for row in rows if row[0] == "Di"), strict=True))
    assert di["Skills"] == "Budgeting (2 of 3)"
    assert di["When could you meet?"] is None


def test_a_link_never_shows_private_answers_and_an_account_does(world):
    assert world.by_link("bo").participants.mine()[0].answers.keys() == {"skills", "languages"}
    assert world.by_link("bo").participants.mine()[0].private == {"not_with"}
    assert world.workspace("bo").participants.mine()[0].answers["not_with"] == "secret of bo"


def test_a_correction_by_link_leaves_private_answers_as_they_were(anywhere):
    bo = anywhere.by_link("bo")
    place = bo.participants.mine()[0]
    bo.participants.change_mine(place.id, place.version, 1, "Europe/Paris", {"skills": {"Python": 3}})
    after = anywhere.workspace("bo").participants.mine()[0]
    assert after.answers == {"skills": {"Python": 3}, "not_with": "secret of bo"}
    assert after.time_zone == "Europe/Paris"
    assert [(each.label, each.answer) for each in after.shared] == [("Skills", {"Python": 3})]


def test_a_correction_with_faults_changes_nothing(world):
    bo = world.by_link("bo")
    place = bo.participants.mine()[0]
    with pytest.raises(InvalidInput) as no:
        bo.participants.change_mine(place.id, place.version, 1, "nowhere", {})
    assert [fault.where for fault in no.value.faults] == ["Time zone", "Skills"]
    assert bo.participants.mine()[0] == place


def test_a_partner_cannot_be_changed(anywhere):
    bo = anywhere.by_link("bo")
    with pytest.raises(NotFound):
        bo.participants.pause_mine(anywhere.people["ada"], 1, True)
    with pytest.raises(NotFound):
        bo.participants.leave_mine(anywhere.people["ada"], 1)


def test_withdrawing_the_sharing_of_answers_takes_them_from_the_partner(anywhere):
    bo = anywhere.by_link("bo")
    place = bo.participants.mine()[0]
    bo.participants.consent_mine(place.id, Purpose.SHARING, "", False)
    assert bo.participants.mine()[0].shared == ()
    wording = next(each for each in place.texts if each.purpose is Purpose.SHARING)
    bo.participants.consent_mine(place.id, Purpose.SHARING, wording.version, True)
    assert [each.label for each in bo.participants.mine()[0].shared] == ["Skills", "Languages"]


def test_withdrawing_consent_to_take_part_keeps_one_from_being_matched(anywhere):
    di = anywhere.by_link("di")
    di.participants.consent_mine(di.participants.mine()[0].id, Purpose.PARTICIPATION, "", False)
    assert not matching(anywhere, "Di").ready


def test_leaving_by_oneself_ends_the_pairing(anywhere):
    bo = anywhere.by_link("bo")
    assert bo.participants.leave_mine(3, 1) == 1
    with pytest.raises(NotFound):
        anywhere.by_link("bo")


def test_a_private_answer_stays_hidden_from_a_link_when_its_question_goes(world):
    forms = world.workspace("cora").forms
    kept = next(each for each in forms.all() if each.form.side is Side.MENTEE)
    rest = tuple(each for each in kept.form.questions if each.key != "not_with")
    forms.save(Form(Side.MENTEE, rest), kept.version)
    [place] = world.by_link("bo").participants.mine()
    assert "secret of bo" not in str(place)
