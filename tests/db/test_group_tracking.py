"""A group is tracked as a pair is: all sign, who came counts, each is asked at the end, the mentor's hour counts once."""

import pytest
from sqlmodel import Session, select

from core.tracking.agreement import AgreementState
from core.tracking.closing import Step
from core.tracking.closure import Ending
from core.tracking.goals import Goal
from core.tracking.meetings import Meeting
from db import OwnWord
from db.models import MessageRow, PairingMemberRow
from tests.db.test_agreements import SAID, kept, of

ADA, BO, DI = 1, 3, 4


@pytest.fixture
def group(anywhere):
    """Ada guides Bo and Di."""
    with Session(anywhere.engine) as session:
        session.add(PairingMemberRow(program_id=1, pairing_id=1, participant_id=DI, side="mentee"))
        session.commit()
    return anywhere


def test_an_agreement_holds_once_all_of_them_have_signed(group):
    of(group, "bo").write_mine(1, SAID)
    for who in ("bo", "ada"):
        of(group, who).sign_mine(1, who.title(), kept(group).seen)
    assert kept(group).state is AgreementState.WAITS
    assert [one.name for one in kept(group).waits_for()] == ["Di"]
    of(group, "di").sign_mine(1, "Di", kept(group).seen)
    assert kept(group).state is AgreementState.SIGNED


def test_whoever_came_has_the_hour_and_the_mentor_has_it_once(group):
    today = group.time.date()
    group.by_link("ada").meetings.log_mine(1, Meeting(today, 60, came=frozenset({ADA, BO, DI})), OwnWord(5))
    group.by_link("bo").meetings.log_mine(1, Meeting(today, 30, came=frozenset({ADA, BO})), OwnWord(2))
    found = group.workspace("cora").hours.all().given
    minutes = {who: sum(one.minutes for one in found.attended if one.person == who) for who in (ADA, BO, DI)}
    assert minutes == {ADA: 90, BO: 90, DI: 60}
    life = group.workspace("cora").support.one(1).situation.life
    assert life.hours == 1.5  # of the group, not of each


def test_goals_of_all_and_of_each_stand_beside_one_another_for_the_team(group):
    for owner in (None, BO, DI):
        group.by_link("ada").goals.add_mine(1, Goal(f"Present of {owner}", owner=owner))
    lines = group.workspace("cora").goals.of_pairing(1)
    assert len(lines) == 3


def test_at_the_end_each_is_asked_and_each_has_a_certificate(group):
    closings = group.workspace("cora").closings
    closings.begin(1, Ending.OVER, group.time.date())
    assert closings.ask_back(1, closings.of_pairing(1).version) == 3
    with Session(group.engine) as session:
        asked = session.exec(select(MessageRow.to_name).where(MessageRow.kind == "look back")).all()
    assert set(asked) == {"Ada", "Bo", "Di"}
    assert Step.EXIT in closings.of_pairing(1).taken
    for who in (ADA, BO, DI):
        assert closings.certificate(1, who).name
