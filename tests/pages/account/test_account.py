"""My account, all accounts, and what is told at the door."""

import pytest
from sqlmodel import Session, select

from core.settings import Settings
from db import Public
from db.engine import unit_of_work
from db.models import AccountRow
from db.passwords import hash_password
from db.sign_ins import open_sign_in

OLD, NEW = "a good long one", "another good one"


def me_screen(public, sid):
    from pages.account import me
    from pages.ui.boundary import boundary

    with boundary():
        me.show(public.who(sid))


def accounts_screen(public, sid):
    from pages.account import accounts
    from pages.ui.boundary import boundary

    with boundary():
        accounts.show(public.who(sid))


def sign_in_screen(public):
    from pages.account import sign_in

    sign_in.show(public)


@pytest.fixture
def public(world):
    with unit_of_work(world.engine, writes=True) as session:
        for account in session.exec(select(AccountRow)):
            account.password_hash = hash_password(OLD, 4)
            open_sign_in(session, account, account.name, world.time, 1)
    return Public(world.engine, world.clock, Settings(password_rounds=4))


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    return at.run()


def test_my_name_is_saved_and_told(draw, public):
    at = draw(me_screen, public, "Cora")
    at.text_input(key="my_name_new").set_value("Cora Fairweather")
    press(at, "Save")
    assert public.who("Cora").account.name == "Cora Fairweather"
    assert [toast.value for toast in at.toast] == ["Saved."]


def test_a_wrong_password_is_told_and_nothing_is_said_to_be_done(draw, public):
    at = draw(me_screen, public, "Cora")
    at.text_input(key="password_old").set_value("wrong")
    at.text_input(key="password_new").set_value(NEW)
    press(at, "Change the password")
    assert "stays as it was" in at.error[0].value and not at.toast
    at.text_input(key="password_old").set_value(OLD)
    at.text_input(key="password_new").set_value(NEW)
    press(at, "Change the password")
    assert not at.error and public.sign_in("cora@example.org", NEW, "new")


def test_signed_out_everywhere(draw, public):
    public.sign_in("cora@example.org", OLD, "elsewhere")
    at = draw(me_screen, public, "Cora")
    next(button for button in at.button if button.label == "Sign out everywhere").click()
    at.run()
    assert public.who("elsewhere") is None and public.who("Cora") is None


def test_an_account_is_found_and_helped_with_a_link(draw, public):
    at = draw(accounts_screen, public, "Olga")
    at.text_input(key="accounts_search").set_value("cora").run()
    assert [each.value for each in at.caption if "account" in each.value] == ["1 account"]
    press(at, "Link for a new password")
    token = at.code[0].value.partition("?link=")[2]
    assert public.whose_reset(token).name == "Cora"


def test_an_account_is_closed_after_a_question_and_opened_again(draw, public, world):
    at = draw(accounts_screen, public, "Olga")
    cora = world.accounts["cora"]
    at.button(key=f"close_{cora}").click().run()
    assert public.who("Cora"), "only asked so far"
    at.button(key=f"close_{cora}").click()
    at.button(key=f"close_{cora}_yes").click().run()
    assert public.who("Cora") is None
    at = draw(accounts_screen, public, "Olga")
    at.button(key=f"open_{cora}").click().run()
    with Session(world.engine) as session:
        assert session.get(AccountRow, cora).active


def test_all_accounts_are_refused_to_others(draw, public):
    assert "may not" in draw(accounts_screen, public, "Cora").error[0].value


def test_what_somebody_calls_herself_is_shown_as_it_is(draw, public, world):
    public.who("Cora").change_name("**bold** ![x](https://example.org/x.png)")
    shown = " ".join(each.value for each in draw(accounts_screen, public, "Olga").markdown)
    assert r"\*\*bold\*\*" in shown and "![x](" not in shown


def test_the_form_offers_the_organisations_sign_in_only_where_it_is_set_up(draw, public, world):
    def labels(at):
        return [button.label for button in at.button]

    assert "Sign in with your organisation" not in labels(draw(sign_in_screen, public))
    settings = Settings(password_rounds=4, organisation_sign_in="")
    assert "Sign in with your organisation" in labels(draw(sign_in_screen, Public(world.engine, world.clock, settings)))


@pytest.mark.parametrize(("email", "let_in"), [("cora@example.org", True), ("nobody@example.org", False)])
def test_whom_the_organisation_vouches_for_is_let_in_if_she_has_an_account(draw, public, world, email, let_in):
    settings = Settings(password_rounds=4, organisation_sign_in="")
    at = draw(sign_in_screen, Public(world.engine, world.clock, settings))
    at.user = {"is_logged_in": True, "email": email, "email_verified": True}
    press(at.run(), f"Continue as {email}")
    assert bool(public.who(at.session_state["sid"])) == let_in
    assert let_in or "there is no account here with that address" in at.error[0].value
