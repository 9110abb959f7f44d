"""Those who wait: first in line, a place more, and a kind message."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed
from core.intake.applications import MOST_PLACES
from db.models import ApplicationRow, MessageRow, ParticipantRow

DI, EVE, CY = 4, 5, 2


def person(world, id):
    with Session(world.engine) as session:
        return session.get(ParticipantRow, id)


def test_whoever_is_first_in_line_is_paired_first_and_no_longer_once_taken_out(anywhere):
    workspace = anywhere.workspace("cora")
    assert workspace.unpaired.put_first([EVE]) == 1
    assert workspace.unpaired.put_first([EVE]) == 0
    assert [one.name for one in workspace.matching.desk().pool.mentees if one.priority] == ["Eve"]
    assert workspace.unpaired.put_first([EVE], first=False) == 1
    assert not person(anywhere, EVE).priority


def test_a_place_more_is_given_to_all_or_to_none(anywhere):
    workspace = anywhere.workspace("cora")
    with pytest.raises(InvalidInput, match="places were not changed"):
        workspace.unpaired.give_places({CY: 1, DI: MOST_PLACES})
    assert person(anywhere, CY).places == 1
    workspace.unpaired.give_places({CY: 1})
    assert person(anywhere, CY).places == 2
    with Session(anywhere.engine) as session:
        assert session.get(ApplicationRow, person(anywhere, CY).application_id).places == 2


def test_a_kind_message_waits_in_the_outbox_with_a_link_of_her_own(anywhere):
    workspace = anywhere.workspace("cora")
    example = workspace.unpaired.preview(EVE, "We have not forgotten you.")
    assert workspace.unpaired.write([DI, EVE], "We have not forgotten you.") == 2
    with Session(anywhere.engine) as session:
        messages = session.exec(select(MessageRow).order_by(MessageRow.id)).all()
    assert [(each.to_email, each.status) for each in messages] == [
        ("di@example.org", "waiting"), ("eve@example.org", "waiting"),
    ]  # fmt: skip
    assert messages[1].subject == example.subject and "We have not forgotten you." in messages[1].body
    assert messages[0].body.split("link=")[1] != messages[1].body.split("link=")[1]


def test_nobody_is_written_to_who_takes_part_no_more(world):
    with Session(world.engine) as session:
        session.get(ParticipantRow, EVE).status = "left"
        session.commit()
    with pytest.raises(Conflict, match="does not take part any more"):
        world.workspace("cora").unpaired.write([DI, EVE])
    with Session(world.engine) as session:
        assert session.exec(select(MessageRow)).all() == []


@pytest.mark.parametrize("who", ["lea", "sue", "bo"])
def test_only_staff_give_places(world, who):
    with pytest.raises(NotAllowed):
        world.workspace(who).unpaired.give_places({CY: 1})
