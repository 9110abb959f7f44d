"""A group gets another mentor as a whole: at once as its mentor leaves, or later; nobody is lost and all are told."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput
from core.tracking.closure import Ending
from db import Closing
from db.models import ApplicationRow, ConsentRow, MessageRow, PairingMemberRow, PairingRow, ParticipantRow
from tests.db.test_matching import ADA, BO, CY, DI, EVE, everything
from tests.db.test_regrouping import groups, members, written  # noqa: F401  # a fixture

LEAVES = Closing(2, Ending.LEFT, "Moves abroad", leaves=CY)


@pytest.fixture
def led(groups):  # noqa: F811
    """Cy leads Di and Eve; Ada leads nobody and has two places. Bo is with nobody."""
    with Session(groups.engine) as session:
        bo = select(PairingMemberRow).where(PairingMemberRow.participant_id == BO, PairingMemberRow.pairing_id == 2)
        session.delete(session.exec(bo).one())
        session.commit()
    return groups


def give(world, closing=None, way=0, **given):
    workspace = world.workspace("cora")
    desk = workspace.reassignment.desk()
    lead = desk.leads(desk.group(2), closing)[way]
    return workspace.regrouping.lead(2, lead, desk.fingerprint, closing, **given)


def test_a_mentor_who_leaves_is_followed_by_another_for_all_of_them(led):
    assert give(led, LEAVES, note="Call me any time.") == 1
    old, new = everything(led, PairingRow)[1:]
    assert (old.ended_on, old.ending, old.end_reason) == (led.time.date(), "left", "Moves abroad")
    assert (new.ended_on, new.follows_id, members(led, new.id)) == (None, old.id, {ADA, DI, EVE})
    assert everything(led, ParticipantRow)[CY - 1].status == "left"
    assert led.workspace("cora").reassignment.desk().alone == ()


def test_each_is_told_that_it_ends_and_with_whom_it_goes_on_but_not_whoever_leaves(led):
    give(led, LEAVES)
    assert written(led) == [
        ("pairing ended", "Di"), ("pairing ended", "Eve"), ("introduction to mentee", "Di"),
        ("introduction to mentee", "Eve"), ("introduction to mentor", "Ada"),
    ]  # fmt: skip
    bodies = {(row.kind, row.to_name): row.body for row in everything(led, MessageRow)}
    assert "Cy" in bodies["pairing ended", "Di"] and "Eve" not in bodies["pairing ended", "Di"]
    assert "Eve" in bodies["introduction to mentee", "Di"] and "Di and Eve" in bodies["introduction to mentor", "Ada"]


def test_a_group_whose_mentor_was_let_go_before_is_found_and_led_on(led):
    cora = led.workspace("cora")
    cora.participants.let_go(CY, everything(led, ParticipantRow)[CY - 1].version)
    [alone] = cora.reassignment.desk().alone
    assert (alone.id, alone.group.member_ids) == (2, (DI, EVE))
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        give(led)
    give(led, in_spite="They want to go on at once")
    new = everything(led, PairingRow)[-1]
    assert (new.follows_id, members(led, new.id)) == (2, {ADA, DI, EVE})
    assert led.workspace("cora").reassignment.desk().alone == ()


def another(session, like, name):
    """One more who is in everything as that one is."""
    person = session.get(ParticipantRow, like)
    copies = [ApplicationRow(**session.get(ApplicationRow, person.application_id).model_dump(exclude={"id"}))]
    session.add_all(copies)
    session.flush()
    copy = ParticipantRow(**person.model_dump(exclude={"id", "application_id"}), application_id=copies[0].id)
    copy.name, copy.email = name, f"{name.lower()}@example.org"
    session.add(copy)
    session.flush()
    for consent in session.exec(select(ConsentRow).where(ConsentRow.participant_id == like)).all():
        session.add(ConsentRow(**consent.model_dump(exclude={"id", "participant_id"}), participant_id=copy.id))
    return copy.id


def test_a_mentor_of_another_group_hands_hers_on_in_the_same_step(led):
    with Session(led.engine) as session:
        flo, gus = another(session, EVE, "Flo"), another(session, CY, "Gus")
        other = PairingRow(**session.get(PairingRow, 2).model_dump(exclude={"id"}))
        session.add(other)
        session.flush()
        for who, side in ((ADA, "mentor"), (BO, "mentee"), (flo, "mentee")):
            session.add(PairingMemberRow(program_id=1, pairing_id=other.id, participant_id=who, side=side))
        session.commit()
    cora = led.workspace("cora")
    desk = cora.reassignment.desk()
    plain, moving = desk.leads(desk.group(2), LEAVES)
    assert (plain.mentor_id, plain.moves, moving.mentor_id, moving.then.mentor_id) == (gus, 0, ADA, gus)
    assert cora.regrouping.lead(2, moving, desk.fingerprint, LEAVES) == 2
    rows = everything(led, PairingRow)
    assert [(row.follows_id, members(led, row.id)) for row in rows[-2:]] == [(2, {ADA, DI, EVE}), (3, {gus, BO, flo})]
    assert (rows[2].ending, rows[2].end_reason) == ("moved", "Ada leads another group that had lost its mentor")


def test_a_group_changed_meanwhile_or_a_mentor_who_is_none_changes_nothing(led):
    workspace = led.workspace("cora")
    desk = workspace.reassignment.desk()
    [lead] = desk.leads(desk.group(2), LEAVES)
    with pytest.raises(Conflict, match="ended or begun anew"):
        workspace.regrouping.lead(2, lead, desk.fingerprint)
    with pytest.raises(InvalidInput):
        workspace.regrouping.lead(2, lead, desk.fingerprint, Closing(2, Ending.MOVED))
    give(led, LEAVES)
    with pytest.raises(Conflict, match="changed meanwhile"):
        workspace.regrouping.lead(2, lead, desk.fingerprint, LEAVES)
    assert len(everything(led, PairingRow)) == 3
