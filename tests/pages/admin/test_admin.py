"""The audit log and the data, on screen."""

from datetime import date

from sqlmodel import Session

from core.roles import Role
from db.models import AuditRow, ProgramRow
from db.repositories.audit import Change
from pages.admin.audit import KINDS, _change


def test_the_log_reads_as_sentences(see, world):
    world.workspace("olga").team.give_role(world.accounts["cora"], Role.SUPERVISOR)
    table = see("admin.audit", "olga").table[0].value
    assert list(table["Who"]) == ["Olga"]
    assert list(table["Did"]) == ["changed who is on the team"]
    assert next(iter(table["To"])).startswith("1 role added (no. ")


def test_a_change_says_how_many_and_which_while_they_are_few():
    assert _change(Change("participant", "changed", 2, (4, 9))) == "2 participants changed (no. 4 and 9)"
    assert _change(Change("participant", "changed", 40, tuple(range(20)))) == "40 participants changed"


def test_every_table_that_is_logged_has_a_word():
    from db.audit import NOT_WORTH_A_LINE
    from db.models import Base
    from db.scope import tables

    never_logged = {"setting", "secret"} | {row.__tablename__ for row in NOT_WORTH_A_LINE}
    assert {table.__tablename__ for table in tables(Base)} - never_logged == set(KINDS)


def test_the_log_is_narrowed_by_who_did_it(see, world):
    with Session(world.engine) as session:
        for who in ("olga", "cora", "cora"):
            account = world.accounts[who]
            session.add(AuditRow(at=world.time, program_id=1, account_id=account, action="import people"))
        session.commit()
    at = see("admin.audit", "olga")
    at.selectbox(key="audit_who").set_value(world.accounts["cora"]).run()
    assert len(at.table[0].value) == 2 and "2 entries" in at.caption[0].value


def test_an_empty_log_says_so(see):
    at = see("admin.audit", "olga")
    assert any("Nothing was done yet" in each.value for each in at.markdown)
    at.date_input(key="audit_days").set_value((date(2020, 1, 1), date(2020, 1, 2))).run()
    assert any("Nothing was done that fits" in each.value for each in at.markdown)


def test_the_owner_sees_where_the_data_lies(see, world):
    at = see("admin.backup", "olga")
    assert at.code[0].value == world.url.removeprefix("sqlite:///").removesuffix("/world.db")
    assert [button.label for button in at.get("download_button")] == [
        "Download the program", "Download a copy",
    ]  # fmt: skip


def test_only_a_demo_can_be_removed_here(see, world):
    assert "Remove the demo" not in [button.label for button in see("admin.backup", "olga").button]
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    assert "Remove the demo" in [button.label for button in see("admin.backup", "olga").button]


def test_an_owner_takes_her_program_along(see):
    app = see("admin.backup", "olga")
    assert not app.exception
    assert any("with a dictionary" in each.value for each in app.markdown)
