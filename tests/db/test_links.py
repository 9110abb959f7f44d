"""Private links."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import NotFound
from db.engine import unit_of_work
from db.links import LinkPurpose, find_link, link_address, make_link, revoke_links, use_link
from db.models import PrivateLinkRow


def made(world, **given):
    given = {"program_id": 1, "subject_id": 3, "now": world.time, "days": 2} | given
    with unit_of_work(world.engine, writes=True) as session:
        return make_link(session, LinkPurpose.PARTICIPANT, **given)


def found(world, token, purpose=LinkPurpose.PARTICIPANT, later=timedelta()):
    with unit_of_work(world.engine, writes=False) as session:
        return find_link(session, token, purpose, world.time + later)


def test_a_link_leads_to_what_it_was_made_for(anywhere):
    token = made(anywhere, details={"x": 1})
    link = found(anywhere, token, None)
    assert (link.purpose, link.program_id, link.subject_id, link.details) == (LinkPurpose.PARTICIPANT, 1, 3, {"x": 1})


def test_the_database_does_not_know_the_token(world):
    token = made(world)
    with Session(world.engine) as session:
        row = session.exec(select(PrivateLinkRow)).one()
    assert token not in str(row.model_dump())


@pytest.mark.parametrize(
    ("token", "purpose", "later"),
    [("unknown", None, timedelta()), (None, LinkPurpose.RESET, timedelta()), (None, None, timedelta(days=2))],
    ids=["unknown", "of another purpose", "old"],
)
def test_a_link_that_does_not_hold_leads_nowhere(anywhere, token, purpose, later):
    good = made(anywhere)
    assert found(anywhere, good)
    with pytest.raises(NotFound, match="leads nowhere"):
        found(anywhere, token or good, purpose, later)


def test_looking_at_a_link_does_not_use_it_up_and_using_it_does(anywhere):
    token = made(anywhere, uses=1)
    assert [found(anywhere, token).uses_left for _ in range(3)] == [1, 1, 1]
    with unit_of_work(anywhere.engine, writes=True) as session:
        use_link(session, token, LinkPurpose.PARTICIPANT, anywhere.time)
    with pytest.raises(NotFound):
        found(anywhere, token)


def test_a_use_that_is_undone_leaves_the_link_as_it_was(anywhere):
    token = made(anywhere, uses=1)
    with pytest.raises(ZeroDivisionError), unit_of_work(anywhere.engine, writes=True) as session:
        use_link(session, token, LinkPurpose.PARTICIPANT, anywhere.time)
        _ = 1 / 0
    assert found(anywhere, token).uses_left == 1


def test_revoking_ends_the_links_of_one_subject_only(anywhere):
    hers, others = made(anywhere), made(anywhere, subject_id=4)
    with unit_of_work(anywhere.engine, writes=True) as session:
        assert revoke_links(session, LinkPurpose.PARTICIPANT, 3) == 1
    assert found(anywhere, others)
    with pytest.raises(NotFound):
        found(anywhere, hers)


def test_the_address_of_a_link_is_at_the_root():
    assert link_address("abc", "https://mentoring.example.org/") == "https://mentoring.example.org/?link=abc"
