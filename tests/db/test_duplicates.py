"""Merging keeps pairings, consents, messages, screening and links; it is refused where it can't be right."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.intake.applications import ApplicationStatus
from core.program.questions import Side
from db.links import LinkPurpose, find_link, make_link
from db.models import (
    ApplicationRow,
    AuditRow,
    ConsentRow,
    GuardianRow,
    ImportChangeRow,
    ImportRow,
    PairingMemberRow,
    PairingRow,
    PairRuleRow,
    ParticipantRow,
    PrivateLinkRow,
    ReferralRow,
    ScreeningRow,
    metadata,
)
from tests.conftest import NOW


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
    merge(twice, email="bo@example.org", name="Bo Berg")
    with Session(twice.engine) as session:
        assert session.get(ApplicationRow, 3) is None
        kept = session.get(ApplicationRow, 30)
        assert (kept.status, kept.answers) == ("accepted", {"skills": {"Python": 3}})
        (bo,) = [row for row in session.exec(select(ParticipantRow)) if row.name == "Bo Berg"]
        assert (bo.id, bo.application_id, bo.email) == (3, 30, "bo@example.org")
        assert session.get(PairingRow, 1).ended_on is None
        assert session.exec(select(ScreeningRow)).one().application_id == 30
        assert find_link(session, token, LinkPurpose.PARTICIPANT, twice.time).subject_id == 3
        lines = session.exec(select(AuditRow).where(AuditRow.action == "decide on an application")).all()
        assert lines[-1].changes["application"]["removed"] == 1


def second_place(world, paired_with_herself=False, application=30):
    world.workspace("cora").applications.decide({application: 1}, ApplicationStatus.ACCEPTED)
    with Session(world.engine) as session:
        second = session.exec(select(ParticipantRow).where(ParticipantRow.application_id == application)).one()
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


def mentors_twice(world):
    """Cy has applied and been accepted twice: as participant 2, and as the one given."""
    with Session(world.engine) as session:
        again = session.get(ApplicationRow, 2).model_dump(exclude={"id", "version"})
        session.add(ApplicationRow(**again | {"id": 31, "email": "cy@example.com", "status": "submitted"}))
        session.commit()
    return second_place(world, application=31)


def merge_mentors(world, kept=31):
    seen, answers = versions(world, 2, 31), {"skills": {"Budgeting": 3}}
    world.workspace("cora").duplicates.merge(seen, kept, {}, answers)


def test_two_who_may_recommend_have_one_link_to_do_so_afterwards(anywhere):
    mentors_twice(anywhere)
    anywhere.workspace("cora").referrals.make()
    merge_mentors(anywhere)
    with Session(anywhere.engine) as session:
        codes = session.exec(select(ReferralRow.participant_id)).all()
        assert sorted(codes) == sorted(session.exec(select(ParticipantRow.id).where(ParticipantRow.side == "mentor")))


def test_whoever_was_found_out_to_be_meant_is_still_kept_apart(anywhere):
    second = mentors_twice(anywhere)
    with Session(anywhere.engine) as session:
        di = session.get(ApplicationRow, 4)
        di.answers = {**di.answers, "not_with": "my uncle"}
        session.commit()
    ours = anywhere.workspace("cora")
    ours.kept_apart.settle(4, "my uncle", [2])
    merge_mentors(anywhere)
    assert (4, second) in anywhere.workspace("cora").matching.desk().rules.barred


def test_a_pair_that_must_not_be_stays_barred_whichever_is_kept(anywhere):
    second = mentors_twice(anywhere)
    with Session(anywhere.engine) as session:
        for mentor, kind in ((2, "bar"), (second, "lock")):
            rule = {"program_id": 1, "cohort_id": 1, "mentee_id": 4, "mentor_id": mentor, "at": anywhere.time}
            session.add(PairRuleRow(**rule, kind=kind))
        session.commit()
    merge_mentors(anywhere)
    with Session(anywhere.engine) as session:
        assert [(row.mentor_id, row.kind) for row in session.exec(select(PairRuleRow))] == [(second, "bar")]


def link_of(world, purpose, subject_id=3):
    with Session(world.engine) as session:
        details = {"of": "application"} if purpose == "consent" else {}
        token = make_link(
            session, LinkPurpose(purpose), program_id=1, subject_id=subject_id, now=world.time, days=9, details=details
        )
        session.commit()
        return token


def opens(world, token):
    with Session(world.engine) as session:
        return find_link(session, token, None, world.time).subject_id


@pytest.mark.parametrize("purpose", ["application", "guardian", "consent"])
def test_the_links_of_the_application_that_goes_lead_to_the_one_that_stays(twice, purpose):
    with Session(twice.engine) as session:
        session.get(ApplicationRow, 3).email = "Bo@example.com"
        session.add(GuardianRow(program_id=1, application_id=3, name="Mo", email="mo@example.org", asked_at=twice.time))
        session.commit()
    token = link_of(twice, purpose)
    merge(twice)
    assert opens(twice, token) == 30


@pytest.mark.parametrize("purpose", ["application", "consent", "participant", "survey", "check-in"])
def test_a_link_sent_to_another_address_shows_nothing_of_the_one_that_stays(twice, purpose):
    token = link_of(twice, purpose)
    merge(twice)
    with pytest.raises(NotFound, match="another e-mail address"):
        opens(twice, token)


def test_an_account_of_another_address_does_not_open_the_place_of_the_one_that_stays(twice):
    second = second_place(twice)  # Bo, whose account is bo@example.org, is participant 3
    merge(twice)
    with Session(twice.engine) as session:
        assert session.get(ParticipantRow, second).account_id is None


def everything(world):
    """Every row of every table but those that only grow, and but for how often each was changed."""
    found = {}
    with Session(world.engine) as session:
        for table in metadata.sorted_tables:
            if table.name not in ("audit", "application_merge"):
                rows = [
                    {k: v for k, v in row.items() if k != "version"}
                    for row in session.execute(table.select()).mappings()
                ]
                found[table.name] = sorted(rows, key=str)
    return found


@pytest.mark.parametrize("kept", [3, 30])
def test_a_merge_that_is_taken_apart_leaves_everything_as_it_was(twice, kept):
    second_place(twice)
    with Session(twice.engine) as session:
        di = session.get(ApplicationRow, 4)
        di.answers = {**di.answers, "not_with": "my uncle"}
        session.commit()
    ours = twice.workspace("cora")
    ours.kept_apart.settle(4, "my uncle", [3])
    for purpose in ("application", "consent"):
        link_of(twice, purpose)
    before = everything(twice)
    merge(twice, kept, name="Bo", email="bo@example.com")
    assert everything(twice) != before
    (merged,) = twice.workspace("olga").duplicates.merged()
    assert {merged.email, merged.other} == {"bo@example.com", "bo@example.org"} or kept == 3
    ours.duplicates.take_apart(merged.id)
    assert everything(twice) == before
    assert ours.duplicates.merged() == ()


def test_who_is_made_two_again_gets_another_number_where_hers_was_given_away(anywhere):
    with Session(anywhere.engine) as session:
        again = session.get(ApplicationRow, 5).model_dump(exclude={"id", "version"})
        session.add(ApplicationRow(**again | {"id": 31, "email": "eve@example.com", "status": "submitted"}))
        session.commit()
    token = link_of(anywhere, "application", 31)
    seen = versions(anywhere, 5, 31)
    duplicates = anywhere.workspace("cora").duplicates
    duplicates.merge(seen, 5, {}, {})
    with Session(anywhere.engine) as session:
        session.add(
            ApplicationRow(**again | {"id": 31, "name": "New", "email": "new@example.com", "status": "submitted"})
        )
        session.commit()
    duplicates.take_apart(duplicates.merged()[0].id)
    with Session(anywhere.engine) as session:
        assert session.get(ApplicationRow, 31).name == "New"
        assert session.get(ApplicationRow, opens(anywhere, token)).email == "eve@example.com"


def test_two_stay_one_where_that_one_was_changed_since(twice):
    merge(twice, email="bo@example.org")
    with Session(twice.engine) as session:
        session.get(ApplicationRow, 30).email = "bo@example.net"
        session.commit()
    duplicates = twice.workspace("cora").duplicates
    with pytest.raises(InvalidInput, match="stay one"):
        duplicates.take_apart(duplicates.merged()[0].id)


def test_how_they_were_is_forgotten_after_a_month(twice):
    merge(twice)
    id = twice.workspace("cora").duplicates.merged()[0].id
    twice.time += timedelta(days=31)
    duplicates = twice.workspace("cora").duplicates
    assert duplicates.merged() == ()
    with pytest.raises(NotFound):
        duplicates.take_apart(id)


def test_the_guardian_of_the_one_that_stays_is_the_only_one_with_a_link(twice):
    with Session(twice.engine) as session:
        for id in (3, 30):
            session.add(GuardianRow(program_id=1, application_id=id, name="Mo", email="m@example.org", asked_at=NOW))
        token = make_link(session, LinkPurpose.GUARDIAN, program_id=1, subject_id=3, now=twice.time, days=9)
        session.commit()
    merge(twice)
    with Session(twice.engine) as session, pytest.raises(NotFound):
        find_link(session, token, LinkPurpose.GUARDIAN, twice.time)


def test_an_application_that_is_still_alive_is_not_lost_in_one_that_was_withdrawn(twice):
    with Session(twice.engine) as session:
        session.get(ApplicationRow, 3).status, session.get(ParticipantRow, 3).status = "submitted", "left"
        session.get(ApplicationRow, 30).status = "withdrawn"
        session.commit()
    merge(twice)
    with Session(twice.engine) as session:
        assert session.get(ApplicationRow, 30).status == "submitted"


def test_a_partner_reads_the_answers_that_were_kept_and_no_others(twice):
    with Session(twice.engine) as session:
        assert session.get(ParticipantRow, 3).shared
    twice.workspace("cora").duplicates.merge(versions(twice, 3, 30), 30, {}, {})
    with Session(twice.engine) as session:
        assert session.get(ParticipantRow, 3).shared == []


def test_an_import_of_the_one_that_goes_can_no_longer_be_undone(twice):
    with Session(twice.engine) as session:
        session.add(ImportRow(id=1, program_id=1, cohort_id=1, side="mentee", at=twice.time))
        session.flush()
        session.add(ImportChangeRow(program_id=1, import_id=1, application_id=3, after=2))  # 30 becomes version 2
        session.commit()
    merge(twice)
    with pytest.raises(InvalidInput):
        twice.workspace("cora").imports.undo(twice.time)
    with Session(twice.engine) as session:
        assert session.get(ApplicationRow, 30) is not None


def test_only_applications_that_are_here_can_be_said_to_be_of_two_people(world):
    with pytest.raises(NotFound):
        world.workspace("cora").duplicates.keep_both(3, 999)
    assert world.workspace("cora").duplicates.all() == ()
