"""A way in again from the server itself."""

import pytest
from sqlmodel import Session

from core.errors import NotFound
from core.settings import Settings
from db import Public
from db.models import AccountRow
from db.rescue import rescue


def test_whoever_holds_the_server_lets_a_forgetful_person_in(world):
    with Session(world.engine) as session:
        session.get(AccountRow, world.accounts["olga"]).active = False
        session.commit()
    public = Public(world.engine, world.clock, Settings(password_rounds=4))
    public.reset_password(rescue(world.engine, " OLGA@example.org", world.clock), "another good one", "sid")
    assert public.who("sid").account.name == "Olga"


def test_an_address_without_an_account_is_told(world):
    with pytest.raises(NotFound, match=r"nobody@example.org"):
        rescue(world.engine, "nobody@example.org", world.clock)
