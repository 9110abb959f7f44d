"""The engine: what an error says when it reaches the log."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from db.models import ParticipantRow
from tests.conftest import World


def test_an_error_that_is_logged_tells_nothing_that_people_wrote(anywhere: World) -> None:
    with Session(anywhere.engine) as session:
        session.add(
            ParticipantRow(
                program_id=1, cohort_id=1, side="mentee", name="Fay", email="bo@example.org", joined_at=anywhere.time,
                shared=[{"answer": "a secret"}],
            )
        )  # fmt: skip
        with pytest.raises(IntegrityError) as told:
            session.flush()
    assert "a secret" not in str(told.value) and "Fay" not in str(told.value)
