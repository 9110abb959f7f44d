"""The ways in which one message can go: by the mail server, by one's own mail program, copied, as a text message."""

import streamlit as st

from core.messages.outbox import BY_HAND_FROM, RECALLABLE, SENDABLE, MessageStatus, fitting_mailto
from core.messages.short import short_message
from db import Outbox, WholeMessage, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, count, number


def show_ways(workspace: Workspace, box: Outbox, whole: WholeMessage, body: str) -> None:
    """Those that its state allows. ``body``: its text with whole addresses."""
    line = whole.line
    by_hand = line.status in BY_HAND_FROM
    address, fits = fitting_mailto(line.to_email, line.subject, body)
    with st.container(horizontal=True, gap="small"):
        if box.sender and line.status in SENDABLE:
            again = line.status in (MessageStatus.FAILED, MessageStatus.UNSURE)
            if st.button(_("Send again") if again else _("Send now"), key="send_one", icon=":material/send:"):
                workspace.messages.send([line.id])
                _done(_("It goes next."))
        if by_hand:
            st.link_button(_("Open in my mail program"), address, icon=":material/open_in_new:")
            if st.button(_("I sent it myself"), key="mark_one", icon=":material/done:"):
                workspace.messages.mark_sent([line.id])
                _done(_("Marked as sent."))
        if line.status in RECALLABLE and st.button(
            _("Recall"), key="recall_one", icon=":material/undo:", help=_("It stays here and does not go.")
        ):
            workspace.messages.recall([line.id])
            _done(_("Recalled. It can be sent later."))
        with st.popover(_("Copy the text"), icon=":material/content_copy:"):
            st.code(f"{line.subject}\n\n{body}", language=None, wrap_lines=True)
        with st.popover(_("Short text"), icon=":material/sms:"):
            _short(line.subject, body)
    if by_hand and not fits:
        st.caption(_("The text is too long for some mail programs to take it over: it opens with address and subject. "
                     "Paste the text from “Copy the text”."))  # fmt: skip


def _short(subject: str, body: str) -> None:
    short = short_message(subject, body)
    st.code(short.words, language=None, wrap_lines=True)
    words = count(short.parts, "Fits one text message", "Takes {n} text messages")
    signs = _("{places} signs of {of} in one", places=number(short.places), of=number(short.of))
    st.caption(f"{words} ({signs}).")


def _done(words: str) -> None:
    notice(words)
    st.rerun()
