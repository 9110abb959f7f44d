"""A signed-in account outside any one program."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.account import ACCOUNT_MAY, AccountAction, Standing
from core.errors import InvalidInput, NotAllowed, NotFound
from core.roles import Role
from core.settings import Settings
from db import Public, SignedIn
from db.engine import unit_of_work
from db.links import LinkPurpose, make_link
from db.models import AccountRow, AuditRow, ParticipantRow, ProgramRow, RoleRow, SignInRow
from db.passwords import hash_password

SETTINGS = Settings(password_rounds=4)
OLD, NEW = "a good long one", "another good one"


@pytest.fixture
def door(anywhere):
    with Session(anywhere.engine) as session:
        for account in session.exec(select(AccountRow)):
            account.password_hash = hash_password(OLD, 4)
        session.commit()
    return Public(anywhere.engine, anywhere.clock, SETTINGS)


def enter(door, who, sid=""):
    assert door.sign_in(f"{who}@example.org", OLD, sid or who)
    return door.who(sid or who)


def personal(world, who, purpose=LinkPurpose.PARTICIPANT, **given):
    given = {"program_id": 1, "subject_id": world.people.get(who)} | given
    with unit_of_work(world.engine, writes=True) as session:
        return make_link(session, purpose, now=world.time, days=1, **given)


# the policy

MARKED = {name: method.allowed for name, method in vars(SignedIn).items() if hasattr(method, "allowed")}
WHO = {"olga": {Standing.RUNS_THE_APP, Standing.STAFF}, "cora": {Standing.STAFF}, "lea": set(), "bo": set()}


def test_every_verb_is_marked_and_every_action_used():
    public = {name for name, value in vars(SignedIn).items() if callable(value) and not name.startswith("_")}
    assert public - {"may"} == set(MARKED)
    not_here = {AccountAction.CREATE_PROGRAM, AccountAction.COPY_DATABASE}  # asked by a screen, and by a repository
    assert set(MARKED.values()) | not_here == set(AccountAction)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("action", AccountAction)
def test_an_account_may_what_its_standing_covers(door, who, action):
    assert enter(door, who).may(action) == bool((WHO[who] | {Standing.ANYONE}) & ACCOUNT_MAY[action])


@pytest.mark.parametrize(
    "name", [name for name, action in MARKED.items() if ACCOUNT_MAY[action] == frozenset({Standing.RUNS_THE_APP})]
)
def test_all_accounts_are_closed_to_who_does_not_run_the_app(door, anywhere, name):
    given = () if name == "accounts" else (anywhere.accounts["lea"],)
    with pytest.raises(NotAllowed, match="Your account may not"):
        getattr(enter(door, "cora"), name)(*given)


# my programs


def test_my_programs_are_those_i_have_a_part_in_with_the_demo_last(door, anywhere):
    with Session(anywhere.engine) as session:
        for id, name, demo in ((11, "A demo", True), (12, "Autumn", False)):
            session.add(ProgramRow(id=id, name=name, template="peer", is_demo=demo, created_at=anywhere.time))
            session.flush()
            role = Role.SUPERVISOR
            session.add(
                RoleRow(program_id=id, account_id=anywhere.accounts["ada"], role=role, granted_at=anywhere.time)
            )
        session.commit()
    mine = enter(door, "ada").my_programs()
    assert [(program.name, set(program.roles)) for program in mine] == [
        ("Autumn", {Role.SUPERVISOR}),
        ("Spring mentoring", {Role.MENTOR}),
        ("A demo", {Role.SUPERVISOR}),
    ]


def test_the_place_one_was_in_is_there_after_a_reload(door):
    me = enter(door, "cora")
    assert me.was_in == (None, None)
    me.remember_place(1, 1)
    assert door.who("cora").was_in == (1, 1)


# my account


def test_my_name_is_changed_and_the_log_says_that_i_did(door, anywhere):
    me = enter(door, "cora")
    me.change_name(" Cora Fairweather ")
    with pytest.raises(InvalidInput):
        me.change_name("  ")
    me.change_language("de")
    now = door.who("cora").account
    assert (now.name, now.language) == ("Cora Fairweather", "de")
    with Session(anywhere.engine) as session:
        lines = [(line.account_id, line.action) for line in session.exec(select(AuditRow).order_by(AuditRow.id))]
    assert lines == [(me.account.id, "change my name"), (me.account.id, "change my language")]


def test_a_new_password_signs_out_everywhere_but_here(door):
    here, _there = enter(door, "cora", "here"), enter(door, "cora", "there")
    here.change_password(OLD, NEW)
    assert door.who("here") and not door.who("there")
    assert not door.sign_in("cora@example.org", OLD, "x") and door.sign_in("cora@example.org", NEW, "y")


def test_a_password_is_changed_only_by_who_knows_the_one_until_now(door):
    me = enter(door, "cora")
    for _ in range(5):
        with pytest.raises(InvalidInput) as told:
            me.change_password("not it at all", "short")
    assert [fault.where for fault in told.value.faults] == ["Password until now", "Password"]
    with pytest.raises(NotAllowed, match="too often"):
        me.change_password(OLD, NEW)


def test_sign_out_everywhere_is_everywhere(door):
    me = enter(door, "cora", "here")
    enter(door, "cora", "there")
    enter(door, "olga")
    me.sign_out_everywhere()
    assert not door.who("here") and not door.who("there") and door.who("olga")


# joining by a link


def test_a_personal_link_adds_ones_places_in_that_program_only(door, anywhere):
    with Session(anywhere.engine) as session:
        session.add(AccountRow(id=50, email="di@example.org", name="Di", created_at=anywhere.time,
                               password_hash=hash_password(OLD, 4)))  # fmt: skip
        session.add(ParticipantRow(id=50, program_id=2, cohort_id=2, side="mentee", name="Di", email="di@example.org",
                                   joined_at=anywhere.time))  # fmt: skip
        session.commit()
    me = enter(door, "di")
    assert me.my_programs() == ()
    me.join(personal(anywhere, "di"))
    assert [program.id for program in me.my_programs()] == [1]
    with Session(anywhere.engine) as session:
        assert session.get(ParticipantRow, 50).account_id is None


def test_a_link_to_another_address_joins_nothing(door, anywhere):
    me = enter(door, "cora")
    with pytest.raises(NotAllowed, match=r"made for di@example.org, and you are signed in as cora@example.org"):
        me.join(personal(anywhere, "di"))
    with Session(anywhere.engine) as session:
        assert session.get(ParticipantRow, anywhere.people["di"]).account_id is None


def test_a_reset_link_joins_nothing(door, anywhere):
    token = personal(anywhere, "x", LinkPurpose.RESET, program_id=None, subject_id=anywhere.accounts["cora"])
    with pytest.raises(NotFound):
        enter(door, "cora").join(token)


# all accounts


def test_whoever_runs_the_app_sees_all_accounts_with_their_parts(door):
    lines = {line.name: line for line in enter(door, "olga").accounts()}
    assert set(lines) == {"Ada", "Bo", "Cora", "Lea", "Olga", "Sue", "Zed"}
    assert lines["Zed"].parts == (("Elsewhere", Role.OWNER),)
    assert lines["Olga"].runs_the_app and not lines["Zed"].runs_the_app


def test_a_closed_account_is_out_at_once_and_in_again_when_opened(door, anywhere):
    olga, cora = enter(door, "olga"), enter(door, "cora")
    olga.disable(cora.account.id)
    assert door.who("cora") is None
    assert not door.sign_in("cora@example.org", OLD, "again")
    olga.enable(cora.account.id)
    assert door.who("cora") is None, "what was ended stays ended"
    assert door.sign_in("cora@example.org", OLD, "anew")


def test_nobody_closes_her_own_account_or_one_that_is_not_there(door):
    olga = enter(door, "olga")
    with pytest.raises(NotAllowed, match="your own"):
        olga.disable(olga.account.id)
    with pytest.raises(NotFound):
        olga.disable(999)


def test_a_copied_reset_link_works_once_within_a_day_and_ends_earlier_ones(door, anywhere):
    olga, cora = enter(door, "olga"), anywhere.accounts["cora"]
    earlier, token = olga.make_reset_link(cora), olga.make_reset_link(cora)
    with pytest.raises(NotFound):
        door.whose_reset(earlier)
    assert door.whose_reset(token).name == "Cora"
    anywhere.time += timedelta(days=1, minutes=1)
    with pytest.raises(NotFound):
        door.reset_password(token, NEW, "sid")


def test_closing_an_account_ends_its_reset_links(door, anywhere):
    olga, cora = enter(door, "olga"), anywhere.accounts["cora"]
    token = olga.make_reset_link(cora)
    olga.disable(cora)
    olga.enable(cora)
    with pytest.raises(NotFound):
        door.whose_reset(token)


def test_old_sign_ins_are_forgotten_at_the_next_one(door, anywhere):
    enter(door, "cora", "first")
    anywhere.time += timedelta(days=20)
    enter(door, "cora", "second")
    with Session(anywhere.engine) as session:
        assert len(session.exec(select(SignInRow)).all()) == 1


def test_an_account_of_an_organisation_may_choose_its_first_password(door, anywhere):
    with Session(anywhere.engine) as session:
        session.get(AccountRow, anywhere.accounts["cora"]).password_hash = None
        session.commit()
    door.sign_in_from_organisation("cora@example.org", True, "sid")
    me = door.who("sid")
    assert not me.account.has_password
    me.change_password("", NEW)
    assert replace(door.who("sid").account).has_password and door.sign_in("cora@example.org", NEW, "other")
