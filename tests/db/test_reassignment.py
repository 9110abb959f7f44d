"""Replacing a partner: the old pairing is closed, the new one follows it, messages wait, and nothing happens by halves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput
from core.matching.reassignment import after_ending, options
from core.tracking.closure import Ending
from db import Closing
from db.models import MessageRow, PairingMemberRow, PairingRow, ParticipantRow
from tests.db.test_matching import ADA, BO, CY, DI, publish

WISH = Closing(1, Ending.WISH, "They want to talk about budgets")


def ways(desk, person, closing=None):
    now = [each.pair for each in desk.movable]
    given = desk.pool, desk.rules, now
    if closing is not None:
        given = after_ending(*given, desk.pairing(closing.pairing_id).pair, closing.gone)
    return options(*given, person)


def reassign(workspace, person, closing=None, way=0, **named):
    desk = workspace.reassignment.desk()
    return workspace.reassignment.reassign(person, ways(desk, person, closing)[way], desk.fingerprint, closing, **named)


def everything(world, kind):
    with Session(world.engine) as session:
        return session.exec(select(kind).order_by(kind.id)).all()


def test_the_old_pairing_is_closed_and_the_new_one_follows_it(anywhere):
    assert reassign(anywhere.workspace("cora"), BO, WISH) == 1
    old, new = everything(anywhere, PairingRow)
    assert (old.ended_on, old.ending, old.end_reason) == (anywhere.time.date(), "wish", WISH.reason)
    assert (new.ended_on, new.follows_id) == (None, old.id)
    with Session(anywhere.engine) as session:
        members = session.exec(select(PairingMemberRow).where(PairingMemberRow.pairing_id == new.id)).all()
        assert {member.participant_id for member in members} == {BO, CY}


def test_both_are_told_without_fault_and_the_new_pair_is_introduced_but_nothing_leaves(world):
    reassign(world.workspace("cora"), BO, WISH, note="Call me any time.")
    written = everything(world, MessageRow)
    assert [(row.kind, row.to_name) for row in written] == [
        ("pairing ended", "Ada"), ("pairing ended", "Bo"), ("introduction to mentee", "Bo"),
        ("introduction to mentor", "Cy"),
    ]  # fmt: skip
    assert {row.status for row in written} == {"waiting"}
    assert "Nobody is at fault" in written[0].body and "Call me any time." in written[0].body


def test_a_mentor_who_leaves_is_replaced_in_one_step(anywhere):
    reassign(anywhere.workspace("cora"), BO, Closing(1, Ending.LEFT, leaves=ADA))
    with Session(anywhere.engine) as session:
        assert session.get(ParticipantRow, ADA).status == "left"
    assert "Ada" not in [row.to_name for row in everything(anywhere, MessageRow)]


def test_who_may_not_be_matched_again_takes_a_break_and_it_is_written_down(world):
    reassign(world.workspace("cora"), BO, replace(WISH, again={ADA: False, BO: True}))
    with Session(world.engine) as session:
        assert session.get(ParticipantRow, ADA).status == "paused"
        members = session.exec(select(PairingMemberRow).where(PairingMemberRow.pairing_id == 1)).all()
        assert {member.participant_id: member.again for member in members} == {ADA: False, BO: True}


def test_somebody_who_waits_can_have_another_ones_mentor_who_gets_a_new_one(anywhere):
    cora = anywhere.workspace("cora")
    desk = cora.reassignment.desk()
    assert [one.name for one in desk.waiting] == ["Di", "Eve", "Cy"]
    found = ways(desk, DI)
    assert [(way.makes, way.ends) for way in found] == [(((DI, CY),), ()), (((DI, ADA), (BO, CY)), ((BO, ADA),))]
    assert cora.reassignment.reassign(DI, found[1], desk.fingerprint) == 2
    old, mine, theirs = everything(anywhere, PairingRow)
    assert (old.ending, mine.follows_id, theirs.follows_id) == ("moved", None, old.id)
    assert "Di finds a partner" in old.end_reason


def test_a_mentor_who_has_paused_can_be_replaced(world):
    with Session(world.engine) as session:
        session.get(ParticipantRow, ADA).status = "paused"
        session.commit()
    cora = world.workspace("cora")
    assert cora.reassignment.desk().movable == ()
    assert reassign(cora, BO, WISH) == 1


def test_who_lost_a_partner_is_helped_first_and_the_new_pairing_follows_the_lost_one(world):
    cora = world.workspace("cora")
    ada = next(each for each in cora.participants.people().everyone if each.id == ADA)
    cora.participants.let_go(ADA, ada.version)
    world.time += timedelta(days=20)
    cora = world.workspace("cora")
    first = cora.reassignment.desk().waiting[0]
    assert (first.name, first.lost) == ("Bo", True)
    reassign(cora, BO)
    old, new = everything(world, PairingRow)
    assert (old.ending, new.follows_id) == ("left", old.id)


def test_soon_after_an_ending_somebody_says_why_it_should_go_on_at_once(world):
    cora = world.workspace("cora")
    cora.pairings.end(1, 1, "Time")
    with pytest.raises(InvalidInput) as no:
        reassign(cora, BO)
    assert [fault.where for fault in no.value.faults] == ["Why nevertheless"]
    reassign(cora, BO, in_spite="They asked for it")
    assert everything(world, PairingRow)[1].in_spite == "They asked for it"


def test_those_who_were_together_are_not_offered_each_other_again(world):
    cora = world.workspace("cora")
    cora.pairings.end(1, 1, "Time")
    assert ADA not in [mentor for way in ways(cora.reassignment.desk(), BO) for _, mentor in way.makes[:1]]


def test_what_has_changed_meanwhile_is_told_and_nothing_is_done(anywhere):
    cora = anywhere.workspace("cora")
    desk = cora.reassignment.desk()
    [way, *_] = ways(desk, BO, WISH)
    publish(anywhere.workspace("olga"))  # Cy has somebody now
    with pytest.raises(Conflict):
        cora.reassignment.reassign(BO, way, desk.fingerprint, WISH)
    desk = cora.reassignment.desk()
    with pytest.raises(Conflict, match="not there any more"):
        cora.reassignment.reassign(BO, way, desk.fingerprint, WISH)
    assert everything(anywhere, PairingRow)[0].ended_on is None
