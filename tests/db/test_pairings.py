"""Pairings: the list, ending one, and what each of the two sees of it."""

import pytest
from sqlmodel import Session

from core.errors import Conflict, InvalidInput
from db.models import PairingRow


def test_the_list_says_who_is_together_since_when(anywhere):
    [pairing] = anywhere.workspace("lea").pairings.all()
    assert (pairing.names, pairing.started_on, pairing.ended_on) == ("Bo & Ada", anywhere.time.date(), None)


def test_ending_needs_a_reason_frees_the_places_and_is_done_once(anywhere):
    workspace = anywhere.workspace("cora")
    [pairing] = workspace.pairings.all()
    with pytest.raises(InvalidInput):
        workspace.pairings.end(pairing.id, pairing.version, " ")
    workspace.pairings.end(pairing.id, pairing.version, "Ada moves away")
    [ended] = workspace.pairings.all()
    assert (ended.ended_on, ended.end_reason) == (anywhere.time.date(), "Ada moves away")
    assert {"Ada", "Bo"} <= {person.name for person in workspace.matching.desk().pool.people}
    with pytest.raises(Conflict):
        workspace.pairings.end(pairing.id, pairing.version, "again")


def test_each_sees_the_other_and_how_to_reach_her(anywhere):
    for mine in (anywhere.workspace("bo"), anywhere.by_link("bo")):
        [part] = mine.pairings.mine()
        [pairing] = part.now
        [partner] = pairing.partners
        assert (partner.name, partner.email, part.leads) == ("Ada", "ada@example.org", True)


def test_whoever_waits_sees_that_she_waits(world):
    [part] = world.by_link("di").pairings.mine()
    assert (part.now, part.before, part.paused) == ((), (), False)


def test_after_the_end_the_address_is_gone(world):
    with Session(world.engine) as session:
        session.get(PairingRow, 1).ended_on = world.time.date()
        session.commit()
    [part] = world.by_link("bo").pairings.mine()
    [before] = part.before
    assert part.now == () and [(p.name, p.email, p.profile) for p in before.partners] == [("Ada", "", ())]


def test_a_pairing_that_got_the_number_of_one_that_was_taken_back_is_not_ended_for_it(world):
    workspace = world.workspace("cora")
    [pairing] = workspace.pairings.all()
    with pytest.raises(Conflict):
        workspace.pairings.end(pairing.id, pairing.version, "over", members=[pairing.members[0].id, 5])
    workspace.pairings.end(pairing.id, pairing.version, "over", members=[each.id for each in pairing.members])
