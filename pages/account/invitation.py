"""Follow an invitation to a team, or keep one's personal link in an account of one's own."""

import streamlit as st

from core.account import SHORTEST_PASSWORD
from db import Invitation, Public, SignedIn
from pages.account.session import let_in, pressed, sign_out, tell_fault
from pages.account.sign_in import sign_in_form
from pages.ui.frame import card
from pages.ui.words import _, plain


def show(public: Public, token: str, who: SignedIn | None) -> None:
    offered = public.invitation(token)
    program, email = plain(offered.program), plain(offered.email)
    if offered.role is None:
        title = _("Keep this in an account")
        sentence = _("Then you can sign in as {email} instead of looking for the link to **{program}**.",
                     email=email, program=program)  # fmt: skip
    else:
        title = _("You are invited")
        sentence = _("**{program}** would like you to join as **{role}**.", program=program, role=_(offered.role.value))
    with card(title, sentence):
        if who is not None and who.account.email == offered.email:
            label = _("Add to my account") if offered.role is None else _("Join {program}", program=program)
            st.button(label, key="join", type="primary", on_click=_join, args=(who, token))
            tell_fault("join")
        elif who is not None:
            st.warning(
                _("This link was made for {email}, and you are signed in as {other}.", email=email,
                  other=plain(who.account.email)), icon=":material/person_alert:",
            )  # fmt: skip
            st.button(_("Sign out and go on"), key="other_out", on_click=sign_out, args=(public,))
        elif offered.has_account:
            st.markdown(_("You have an account already. Sign in, then say yes."))
            sign_in_form(public, offered.email)
        else:
            _new_account(public, token, offered)


def _new_account(public: Public, token: str, offered: Invitation) -> None:
    with st.form("invitation"):
        st.text_input(_("E-mail"), offered.email, disabled=True, key="invitation_email", autocomplete="username")
        st.text_input(_("Your name"), offered.name, key="invitation_name", autocomplete="name", max_chars=120)
        st.text_input(
            _("Choose a password"), key="invitation_password", type="password", autocomplete="new-password",
            help=_("At least {least} characters; a few words are good.", least=SHORTEST_PASSWORD),
        )  # fmt: skip
        st.form_submit_button(
            _("Create my account"), type="primary", width="stretch", on_click=_create, args=(public, token)
        )
    tell_fault("join")


def _create(public: Public, token: str) -> None:
    name, password = st.session_state["invitation_name"], st.session_state["invitation_password"]
    st.session_state["followed"] = token
    let_in("join", lambda sid: public.accept(token, name, password, sid))


def _join(who: SignedIn, token: str) -> None:
    st.session_state["followed"] = token
    pressed("join", lambda: who.join(token))
