"""My account: name, password, and a way out of every browser."""

import streamlit as st

from db import SignedIn
from pages.account.session import pressed, tell_fault
from pages.ui.header import header
from pages.ui.words import _


def show(who: SignedIn) -> None:
    header(_("My account"), _("How you are called here, and how you sign in."))
    with st.container(width=480):
        with st.form("my_name"):
            st.text_input(_("Name"), who.account.name, key="my_name_new", autocomplete="name", max_chars=120)
            st.text_input(_("E-mail"), who.account.email, disabled=True, key="my_email")
            st.form_submit_button(_("Save"), on_click=_rename, args=(who,))
        tell_fault("my_name")
        st.subheader(_("Password"), anchor=False)
        with st.form("my_password"):
            if who.account.has_password:
                st.text_input(
                    _("Password until now"), key="password_old", type="password", autocomplete="current-password"
                )
            st.text_input(_("New password"), key="password_new", type="password", autocomplete="new-password")
            st.form_submit_button(_("Change the password"), on_click=_change, args=(who,))
        tell_fault("my_password")
        st.caption(_("Every other browser that is signed in as you is then signed out."))
        st.subheader(_("Elsewhere"), anchor=False)
        st.markdown(_("Left yourself signed in on another computer?"))
        st.button(_("Sign out everywhere"), key="out_everywhere", icon=":material/logout:", on_click=_out, args=(who,))
        tell_fault("out")


def _rename(who: SignedIn) -> None:
    name = st.session_state["my_name_new"]
    pressed("my_name", lambda: who.change_name(name), done=_("Saved."))


def _change(who: SignedIn) -> None:
    old, new = st.session_state.get("password_old", ""), st.session_state["password_new"]
    pressed("my_password", lambda: who.change_password(old, new), done=_("The password is changed."))


def _out(who: SignedIn) -> None:
    pressed("out", who.sign_out_everywhere)
