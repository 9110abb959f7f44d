"""Where the data lies, and a copy of it."""

import sqlite3

import pytest
from sqlmodel import Session

from core.errors import NotAllowed
from core.roles import Role
from db import make_engine
from db.backup import server_of
from db.migrate import drift, heads
from db.models import AccountRow, RoleRow


def test_an_owner_is_told_where_the_data_lies(anywhere):
    about = anywhere.workspace("olga").backup.about()
    assert (about.place.step, about.place.size > 10_000) == (heads()[0], True)
    if anywhere.url.startswith("sqlite"):
        assert about.place.kind == "SQLite" and anywhere.url.endswith(f"{about.place.where}/world.db")
        assert about.may_copy
    else:
        assert about.place.kind == "PostgreSQL" and not about.may_copy


def test_a_password_of_the_database_is_shown_to_nobody():
    url = make_engine("postgresql://pairwell:hidden@db.example.org/pairwell").url
    assert server_of(url) == "db.example.org/pairwell"


def test_a_copy_is_whole_and_opens_by_itself(world, tmp_path):
    held = sqlite3.connect(world.engine.url.database)
    held.execute("BEGIN")
    held.execute("SELECT count(*) FROM account").fetchone()  # somebody else is reading
    copy = tmp_path / "copy.db"
    copy.write_bytes(world.workspace("olga").backup.copy())
    held.close()
    engine = make_engine(f"sqlite:///{copy}")
    with Session(engine) as session:
        assert session.get(AccountRow, 1).name == "Olga"
    assert drift(engine) == []
    engine.dispose()


def test_an_owner_who_does_not_run_the_app_gets_no_copy_of_everybodys_data(anywhere):
    with Session(anywhere.engine) as session:
        session.add(RoleRow(program_id=1, account_id=2, role=Role.OWNER, granted_at=anywhere.time))
        session.commit()
    backup = anywhere.workspace("cora").backup
    assert not backup.about().runs_the_app
    with pytest.raises(NotAllowed, match="every program"):
        backup.copy()


def test_a_postgresql_database_is_copied_with_its_own_tool(anywhere):
    if anywhere.url.startswith("sqlite"):
        assert anywhere.workspace("olga").backup.copy()
        return
    with pytest.raises(NotAllowed, match="not a file"):
        anywhere.workspace("olga").backup.copy()
