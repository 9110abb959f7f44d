"""Deciding on the applications that are chosen: accept, put on the waiting list, decline."""

from collections.abc import Sequence

import streamlit as st

from core.intake.applications import ApplicationStatus, By, may_become
from core.text import Text
from db import ApplicationLine, Workspace
from pages.ui.cache import fingerprint
from pages.ui.notices import notice
from pages.ui.words import _, count

DONE = {
    ApplicationStatus.ACCEPTED: ("{n} person accepted.", "{n} people accepted."),
    ApplicationStatus.WAITLISTED: ("{n} person is on the waiting list.", "{n} people are on the waiting list."),
    ApplicationStatus.DECLINED: ("{n} application declined.", "{n} applications declined."),
}
DECISIONS = (
    (ApplicationStatus.ACCEPTED, Text("Accept"), ":material/check:"),
    (ApplicationStatus.WAITLISTED, Text("Waiting list"), ":material/hourglass_empty:"),
    (ApplicationStatus.DECLINED, Text("Decline"), ":material/close:"),
)


def decide(workspace: Workspace, picked: Sequence[ApplicationLine]) -> None:
    """Buttons for what may be decided about all that are chosen; a decision can be changed until it has left."""
    key = f"decide_{fingerprint([(line.id, line.version) for line in picked])[:12]}"
    may = frozenset.intersection(*(may_become(line.status, By.STAFF) for line in picked))
    with st.container(border=True):
        st.subheader(count(len(picked), "{n} application chosen", "{n} applications chosen"), anchor=False)
        if not may:
            st.caption(_("There is no decision that fits all of them. Choose those of one status."))
            return
        reason = st.text_input(_("Why (for your records, not sent)"), key=f"{key}_reason", max_chars=500)
        note = st.text_area(_("A line for the message (if you like)"), key=f"{key}_note", max_chars=1000, height=80)
        tell = st.toggle(_("Write to them"), True, key=f"{key}_tell")
        with st.container(horizontal=True):
            for to, label, icon in DECISIONS:
                if to in may and st.button(
                    _(label), key=f"{key}_{to}", icon=icon, type="primary" if to is ApplicationStatus.ACCEPTED
                    else "secondary",
                ):  # fmt: skip
                    seen = {line.id: line.version for line in picked}
                    done = workspace.applications.decide(seen, to, reason=reason, note=note, tell=tell)
                    notice(count(done, *DONE[to]))
                    st.rerun()
        st.caption(_("Changed your mind? Choose them again and decide anew. A message not yet sent is replaced."))
