"""Moving from SQLite to PostgreSQL, and back."""

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from core.errors import Conflict
from core.roles import Action
from db import make_engine
from db.models import CohortRow, ParticipantRow, metadata
from db.move import move


def counts(engine):
    with engine.connect() as connection:
        return {
            t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in metadata.sorted_tables
        }


def test_everything_arrives_and_new_rows_get_new_ids(world, postgres):
    target = make_engine(postgres())
    moved = move(world.engine, target)
    assert moved == counts(world.engine) == counts(target)
    with Session(target) as session:
        assert session.get(ParticipantRow, 3).shared[0]["answer"] == {"Public speaking": 2}
        cohort = CohortRow(program_id=1, name="x", mentor_code="a", mentee_code="b", created_at=world.time)
        session.add(cohort)
        session.commit()
        assert cohort.id == 3
    target.dispose()


def test_a_database_that_holds_something_is_never_mixed_into(world, anywhere):
    before = counts(anywhere.engine)
    with pytest.raises(Conflict, match="not empty"):
        move(world.engine, anywhere.engine)
    assert counts(anywhere.engine) == before


def test_a_moved_workspace_works(postgres, world, tmp_path):
    there, back = make_engine(postgres()), make_engine(f"sqlite:///{tmp_path}/back.db")
    move(world.engine, there)
    move(there, back)
    world.engine = back
    with world.workspace("cora").doing(Action.READ_PARTICIPANTS) as session:
        assert session.get(ParticipantRow, 1).joined_at == world.time
    there.dispose()
    back.dispose()
