"""How was it for your child? Asked of a parent or guardian at the end, by a private link."""

import streamlit as st

from core.tracking.closing import AGAIN, LONGEST, LookBack
from db import AskedGuardian, GuardianLooksBack
from pages.ui.notices import notice, show_notices
from pages.ui.words import _, listed, plain


def show(looks_back: GuardianLooksBack) -> None:
    """For whoever agreed that the child takes part."""
    token = str(st.query_params.get("link", ""))
    asked = looks_back.read(token)
    child, partners = plain(asked.child), listed(plain(name) for name in asked.partners)
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=560):
        st.title(_("How was it for {child}?", child=child), anchor=False)
        st.markdown(f"**{plain(asked.program)}** · {_('Hello {name}', name=plain(asked.name))}")
        st.markdown(_("The time of {child} with {names} comes to its end, or has ended. You agreed that {child} takes "
                      "part; how do you look back on it?", child=child, names=partners))  # fmt: skip
        if asked.said is not None:
            st.success(_("**Thank you, your answer has arrived.** You can still change it."),
                       icon=":material/check_circle:")  # fmt: skip
        st.caption(_("The team of the program reads this; {names} does not. You may leave out what you like. It "
                     "is no emergency service: in danger, call the emergency number where you are.",
                     names=partners))  # fmt: skip
        _form(looks_back, token, asked, child)


def _form(looks_back: GuardianLooksBack, token: str, asked: AskedGuardian, child: str) -> None:
    said = asked.said or LookBack()
    gave = st.text_area(_("What did it give {child}?", child=child), said.gave, key="guardian_gave",
                        max_chars=LONGEST, height=80)  # fmt: skip
    better = st.text_area(_("What would you have wished otherwise?"), said.better, key="guardian_better",
                          max_chars=LONGEST, height=80)  # fmt: skip
    rating = st.pills(_("How was it as a whole? 1 is not well, 5 is very well"), range(1, 6), default=said.rating,
                      key="guardian_rating")  # fmt: skip
    again = st.pills(_("Would you let {child} take part again?", child=child), list(AGAIN), key="guardian_again",
                     default=said.again or None, format_func=lambda one: _(AGAIN[one]))  # fmt: skip
    if st.button(_("Send"), key="guardian_send", type="primary", icon=":material/send:"):
        looks_back.answer(token, LookBack(gave or "", better or "", rating, again or ""))
        notice(_("Thank you. It has arrived."))
        st.rerun()
