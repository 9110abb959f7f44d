"""The sign-in cookie: written and forgotten by streamlit-authenticator, and by nothing else of it.

It does so in frames that answer with runs of their own, and those would cut into whatever a person does
meanwhile. So it is built only while there is a cookie to write or forget, on a page with nothing to press.
"""

from datetime import timedelta

import streamlit as st
import streamlit_authenticator as authenticator

from db import Public, SignedIn
from pages.ui.words import _

COOKIE = "pairwell"
PATIENCE = timedelta(seconds=4)  # for a browser that keeps no cookies, or loads slowly


def cookie_under_way(public: Public, who: SignedIn | None) -> bool:
    """Set or delete the cookie if a press asked for it. True while the browser does so: draw nothing to click.

    Two frames do it, and each answers with a run of its own: the first only reads. Taken away before the second
    has answered, the cookie would not be written. So they stay until it has, or until ``PATIENCE`` is over.
    """
    state = st.session_state
    job = state.get("cookie_job")
    if job is None or state.get(job) is True or (job == "set" and who is None) or _waited_long(public):
        state["cookie_job"] = state["cookie_since"] = None
        return False
    state["cookie_since"] = state.get("cookie_since") or public.now
    keeper = authenticator.Authenticate(
        {"usernames": {}}, COOKIE, public.cookie_key(), public.settings.cookie_days, auto_hash=False
    ).cookie_controller
    if job == "set":
        state["username"] = state["sid"]  # the claim that is signed
        keeper.set_cookie()
    else:
        keeper.delete_cookie()
    return True


def one_moment(public: Public) -> None:
    """Shown while the cookie is under way; goes on by itself, should the browser never answer."""
    st.caption(_("One moment…"))

    @st.fragment(run_every=PATIENCE + timedelta(seconds=1))
    def look_again() -> None:
        if _waited_long(public):
            st.rerun()

    look_again()


def _waited_long(public: Public) -> bool:
    began = st.session_state.get("cookie_since")
    return began is not None and public.now - began > PATIENCE
