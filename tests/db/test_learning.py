"""What matching may learn of is read with everybody who ever was in a pairing."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from core.errors import NotAllowed
from core.evaluation.learned import Outcome
from core.evaluation.learned_fits import learned_from
from db.models import CheckInRow, GoalRow, MeetingRow, PairingRow, ParticipantRow
from tests.conftest import NOW, World

DAY = NOW.date()


def test_a_pairing_is_judged_only_by_what_is_known_of_it(anywhere: World) -> None:
    young = anywhere.workspace("cora").learning.paired_before().cohorts[0]
    (one,) = young.pairings
    assert one.pairs == ((3, 1),)
    assert set(one.went.values()) == {None}, "it began today: nothing is known yet, and nothing is zero"
    with Session(anywhere.engine) as session:
        pairing = session.get_one(PairingRow, 1)
        pairing.started_on, pairing.ended_on, pairing.ending = DAY - timedelta(200), DAY - timedelta(150), "time"
        session.get_one(ParticipantRow, 3).status = "left"
        for days in (199, 190, 160):
            session.add(
                MeetingRow(program_id=1, pairing_id=1, met_on=DAY - timedelta(days), state="held", created_at=NOW)
            )
        session.add(GoalRow(program_id=1, pairing_id=1, document={"state": "done"}, created_at=NOW))
        for who, rating in ((1, 4), (3, 3)):
            session.add(CheckInRow(program_id=1, participant_id=who, pairing_id=1, asked_on=DAY, due_on=DAY,
                                   answered_on=DAY, rating=rating))  # fmt: skip
        session.commit()
    before = anywhere.workspace("cora").learning.paired_before()
    (one,) = before.cohorts[0].pairings
    assert one.went == {Outcome.LASTED: 0.0, Outcome.MET: 1.0, Outcome.CONTENT: 3.5, Outcome.REACHED: 1.0}
    found = learned_from(before.cohorts, before.criteria)
    assert (found.is_enough, found.known[Outcome.LASTED]) == (False, 1)


@pytest.mark.parametrize("who", ["ada", "lea", "sue"])
def test_what_matching_learned_is_for_those_who_match(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        world.workspace(who).learning.paired_before()
