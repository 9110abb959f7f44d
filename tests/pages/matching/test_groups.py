"""Groups on the desk: as cards, people moved with the price before, published as one."""

import pytest
from sqlmodel import Session, select

from db.models import FormRow, FormVersionRow, MessageRow, PairingRow, PairRuleRow, ParticipantRow, ProgramRow
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


def in_more_rules(world, see, **settings):
    with Session(world.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, **settings}
        for person in session.exec(select(ParticipantRow)):
            person.places = 2
        session.get(PairingRow, 1).ended_on = world.time.date()
        session.commit()
    return press(see("matching.desk", "cora"), "Match")


def test_a_limit_on_those_alike_is_kept_with_the_rules(world, desk):
    with Session(world.engine) as session:
        for row in session.exec(select(FormVersionRow)):
            team = {**row.document["questions"][0], "key": "team", "label": "Team", "kind": "choice",
                    "options": ["Sales", "Law"], "required": False}  # fmt: skip
            row.document = {**row.document, "questions": [*row.document["questions"], team]}
        session.commit()
    desk.run()
    next(each for each in desk.multiselect if each.label.startswith("Not too many")).set_value(["team"]).run()
    assert "Team (at most 2 alike)" in said(desk)
    press(desk, "Keep these rules")
    kept = world.workspace("cora").matching.desk().rules.grouping
    assert [(each.question, each.most) for each in kept.limits] == [("team", 2)]


def test_a_mentee_with_several_mentors_is_one_row(world, see):
    app = in_more_rules(world, see)
    app.segmented_control(key="desk_part").set_value("by mentee").run()
    assert not app.exception
    row = app.dataframe[0].value.set_index("Mentee").loc["Bo"]
    assert row["Of places"] in ("1 of 2", "2 of 2") and "several mentors" in said(app)


def test_in_reverse_mentoring_the_junior_is_named(world, see):
    app = in_more_rules(world, see, form="reverse")
    assert "Here mentors are the juniors: they teach, and mentees learn." in said(app)
    assert {"Mentee (senior)", "Mentor (junior)"} <= set(app.dataframe[0].value.columns)


@pytest.fixture
def peers(world, see):
    """Five peers who were mentors and mentees, and circles of three to five."""
    with Session(world.engine) as session:
        program = session.get(ProgramRow, 1)
        program.settings = {**program.settings, "form": "peer"}
        session.get(PairingRow, 1).ended_on = world.time.date()
        for person in session.exec(select(ParticipantRow)):
            person.side = "peer"
        for form in session.exec(select(FormRow).where(FormRow.cohort_id == 1, FormRow.side == "mentor")):
            form.side = "peer"
        session.commit()
    return press(see("matching.desk", "cora"), "Match")


def test_peers_are_neither_mentors_nor_mentees(peers):
    words = said(peers).lower()
    assert "4 of 5 people paired" in words and "mentor" not in words and "mentee" not in words


def test_peers_sit_in_circles_where_somebody_wishes_it(world, peers):
    next(each for each in peers.toggle if each.label == "Circles instead of pairs").set_value(True).run()
    peers.segmented_control(key="desk_part").set_value("groups").run()
    words = said(peers)
    assert "4 of 5 people in 1 circle; 1 waits" in words  # who were together before are not again
    assert "Circle 1" in words and "4 people; from 3 to 5 are possible." in words
    assert "mentor" not in words.lower() and "mentee" not in words.lower()
    press(peers, "Review and publish")
    next(button for button in peers.button if button.label == "Review and publish").click()
    next(button for button in peers.button if button.label == "Publish 1 group").click()
    peers.run()
    assert not peers.exception and not peers.error
    assert len(rows(world, PairingRow)) == 2 and len(rows(world, MessageRow)) == 4
    assert [one.name for one in world.workspace("cora").matching.desk().pool.people] == ["Bo"]
