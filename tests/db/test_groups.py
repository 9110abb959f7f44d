"""Groups: the sizes of the program, published as one pairing each, everybody told of those she faces."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict
from core.intake.consent import Purpose
from core.matching import match
from db.models import MessageRow, PairingMemberRow, PairingRow, ParticipantRow, ProgramRow
from tests.db.test_matching import everything, publish

CY, BO, DI, EVE = 2, 3, 4, 5


@pytest.fixture
def groups(anywhere):
    """A program of groups: Cy has places for three, and Bo is with nobody."""
    with Session(anywhere.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, "form": "group", "group_least": 2, "group_most": 3}
        session.get(ParticipantRow, CY).places = 3
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    return anywhere


def test_the_desk_makes_groups_of_the_programs_size(groups):
    desk = groups.workspace("cora").matching.desk()
    assert (desk.rules.grouping.smallest, desk.rules.grouping.largest) == (2, 3)
    [group] = match(desk.pool, desk.rules).groups
    assert (group.mentor_id, group.member_ids) == (CY, (BO, DI, EVE))


def test_a_group_is_published_as_one_pairing_and_each_is_told_whom_she_faces(groups):
    workspace = groups.workspace("cora")
    published = publish(workspace, note="See you soon.")
    assert (published.pairs, published.of_groups) == (1, True)
    assert workspace.matching.desk().published == published
    pairing = everything(groups, PairingRow)[-1]
    members = {row.participant_id for row in everything(groups, PairingMemberRow) if row.pairing_id == pairing.id}
    assert members == {CY, BO, DI, EVE}
    told = {row.to_email.partition("@")[0]: row.body for row in everything(groups, MessageRow)}
    assert set(told) == {"cy", "bo", "di", "eve"}
    assert all(f"{who}@example.org" in told["cy"] for who in ("bo", "di", "eve")) and "Bo, Di and Eve" in told["cy"]
    assert "cy@example.org" in told["di"] and "bo@example.org" not in told["di"]
    assert "With you in the group: Bo and Eve." in told["di"] and "See you soon." in told["di"]
    assert "- Di: " in told["di"] and "- Di: " not in told["eve"]


def test_whoever_is_in_a_full_group_is_not_matched_again_and_all_comes_back(groups):
    workspace = groups.workspace("cora")
    published = publish(workspace)
    assert [person.name for person in workspace.matching.desk().pool.people] == ["Ada"]
    assert workspace.matching.undo_publish(published.scenario_id) == 1
    assert len(workspace.matching.desk().pool.people) == 5 and everything(groups, MessageRow) == []


def test_a_group_is_not_published_with_more_than_its_mentor_has_places_for(groups):
    workspace = groups.workspace("cora")
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    with Session(groups.engine) as session:
        session.get(ParticipantRow, CY).places = 2
        session.commit()
    with pytest.raises(Conflict):
        workspace.matching.publish(
            result, [each.pair for each in result.proposals], desk.rules, desk.version, desk.pool.fingerprint
        )
    assert len(everything(groups, PairingRow)) == 1


def test_a_preview_has_a_message_for_everybody_in_it(groups):
    workspace = groups.workspace("cora")
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    told = workspace.matching.introductions(result.proposals, desk.rules)
    assert [each.to.name for each in told] == ["Bo", "Di", "Eve", "Cy"]
    with Session(groups.engine) as session:
        assert session.exec(select(MessageRow)).all() == []


def test_a_group_is_kept_as_a_scenario_and_repeated(groups):
    from core.matching.scenarios import repeat

    workspace = groups.workspace("cora")
    desk = workspace.matching.desk()
    id = workspace.scenarios.keep("Groups", desk.pool, desk.rules, match(desk.pool, desk.rules))
    [again] = workspace.scenarios.beside([id])
    assert again.scenario.result.groups == match(desk.pool, desk.rules).groups
    assert repeat(again.scenario.people, again.scenario.result, again.scenario.rules, again.pool).same


def person(world, who):
    with Session(world.engine) as session:
        return session.get(ParticipantRow, world.people[who])


def test_a_group_goes_on_without_one_who_leaves_and_her_place_is_free(groups):
    workspace = groups.workspace("cora")
    publish(workspace)
    assert workspace.participants.let_go(DI, person(groups, "di").version) == 0
    told = {row.to_email.partition("@")[0] for row in everything(groups, MessageRow)}
    assert told == {"cy", "bo", "eve"}
    assert {one.name: one.places for one in workspace.matching.desk().pool.mentors} == {"Ada": 1, "Cy": 1}
    workspace.participants.let_go(BO, person(groups, "bo").version)
    assert workspace.participants.let_go(EVE, person(groups, "eve").version) == 1  # the last of them


def test_whoever_shares_no_more_is_taken_out_of_messages_that_wait_and_nobody_else_is(groups):
    publish(groups.workspace("cora"))
    [place] = groups.by_link("di").participants.mine()
    told = {row.to_email.partition("@")[0]: row.body for row in everything(groups, MessageRow)}
    assert "- Di: Skills" in told["cy"] and "- Eve: Skills" in told["cy"] and "- Di: " in told["di"]
    version = next(text.version for text in place.texts if text.purpose is Purpose.SHARING)
    groups.by_link("di").participants.consent_mine(place.id, Purpose.SHARING, version, False)
    told = {row.to_email.partition("@")[0]: row.body for row in everything(groups, MessageRow)}
    assert "- Di: Skills" not in told["cy"] and "- Eve: Skills" in told["cy"] and "- Bo: Skills" in told["cy"]
    assert "brought you together" not in told["di"] and "cy@example.org" in told["di"]
