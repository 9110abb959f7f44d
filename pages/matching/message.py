"""One message in full: read it, correct it, send it one way or another, recall it."""

import streamlit as st

from core.messages.outbox import CHANGEABLE, MessageStatus
from db import Outbox, WholeMessage, Workspace
from pages.matching.ways import show_ways
from pages.ui.address import whole_addresses
from pages.ui.chips import Tone, badge
from pages.ui.downloads import download
from pages.ui.notices import notice
from pages.ui.words import _, moment, plain

STATES: dict[MessageStatus, tuple[str, Tone, str, str]] = {  # word, tone, icon of a badge, sign in a table
    MessageStatus.WAITING: ("Waits for you", "waiting", ":material/schedule:", "◷"),
    MessageStatus.READY: ("Goes next", "waiting", ":material/outgoing_mail:", "→"),
    MessageStatus.SENDING: ("Being sent", "waiting", ":material/outgoing_mail:", "→"),
    MessageStatus.SENT: ("Sent", "good", "", "✓"),
    MessageStatus.BY_HAND: ("Sent by hand", "good", "", "✓"),
    MessageStatus.FAILED: ("Not sent", "bad", "", "✗"),
    MessageStatus.UNSURE: ("Perhaps sent", "attention", "", "?"),
    MessageStatus.RECALLED: ("Recalled", "neutral", ":material/undo:", "↩"),
    MessageStatus.HELD: ("Demo: never sent", "neutral", ":material/science:", "–"),
}


def status_words(status: MessageStatus | str, with_icon: bool = False) -> str:
    word, _tone, _icon, sign = STATES[MessageStatus(status)]
    return f"{sign} {_(word)}" if with_icon else _(word)


def show_message(workspace: Workspace, box: Outbox, whole: WholeMessage) -> None:
    """Draw it with what may be done in its state."""
    line = whole.line
    body = whole_addresses(whole.body)
    with st.container(border=True, key="message"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(line.to_name)}** · {plain(line.to_email)}", width="content")
            word, tone, icon, _sign = STATES[line.status]
            badge(_(word), tone, icon=icon)
        _what_happened(workspace, whole)
        if line.status in CHANGEABLE:
            _correct(workspace, whole, body)
        else:
            st.markdown(f"**{plain(line.subject)}**")
            st.text(body)
        if whole.calendar:
            _calendar(workspace, whole)
        show_ways(workspace, box, whole, body)


def _what_happened(workspace: Workspace, whole: WholeMessage) -> None:
    line, zone = whole.line, workspace.place.time_zone
    if line.error and line.status is MessageStatus.WAITING:
        st.warning(plain(line.error), icon=":material/info:")
    elif line.error:
        st.error(plain(line.error), icon=":material/error:")
    if until := line.waits_until(workspace.now):
        when = moment(until, zone, name_zone=True)
        st.caption(f":material/schedule_send: {_('Goes on {when}.', when=when)}")
    if line.status is MessageStatus.UNSURE:
        st.warning(_("The app was cut off while this was being sent. Ask the reader, then mark it as sent or send it "
                     "again; it never goes twice by itself."), icon=":material/help:")  # fmt: skip
    if line.sent_at is not None:
        by = _(" by {name}", name=plain(line.sent_by)) if line.sent_by else ""
        st.caption(_("Sent on {when}{by}.", when=moment(line.sent_at, zone), by=by))


def _correct(workspace: Workspace, whole: WholeMessage, body: str) -> None:
    """Fields that may be changed; saved on a button, and only if something differs."""
    line = whole.line
    key = f"{line.id}_{line.version}"
    to_email = st.text_input(_("Address"), line.to_email, key=f"to_{key}")
    subject = st.text_input(_("Subject"), line.subject, key=f"subject_{key}", max_chars=200)
    written = st.text_area(_("Text"), body, key=f"body_{key}", height=340)
    changed = (to_email, subject, written) != (line.to_email, line.subject, body)
    if changed and st.button(_("Save the correction"), key="save_message", type="primary"):
        workspace.messages.correct(line.id, line.version, to_email, subject, written)
        notice(_("The message is corrected."))
        st.rerun()


def _calendar(workspace: Workspace, whole: WholeMessage) -> None:
    """The file that goes with it, to look at or to leave out."""
    line = whole.line
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/event: {_('With a calendar file for the first meeting.')}", width="content")
        download(_("Calendar file"), whole.calendar.encode("utf-8"), "first-meeting.ics", key=f"ics_{line.id}")
        if line.status in CHANGEABLE and st.button(_("Leave it out"), key="no_calendar", type="tertiary"):
            workspace.messages.leave_out_calendar(line.id, line.version)
            notice(_("The message goes without it. Does its text still speak of the time?"))
            st.rerun()
