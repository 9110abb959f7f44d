"""How feedback is asked for and read: two questions, and beside them who will see the answers."""

import streamlit as st

from core.tracking.feedback import LONGEST, Feedback
from db import Together
from pages.ui.words import _, day, listed, plain

ANYBODY = 0  # in the list of whom one asks


def partners_of(together: Together) -> str:
    return listed(plain(one.name) for one in together.partners)


def give_fields(key: str, name: str) -> tuple[str, str]:
    """What helps and what could be otherwise; it is said first who reads it."""
    st.caption(_("{name} reads this, and nobody outside your pairing.", name=name))
    helps = st.text_area(_("What works or helped?"), key=f"{key}_helps", max_chars=LONGEST, height=80)
    change = st.text_area(_("What could be tried otherwise?"), key=f"{key}_change", max_chars=LONGEST, height=80)
    return helps, change


def feedback_text(one: Feedback, together: Together) -> None:
    """Who gave it to whom and when, and what was said."""
    nobody = _("somebody who left")
    giver = _("You") if one.given_by == together.me.id else plain(together.name(one.given_by)) or nobody
    to = _("you") if one.to == together.me.id else plain(together.name(one.to)) or nobody
    said = [_("{giver} to {to}", giver=giver, to=to)]
    said += [day(one.given_on)] if one.given_on else []
    said += [_("about the meeting of {day}", day=one.meeting_on)] if one.meeting_on else []
    st.caption(" · ".join(said))
    if one.helps:
        st.markdown(f":material/thumb_up: :gray[{_('Works')}]  \n{plain(one.helps)}")
    if one.change:
        st.markdown(f":material/lightbulb: :gray[{_('To be tried')}]  \n{plain(one.change)}")
