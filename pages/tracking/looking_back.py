"""How was it? Asked of each at the end of a pairing, on her own page."""

import streamlit as st

from core.tracking.closing import AFTERWARDS, AGAIN, LONGEST, LookBack
from db import AskedBack, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain


def looking_back(workspace: Workspace) -> None:
    """A form for each pairing that I am asked about; folded once I have answered."""
    for asked in workspace.closings.asked_back():
        names = listed(plain(name) for name in asked.partners)
        if asked.said is not None:
            with st.expander(_("What you said about your time with {names}", names=names), icon=":material/check:"):
                _form(workspace, asked, names)
        else:
            with st.container(border=True, key=f"look_back_{asked.id}"):
                st.markdown(f"**{_('How was your time with {names}?', names=names)}**")
                _form(workspace, asked, names)


def _form(workspace: Workspace, asked: AskedBack, names: str) -> None:
    said, key = asked.said or LookBack(), f"back_{asked.id}"
    st.caption(_("Your coordinators read this; {names} does not. You may leave out what you like.", names=names))
    gave = st.text_area(_("What did it give you?"), said.gave, key=f"{key}_gave", max_chars=LONGEST, height=80)
    better = st.text_area(_("What would you have wished otherwise?"), said.better, key=f"{key}_better",
                          max_chars=LONGEST, height=80)  # fmt: skip
    rating = st.pills(_("How was it as a whole? 1 is not well, 5 is very well"), range(1, 6), default=said.rating,
                      key=f"{key}_rating")  # fmt: skip
    again = st.pills(_("Would you take part again?"), list(AGAIN), default=said.again or None, key=f"{key}_again",
                     format_func=lambda one: _(AGAIN[one]))  # fmt: skip
    accepts = said.accepts
    if asked.afterwards is not None:
        st.markdown(f":gray[{_('What holds afterwards')}]  \n{_(AFTERWARDS[asked.afterwards])}")
        accepts = st.checkbox(_("I have read it"), said.accepts, key=f"{key}_accepts")
    if st.button(_("Send"), key=f"{key}_send", type="primary", icon=":material/send:"):
        workspace.closings.look_back(asked.id, LookBack(gave or "", better or "", rating, again or "", accepts))
        notice(_("Thank you. It has arrived."))
        st.rerun()
