"""Asked to agree, by a link: what it means, then agree or refuse. Opening it writes nothing."""

from functools import partial

import streamlit as st

from core.intake.consent import Purpose
from db import Applying
from pages.intake.fields import ask_consents
from pages.ui.confirm import confirm_button
from pages.ui.notices import show_notices
from pages.ui.words import _, plain


def show(applying: Applying) -> None:
    """For somebody who was brought in from a list."""
    token = st.query_params.get("link", "")
    asked = applying.consenting.read(token)
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=680):
        st.title(_("May we suggest somebody to you?"), anchor=False)
        st.markdown(f"**{plain(asked.program)}**")
        if asked.purpose:
            st.markdown(plain(asked.purpose))
        hello = _("Hello {name}, you are on the list of people who may take part.", name=plain(asked.name))
        st.markdown(f"{hello} {_('Before anybody is suggested to you, we need your agreement.')}")
        if asked.refused:
            st.info(_("You said that you would rather not. You can still agree."), icon=":material/info:")
        elif Purpose.PARTICIPATION in asked.agreed:
            st.success(_("**Thank you, you have agreed.** You can change it here."), icon=":material/check_circle:")
        kept = {each.purpose.value: each.version for each in asked.texts if each.purpose in asked.agreed}
        given = ask_consents(asked.texts, kept, {}, "consent")
        with st.container(horizontal=True):
            if st.button(_("Agree"), key="agree", type="primary", icon=":material/check:"):
                applying.consenting.agree(token, {Purpose(name): version for name, version in given.items()})
                st.rerun()
            if not asked.refused:
                confirm_button(
                    _("I would rather not"), partial(applying.consenting.refuse, token), title=_("Rather not?"),
                    warning=_("Nobody will be told about you, and nobody suggested to you."),
                    yes=_("I would rather not"), done=_("Noted. Thank you for telling us."), key="refuse",
                )  # fmt: skip
