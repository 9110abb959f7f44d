"""The door, driven as a whole: who sees which screens, and what a link leads to."""

from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import streamlit as st
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from core.roles import MAY, Role
from db import Public, make_engine
from db.clock import clock
from db.engine import unit_of_work
from db.links import LinkPurpose, make_link
from db.migrate import upgrade
from db.models import AccountRow, ParticipantRow, PrivateLinkRow, ProgramRow, RoleRow, SignInRow
from db.passwords import hash_password
from db.settings import settings
from db.sign_ins import hash_sid, open_sign_in
from pages import SCREENS
from pages.account.cookie import PATIENCE

APP = Path(__file__).parents[1] / "app.py"
RIGHT = "a good long one"
YOURS = {"account.me", "account.accounts", "program.start"}


@pytest.fixture(autouse=True)
def installation(no_component_scan, monkeypatch, tmp_path):
    """Settings of a test's own, and no engine of another."""
    monkeypatch.setenv("PAIRWELL_DATA", str(tmp_path))
    settings.cache_clear()
    st.cache_resource.clear()
    yield
    settings.cache_clear()
    st.cache_resource.clear()


def door(world, who=None, **query):
    """The app on this world's database, with ``who`` signed in."""
    at = AppTest.from_file(APP, default_timeout=20)
    for name, value in query.items():
        at.query_params[name] = value
    if who:
        with unit_of_work(world.engine, writes=True) as session:
            end = session.get(SignInRow, hash_sid(f"sid of {who}"))
            if end is not None:
                session.delete(end)
                session.flush()
            open_sign_in(session, session.get(AccountRow, world.accounts[who]), f"sid of {who}", clock(), 1)
        at.session_state["sid"] = f"sid of {who}"
    return at


@pytest.fixture
def here(world, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", world.url)
    settings.cache_clear()
    with Session(world.engine) as session:
        for account in session.exec(select(AccountRow)):
            account.password_hash = hash_password(RIGHT, 4)
        session.commit()
    return world


def at_address(at, address):
    at._page_hash = calc_hash(address)
    return at.run()


def link(world, purpose, subject, **given):
    given = {"program_id": 1, "days": 3} | given
    with unit_of_work(world.engine, writes=True) as session:
        return make_link(session, purpose, subject_id=subject, now=clock(), **given)


def kept(at, job="set"):
    """The browser's answer, once it has written or forgotten the cookie."""
    at.session_state[job] = True
    return at.run()


def titles(at):
    assert not at.exception, at.exception
    return [title.value for title in at.title]


def fill(at, **values):
    for key, value in values.items():
        at.text_input(key=key).set_value(value)
    return at


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    return at.run()


# strangers


def test_an_empty_installation_asks_for_the_first_account_and_its_code(tmp_path):
    with redirect_stdout(StringIO()) as printed:
        at = AppTest.from_file(APP, default_timeout=20).run()
    assert titles(at) == ["Welcome to Pairwell"]
    assert str(tmp_path) in printed.getvalue()
    code = printed.getvalue().partition("first one: ")[2].split()[0]
    fill(at, first_code="AAAA", first_name="Olga", first_email="olga@example.org", first_password="short")
    press(at, "Create the account")
    assert "not ready" in at.error[0].value
    assert len([each for each in at.markdown if each.value.startswith("- **")]) == 2
    press(fill(at, first_code=code, first_password=RIGHT), "Create the account")
    kept(at)
    assert titles(at) != ["Welcome to Pairwell"] and "Olga" in at.sidebar.caption[0].value


def test_the_code_is_printed_only_while_there_is_no_account(here):
    with redirect_stdout(StringIO()) as printed:
        titles(door(here).run())
    assert "keeps its data in" in printed.getvalue() and "first one" not in printed.getvalue()


@pytest.mark.parametrize("address", ["", *(screen.address for screen in SCREENS), "me", "accounts", "start", "keep"])
def test_a_stranger_meets_the_sign_in_form_at_any_address(here, address):
    at = door(here).run()
    assert titles(at_address(at, address) if address else at) == ["Sign in"]


def test_signing_in_goes_on_to_the_address_that_was_asked_for(here):
    at = at_address(door(here).run(), "me")
    press(fill(at, sign_in_email="cora@example.org", sign_in_password=RIGHT), "Sign in")
    for _ in range(2):
        assert titles(at) == [], "only a word until the browser has kept the cookie, whatever else answers first"
        at.run()
    assert titles(kept(at)) == ["My account"]


def test_a_browser_that_never_answers_is_not_waited_for_long(here):
    at = at_address(door(here).run(), "me")
    press(fill(at, sign_in_email="cora@example.org", sign_in_password=RIGHT), "Sign in")
    at.session_state["cookie_since"] -= 2 * PATIENCE
    assert titles(at.run()) == ["My account"]


@pytest.mark.parametrize("email", ["cora@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_are_told_the_same(here, email):
    at = press(fill(door(here).run(), sign_in_email=email, sign_in_password="not it"), "Sign in")
    assert titles(at) == ["Sign in"]
    assert at.error[0].value.startswith("**That did not work.**")


def test_without_mail_a_forgotten_password_says_whom_to_ask(here):
    at = press(door(here).run(), "Forgot your password?")
    assert any("Ask whoever runs it" in each.value for each in at.markdown)
    assert titles(press(at, "Back to sign in")) == ["Sign in"]
    assert at.text_input(key="sign_in_email")


# who sees what


@pytest.mark.parametrize(
    ("who", "role"),
    [("olga", Role.OWNER), ("cora", Role.COORDINATOR), ("lea", Role.SAFEGUARDING_LEAD), ("sue", Role.SUPERVISOR),
     ("ada", Role.MENTOR), ("bo", Role.MENTEE)],
)  # fmt: skip
def test_the_menu_is_the_screens_of_ones_roles(here, who, role):
    at = door(here, who).run()
    assert not at.exception
    assert set(at.session_state["pages"]) - YOURS == {s.path for s in SCREENS if role in MAY[s.needs] and not s.parts}


def test_a_screen_of_a_part_is_in_the_menu_where_the_program_uses_it(here):
    with Session(here.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["screening"]}
        session.commit()
    assert "intake.screening" in door(here, "cora").run().session_state["pages"]


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_a_participant_has_at_most_four_entries(here, who):
    assert len(door(here, who).run().session_state["pages"]) <= 4


@pytest.mark.parametrize(
    ("who", "first"), [("cora", "program.home"), ("bo", "tracking.my_pairing"), ("sue", "evaluation.reports")]
)
def test_each_role_starts_on_its_own_first_screen(here, who, first):
    at = door(here, who).run()
    page = at.session_state["pages"][first]
    assert page._default
    assert at._finished_page_script_hash == page._script_hash


def test_the_first_screen_has_its_own_address_too(here):
    assert not at_address(door(here, "cora").run(), "home").error


def test_the_address_of_a_screen_that_is_not_hers_says_so(here):
    at = at_address(door(here, "bo").run(), "desk")
    assert at.error[0].value == (
        "**As mentee you may not read the matching.** Ask an owner or a coordinator of the program."
    )


def test_only_whoever_runs_the_app_sees_all_accounts(here):
    assert "account.accounts" in door(here, "olga").run().session_state["pages"]
    at = door(here, "cora").run()
    assert "account.accounts" not in at.session_state["pages"]
    assert "Accounts" not in titles(at_address(at, "accounts"))


@pytest.mark.parametrize(("who", "may"), [("olga", True), ("cora", True), ("lea", False), ("bo", False)])
def test_new_programs_are_for_staff(here, who, may):
    assert ("program.start" in door(here, who).run().session_state["pages"]) == may


def test_an_account_without_a_program_is_told_what_to_do(here):
    with Session(here.engine) as session:
        session.delete(session.exec(select(RoleRow).where(RoleRow.account_id == here.accounts["lea"])).one())
        session.commit()
    at = door(here, "lea").run()
    assert any("You are in no program yet." in each.value for each in at.markdown)
    assert set(at.session_state["pages"]) <= YOURS | {"nothing"}


# the frame


def second_program(world, who):
    with Session(world.engine) as session:
        session.add(RoleRow(program_id=2, account_id=world.accounts[who], role=Role.OWNER, granted_at=clock()))
        session.commit()


def test_the_program_one_chose_stays_through_reruns_screens_and_a_new_page(here):
    second_program(here, "cora")
    at = door(here, "cora").run()
    chooser = at.sidebar.selectbox[0]
    assert (chooser.label, chooser.value) == ("Program", 2)
    chooser.set_value(1).run()
    at_address(at, "me").run()
    assert at.sidebar.selectbox[0].value == 1
    anew = AppTest.from_file(APP, default_timeout=20)
    anew.session_state["sid"] = "sid of cora"
    assert anew.run().sidebar.selectbox[0].value == 1


def test_there_is_nothing_to_choose_where_there_is_one(here):
    assert len(door(here, "cora").run().sidebar.selectbox) == 0


def test_signing_out_leads_to_the_form_and_ends_the_sign_in(here):
    at = door(here, "cora").run()
    press(at, "Sign out")
    assert titles(kept(at, "delete")) == ["Sign in"]
    assert Public(here.engine).who("sid of cora") is None


@pytest.mark.parametrize("how", ["disabled", "signed out everywhere", "role taken away"])
def test_a_sign_in_ends_at_the_next_click(here, how):
    at = at_address(door(here, "cora").run(), "me")
    assert titles(at) == ["My account"]
    cora = here.accounts["cora"]
    if how == "role taken away":
        here.workspace("olga").team.take_role(cora, Role.COORDINATOR)
    else:
        with Session(here.engine) as session:
            account = session.get(AccountRow, cora)
            account.active, account.token_version = how != "disabled", 1 if how != "disabled" else 0
            session.commit()
    assert titles(at.run()) == ["Sign in"]


def test_a_demo_says_that_it_is_one(here):
    assert not door(here, "cora").run().info
    with Session(here.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    assert "invented" in door(here, "cora").run().info[0].value


def test_a_disk_that_is_not_kept_is_told_to_everybody(here, monkeypatch):
    assert not door(here).run().warning
    monkeypatch.setenv("PAIRWELL_DISK", "lost")
    settings.cache_clear()
    for who in (None, "cora"):
        assert "Nothing is kept here" in door(here, who).run().warning[0].value


# links


def test_a_link_that_leads_nowhere_is_told_so(here):
    at = door(here, link="unknown").run()
    assert "leads nowhere" in at.error[0].value and not at.exception


def test_an_invitation_is_followed_and_one_is_in(here):
    token = here.workspace("olga").team.invite("Nia", "nia@example.org", Role.COORDINATOR)
    with Session(here.engine) as session:
        session.exec(select(PrivateLinkRow)).one().expires_at = clock() + timedelta(days=1)
        session.commit()
    at = door(here, link=token).run()
    assert titles(at) == ["You are invited"] and titles(at.run()) == ["You are invited"]
    press(fill(at, invitation_password="short"), "Create my account")
    assert at.error and titles(at) == ["You are invited"]
    press(fill(at, invitation_password=RIGHT), "Create my account")
    kept(at)
    assert "Nia" in at.sidebar.caption[0].value and "program.team" in at.session_state["pages"]
    assert not at.query_params


def test_a_reset_link_chooses_a_new_password_and_signs_in(here):
    token = link(here, LinkPurpose.RESET, here.accounts["cora"], program_id=None, uses=1)
    at = door(here, link=token).run()
    assert titles(at) == ["Choose a new password"]
    press(fill(at, reset_password="another good one"), "Keep it")
    kept(at)
    assert "Cora" in at.sidebar.caption[0].value
    assert Public(here.engine).sign_in("cora@example.org", "another good one", "x")


def test_a_personal_link_opens_ones_own_screens_and_stays_for_all_of_them(here):
    token = link(here, LinkPurpose.PARTICIPANT, here.people["di"])
    at = door(here, link=token).run()
    assert not at.exception
    own = {s.path for s in SCREENS if Role.MENTEE in MAY[s.needs] and not s.parts}  # the program uses no part
    assert set(at.session_state["pages"]) == own
    assert "Di" in at.sidebar.caption[0].value
    at.query_params.clear()
    at_address(at, "my_answers")
    assert "Di" in at.sidebar.caption[0].value
    assert at.query_params["link"] in (token, [token]), "so that a page loaded anew is still hers"
    assert titles(at_address(at, "keep")) == ["Keep this in an account"]
    press(at, "Close")
    assert titles(at) == ["Sign in"]


def test_a_personal_link_that_is_revoked_ends_at_the_next_click(here):
    at = door(here, link=link(here, LinkPurpose.PARTICIPANT, here.people["di"])).run()
    with Session(here.engine) as session:
        session.exec(select(PrivateLinkRow)).one().revoked = True
        session.commit()
    assert "leads nowhere" in at.run().error[0].value


def test_an_account_made_from_a_personal_link_goes_on_without_the_link(here):
    at = door(here, link=link(here, LinkPurpose.PARTICIPANT, here.people["di"])).run()
    at_address(at, "keep")
    press(fill(at, invitation_password=RIGHT), "Create my account")
    kept(at)
    assert not at.query_params and "account.me" in at.session_state["pages"]
    with Session(here.engine) as session:
        assert session.get(ParticipantRow, here.people["di"]).account_id is not None


def test_following_a_link_changes_nothing(here):
    for purpose, subject in ((LinkPurpose.PARTICIPANT, 4), (LinkPurpose.RESET, 2)):
        token = link(here, purpose, subject, uses=1)
        for _ in range(2):
            door(here, link=token).run()
        with Session(here.engine) as session:
            assert session.exec(select(PrivateLinkRow).order_by(PrivateLinkRow.id.desc())).first().uses_left == 1


def test_of_a_closed_database_a_person_reads_a_sentence_and_no_traceback(here, monkeypatch):
    broken = make_engine(here.url)
    upgrade(broken)
    with broken.begin() as connection:
        connection.exec_driver_sql("DROP TABLE sign_in")
    at = AppTest.from_file(APP, default_timeout=20)
    at.session_state["sid"] = "sid"
    at.run()
    assert "Something went wrong on our side" in at.error[0].value and not at.exception
    broken.dispose()
