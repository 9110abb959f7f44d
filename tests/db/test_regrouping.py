"""Groups that go on: one leaves, one joins, one goes over to another; nothing is lost and all are told."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput
from core.matching.regrouping import joinings
from core.tracking.closure import Ending
from db import Closing, Leaving
from db.admission import program_of
from db.cohort_counts import lengths_of
from db.models import AuditRow, CheckInRow, MessageRow, PairingMemberRow, PairingRow, ParticipantRow, ProgramRow
from tests.db.test_matching import ADA, BO, CY, DI, EVE, everything, publish

WISH = Leaving(2, Ending.WISH, "She would like to talk about budgets")


@pytest.fixture
def groups(anywhere):
    """Cy leads Bo, Di and Eve; Ada has two places and nobody."""
    with Session(anywhere.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, "form": "group", "group_least": 2, "group_most": 3}
        session.get(ParticipantRow, CY).places = 3
        session.get(ParticipantRow, ADA).places = 2
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.get(PairingRow, 1).ending = "moved"
        session.commit()
    publish(anywhere.workspace("cora"))
    with Session(anywhere.engine) as session:
        for message in session.exec(select(MessageRow)).all():
            message.status = "sent"
        session.commit()
    return anywhere


def ways(world, person, leaves=None):
    desk = world.workspace("cora").reassignment.desk()
    return joinings(desk.pool, desk.rules, [each.group for each in desk.groups], desk.free, person, leaves)


def move(world, person, leaving, joining, **given):
    workspace = world.workspace("cora")
    workspace.regrouping.move(person, workspace.reassignment.desk().fingerprint, leaving, joining, **given)


def members(world, pairing):
    return {row.participant_id for row in everything(world, PairingMemberRow) if row.pairing_id == pairing}


def written(world):
    return [(row.kind, row.to_name) for row in everything(world, MessageRow) if row.status == "waiting"]


def test_one_leaves_and_the_others_go_on_as_they_were(groups):
    before = everything(groups, PairingRow)[1]
    move(groups, DI, WISH, None)
    group, hers = everything(groups, PairingRow)[1:]
    assert group.ended_on is None and members(groups, group.id) == {CY, BO, EVE}
    assert group.version > before.version and not any("Di" in reason for reason in group.reasons)
    assert (hers.ended_on, hers.ending, hers.end_reason) == (groups.time.date(), "wish", WISH.reason)
    assert members(groups, hers.id) == {DI, CY} and hers.started_on == group.started_on
    assert written(groups) == [
        ("group left", "Cy"), ("group left", "Bo"), ("group left", "Eve"), ("pairing ended", "Di")
    ]  # fmt: skip
    assert "Di" in [each.name for each in groups.workspace("cora").reassignment.desk().waiting]


def test_whoever_left_sees_her_own_part_and_no_more_of_the_group(groups):
    move(groups, DI, WISH, None)
    [part] = groups.by_link("di").pairings.mine()
    assert part.now == () and [[each.name for each in one.partners] for one in part.before] == [["Cy"]]
    [of_cy] = groups.by_link("cy").pairings.mine()
    assert [[each.name for each in one.partners] for one in of_cy.now] == [["Bo", "Eve"]]


def test_what_she_was_asked_goes_with_her_and_nothing_is_due_any_more(groups):
    groups.workspace("cora").check_ins.ask([2])
    move(groups, DI, WISH, None)
    assert {row.participant_id: row.pairing_id for row in everything(groups, CheckInRow)} == {
        BO: 2,
        DI: 3,
        CY: 2,
        EVE: 2,
    }


def test_she_goes_to_a_free_mentor_and_the_new_pairing_follows_the_old_part(groups):
    [with_ada] = ways(groups, DI, 2)
    assert (with_ada.group_id, with_ada.faces, with_ada.size) == (None, (ADA,), 1) and with_ada.change is not None
    move(groups, DI, WISH, with_ada, note="Good luck.")
    old, new = everything(groups, PairingRow)[2:]
    assert members(groups, new.id) == {DI, ADA} and new.follows_id == old.id
    assert ("introduction to mentor", "Ada") in written(groups) and ("introduction to mentee", "Di") in written(groups)


def early_endings(world):
    with Session(world.engine) as session:
        program = program_of(session, 1)
        return sum(early for _, early in lengths_of(session, 1, program, world.time.date()))


def test_going_over_to_another_is_no_early_ending_and_asks_for_no_rest(groups):
    before = early_endings(groups)
    [with_ada] = ways(groups, DI, 2)
    move(groups, DI, WISH, with_ada)
    assert early_endings(groups) == before and everything(groups, PairingRow)[2].went_on
    assert groups.workspace("cora").reassignment.desk().past[DI][0].early is False
    move(groups, EVE, Leaving(2, Ending.FIT), None)
    assert early_endings(groups) == before + 1 and not everything(groups, PairingRow)[-1].went_on


def test_the_last_of_a_group_goes_over_and_the_group_ends_with_it_but_not_early(groups):
    with Session(groups.engine) as session:
        one = PairingRow(**session.get(PairingRow, 2).model_dump(exclude={"id"}))
        session.add(one)
        session.flush()
        eve = select(PairingMemberRow).where(PairingMemberRow.participant_id == EVE)
        session.exec(eve).one().pairing_id = one.id
        session.add(PairingMemberRow(program_id=1, pairing_id=one.id, participant_id=ADA, side="mentor"))
        session.commit()
    before, cora = early_endings(groups), groups.workspace("cora")
    desk = cora.reassignment.desk()
    closing = Closing(3, Ending.TIME, again={EVE: True, ADA: True})
    [cy] = [each for each in desk.joinings(EVE, 3) if each.group_id == 2]
    cora.regrouping.move(EVE, desk.fingerprint, closing, cy)
    ended = everything(groups, PairingRow)[2]
    assert members(groups, 2) == {CY, BO, DI, EVE} and (ended.ending, ended.went_on) == ("time", True)
    assert early_endings(groups) == before
    assert {name for kind, name in written(groups) if kind == "pairing ended"} == {"Ada", "Eve"}


def test_whoever_has_just_left_rests_first_unless_somebody_says_why_not(groups):
    move(groups, DI, WISH, None)
    [with_ada] = [each for each in ways(groups, DI) if each.faces == (ADA,)]
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        move(groups, DI, None, with_ada)
    move(groups, DI, None, with_ada, in_spite="She asks for it")
    assert everything(groups, PairingRow)[-1].in_spite == "She asks for it"


def test_a_group_that_has_room_takes_one_in_from_today_on(groups):
    with Session(groups.engine) as session:
        session.delete(session.exec(select(PairingMemberRow).where(PairingMemberRow.participant_id == EVE)).one())
        session.commit()
    place = next(each for each in ways(groups, EVE) if each.group_id == 2)
    assert (place.faces, place.size, place.change) == ((CY,), 3, None)
    move(groups, EVE, None, place, note="Welcome.")
    assert members(groups, 2) == {CY, BO, DI, EVE}
    joined = next(row for row in everything(groups, PairingMemberRow) if row.participant_id == EVE)
    assert joined.joined_on == groups.time.date()
    assert written(groups) == [
        ("introduction to mentee", "Eve"), ("introduction to mentor", "Cy"), ("group joined", "Bo"),
        ("group joined", "Di"),
    ]  # fmt: skip
    bodies = {row.to_name: row.body for row in everything(groups, MessageRow) if row.status == "waiting"}
    assert "With you in the group: Bo and Di." in bodies["Eve"] and "eve@example.org" in bodies["Cy"]
    assert "eve@example.org" not in bodies["Bo"] and all("Welcome." in body for body in bodies.values())


def test_a_full_group_and_one_with_a_barred_mentor_are_no_choice(groups):
    assert [each.group_id for each in ways(groups, BO, 2)] == []  # with Ada she was before
    assert [each.faces for each in ways(groups, DI, 2)] == [(ADA,)]


def test_a_group_changed_meanwhile_and_a_place_that_is_gone_change_nothing(groups):
    [with_ada] = ways(groups, DI, 2)
    seen = groups.workspace("cora").reassignment.desk().fingerprint
    move(groups, EVE, Leaving(2, Ending.FIT), None)
    before = everything(groups, PairingMemberRow)
    with pytest.raises(Conflict):
        groups.workspace("olga").regrouping.move(DI, seen, WISH, with_ada, in_spite="x")
    with pytest.raises(Conflict, match="not there any more"):
        move(groups, BO, WISH, with_ada, in_spite="x")
    with pytest.raises(InvalidInput):
        move(groups, BO, None, None)
    assert [row.id for row in everything(groups, PairingMemberRow)] == [row.id for row in before]


@pytest.mark.parametrize("leaves", [True, False])
def test_introductions_that_wait_are_written_anew_without_whoever_left_and_say_so(groups, leaves):
    with Session(groups.engine) as session:
        for message in session.exec(select(MessageRow)).all():
            message.status = {"Bo": "sent", "Cy": "ready"}.get(message.to_name, "waiting")
        session.commit()
    cora = groups.workspace("cora")
    if leaves:
        cora.participants.let_go(DI, everything(groups, ParticipantRow)[DI - 1].version)
    else:
        move(groups, DI, WISH, None)
    told = {(row.kind, row.to_name): row for row in everything(groups, MessageRow) if row.status != "sent"}
    for key in (("introduction to mentee", "Eve"), ("introduction to mentor", "Cy")):
        assert told[key].status == "waiting" and "Di is not in this group any more" in told[key].error
        assert "Di" not in told[key].body.replace("Did", "") and "Di" not in told[key].subject
    assert "With you in the group: Bo." in told["introduction to mentee", "Eve"].body
    assert {name for kind, name in told if kind == "group left"} == (set() if leaves else {"Bo"})


def test_the_log_names_the_act_and_never_the_reason(groups):
    move(groups, DI, WISH, None)
    line = everything(groups, AuditRow)[-1]
    assert (line.action, line.account_id) == ("publish pairs", groups.accounts["cora"])
    assert {"pairing", "pairing_member"} <= set(line.changes) and "budgets" not in str(line.changes)
