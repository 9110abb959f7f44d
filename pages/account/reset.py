"""Choose a new password, by a link."""

import streamlit as st

from core.account import SHORTEST_PASSWORD
from db import Public
from pages.account.session import let_in, tell_fault
from pages.ui.frame import card
from pages.ui.words import _, plain


def show(public: Public, token: str) -> None:
    account = public.whose_reset(token)
    email = plain(account.email)
    sentence = _("For {email}. You are then signed in here, and signed out everywhere else.", email=email)
    with card(_("Choose a new password"), sentence):
        with st.form("reset_form"):
            st.text_input(_("E-mail"), account.email, disabled=True, key="reset_for", autocomplete="username")
            st.text_input(
                _("New password"), key="reset_password", type="password", autocomplete="new-password",
                help=_("At least {least} characters; a few words are good.", least=SHORTEST_PASSWORD),
            )  # fmt: skip
            st.form_submit_button(_("Keep it"), type="primary", width="stretch", on_click=_keep, args=(public, token))
        tell_fault("reset_link")


def _keep(public: Public, token: str) -> None:
    password = st.session_state["reset_password"]
    st.session_state["followed"] = token
    let_in("reset_link", lambda sid: public.reset_password(token, password, sid))
