"""Many messages at once: send them, or take them along and mark them; and whether mail is set up here."""

import streamlit as st

from core.messages.outbox import BY_HAND_FROM, SENDABLE, MessageStatus
from core.messages.short import link_in, short_message
from core.reports.table import Cell
from db import MessageLine, Outbox, Workspace
from pages.matching.by_server import by_the_server, these
from pages.ui.address import whole_addresses
from pages.ui.confirm import confirm_button
from pages.ui.downloads import table_downloads
from pages.ui.words import _, count, plain


def how_mail_is_set_up(workspace: Workspace, box: Outbox) -> None:
    """Said plainly, with what to do where it is not."""
    if workspace.place.is_demo:
        return
    if box.sender:
        st.caption(
            _("Mail goes out from {address}. Introductions wait until you send them.", address=plain(box.sender))
        )
        return
    with st.container(border=True, gap="small"):
        st.markdown(_(":material/mail_off: **No mail server is set up here, so nothing goes out by itself.** Take the "
                      "messages along as a sheet for a mail merge, or open each in your own mail program; then mark "
                      "them as sent."))  # fmt: skip
        with st.expander(_("How to set one up")):
            st.markdown(_("Whoever runs this installation gives it these settings (environment or secrets) and starts "
                          "it again:"))  # fmt: skip
            st.code(
                "SMTP_HOST=mail.example.org\nSMTP_SENDER=mentoring@example.org\nSMTP_USER=mentoring\n"
                "SMTP_PASSWORD=…\nPAIRWELL_ADDRESS=https://mentoring.example.org", language=None,
            )  # fmt: skip


def send_many(workspace: Workspace, box: Outbox, lines: list[MessageLine]) -> None:
    """What may be done with all that are shown and wait."""
    waiting = [line.id for line in lines if line.status in SENDABLE - {MessageStatus.UNSURE, MessageStatus.RECALLED}]
    open_ = [line.id for line in lines if line.status in BY_HAND_FROM - {MessageStatus.RECALLED}]
    if box.sender and waiting and not workspace.place.is_demo:
        by_the_server(workspace, waiting)
    if not box.sender and open_:
        with st.container(gap="small"):
            _sheet(workspace, open_)
            confirm_button(
                count(len(open_), "I sent this one myself", "I sent these {n} myself"),
                lambda: workspace.messages.mark_sent(open_), key=f"mark_all_{these(open_)}",
                title=_("Mark as sent?"), yes=_("Mark as sent"), icon=":material/done_all:", done=_("Marked as sent."),
                warning=_("Publishing can't be undone then, since people know of their pairing."),
            )  # fmt: skip


def _sheet(workspace: Workspace, ids: list[int]) -> None:
    headers = ["Name", "Address", "Subject", "Text", "Link", "Short text"]

    def table() -> tuple[list[str], list[list[Cell]]]:
        rows: list[list[Cell]] = [
            [name, email, subject, whole, link_in(whole), short_message(subject, whole).words]
            for name, email, subject, body in workspace.messages.texts(ids)
            for whole in (whole_addresses(body),)
        ]
        return headers, rows

    table_downloads("messages", "Messages", table)
