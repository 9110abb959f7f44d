"""Agreeing to the charter by a private link: which version, by whom, and what a change makes of it."""

from datetime import date

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.evaluation.charter import Charter
from core.evaluation.charter_reply import Stakeholder
from core.evaluation.targets import Aim, Target
from db.agreeing import Agreeing
from db.models import CharterReplyRow, MessageRow
from tests.conftest import World

HR = Stakeholder("Hana", "Hana@example.org", "People")
IT = Stakeholder("Ira", "ira@example.org", "IT")


def token(world: World, to: str) -> str:
    with Session(world.engine) as session:
        body = [row.body for row in session.exec(select(MessageRow)).all() if row.to_email == to][-1]
    return body.partition("link=")[2].split()[0]


def asked(world: World) -> tuple[int, int]:
    cora = world.workspace("cora")
    cora.charters.save(Charter(purpose="Find one's feet"), 0)
    cora.charters.add_target(Target("people", Aim.AT_LEAST, 40, date(2027, 1, 1)))
    ids = cora.stakeholders.add(HR), cora.stakeholders.add(IT)
    cora.stakeholders.ask(ids, "Please by Friday.")
    return ids


def test_two_departments_agree_and_comment_without_an_account(anywhere: World) -> None:
    asked(anywhere)
    link, agreeing = token(anywhere, "hana@example.org"), Agreeing(anywhere.engine, anywhere.clock)
    seen = agreeing.read(link)
    assert (seen.program, seen.version, seen.charter.purpose) == ("Spring mentoring", 1, "Find one's feet")
    assert [(str(each.title), each.line) for each in seen.targets] == [("People taking part", 40)]
    agreeing.reply(link, seen.seen, True, "Hana H.", "")
    other = token(anywhere, "ira@example.org")
    agreeing.reply(other, agreeing.read(other).seen, False, "", "Forty is many.")
    ira, hana = anywhere.workspace("cora").stakeholders.all()
    assert (hana.agrees_now, hana.agreed.version, hana.agreed.name) == (True, 1, "Hana H.")
    assert (ira.agrees_now, ira.replies[0].words) == (False, "Forty is many.")
    assert anywhere.workspace("sue").stakeholders.counted() == (1, 2)


def test_a_new_version_or_another_target_is_agreed_to_anew(world: World) -> None:
    ids = asked(world)
    link, agreeing = token(world, "hana@example.org"), Agreeing(world.engine, world.clock)
    agreeing.reply(link, agreeing.read(link).seen, True, "Hana", "")
    cora = world.workspace("cora")
    extra = cora.charters.add_target(Target("paired", Aim.AT_LEAST, 0.8))
    assert not cora.stakeholders.all()[1].agrees_now
    cora.charters.remove_target(extra)
    assert cora.stakeholders.all()[1].agrees_now
    cora.charters.save(Charter(purpose="Something else"), 1, ask_anew=True)
    found = cora.stakeholders.all()[1]
    assert (found.agrees_now, found.agreed.version, found.agreed.is_current) == (False, 1, False)
    with pytest.raises(NotFound):
        agreeing.read(link)
    anew = token(world, "hana@example.org")
    assert (anew != link, agreeing.read(anew).version, agreeing.read(anew).replies[0].version) == (True, 2, 1)
    assert cora.stakeholders.ask(ids) == 2


def test_nobody_agrees_to_what_she_has_not_seen(world: World) -> None:
    asked(world)
    link, agreeing = token(world, "hana@example.org"), Agreeing(world.engine, world.clock)
    seen = agreeing.read(link).seen
    world.workspace("cora").charters.save(Charter(purpose="Something else"), 1)
    with pytest.raises(Conflict):
        agreeing.reply(link, seen, True, "Hana", "")
    with pytest.raises(InvalidInput):
        agreeing.reply(link, agreeing.read(link).seen, True, " ", "")
    with pytest.raises(InvalidInput):
        agreeing.reply(link, agreeing.read(link).seen, False, "", "")
    with Session(world.engine) as session:
        assert session.exec(select(CharterReplyRow)).all() == []


def test_whoever_is_taken_out_can_read_no_more_and_her_words_go(world: World) -> None:
    ids = asked(world)
    link, agreeing = token(world, "hana@example.org"), Agreeing(world.engine, world.clock)
    agreeing.reply(link, agreeing.read(link).seen, True, "Hana", "")
    world.workspace("cora").stakeholders.remove(ids[0])
    with pytest.raises(NotFound):
        agreeing.read(link)
    with Session(world.engine) as session:
        assert session.exec(select(CharterReplyRow)).all() == []


def test_an_address_is_asked_once_and_a_charter_must_be_there(world: World) -> None:
    stakeholders = world.workspace("cora").stakeholders
    one = stakeholders.add(HR)
    with pytest.raises(InvalidInput):
        stakeholders.add(Stakeholder("H", "hana@example.org"))
    with pytest.raises(Conflict):
        stakeholders.ask([one])


def test_a_supervisor_reads_how_many_agreed_and_no_name(world: World) -> None:
    asked(world)
    assert world.workspace("sue").stakeholders.counted() == (0, 2)
    with pytest.raises(NotAllowed):
        world.workspace("sue").stakeholders.all()


def test_whoever_is_erased_leaves_the_list_of_stakeholders_too(world: World) -> None:
    cora = world.workspace("cora")
    cora.charters.save(Charter(purpose="Find one's feet"), 0)
    cora.stakeholders.add(Stakeholder("Ada", "ada@example.org", "Sales"))
    world.workspace("olga").erasing.participant(world.people["ada"], 1)
    assert cora.stakeholders.all() == ()
