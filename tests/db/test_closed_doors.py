"""Ways in that are not there: odd addresses, and sending where applications are closed."""

import pytest
from sqlmodel import Session

from core.errors import Infeasible, NotFound
from core.settings import Settings
from db import Public
from db.applying import Applying
from db.models import ApplicationRow
from tests.db.test_applying import opened, sent, whole


def test_signs_that_no_database_takes_lead_nowhere_and_nobody_in(anywhere):
    with pytest.raises(NotFound):
        opened(anywhere).cohort("\0")
    assert not Public(anywhere.engine, anywhere.clock, Settings(password_rounds=4)).sign_in("a\0@b.c", "x" * 12, "s")


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_correction_is_no_way_to_apply_where_it_is_closed(world, withdrawn):
    applying = opened(world)
    token = sent(applying) if withdrawn else applying.start("mentee1", whole(applying))
    if withdrawn:
        applying.withdraw(token)
    lost = Applying(world.engine, world.clock, Settings(disk_is_kept=False))
    with pytest.raises(Infeasible, match="not open"):
        lost.correct(token, whole(applying))
    with Session(world.engine) as session:
        assert session.get(ApplicationRow, 6).status == ("withdrawn" if withdrawn else "draft")
