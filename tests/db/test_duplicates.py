"""Merging keeps pairings, consents, messages, screening and links; it is refused where it can't be right."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible
from core.program.questions import Side
from db.links import LinkPurpose, find_link
from db.models import (
    ApplicationRow,
    AuditRow,
    ConsentRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    PrivateLinkRow,
    ScreeningRow,
)


@pytest.fixture
def twice(anywhere):
    """Bo (paired) has applied again as "Bo Bo", from another address, and was accepted again."""
    with Session(anywhere.engine) as session:
        bo = session.get(ApplicationRow, 3)
        bo.name = session.get(ParticipantRow, 3).name = "Bo Berg"
        again = bo.model_dump(exclude={"id", "version"}) | {
            "id": 30, "email": "bo@example.com", "status": "submitted", "answers": {"skills": {"Python": 3}},
            "consents": {"participation": "1", "evaluation": "1"},
        }  # fmt: skip
        session.add(ApplicationRow(**again))
        session.commit()
    return anywhere


def versions(world, *ids):
    with Session(world.engine) as session:
        return {id: session.get(ApplicationRow, id).version for id in ids}


def merge(world, kept=30, **values):
    answers = {"skills": {"Python": 3}}
    world.workspace("cora").duplicates.merge(versions(world, 3, 30), kept, values, answers)


def test_they_are_found_and_two_people_are_not_asked_about_again(twice):
    duplicates = twice.workspace("cora").duplicates
    ((found),) = duplicates.all()
    assert (found.one.id, found.other.id, found.one.side) == (3, 30, Side.MENTEE)
    duplicates.keep_both(30, 3)
    assert duplicates.all() == ()


def test_a_merge_keeps_the_pairing_the_place_and_the_links(twice):
    token = twice.workspace("cora").participants.new_link(3).partition("link=")[2]
    with Session(twice.engine) as session:
        session.add(
            ScreeningRow(
                program_id=1, application_id=3, step="training", outcome="done", done_on=twice.time.date(), minutes=5,
                at=twice.time,
            )
        )  # fmt: skip
        session.commit()
    merge(twice, email="bo@example.com", name="Bo Berg")
    with Session(twice.engine) as session:
        assert session.get(ApplicationRow, 3) is None
        kept = session.get(ApplicationRow, 30)
        assert (kept.status, kept.answers) == ("accepted", {"skills": {"Python": 3}})
        (bo,) = [row for row in session.exec(select(ParticipantRow)) if row.name == "Bo Berg"]
        assert (bo.id, bo.application_id, bo.email) == (3, 30, "bo@example.com")
        assert session.get(PairingRow, 1).ended_on is None
        assert session.exec(select(ScreeningRow)).one().application_id == 30
        assert find_link(session, token, LinkPurpose.PARTICIPANT, twice.time).subject_id == 3
        lines = session.exec(select(AuditRow).where(AuditRow.action == "decide on an application")).all()
        assert lines[-1].changes["application"]["removed"] == 1


def second_place(world, paired_with_herself=False):
    from core.intake.applications import ApplicationStatus

    world.workspace("cora").applications.decide({30: 1}, ApplicationStatus.ACCEPTED)
    with Session(world.engine) as session:
        second = session.exec(select(ParticipantRow).where(ParticipantRow.application_id == 30)).one()
        if paired_with_herself:
            session.add(PairingMemberRow(program_id=1, pairing_id=1, participant_id=second.id, side="mentee"))
        session.commit()
        return second.id


def test_two_places_become_one_with_the_consents_and_links_of_both(twice):
    second = second_place(twice)
    merge(twice)
    with Session(twice.engine) as session:
        assert session.get(ParticipantRow, 3) is None
        assert (
            session.exec(select(PairingMemberRow.participant_id).where(PairingMemberRow.side == "mentee")).one()
            == second
        )
        consents = session.exec(select(ConsentRow.purpose).where(ConsentRow.participant_id == second)).all()
        assert sorted(consents) == ["evaluation", "participation", "sharing"]
        assert {row.subject_id for row in session.exec(select(PrivateLinkRow)) if row.purpose == "participant"} == {
            second
        }


def test_who_is_in_one_pairing_is_not_one_person(twice):
    second_place(twice, paired_with_herself=True)
    with pytest.raises(Infeasible, match="Both are in one pairing"):
        merge(twice)
    with Session(twice.engine) as session:
        assert session.get(ApplicationRow, 3) is not None


def test_what_was_changed_meanwhile_is_not_merged(twice):
    seen = versions(twice, 3, 30)
    with Session(twice.engine) as session:
        session.get(ApplicationRow, 3).places = 2
        session.commit()
    with pytest.raises(Conflict, match="Nothing was merged"):
        twice.workspace("cora").duplicates.merge(seen, 30, {}, {})
