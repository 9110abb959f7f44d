"""Pausing, coming back and leaving, of many at once, each told."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible
from core.intake.applications import ApplicationStatus
from db.links import LinkPurpose, find_link
from db.models import CohortRow, MessageRow, PairingRow, ParticipantRow


def read(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def test_many_pause_and_come_back_and_each_is_told(anywhere):
    seen = {row.id: row.version for row in read(anywhere, ParticipantRow) if row.id in (4, 5)}
    assert anywhere.workspace("cora").breaks.change(seen, "paused", tell=True, note="Rest well.") == 2
    assert [row.status for row in read(anywhere, ParticipantRow)][3:] == ["paused", "paused"]
    assert [(each.kind, each.to_name) for each in read(anywhere, MessageRow)] == [("paused", "Di"), ("paused", "Eve")]
    assert all("Rest well." in each.body for each in read(anywhere, MessageRow))
    seen = {row.id: row.version for row in read(anywhere, ParticipantRow) if row.id in (4, 5)}
    assert anywhere.workspace("cora").breaks.change(seen, "active") == 2
    assert len(read(anywhere, MessageRow)) == 2


def test_who_left_comes_back_with_a_link_that_works(anywhere):
    breaks = anywhere.workspace("cora").breaks
    breaks.change({3: 1}, "left", tell=True)
    assert read(anywhere, PairingRow)[0].ended_on == anywhere.time.date()
    breaks.change({3: 2}, "active", tell=True)
    assert [each.kind for each in read(anywhere, MessageRow)] == ["left", "back"]
    token = read(anywhere, MessageRow)[-1].body.partition("link=")[2].split()[0]
    with Session(anywhere.engine) as session:
        assert find_link(session, token, LinkPurpose.PARTICIPANT, anywhere.time).subject_id == 3
    assert anywhere.by_link("bo").participants.mine()[0].status == "active"


def test_with_one_that_somebody_else_changed_none_is_changed(anywhere):
    breaks = anywhere.workspace("cora").breaks
    breaks.change({4: 1}, "paused")
    with pytest.raises(Conflict, match="Di was changed by somebody else"):
        breaks.change({4: 1, 5: 1}, "left")
    assert [row.status for row in read(anywhere, ParticipantRow)][3:] == ["paused", "active"]


def test_who_has_left_is_not_paused(world):
    breaks = world.workspace("cora").breaks
    breaks.change({4: 1}, "left")
    with pytest.raises(Conflict, match="has left"):
        breaks.change({4: 2}, "paused")


@pytest.mark.parametrize("to", [ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN])
def test_whoever_was_declined_or_withdrew_is_not_brought_back_past_the_decision(world, to):
    ours = world.workspace("cora")
    ours.applications.decide({4: 1}, to)
    di = next(each for each in ours.participants.people().everyone if each.name == "Di")
    assert di.status == "left"
    with pytest.raises(Infeasible, match="declined or taken back"):
        ours.breaks.change({di.id: di.version}, "active")


def test_somebody_of_another_cohort_is_not_changed_from_here(anywhere):
    with Session(anywhere.engine) as session:
        codes = {"mentor_code": "next-mentor", "mentee_code": "next-mentee"}
        session.add(CohortRow(id=9, program_id=1, name="2027", created_at=anywhere.time, **codes))
        session.flush()
        session.get(ParticipantRow, 4).cohort_id = 9
        session.commit()
    seen = {row.id: row.version for row in read(anywhere, ParticipantRow) if row.id in (4, 5)}
    with pytest.raises(Conflict, match="not here any more"):
        anywhere.workspace("cora").breaks.change(seen, "paused")
    assert [row.status for row in read(anywhere, ParticipantRow)][3:] == ["active", "active"]
