"""What a link in a message asks without signing in: of one planned meeting, or a mentor's month over all mentees."""

from functools import partial

import streamlit as st

from core.tracking.check_ins import CheckInAnswer
from db import AskedAbout, AskedOfMe, Noting
from pages.tracking.check_in import RATINGS
from pages.tracking.fewer_messages import fewer_messages
from pages.tracking.meeting_words import when
from pages.tracking.noting_meeting import did_you_meet, we_met
from pages.ui.notices import notice, show_notices
from pages.ui.report_concern import concern_card
from pages.ui.words import _, count, listed, plain


def show(noting: Noting) -> None:
    """For whoever was sent such a link."""
    token = str(st.query_params.get("link", ""))
    asked = noting.read(token)
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=560):
        title = _("Your month as a mentor") if asked.is_month else _("Your meeting")
        st.title(title, anchor=False)
        st.markdown(f"**{plain(asked.program)}** · {_('Hello {name}', name=plain(asked.name))}")
        for about in asked.about:
            with st.container(border=True, key=f"about_{about.together.id}"):
                if asked.is_month:
                    _month_with(noting, token, asked, about)
                elif about.meeting is not None:
                    did_you_meet(noting, token, asked, about, about.meeting)
        st.caption(_("What you note here, the other sees too, and your coordinators see that you met. "
                     "It is no emergency service: in danger, call the emergency number where you are."))  # fmt: skip
        fewer_messages(asked.choice, asked.today, partial(noting.choose, token), "month")
        concern_card(asked.concerns, partial(noting.report_concern, token))


def _month_with(noting: Noting, token: str, asked: AskedOfMe, about: AskedAbout) -> None:
    """What is planned and agreed with one mentee, what came of the last meeting, and the one question."""
    together = about.together
    names = listed(plain(one.name) for one in together.partners)
    st.markdown(f"### {names}")
    if about.coming is not None and about.coming.begins is not None:
        st.markdown(f":material/event: {_('You meet on {moment}', moment=when(about.coming.begins, together))}")
    else:
        st.markdown(f":material/event: {_('No meeting is planned.')}")
    last = about.met_on
    st.markdown(
        f":material/handshake: {_('You met last on {day}.', day=last) if last else _('No meeting is noted yet.')}"
    )
    for action in about.actions[:3]:
        due = f" :gray[{_('by {day}', day=action.due)}]" if action.due else ""
        st.markdown(f":material/task_alt: {plain(action.what)}{due}")
    if len(about.actions) > 3:
        st.caption(count(len(about.actions) - 3, "and {n} more", "and {n} more"))
    if about.meeting is not None:
        did_you_meet(noting, token, asked, about, about.meeting)
    with st.popover(_("We met on another day") if about.meeting else _("We met"), icon=":material/add:",
                    on_change="rerun", key=f"met_{together.id}") as opened:  # fmt: skip
        if opened.open:
            we_met(noting, token, asked, about)
    if about.check_in_id is not None:
        _question(noting, token, about, names)


def _question(noting: Noting, token: str, about: AskedAbout, names: str) -> None:
    """How is it going? One press, then one to send; with a wish for a call where there is one."""
    key, before = f"question_{about.check_in_id}", about.answer or CheckInAnswer()
    rating = st.pills(_("How is it going with {names}?", names=names), list(RATINGS), default=before.rating, wrap=True,
                      key=f"{key}_rating", format_func=lambda n: _(RATINGS[n]),
                      help=_("Your coordinators read this; {names} does not.", names=names))  # fmt: skip
    call = st.checkbox(_("I would like somebody of the team to get in touch"), before.wants_contact, key=f"{key}_call")
    given = CheckInAnswer(rating, before.met, before.words, call)
    if st.button(_("Send"), key=f"{key}_send", icon=":material/send:", disabled=given == before):
        noting.answer(token, about.together.id, given)
        notice(_("Thank you. Your answer has arrived."))
        st.rerun()
