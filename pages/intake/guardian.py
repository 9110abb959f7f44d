"""A parent or guardian, by a private link: what it is, what it means, agree or say no. Opening it writes nothing."""

from functools import partial

import streamlit as st

from db import Applying
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice, show_notices
from pages.ui.words import _, plain


def show(applying: Applying) -> None:
    """For whoever an applicant under age named."""
    token = st.query_params.get("link", "")
    asked = applying.guardians.read(token)
    show_notices()
    child, program = plain(asked.child), plain(asked.program)
    with st.container(horizontal_alignment="center"), st.container(width=680):
        st.title(_("May {child} take part?", child=child), anchor=False)
        st.markdown(f"**{program}**")
        if asked.purpose:
            st.markdown(plain(asked.purpose))
        hello = _("Hello {name}, {child} named you as a parent or guardian.", name=plain(asked.name), child=child)
        st.markdown(f"{hello} {_('Nobody is suggested to {child} before you agree.', child=child)}")
        if asked.is_over:
            st.info(_("This application was withdrawn or declined. There is nothing you need to do."))
        if asked.answer == "agreed":
            st.success(_("**Thank you, you have agreed.** You can take it back here at any time."),
                       icon=":material/check_circle:")  # fmt: skip
        elif asked.answer == "refused":
            st.info(_("**You said no.** Nobody is suggested to {child}. You can still agree.", child=child),
                    icon=":material/info:")  # fmt: skip
        for page in asked.guidance:
            with st.expander(plain(_(page.title)), icon=":material/menu_book:"):
                st.markdown(_(page.body))
        with st.container(border=True):
            st.markdown(f"**{_('What you agree to')}**  \n{plain(asked.wording)}")
        with st.container(horizontal=True):
            if asked.answer != "agreed" and st.button(
                _("I agree"), key="agree", type="primary", icon=":material/check:", disabled=asked.is_over
            ):
                applying.guardians.agree(token, asked.version)
                notice(_("Thank you. It is noted."))
                st.rerun()
            if asked.answer != "refused":
                no = _("Take it back") if asked.answer == "agreed" else _("I do not agree")
                confirm_button(
                    no, partial(applying.guardians.refuse, token), title=_("{child} does not take part?", child=child),
                    warning=_("Nobody is suggested to {child}, and if there is a pairing, it ends.", child=child),
                    yes=no, done=_("Noted. Thank you for telling us."), key="refuse",
                )  # fmt: skip
        st.caption(_("Keep the link of this page: with it you can change your answer later."))
