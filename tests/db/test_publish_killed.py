"""A process that is killed while it publishes leaves all or nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import Session, select

from db.models import MessageRow, PairingRow, PrivateLinkRow, ScenarioRow

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import os, signal, sys
from datetime import UTC, datetime
from sqlalchemy import event
from sqlmodel import Session
from core.matching import match
from db import make_engine, open_workspace

moment = sys.argv[2]
workspace = open_workspace(make_engine(sys.argv[1]), 2, 1, now=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
desk = workspace.matching.desk()
result = match(desk.pool, desk.rules)
done = {"flushes": 0}

def die(*_):
    done["flushes"] += 1
    if moment == "after" or str(done["flushes"]) == moment:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Session, "after_commit" if moment == "after" else "after_flush_postexec", die)
pairs = [proposal.pair for proposal in result.proposals]
workspace.matching.publish(result, pairs, desk.rules, desk.version, desk.pool.fingerprint)
"""


def kept(world):
    with Session(world.engine) as session:
        return [len(session.exec(select(kind)).all()) for kind in (PairingRow, MessageRow, ScenarioRow, PrivateLinkRow)]


@pytest.mark.parametrize("moment", ["1", "2", "3"])
def test_killed_in_the_middle_nothing_is_there(anywhere, moment):
    before = kept(anywhere)
    child = subprocess.run(
        [sys.executable, "-c", CHILD, anywhere.url, moment], capture_output=True, text=True, cwd=ROOT
    )
    assert child.returncode == -9, child.stderr
    assert kept(anywhere) == before


def test_killed_right_after_everything_is_there(anywhere):
    child = subprocess.run(
        [sys.executable, "-c", CHILD, anywhere.url, "after"], capture_output=True, text=True, cwd=ROOT
    )
    assert child.returncode == -9, child.stderr
    assert kept(anywhere) == [2, 2, 1, 2]
