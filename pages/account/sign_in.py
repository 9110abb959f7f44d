"""The sign-in form, at whatever address was asked for; and what to do about a forgotten password."""

import streamlit as st

from db import Public
from pages.account.session import let_in, pressed, tell_fault
from pages.ui.boundary import boundary
from pages.ui.frame import card
from pages.ui.words import _, plain


def show(public: Public) -> None:
    with card(_("Sign in")):
        if st.session_state.get("forgotten"):
            _forgotten(public)
            return
        sign_in_form(public)
        st.button(_("Forgot your password?"), key="forgot", type="tertiary", on_click=_forget, args=(True,))
        if public.settings.organisation_sign_in is not None:
            _organisation(public)


def sign_in_form(public: Public, email: str = "") -> None:
    """Address and password. With ``email``, for that account only."""
    with st.form("sign_in"):
        st.text_input(_("E-mail"), email, key="sign_in_email", autocomplete="username", disabled=bool(email))
        st.text_input(_("Password"), key="sign_in_password", type="password", autocomplete="current-password")
        st.form_submit_button(_("Sign in"), type="primary", width="stretch", on_click=_enter, args=(public, email))
    tell_fault("sign_in")


def _enter(public: Public, email: str) -> None:
    state = st.session_state
    address, password = email or state["sign_in_email"], state["sign_in_password"]
    let_in("sign_in", lambda sid: public.sign_in(address, password, sid))


def _forget(yes: bool) -> None:
    st.session_state["forgotten"], st.session_state["reset_asked"], st.session_state["door_fault"] = yes, False, None


def _forgotten(public: Public) -> None:
    if not public.sends_mail:
        st.markdown(_("This installation sends no mail. Ask whoever runs it, or an owner of your program, for a link."))
        st.caption(_("On the server itself: `python -m db.rescue your@address`"))
    elif st.session_state.get("reset_asked"):
        st.success(_("If there is an account with this address, a link is on its way to it. It works for one hour."))
    else:
        with st.form("forgotten_form"):
            st.text_input(_("E-mail"), key="reset_email", autocomplete="username")
            st.form_submit_button(_("Send me a link"), type="primary", on_click=_ask, args=(public,))
        tell_fault("reset")
    st.button(_("Back to sign in"), key="back_to_sign_in", type="tertiary", on_click=_forget, args=(False,))


def _ask(public: Public) -> None:
    address = st.session_state["reset_email"]
    st.session_state["reset_asked"] = True
    pressed("reset", lambda: public.ask_reset(address))


def _organisation(public: Public) -> None:
    """Streamlit's own OpenID Connect. It says who somebody is; who may in is ours to say."""
    st.divider()
    if not st.user.get("is_logged_in"):
        provider = public.settings.organisation_sign_in or None
        label = _("Sign in with your organisation")
        st.button(label, key="organisation", width="stretch", on_click=_to_organisation, args=(provider,))
        return
    email, verified = str(st.user.get("email") or ""), st.user.get("email_verified") is True
    label = _("Continue as {email}", email=plain(email))
    st.button(label, key="continue", type="primary", width="stretch", on_click=_vouched, args=(public, email, verified))
    st.button(_("Somebody else"), key="somebody_else", type="tertiary", on_click=st.logout)
    tell_fault("organisation")


def _to_organisation(provider: str | None) -> None:
    with boundary():
        st.login(provider)


def _vouched(public: Public, email: str, verified: bool) -> None:
    let_in("organisation", lambda sid: public.sign_in_from_organisation(email, verified, sid))
