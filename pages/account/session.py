"""This browser's sign-in: who it is, and the presses that let it in and out.

Its cookie carries a random id, signed; who that is stands in the database and is asked at every click.
"""

import secrets
from collections.abc import Callable

import streamlit as st

from core.errors import NotAllowed, Refusal
from db import Public, SignedIn
from pages.account.cookie import COOKIE
from pages.ui.boundary import boundary, tell
from pages.ui.notices import notice

NOT_LET_IN = NotAllowed(
    "That did not work.",
    "Check the address and the password. After five tries, wait 15 minutes, or choose a new password.",
)


def signed_in(public: Public) -> SignedIn | None:
    """Who this browser is, now."""
    state = st.session_state
    if "sid" not in state and not state.get("signed_out"):
        raw = st.context.cookies.get(COOKIE)  # as it was when this page opened
        state["sid"] = public.read_cookie(raw) if isinstance(raw, str) else None
    return public.who(state.get("sid"))


def let_in(form: str, enter: Callable[[str], bool | None]) -> None:
    """A press that may sign this browser in. ``enter`` is given the id to let in; False or a refusal is told.

    A rerun that arrives meanwhile ends this at its next touch of Streamlit. So the id is kept before the
    database makes it valid, and nothing has to happen after.
    """
    state = st.session_state
    state["door_fault"], state["signed_out"] = None, False
    state["sid"], state["cookie_job"] = secrets.token_urlsafe(32), "set"
    with boundary():
        try:
            let = enter(state["sid"])
        except Refusal as no:
            state["door_fault"] = (form, no)
        else:
            if let is False:
                state["door_fault"] = (form, NOT_LET_IN)


def pressed(form: str, act: Callable[[], object], done: str = "") -> None:
    """A press that changes something at the door, with its refusal kept for the form to tell, or ``done``."""
    state = st.session_state
    state["door_fault"], before = None, list(state.get("notices", ()))
    if done:
        notice(done)
    with boundary():
        try:
            act()
        except Refusal as no:
            state["door_fault"], state["notices"] = (form, no), before


def tell_fault(form: str) -> None:
    """What was wrong with the last press of this form, if anything."""
    where, no = st.session_state.get("door_fault") or ("", None)
    if no is not None and where == form:
        tell(no)


def sign_out(public: Public) -> None:
    """A press: out, here and in the database."""
    state = st.session_state
    sid = state.get("sid")
    for name in ("sid", "program_id", "cohort_id", "link", "pages", "language"):
        state.pop(name, None)
    state["signed_out"], state["cookie_job"] = True, "delete"
    if sid:
        with boundary():
            public.sign_out(sid)
    if public.settings.organisation_sign_in is not None and st.user.get("is_logged_in"):
        st.logout()
