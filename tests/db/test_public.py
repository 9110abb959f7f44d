"""The door: the first account, signing in and out, and what a forgotten password takes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import bcrypt
import pytest
from sqlmodel import Session, delete, select

from core.errors import InvalidInput, NotAllowed, NotFound, Refusal
from core.settings import MailSettings, Settings
from db import Public, make_engine
from db.engine import unit_of_work
from db.links import LinkPurpose, make_link
from db.migrate import upgrade
from db.models import AccountRow, AuditRow, MessageRow, SecretRow, SignInRow
from db.passwords import hash_password
from db.throttle import MOST_FAILURES

SETTINGS = Settings(password_rounds=4)
MAILING = replace(SETTINGS, address="https://mentoring.example.org", mail=MailSettings("mail", 25, "app@example.org"))
RIGHT = "a good long one"


@pytest.fixture
def empty(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'new.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def door(anywhere):
    with Session(anywhere.engine) as session:
        for account in session.exec(select(AccountRow)):
            account.password_hash = hash_password(RIGHT, 4)
        session.commit()
    return Public(anywhere.engine, anywhere.clock, SETTINGS)


def change(world, who, **values):
    with Session(world.engine) as session:
        account = session.get(AccountRow, world.accounts[who])
        for name, value in values.items():
            setattr(account, name, value)
        session.commit()


def first(public, code, **given):
    given = {"name": "Olga", "email": "Olga@Example.org ", "password": RIGHT} | given
    public.create_first_account(code, given["name"], given["email"], given["password"], "sid")


# the first account


def test_the_first_account_runs_the_app_and_is_signed_in(empty):
    public = Public(empty, settings=SETTINGS)
    assert public.first_account_needed()
    first(public, public.setup_code())
    assert not public.first_account_needed()
    me = public.who("sid").account
    assert (me.email, me.runs_the_app) == ("olga@example.org", True)
    with Session(empty) as session:
        lines = [(line.account_id, line.action) for line in session.exec(select(AuditRow))]
    assert lines == [(me.id, "create the first account")]


def test_without_the_code_there_is_no_first_account_and_guessing_it_is_slow(empty):
    public = Public(empty, settings=SETTINGS)
    for _ in range(MOST_FAILURES):
        with pytest.raises(InvalidInput) as told:
            first(public, "AAAA-BBBB-CCCC")
        assert [fault.where for fault in told.value.faults] == ["Setup code"]
    with pytest.raises(NotAllowed, match="too often"):
        first(public, public.setup_code())
    assert public.first_account_needed()


def test_all_faults_of_the_first_account_come_at_once(empty):
    with pytest.raises(InvalidInput) as told:
        first(Public(empty, settings=SETTINGS), "wrong", name="", email="olga", password="short")
    assert [fault.where for fault in told.value.faults] == ["Setup code", "Name", "E-mail", "Password"]


def test_the_setup_code_is_the_same_after_a_restart_and_gone_once_it_was_used(empty):
    code = Public(empty, settings=SETTINGS).setup_code()
    assert Public(empty, settings=SETTINGS).setup_code() == code
    first(Public(empty, settings=SETTINGS), code.lower().replace("-", " "))
    assert Public(empty, settings=SETTINGS).setup_code() is None
    with pytest.raises(NotAllowed, match="an account already"):
        first(Public(empty, settings=SETTINGS), code, email="eve@example.org")


def test_a_setup_code_of_the_settings_wins(empty):
    public = Public(empty, settings=replace(SETTINGS, setup_code="from-settings"))
    assert public.setup_code() == "from-settings"
    first(public, "from-settings")


def test_of_two_first_accounts_at_once_one_is_made(anywhere):
    with Session(anywhere.engine) as session:
        session.exec(delete(AccountRow))
        session.commit()
    public = Public(anywhere.engine, settings=SETTINGS)
    code = public.setup_code()

    def make(n):
        try:
            first(public, code, email=f"olga{n}@example.org")
        except Refusal:
            return 0
        return 1

    with ThreadPoolExecutor(3) as at_once:
        assert sum(at_once.map(make, range(3))) == 1


def test_two_processes_that_start_at_once_sign_with_one_key(anywhere):
    engines = [make_engine(anywhere.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as at_once:
        keys = set(at_once.map(lambda engine: Public(engine, settings=SETTINGS).cookie_key(), engines))
    assert len(keys) == 1
    with Session(anywhere.engine) as session:
        assert len(session.exec(select(SecretRow)).all()) == 1
    for engine in engines:
        engine.dispose()


# signing in


def test_the_right_password_signs_in_whatever_the_case_of_the_address(door):
    assert door.sign_in(" CORA@example.org", RIGHT, "sid")
    assert door.who("sid").account.name == "Cora"


@pytest.mark.parametrize("email", ["cora@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(door, email):
    assert door.sign_in(email, "not it at all", "sid") is False
    assert door.who("sid") is None


@pytest.mark.parametrize("how", ["unknown", "wrong", "disabled", "locked", "without password"])
def test_every_no_takes_the_same_work(door, anywhere, how, monkeypatch):
    if how == "disabled":
        change(anywhere, "cora", active=False)
    if how == "without password":
        change(anywhere, "cora", password_hash=None)
    for _ in range(MOST_FAILURES if how == "locked" else 0):
        door.sign_in("cora@example.org", "not it at all", "sid")
    door.sign_in("warm@example.org", "up", "sid")  # the hash of nobody is made once
    compared, real = [], bcrypt.checkpw

    def counted(password, kept):
        compared.append(kept.split(b"$")[2])
        return real(password, kept)

    monkeypatch.setattr(bcrypt, "checkpw", counted)
    email = "nobody@example.org" if how == "unknown" else "cora@example.org"
    assert door.sign_in(email, "not it" if how == "wrong" else RIGHT, "sid") is False
    assert compared == [b"04"]


def test_after_five_failures_the_right_password_has_to_wait(door, anywhere):
    for _ in range(MOST_FAILURES):
        door.sign_in("cora@example.org", "not it at all", "sid")
    assert not door.sign_in("cora@example.org", RIGHT, "sid")
    anywhere.time += timedelta(minutes=16)
    assert door.sign_in("cora@example.org", RIGHT, "sid")


def test_signing_in_forgives_earlier_failures(door):
    for round in range(3):
        for _ in range(MOST_FAILURES - 1):
            door.sign_in("cora@example.org", "not it at all", "sid")
        assert door.sign_in("cora@example.org", RIGHT, f"sid{round}")


def test_all_of_a_long_password_counts(door, anywhere):
    long = "x" * 80
    change(anywhere, "cora", password_hash=hash_password(long, 4))
    assert not door.sign_in("cora@example.org", long[:-1] + "y", "sid")
    assert door.sign_in("cora@example.org", long, "sid")


@pytest.mark.parametrize(
    "end",
    [
        lambda door, world: door.sign_out("sid"),
        lambda door, world: change(world, "cora", active=False),
        lambda door, world: change(world, "cora", token_version=1),
    ],
    ids=["signed out", "disabled", "signed out everywhere"],
)
def test_a_sign_in_ends_at_the_next_click(door, anywhere, end):
    door.sign_in("cora@example.org", RIGHT, "sid")
    door.sign_in("olga@example.org", RIGHT, "other")
    assert door.who("sid")
    end(door, anywhere)
    assert door.who("sid") is None
    assert door.who("other")


def test_a_sign_in_is_over_after_two_weeks(door, anywhere):
    door.sign_in("cora@example.org", RIGHT, "sid")
    anywhere.time += timedelta(days=14) - timedelta(minutes=1)
    assert door.who("sid")
    anywhere.time += timedelta(minutes=2)
    assert door.who("sid") is None


def test_what_a_browser_knows_is_not_in_the_database(door, anywhere):
    door.sign_in("cora@example.org", RIGHT, "a sid of this browser")
    with Session(anywhere.engine) as session:
        assert "a sid" not in str([row.model_dump() for row in session.exec(select(SignInRow))])


def test_a_cookie_that_somebody_else_signed_is_nobody(door):
    assert door.read_cookie("eyJhbGciOiJub25lIn0.eyJ1c2VybmFtZSI6InNpZCIsImV4cF9kYXRlIjo5OTk5OTk5OTk5fQ.") is None
    assert door.read_cookie("not a token") is None


@pytest.mark.parametrize(
    ("email", "verified", "active"),
    [("nobody@example.org", True, True), ("cora@example.org", False, True), ("cora@example.org", True, False)],
)
def test_an_organisation_lets_in_only_verified_addresses_of_open_accounts(door, anywhere, email, verified, active):
    change(anywhere, "cora", active=active)
    with pytest.raises(NotAllowed, match="no account here"):
        door.sign_in_from_organisation(email, verified, "sid")
    assert door.who("sid") is None
    change(anywhere, "cora", active=True)
    door.sign_in_from_organisation("Cora@example.org", True, "sid")
    assert door.who("sid").account.name == "Cora"


# a forgotten password


def asked_for(world):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow).order_by(MessageRow.id)).all()


def test_a_reset_is_mailed_to_whom_it_belongs_and_the_link_works_once(door, anywhere):
    public = Public(anywhere.engine, anywhere.clock, MAILING)
    door.sign_in("cora@example.org", RIGHT, "elsewhere")
    assert public.ask_reset("CORA@example.org") is None
    (message,) = asked_for(anywhere)
    assert (message.to_email, message.program_id) == ("cora@example.org", None)
    token = message.body.partition("https://mentoring.example.org/?link=")[2].split()[0]
    assert public.whose_reset(token).name == "Cora"
    with pytest.raises(InvalidInput):
        public.reset_password(token, "short", "sid")
    public.reset_password(token, "another good one", "sid")
    assert public.who("sid").account.name == "Cora"
    assert public.who("elsewhere") is None
    assert not public.sign_in("cora@example.org", RIGHT, "x") and public.sign_in(
        "cora@example.org", "another good one", "x"
    )
    with pytest.raises(NotFound):
        public.reset_password(token, "yet another one", "sid2")


def test_asking_for_an_unknown_or_closed_account_says_the_same_and_mails_nothing(door, anywhere):
    public = Public(anywhere.engine, anywhere.clock, MAILING)
    change(anywhere, "cora", active=False)
    assert public.ask_reset("nobody@example.org") is None
    assert public.ask_reset("cora@example.org") is None
    assert asked_for(anywhere) == []


def test_nobodys_post_box_is_filled_with_resets(door, anywhere):
    public = Public(anywhere.engine, anywhere.clock, MAILING)
    for _ in range(MOST_FAILURES + 3):
        public.ask_reset("cora@example.org")
    assert len(asked_for(anywhere)) == MOST_FAILURES


def test_without_an_address_of_its_own_the_app_mails_no_reset(door, anywhere):
    Public(anywhere.engine, anywhere.clock, replace(MAILING, address="")).ask_reset("cora@example.org")
    assert asked_for(anywhere) == []


def test_a_reset_link_is_old_after_an_hour(door, anywhere):
    public = Public(anywhere.engine, anywhere.clock, MAILING)
    public.ask_reset("cora@example.org")
    token = asked_for(anywhere)[0].body.partition("?link=")[2].split()[0]
    anywhere.time += timedelta(minutes=61)
    with pytest.raises(NotFound):
        public.reset_password(token, "another good one", "sid")


# personal links


def personal(world, who):
    with unit_of_work(world.engine, writes=True) as session:
        return make_link(
            session, LinkPurpose.PARTICIPANT, program_id=1, subject_id=world.people[who], now=world.time, days=None
        )


def test_following_a_personal_link_opens_ones_own_part(door, anywhere):
    actor = door.follow(personal(anywhere, "di")).actor
    assert actor.by_link and actor.participant_ids == {anywhere.people["di"]}


def test_another_links_token_opens_no_workspace(door, anywhere):
    with unit_of_work(anywhere.engine, writes=True) as session:
        token = make_link(session, LinkPurpose.APPLICATION, program_id=1, subject_id=1, now=anywhere.time, days=1)
    with pytest.raises(NotFound):
        door.follow(token)
    with pytest.raises(NotFound):
        door.invitation(token)
    with pytest.raises(NotFound):
        door.accept(token, "Di", RIGHT, "sid")


def test_an_account_made_by_a_personal_link_holds_ones_own_place(door, anywhere):
    token = personal(anywhere, "di")
    offered = door.invitation(token)
    assert (offered.role, offered.email, offered.has_account) == (None, "di@example.org", False)
    door.accept(token, "Di", RIGHT, "sid")
    me = door.who("sid")
    assert [program.id for program in me.my_programs()] == [1]
    assert me.workspace(1).actor.participant_ids == {anywhere.people["di"]}
    assert me.holds_place(1, anywhere.people["di"]) and not me.holds_place(1, anywhere.people["eve"])
    with pytest.raises(NotAllowed, match="account with this address already"):
        door.accept(token, "Di", RIGHT, "sid2")
