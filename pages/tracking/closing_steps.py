"""What the steps of a closing do: choose what holds afterwards, ask each how it was, thank them, leave a step out."""

import streamlit as st

from core.tracking.closing import AFTERWARDS, STEPS, Afterwards
from db import PairClosing, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, count, listed, plain


def afterwards_button(workspace: Workspace, pairing_id: int, found: PairClosing) -> None:
    with st.popover(_("Choose") if found.afterwards is None else _("Choose another"), icon=":material/contact_mail:"):
        rules = list(Afterwards)
        chosen = st.radio(_("Both will read it"), rules, format_func=lambda one: _(AFTERWARDS[one]), key="afterwards",
                          index=rules.index(found.afterwards) if found.afterwards else None)  # fmt: skip
        if st.button(_("Choose it"), key="choose_afterwards", type="primary", disabled=chosen is None) and chosen:
            workspace.closings.choose_afterwards(pairing_id, found.version, chosen)
            notice(_("Chosen. Both read it in the message of thanks, and on their own page."))
            st.rerun()


def ask_button(workspace: Workspace, pairing_id: int, found: PairClosing) -> None:
    """Each who has not answered, by a message with her personal link."""
    if not found.guardians and not any(each.waits for each in found.people):
        return
    with st.popover(_("Ask them"), icon=":material/outgoing_mail:"):
        st.caption(_("Four short questions, by a private link. Each answer is for the team; the partner sees neither."))
        if found.guardians:
            names = listed(plain(name) for name in found.guardians)
            st.caption(_("It goes to {names} too, as parent or guardian.", names=names))
        note = st.text_area(_("A line of yours (may stay empty)"), key="back_note", max_chars=1000, height=80)
        if st.button(_("Write to them"), key="ask_back", type="primary"):
            asked = workspace.closings.ask_back(pairing_id, found.version, note)
            notice(count(asked, "{n} message is in the outbox.", "{n} messages are in the outbox."))
            st.rerun()


def thanks_button(workspace: Workspace, pairing_id: int, found: PairClosing) -> None:
    with st.popover(_("Thank them"), icon=":material/volunteer_activism:"):
        st.caption(_("A message to each: thanks, what holds afterwards, and the way to the certificate. It waits in "
                     "the outbox until you have read it."))  # fmt: skip
        note = st.text_area(_("A line of yours (may stay empty)"), key="thanks_note", max_chars=1000, height=80)
        if st.button(_("Write the thanks"), key="thank", type="primary"):
            thanked = workspace.closings.thank(pairing_id, found.version, note)
            notice(count(thanked, "{n} message is in the outbox.", "{n} messages are in the outbox."))
            st.rerun()


def leave_out(workspace: Workspace, pairing_id: int, found: PairClosing) -> None:
    """A step that does not fit here, for a reason that stays beside it."""
    if not found.open_steps:
        return
    with st.popover(_("Leave a step out"), icon=":material/do_not_disturb_on:"):
        step = st.selectbox(_("Which step?"), found.open_steps, format_func=lambda one: _(STEPS[one]), key="left_step")
        reason = st.text_input(_("Why?"), key="left_reason", max_chars=300)
        if st.button(_("Leave it out"), key="leave_out", type="primary"):
            workspace.closings.take(pairing_id, found.version, step, left_out=reason)
            st.rerun()
