"""The first screen of an empty installation: make the account that runs it."""

import streamlit as st

from core.account import SHORTEST_PASSWORD
from db import Public
from pages.account.session import let_in, tell_fault
from pages.ui.frame import card
from pages.ui.words import _


def show(public: Public) -> None:
    sentence = _("Make the first account. It runs this installation; you invite others later.")
    with card(_("Welcome to Pairwell"), sentence):
        with st.form("first_account"):
            st.text_input(
                _("Setup code"),
                key="first_code",
                autocomplete="off",
                placeholder="XXXX-XXXX-XXXX",
                help=_("So that nobody else who finds this page can take it."),
            )
            st.caption(_where(public))
            st.text_input(_("Your name"), key="first_name", autocomplete="name", max_chars=120)
            st.text_input(_("E-mail"), key="first_email", autocomplete="username")
            st.text_input(
                _("Password"),
                key="first_password",
                type="password",
                autocomplete="new-password",
                help=_("At least {least} characters; a few words are good.", least=SHORTEST_PASSWORD),
            )
            st.form_submit_button(
                _("Create the account"), type="primary", width="stretch", on_click=_create, args=(public,)
            )
        tell_fault("first")


def _where(public: Public) -> str:
    if public.settings.setup_code:
        return _("It is in this installation's settings, as `PAIRWELL_SETUP_CODE`.")
    return _("It stands on the server's console: in the window where you typed `streamlit run app.py`.")


def _create(public: Public) -> None:
    code, name, email, password = (st.session_state[f"first_{each}"] for each in ("code", "name", "email", "password"))
    let_in("first", lambda sid: public.create_first_account(code, name, email, password, sid))
