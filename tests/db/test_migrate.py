"""The steps and the models agree, whoever starts first."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from shutil import copytree

from sqlalchemy import func
from sqlmodel import Session, select

from db import make_engine, migrate
from db.models import ParticipantRow

ROOT = Path(__file__).parents[2]


def test_a_new_database_has_just_what_the_models_say(anywhere):
    assert migrate.drift(anywhere.engine) == []


def test_there_is_one_newest_step():
    assert len(migrate.heads()) == 1


def test_a_step_keeps_the_rows_that_point_at_a_changed_table_and_a_copy_from_before(world, tmp_path):
    """SQLite rebuilds a changed table by dropping it; with foreign keys on, that deletes its children."""
    steps, kept = tmp_path / "migrations", migrate.STEPS
    copytree(kept, steps)
    (steps / "versions" / "9999_widen.py").write_text(WIDEN.format(newest=migrate.heads()[0]))
    try:
        migrate.STEPS = steps
        migrate.upgrade(world.engine)
    finally:
        migrate.STEPS = kept
    with Session(world.engine) as session:
        assert session.exec(select(func.count()).select_from(ParticipantRow)).one() == 5
    with sqlite3.connect(tmp_path / "world.before-9999.db") as copy:
        assert copy.execute("SELECT count(*) FROM participant").fetchone() == (5,)
    copy.close()


def test_several_processes_may_start_at_once(tmp_path):
    url = f"sqlite:///{tmp_path}/new.db"
    code = f"from db import make_engine, migrate; migrate.upgrade(make_engine({url!r}))"
    started = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]
    assert [process.wait(600) for process in started] == [0, 0, 0]
    assert migrate.drift(make_engine(url)) == []


WIDEN = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{newest}", None, None


def upgrade():
    with op.batch_alter_table("program") as table:
        table.alter_column("name", existing_type=sa.String(), type_=sa.String(200))
"""
