"""A database made by any earlier version opens in today's, with everything in it."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from core.roles import Action
from db import make_engine, migrate, open_workspace
from db.models import ParticipantRow, ProgramRow

KEPT = sorted((Path(__file__).parent / "old").glob("*.sql"))


def test_there_are_some():
    assert [path.stem for path in KEPT][:1] == ["1-foundation"]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_it_opens_whole(kept, tmp_path):
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(kept.read_text(encoding="utf-8"))
        people = old.execute("SELECT count(*) FROM participant").fetchone()[0]
    old.close()
    engine = make_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    assert migrate.drift(engine) == []
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(ParticipantRow)) == people > 20
        assert session.scalar(select(func.count()).select_from(ProgramRow)) == 3
    workspace = open_workspace(engine, 2, 1)
    with workspace.doing(Action.READ_PARTICIPANTS) as session:
        assert session.get(ParticipantRow, 1).shared
    assert workspace.matching.desk().pool.mentees
    engine.dispose()
