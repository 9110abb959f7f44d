"""How a list was left is kept for one account, in one program, and leaves no line in the log."""

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed
from db.models import AuditRow


def test_each_account_finds_its_own_view_again(anywhere):
    anywhere.workspace("cora").views.keep("applications", {"side": ["mentor"]})
    anywhere.workspace("cora").views.keep("applications", {"side": ["mentee"]})
    assert anywhere.workspace("cora").views.kept("applications") == {"side": ["mentee"]}
    assert anywhere.workspace("olga").views.kept("applications") == {}
    assert anywhere.workspace("cora").views.kept("participants") == {}
    with Session(anywhere.engine) as session:
        assert session.exec(select(AuditRow)).all() == []


def test_only_the_team_keeps_views_and_not_without_end(world):
    with pytest.raises(NotAllowed):
        world.workspace("ada").views.keep("applications", {})
    with pytest.raises(InvalidInput):
        world.workspace("cora").views.keep("applications", {"search": "x" * 20_000})
