"""How is it going? Asked of one person by a private link, answered in two presses."""

from functools import partial

import streamlit as st

from core.text import Text
from core.tracking.check_ins import CheckInAnswer
from db import CheckingIn
from pages.tracking.fewer_messages import fewer_messages
from pages.ui.memory import open_up, opened
from pages.ui.notices import notice, show_notices
from pages.ui.words import _, listed, plain

RATINGS = {
    1: Text("1 · not well"), 2: Text("2"), 3: Text("3 · all right"), 4: Text("4"), 5: Text("5 · very well"),
}  # fmt: skip


def show(checking_in: CheckingIn) -> None:
    """For whoever was sent a link."""
    token = str(st.query_params.get("link", ""))
    asked = checking_in.read(token)
    partners, before = listed(plain(name) for name in asked.partners), asked.answer or CheckInAnswer()
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=560):
        st.title(_("How is it going with {names}?", names=partners), anchor=False)
        st.markdown(f"**{plain(asked.program)}** · {_('Hello {name}', name=plain(asked.name))}")
        if asked.answer is not None:
            st.success(_("**Thank you, your answer has arrived.** You can still change it."),
                       icon=":material/check_circle:")  # fmt: skip
        st.caption(_("Your coordinators read this; {names} does not. You may leave out what you like. "
                     "It is no emergency service: in danger, call the emergency number where you are.",
                     names=partners))  # fmt: skip
        key = f"check_in_{asked.id}"
        rating = st.pills(_("How is it going between you?"), list(RATINGS), default=before.rating, key=f"{key}_rating",
                          format_func=lambda n: _(RATINGS[n]), wrap=True)  # fmt: skip
        met = st.pills(_("Have you met in the last weeks?"), [True, False], default=before.met, key=f"{key}_met",
                       format_func=lambda yes: _("Yes") if yes else _("No"))  # fmt: skip
        words = st.text_area(_("Anything we should know, or could help with?"), before.words, key=f"{key}_words",
                             max_chars=2000, height=90)  # fmt: skip
        call = st.checkbox(_("I would like somebody of the team to get in touch"), before.wants_contact,
                           key=f"{key}_call")  # fmt: skip
        unsafe = _safety(asked.lead, partners, key)
        if st.button(_("Send"), key=f"{key}_send", type="primary", icon=":material/send:"):
            checking_in.answer(token, CheckInAnswer(rating, met, words or "", call), unsafe)
            open_up(f"{key}_safe", unsafe is not None)
            notice(_("Thank you. Your answer has arrived."))
            st.rerun()
        fewer_messages(asked.choice, asked.today, partial(checking_in.choose, token), key)


def _safety(lead: str, partners: str, key: str) -> str | None:
    """Where somebody is named who reads it: words about not being safe, or None. Sent, it is shown no more."""
    if not lead or opened(f"{key}_safe"):
        return None
    with st.container(border=True):
        safe = st.pills(_("Are you safe with each other?"), [True, False], key=f"{key}_safe",
                        format_func=lambda yes: _("Yes") if yes else _("No, or not sure"))  # fmt: skip
        st.caption(_("Only {lead} reads this, who leads safeguarding; neither {names} nor your coordinators do. "
                     "A yes is not kept.", lead=plain(lead), names=partners))  # fmt: skip
        if safe is not False:
            return None
        return st.text_area(_("What happened, or what worries you?"), key=f"{key}_unsafe", max_chars=3000, height=90)
