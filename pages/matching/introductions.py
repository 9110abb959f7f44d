"""Introductions: every message of the program before it goes, and the ways to send it."""

import streamlit as st

from core.messages.occasions import OCCASIONS
from core.messages.outbox import LEFT, SENDABLE, MessageStatus
from db import MessageLine, Outbox, Workspace
from pages.matching.by_server import under_way
from pages.matching.message import show_message, status_words
from pages.matching.sending import how_mail_is_set_up, send_many
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.rows import clicked_row
from pages.ui.words import _, count, moment

ROWS = 10
KINDS = dict.fromkeys(("introduction to mentor", "introduction to mentee", "introduction to peer"), "Introduction")
KINDS |= {key.value: occasion.title.message for key, occasion in OCCASIONS.items() if key.value not in KINDS}
KINDS["copy"] = "Copy to one of the team"


def show(workspace: Workspace) -> None:
    box = workspace.messages.outbox()
    header(_("Introductions"), _summary(workspace, box))
    if not box.lines:
        empty(
            _("No message yet"), _("Messages are written here when you publish pairs or decide on applications."),
            _("Go to Matching"), "matching.desk",
        )  # fmt: skip
        return
    how_mail_is_set_up(workspace, box)
    under_way(workspace, box)
    here = [status for status in MessageStatus if any(line.status is status for line in box.lines)]
    asked = filter_bar(
        "outbox", _("Find a message"), {"status": (_("State"), here)}, words=lambda each: status_words(each)
    )
    shown = asked.keep(
        box.lines, lambda line: f"{line.to_name} {line.to_email} {line.subject}", status=lambda line: line.status
    )
    if not shown:
        st.caption(_("No message fits this search."))
        return
    send_many(workspace, box, shown)
    chosen = _choose(workspace, shown)
    if chosen is not None:
        show_message(workspace, box, workspace.messages.read(chosen.id))


def _choose(workspace: Workspace, lines: list[MessageLine]) -> MessageLine | None:
    """The list; the message whose row was clicked."""
    zone = workspace.place.time_zone
    states = {status: status_words(status, with_icon=True) for status in {line.status for line in lines}}
    kinds = {kind: _(KINDS.get(kind, kind)) for kind in {line.kind for line in lines}}
    moments = {at: moment(at, zone) for at in {line.sent_at or line.created_at for line in lines}}
    now = workspace.now
    later = f"◷ {_('Goes later')}"
    columns = {
        _("State"): [later if line.waits_until(now) else states[line.status] for line in lines],
        _("To"): [line.to_name for line in lines],
        _("Subject"): [line.subject for line in lines],
        _("What"): [kinds[line.kind] for line in lines],
        _("When"): [moments[line.sent_at or line.created_at] for line in lines],
        _("Address"): [line.to_email for line in lines],
    }
    st.caption(_("Click a row to read, correct or recall a message."))
    config = {_("Subject"): st.column_config.TextColumn(width="large")}
    place = clicked_row("outbox", columns, [line.id for line in lines], config, ROWS)
    return None if place is None else lines[place]


def _summary(workspace: Workspace, box: Outbox) -> str:
    if not box.lines:
        return _("The messages that tell people whom they are paired with, before they go.")
    if workspace.place.is_demo:
        return count(len(box.lines), "{n} message as it would be sent.", "{n} messages as they would be sent.")
    waiting = sum(line.status in SENDABLE for line in box.lines)
    gone = sum(line.status in LEFT for line in box.lines)
    words = count(waiting, "{n} message waits for you", "{n} messages wait for you")
    return words + count(gone, ", {n} has gone.", ", {n} have gone.")
