"""Charter, targets, and reports that are frozen and shown by a link that expires."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.evaluation.charter import Charter
from core.evaluation.suppression import FEWEST
from core.evaluation.targets import Aim, Standing, Target
from core.reports.supervisor import Words
from db import Reporting
from db.demo import create_demo
from db.models import CharterRow, CohortRow, MessageRow, PairingRow, ParticipantRow, RoleRow
from tests.core.reports.test_nothing_to_subtract import GUESSES, widths
from tests.db.test_surveys import more_people, sent


def test_a_charter_is_kept_as_the_newest_of_its_versions(anywhere):
    charters = anywhere.workspace("cora").charters
    charters.save(Charter(purpose="One"), 0)
    charters.save(Charter(purpose="Two"), 1)
    with pytest.raises(Conflict, match="Somebody else"):
        charters.save(Charter(purpose="Three"), 1)
    kept = anywhere.workspace("sue").charters.read()
    assert (kept.charter.purpose, kept.versions) == ("Two", 2)
    with Session(anywhere.engine) as session:
        assert [row.document["purpose"] for row in session.exec(select(CharterRow).order_by(CharterRow.id)).all()] == [
            "One", "Two",
        ]  # fmt: skip
    with pytest.raises(NotAllowed):
        anywhere.workspace("sue").charters.save(Charter(), 2)


def test_a_target_stands_against_what_the_cohort_has(anywhere):
    charters = anywhere.workspace("cora").charters
    assert charters.standing() == ()
    charters.add_target(Target("people", Aim.AT_LEAST, 5))
    target = charters.add_target(Target("paired", Aim.AT_LEAST, 0.8))
    assert [each.standing for each in charters.standing()] == [Standing.REACHED, Standing.NO_DATA]
    charters.remove_target(target)
    assert [each.target.key for each in anywhere.workspace("sue").charters.read().targets] == ["people"]
    with pytest.raises(InvalidInput):
        charters.add_target(Target("paired", Aim.AT_LEAST, 80))
    assert anywhere.workspace("zed", 2).charters.read().targets == ()


def test_a_report_stays_as_it_was_made(anywhere):
    reports = anywhere.workspace("cora").reports
    report_id = reports.make(Words("All well"))
    before = reports.one(report_id).report
    reports.close(report_id)
    more_people(anywhere, 3)
    after = anywhere.workspace("sue").reports.one(report_id).report
    assert after == before and after.words.comment == "All well"
    assert reports.preview().figures != before.figures
    assert [each.id for each in reports.all()] == [report_id]


def test_a_link_shows_one_report_until_it_expires(anywhere):
    reports = anywhere.workspace("cora").reports
    report_id = reports.make(Words())
    token = reports.share(report_id, 30, "Ann", "ann@example.org").partition("link=")[2]
    reading = Reporting(anywhere.engine, anywhere.clock)
    assert reading.read(token)[0] == reports.one(report_id).report
    with Session(anywhere.engine) as session:
        (message,) = session.exec(select(MessageRow)).all()
    assert (message.to_email, message.kind) == ("ann@example.org", "report") and token in message.body
    assert reports.one(report_id).links == 1
    anywhere.time += timedelta(days=31)
    with pytest.raises(NotFound):
        reading.read(token)
    assert reports.one(report_id).links == 0


def test_a_link_that_is_taken_back_opens_nothing(anywhere):
    reports = anywhere.workspace("cora").reports
    report_id = reports.make(Words())
    token = reports.share(report_id, 30).partition("link=")[2]
    assert reports.stop_sharing(report_id) == 1
    with pytest.raises(NotFound):
        Reporting(anywhere.engine, anywhere.clock).read(token)
    with pytest.raises(InvalidInput) as no:
        reports.share(report_id, 0, "", "nowhere")
    assert [fault.where for fault in no.value.faults] == ["Days", "E-mail", "Name"]


def test_a_supervisor_reads_closed_reports_only(anywhere):
    made, hers = anywhere.workspace("cora").reports, anywhere.workspace("sue").reports
    draft, closed, sent = (made.make(Words(name)) for name in ("draft", "closed", "sent"))
    made.close(closed)
    made.share(sent, 30)  # whoever is sent one is told
    assert [each.id for each in hers.all()] == [sent, closed]
    assert hers.newest_closed().words.comment == "sent"
    with pytest.raises(NotFound):
        hers.one(draft)
    with pytest.raises(Conflict, match="closed"):
        made.remove(closed)
    made.remove(draft)
    assert [each.id for each in made.all()] == [sent, closed]
    closed_at = made.one(closed).closed_at
    anywhere.time += timedelta(days=1)
    made.close(closed)
    assert made.one(closed).closed_at == closed_at


def test_a_supervisor_reads_no_number_of_the_day(world):
    hers = world.workspace("sue")
    for live in (hers.evaluation.overview, hers.charters.standing, hers.reports.preview):
        with pytest.raises(NotAllowed):
            live()
    assert hers.charters.read().charter == Charter()


def test_a_supervisor_makes_no_report_and_whoever_takes_part_reads_none(world):
    report_id = world.workspace("cora").reports.make(Words())
    world.workspace("cora").reports.close(report_id)
    assert world.workspace("sue").reports.one(report_id).id == report_id
    for forbidden in (lambda: world.workspace("sue").reports.make(Words()), world.workspace("sue").reports.preview,
                      lambda: world.workspace("bo").reports.one(report_id)):  # fmt: skip
        with pytest.raises(NotAllowed):
            forbidden()
    with pytest.raises(NotFound):
        world.workspace("zed", 2).reports.one(report_id)


def test_lengths_count_what_ended_before_it_was_meant_to(world):
    from db.cohort_counts import cohort_counts

    today = world.time.date()
    with Session(world.engine) as session:
        session.get(CohortRow, 1).ends_on = today + timedelta(days=30)
        first = session.get(PairingRow, 1)
        first.started_on = today - timedelta(days=40)
        for ended in (today - timedelta(days=10), today + timedelta(days=40)):
            session.add(
                PairingRow(
                    program_id=1, cohort_id=1, started_on=today - timedelta(days=50), ended_on=ended,
                    published_at=world.time,
                )
            )  # fmt: skip
        session.commit()
        counts = cohort_counts(session, 1, today)
    assert counts.lengths == ((40, False), (40, True), (50, False))
    assert (counts.ready, counts.paired, counts.waiting) == (5, 2, 3)


def test_open_anonymous_answers_are_in_no_report(world):
    ids = more_people(world, 8)
    sent(world, ids, anonymous=True)
    keys = [str(each.title) for each in world.workspace("cora").reports.preview().figures]
    assert not [key for key in keys if "How it goes" in key]


@pytest.mark.parametrize("leave", [1, 4, 15])
def test_a_supervisor_with_three_reports_and_a_solver_finds_no_group_that_was_held_back(world, leave):
    demo = create_demo(world.engine, world.accounts["olga"], world.time, mentees=80, mentors=60)
    with Session(world.engine) as session:
        role = RoleRow(program_id=demo, account_id=world.accounts["sue"], role="supervisor", granted_at=world.time)
        session.add(role)
        session.commit()
    for _ in range(3):
        made = world.workspace("olga", demo).reports
        made.close(made.make(Words()))
        with Session(world.engine) as session:
            here = ParticipantRow.program_id == demo, ParticipantRow.status == "active"
            for row in session.exec(
                select(ParticipantRow).where(*here).order_by(ParticipantRow.id.desc()).limit(leave)
            ):
                row.status = "left"
            session.commit()
        world.time += timedelta(days=90)
    tables: dict[tuple[str, str], list] = {}
    for kept in reversed(world.workspace("sue", demo).reports.all()):
        for table in kept.report.groups:
            told = tables.setdefault((table.side, table.question), [])
            if table not in told:
                told.append(table)
    assert any(table.held_back for told in tables.values() for table in told)
    for told in tables.values():
        if any(people for table in told for _, people in table.groups):
            for guess in GUESSES:
                assert all(width >= FEWEST - 1e-6 for width in widths(told, guess))
