"""Long work, in a real child process: done, cancelled, killed, lost, and never twice at once."""

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import NotFound
from core.jobs import GONE_AFTER, JobStatus, so_far
from core.matching import compare, match
from core.matching.long_run import asked_of, result_from_document
from core.matching.size import serving
from db import long_matching
from db.jobs import run, work_once
from db.models import JobRow, ParticipantRow


def start(world, who="cora", **change):
    workspace = world.workspace(who)
    desk = workspace.matching.desk()
    return workspace.jobs.start_matching(desk.pool, replace(desk.rules, **change))


def asleep(_engine, _job_id, _attempt):
    """A child that never comes to an end by itself."""
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])


def row_of(world):
    with Session(world.engine) as session:
        return session.exec(select(JobRow).order_by(JobRow.id.desc())).first()


def test_a_child_process_finds_the_same_pairs_as_the_page_would(anywhere):
    job = start(anywhere)
    assert (job.status, job.before) == (JobStatus.WAITING, 0)
    assert work_once(anywhere.engine, anywhere.clock, 0.2)
    cora = anywhere.workspace("cora")
    desk = cora.matching.desk()
    done = cora.jobs.of(asked_of(desk.pool, desk.rules))
    assert done.status is JobStatus.DONE, done.error
    comparison = compare(desk.pool, desk.rules.criteria)
    found = result_from_document(cora.jobs.result(done.id), desk.pool, desk.rules, comparison)
    assert found == match(desk.pool, desk.rules, comparison)
    assert not work_once(anywhere.engine, anywhere.clock)


def test_who_asks_the_same_looks_at_the_same_job_and_nothing_is_worked_out_twice(world):
    first, second = start(world), start(world, "olga")
    assert first.id == second.id
    other = start(world, minimum_score=0.2)
    assert (other.id != first.id, other.before) == (True, 1)


def test_what_waits_is_cancelled_at_once_and_can_be_asked_for_again(world):
    job = start(world)
    world.workspace("cora").jobs.cancel(job.id)
    assert world.workspace("cora").jobs.of(job.asked).status is JobStatus.CANCELLED
    assert not work_once(world.engine, world.clock)
    assert start(world).id != job.id


def test_what_runs_is_stopped_within_moments(anywhere):
    job = start(anywhere)
    worker = threading.Thread(target=work_once, args=(anywhere.engine, anywhere.clock, 0.05, asleep))
    worker.start()
    while anywhere.workspace("cora").jobs.of(job.asked).status is not JobStatus.RUNNING:
        pass
    anywhere.workspace("cora").jobs.cancel(job.id)
    worker.join(30)
    assert not worker.is_alive() and row_of(anywhere).status == "cancelled"


def test_a_child_that_dies_leaves_a_sentence_and_not_a_job_for_ever(world):
    def dies(_engine, _job_id, _attempt):
        return subprocess.Popen([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])

    start(world)
    work_once(world.engine, world.clock, 0.2, dies)
    row = row_of(world)
    assert row.status == "failed" and "match fewer people" in row.error
    with pytest.raises(NotFound):
        world.workspace("cora").jobs.result(row.id)


def test_a_job_of_a_process_that_is_gone_is_taken_up_once_more_and_then_given_up(world):
    start(world)
    with Session(world.engine) as session:
        row = session.exec(select(JobRow)).one()
        row.status, row.attempt, row.beat_at = "running", 1, world.time
        session.commit()
    assert not work_once(world.engine, world.clock)  # its process may still be there
    world.time += GONE_AFTER + timedelta(seconds=1)
    assert work_once(world.engine, world.clock, 0.2)
    assert (row_of(world).status, row_of(world).attempt) == ("done", 2)
    with Session(world.engine) as session:
        row = session.exec(select(JobRow)).one()
        row.status, row.beat_at = "running", world.time
        session.commit()
    world.time += GONE_AFTER + timedelta(seconds=1)
    assert not work_once(world.engine, world.clock)
    assert row_of(world).status == "failed" and "twice" in row_of(world).error


def test_an_earlier_claim_writes_nothing_any_more(world):
    from db.jobs import run

    job = start(world)
    with Session(world.engine) as session:
        row = session.exec(select(JobRow)).one()
        row.status, row.attempt, row.beat_at = "running", 2, world.time
        session.commit()
    run(world.engine, job.id, 1, world.clock)
    assert (row_of(world).status, row_of(world).result) == ("running", {})


def test_people_who_changed_meanwhile_are_told_of_and_not_matched(world):
    start(world)
    with Session(world.engine) as session:
        session.get(ParticipantRow, world.people["di"]).status = "paused"
        session.commit()
    work_once(world.engine, world.clock, 0.2)
    assert row_of(world).status == "failed" and "have changed meanwhile" in row_of(world).error


def test_two_workers_at_once_do_each_job_once(anywhere):
    for score in (0.1, 0.2, 0.3):
        start(anywhere, minimum_score=score)
    started = []

    def counted(engine, job_id, attempt):
        started.append((job_id, attempt))
        return subprocess.Popen([sys.executable, "-c", ""])

    def work():
        while work_once(anywhere.engine, anywhere.clock, 0.2, counted):
            pass

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert sorted(started) == sorted(set(started)) and len(started) == 3


def test_a_matching_without_a_table_says_how_far_it_is_and_finds_the_same(world, monkeypatch):
    monkeypatch.setattr(serving, "PAIRS", 0)
    monkeypatch.setattr(long_matching, "TOLD_EVERY", 0.0)
    job, told = start(world), []
    row = row_of(world)
    found = long_matching.match_for(world.engine, row, lambda stage: told.append(stage) or True)
    desk = world.workspace("cora").matching.desk()
    comparison = compare(desk.pool, desk.rules.criteria)
    assert result_from_document(found, desk.pool, desk.rules, comparison) == match(desk.pool, desk.rules, comparison)
    assert so_far(told[-1])[1].gap == 0.0
    assert world.workspace("cora").jobs.of(job.asked).id == job.id


def test_a_search_that_is_to_end_gives_what_it_has_and_may_be_asked_for_again(world, monkeypatch):
    monkeypatch.setattr(serving, "PAIRS", 0)
    monkeypatch.setattr(long_matching, "TOLD_EVERY", 0.0)
    job = start(world)
    with Session(world.engine) as session:
        row = session.get(JobRow, job.id)
        row.status, row.attempt = JobStatus.RUNNING.value, 1
        session.commit()
    world.workspace("cora").jobs.finish(job.id)
    run(world.engine, job.id, 1, world.clock)
    ended = world.workspace("cora").jobs.of(job.asked)
    assert ended.status is JobStatus.DONE
    assert so_far(ended.stage)[1].look == 1  # its first look over all pairs was its last
    assert world.workspace("cora").jobs.result(job.id)["pairs"]
    assert (start(world).id == job.id) is world.workspace("cora").jobs.result(job.id)["proven"]
