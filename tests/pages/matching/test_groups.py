"""Groups on the desk: as cards, people moved with the price before, published as one."""

import pytest
from sqlmodel import Session

from db.models import MessageRow, PairingRow, PairRuleRow, ParticipantRow, ProgramRow
from tests.pages.matching.test_desk import press, rows, said

ADA, CY, BO, DI, EVE = 1, 2, 3, 4, 5


@pytest.fixture
def desk(world, see):
    """Two mentors with two places each, three mentees; groups of one or two."""
    with Session(world.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, "form": "group", "group_least": 1, "group_most": 2}
        for mentor in (ADA, CY):
            session.get(ParticipantRow, mentor).places = 2
        session.get(PairingRow, 1).ended_on = world.time.date()
        session.commit()
    return press(see("matching.desk", "cora"), "Match")


def test_groups_are_cards_with_their_people(desk):
    words = said(desk)
    assert "3 of 3 mentees in 2 groups" in words and "from 1 to 2 are possible" in words
    assert "points a person" in words and "- Di · " in words


def test_moving_somebody_says_its_price_first_and_locks_her_there(world, desk):
    desk.selectbox(key="move_who").set_value(DI).run()
    desk.selectbox(key=f"move_to_{DI}").set_value(0).run()
    assert "It costs" in said(desk) and "would move" in said(desk) and rows(world, PairRuleRow) == []
    press(desk, "Move: lock into this group")
    assert "say why" in said(desk)
    desk.text_input(key=f"why_({DI}, {ADA})").set_value("She asked for Ada")
    press(desk, "Move: lock into this group")
    [row] = rows(world, PairRuleRow)
    assert (row.mentee_id, row.mentor_id, row.kind) == (DI, ADA, "lock")
    assert "Di · " in said(desk) and "🔒" in said(desk)


def test_a_group_is_published_as_a_whole(world, desk):
    press(desk, "Review and publish")
    assert "**2 groups** will be made, and 5 messages written." in said(desk)
    next(button for button in desk.button if button.label == "Review and publish").click()
    next(button for button in desk.button if button.label == "Publish 2 groups").click()
    desk.run()
    assert len(rows(world, PairingRow)) == 3 and len(rows(world, MessageRow)) == 5
    assert "2 groups were published" in said(desk)
