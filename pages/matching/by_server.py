"""Sending by the mail server: all that wait, now or later, or to oneself first; and how many are on their way."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from db import Outbox, Workspace
from pages.ui.cache import fingerprint
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.watching import watch
from pages.ui.words import _, count

WAY = "{n} messages are on their way, one by one. You can go on meanwhile."


def under_way(workspace: Workspace, box: Outbox) -> None:
    """How many are on their way, looked at again and again until none is."""
    left = box.on_the_way(workspace.now)
    if not left or not box.sender or workspace.place.is_demo:
        return

    def words(found: int) -> None:
        st.markdown(f":material/outgoing_mail: {count(found, '{n} message is on its way.', WAY)}")

    watch(workspace.messages.on_the_way, lambda found: found != left, words)


def by_the_server(workspace: Workspace, waiting: list[int]) -> None:
    """What may be done with those that wait, where a mail server is set up."""
    with st.container(horizontal=True, gap="small"):
        confirm_button(
            count(len(waiting), "Send {n} message", "Send {n} messages"), lambda: workspace.messages.send(waiting),
            key=f"send_all_{these(waiting)}", title=_("Send now?"), yes=_("Send"), type="primary",
            icon=":material/send:",
            warning=count(len(waiting), "{n} person hears of it. It can't be called back then.",
                          "{n} messages go out one by one. They can't be called back then."),
            done=_("They go out now, one by one."),
        )  # fmt: skip
        confirm_button(
            _("Send everything to me first"), lambda: workspace.messages.send_to_me(waiting),
            key=f"to_me_{these(waiting)}", title=_("Send copies to you?"), yes=_("Send to me"),
            icon=":material/forward_to_inbox:", done=_("The copies are on their way to you."),
            warning=count(len(waiting), "You get {n} copy, as its reader would. Nobody else hears of it.",
                          "You get {n} copies, each as its reader would. Nobody else hears of it."),
        )  # fmt: skip
        with st.popover(_("Send later"), icon=":material/schedule_send:"):
            _later(workspace, waiting)


def _later(workspace: Workspace, waiting: list[int]) -> None:
    zone = workspace.place.time_zone
    on = st.date_input(_("Day"), workspace.today + timedelta(days=1), workspace.today, key="later_day",
                       format="YYYY-MM-DD")  # fmt: skip
    at = st.time_input(_("Time ({zone})", zone=zone), time(8), key="later_time", step=timedelta(minutes=15))
    st.caption(_("Until then each can be corrected or recalled."))
    if isinstance(on, date) and st.button(
        count(len(waiting), "Send {n} message then", "Send {n} messages then"), key="send_later", type="primary"
    ):
        workspace.messages.send(waiting, datetime.combine(on, at, ZoneInfo(zone)))
        notice(_("They go then."))
        st.rerun()


def these(ids: list[int]) -> str:
    """So that a question that was answered is about these: where others came meanwhile, it is asked anew."""
    return fingerprint(ids)[:12]
