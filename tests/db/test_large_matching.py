"""A program of many thousands on the desk: matched by a job, read a page at a time, made in parts."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput
from core.jobs import JobStatus
from core.matching import match
from core.program.questions import Side
from db import Order, PairRuleKind
from db.jobs import run
from db.models import FoundPairRow, JobRow, MessageRow, PairingRow, ParticipantRow, ScenarioRow
from tests.conftest import World


def done(world: World, job) -> None:
    """What the worker's child does, here."""
    with Session(world.engine) as session:
        row = session.get(JobRow, job.id)
        row.status, row.attempt = JobStatus.RUNNING.value, 1
        session.commit()
    run(world.engine, job.id, 1, world.clock)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two mentees are many, so that a small world shows what a large one does."""
    monkeypatch.setattr("db.large_desk.PAIRS", 0)


def matched(world: World):
    """The desk of the coordinator, once the people of the world are matched."""
    large = world.workspace("cora").large_matching
    done(world, large.start(large.desk().rules))
    return large


def test_few_people_have_the_usual_desk(world, monkeypatch):
    large = world.workspace("cora").large_matching
    assert not large.is_large()
    monkeypatch.setattr("db.large_desk.PAIRS", 0)
    assert large.is_large()


def test_the_job_finds_the_pairs_of_the_usual_desk_and_says_why_others_wait(anywhere, many):
    large = matched(anywhere)
    usual = anywhere.workspace("cora").matching.desk()
    expected = match(usual.pool, usual.rules)
    desk = large.desk()
    assert (desk.job, desk.result.is_old, desk.result.counts.total) == (None, False, expected.total)
    for order in Order:
        number, pairs = large.pairs(desk.result.job_id, order=order)
        assert [(number, each.pair, each.score) for each in pairs] == [
            (len(expected.proposals), each.pair, each.score) for each in expected.proposals
        ]
    number, waiting = large.waiting(desk.result.job_id)
    assert [(each.person_id, each.reason, each.remedy) for each in waiting] == [
        (each.person_id, each.reason, each.remedy) for each in expected.unmatched
    ]
    assert number == desk.result.counts.waiting == 1


def test_two_alone_compare_as_they_did_among_all(world, many):
    large = matched(world)
    result = large.desk().result
    pair = large.pairs(result.job_id)[1][0]
    two = large.two(result.job_id, pair.pair)
    assert match(two.pool, result.rules).proposals[0].score == pair.score == two.found.score
    other = large.waiting(result.job_id)[1][0].person_id
    assert large.two(result.job_id, (other, pair.pair[1])).found is None


def test_people_are_found_by_a_part_of_their_name_and_too_many_are_refused(world, many, monkeypatch):
    large = matched(world)
    job = large.desk().result.job_id
    name = large.pairs(job)[1][0].names[1]
    assert large.pairs(job, name[:2].upper())[0] == 1 and large.pairs(job, "100%")[0] == 0
    assert [each.name for each in large.find(name, Side.MENTOR)] == [name] and not large.find(name, Side.MENTEE)
    monkeypatch.setattr("db.large_desk.MOST_NAMED", 1)
    with pytest.raises(InvalidInput, match="Too many"):
        large.pairs(job, "example.org")


def test_a_decision_counts_from_the_next_matching_on(world, many):
    large = matched(world)
    first = large.desk().result
    pair = large.pairs(first.job_id)[1][0].pair
    with pytest.raises(InvalidInput):
        large.decide(pair, PairRuleKind.BAR, " ", 0)
    large.decide(pair, PairRuleKind.BAR, "They know each other", 0)
    assert large.desk().result.is_old and large.decided()[0] == 1
    with pytest.raises(Conflict):
        large.decide(pair, PairRuleKind.LOCK, "Seen too early", 0)
    large = matched(world)
    assert pair not in [each.pair for each in large.pairs(large.desk().result.job_id)[1]]


def test_asked_for_twice_it_is_one_job_and_another_waits_for_it(world, many):
    large = world.workspace("cora").large_matching
    rules = large.desk().rules
    job = large.start(rules)
    assert large.start(rules).id == job.id and large.desk().job.id == job.id
    from dataclasses import replace

    with pytest.raises(Conflict):
        large.start(replace(rules, minimum_score=0.3))


def test_pairs_are_made_with_their_introductions_and_who_has_left_is_left_out(anywhere, many):
    large = matched(anywhere)
    job = large.desk().result.job_id
    pair = large.pairs(job)[1][0].pair
    with Session(anywhere.engine) as session:
        before = len(session.exec(select(PairingRow)).all())
        session.get(ParticipantRow, pair[0]).status = "left"
        session.commit()
    cora = anywhere.workspace("cora")
    first = large.start_publishing(job)
    assert large.start_publishing(job).id == first.id
    done(anywhere, first)
    assert cora.jobs.result(first.id) == {"made": 0, "left_out": 1} and large.desk().result.made == 0
    with Session(anywhere.engine) as session:
        session.get(ParticipantRow, pair[0]).status = "active"
        session.commit()
    second = large.start_publishing(job, "Have a good start.")
    done(anywhere, second)
    assert cora.jobs.result(second.id) == {"made": 1, "left_out": 0} and large.desk().result.made == 1
    assert large.pairs(job, left=True)[0] == 0
    with Session(anywhere.engine) as session:
        made = session.exec(select(PairingRow)).all()[before:]
        written = session.exec(select(MessageRow).where(MessageRow.pairing_id == made[0].id)).all()
        scenario = session.exec(select(ScenarioRow)).all()[-1]
        assert {each.participant_id for each in written} == set(pair)
        assert all("Have a good start." in each.body for each in written)
        assert (scenario.summary["published"], made[0].scenario_id) == (1, scenario.id)
    with pytest.raises(Infeasible, match="All of these pairs are made"):
        large.start_publishing(job)


def test_of_older_results_the_pairs_go(world, many):
    for _ in range(3):
        matched(world)
    with Session(world.engine) as session:
        assert len({row.job_id for row in session.exec(select(FoundPairRow)).all()}) == 2


def test_the_database_counts_how_people_stand_as_a_look_at_each_does(anywhere, monkeypatch):
    with Session(anywhere.engine) as session:
        for who, change in (
            ("cy", {"places": 3}),
            ("di", {"status": "paused", "paused_until": anywhere.time.date()}),
            ("eve", {"until": anywhere.time.date() - timedelta(days=1)}),
        ):
            for name, value in change.items():
                setattr(session.get(ParticipantRow, anywhere.people[who]), name, value)
        session.add(
            ParticipantRow(program_id=1, cohort_id=1, side="mentee", name="New", email="", joined_at=anywhere.time)
        )
        session.commit()
    programs = anywhere.workspace("cora").programs
    one_by_one = programs.facts()
    assert one_by_one.not_ready and one_by_one.places
    monkeypatch.setattr("db.large_desk.PAIRS", 0)
    assert programs.facts() == one_by_one
