"""Deciding on the applications that are chosen: accept, put on the waiting list, decline."""

from collections.abc import Sequence

import streamlit as st

from core.intake.applications import ApplicationStatus, By, may_become
from core.intake.deciding import GROUND_WORDS, Ground, grounds
from core.text import Text
from db import ApplicationLine, Workspace
from pages.ui.cache import fingerprint
from pages.ui.notices import notice
from pages.ui.words import _, count, plain

DONE = {
    ApplicationStatus.ACCEPTED: ("{n} person accepted.", "{n} people accepted."),
    ApplicationStatus.WAITLISTED: ("{n} person is on the waiting list.", "{n} people are on the waiting list."),
    ApplicationStatus.DECLINED: ("{n} application declined.", "{n} applications declined."),
    ApplicationStatus.WITHDRAWN: ("{n} application taken off.", "{n} applications taken off."),
}
DECISIONS = (
    (ApplicationStatus.ACCEPTED, Text("Accept"), ":material/check:"),
    (ApplicationStatus.WAITLISTED, Text("Waiting list"), ":material/hourglass_empty:"),
    (ApplicationStatus.DECLINED, Text("Decline"), ":material/close:"),
    (ApplicationStatus.WITHDRAWN, Text("Take off, as they asked"), ":material/logout:"),
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
        _looked_for(workspace, picked)
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            ground = st.selectbox(
                _("Reason (for your records, not sent)"), grounds(*may), None, key=f"{key}_ground", width=280,
                format_func=lambda each: _(GROUND_WORDS[each]), placeholder=_("Choose, if you like"),
            )  # fmt: skip
            reason = st.text_input(
                _("In your own words (not sent)"), key=f"{key}_reason", max_chars=500, width="stretch"
            )
        note = st.text_area(_("A line for the message (if you like)"), key=f"{key}_note", max_chars=1000, height=80)
        tell = st.toggle(_("Write to them"), True, key=f"{key}_tell")
        with st.container(horizontal=True):
            for to, label, icon in DECISIONS:
                if to in may and st.button(
                    _(label), key=f"{key}_{to}", icon=icon, type="primary" if to is ApplicationStatus.ACCEPTED
                    else "secondary",
                ):  # fmt: skip
                    seen = {line.id: line.version for line in picked}
                    done = workspace.applications.decide(
                        seen, to, ground=ground or Ground.NONE, reason=reason, note=note, tell=tell
                    )
                    notice(count(done, *DONE[to]))
                    st.rerun()
        st.caption(_("Changed your mind? Choose them again and decide anew. A message not yet sent is replaced."))


def _looked_for(workspace: Workspace, picked: Sequence[ApplicationLine]) -> None:
    """What the program looks for, beside the decision that keeps its version."""
    kept = workspace.screening.requirements()
    sides = sorted({line.side for line in picked})
    lines = list(dict.fromkeys(line for side in sides for line in kept.looked_for(side)))
    if lines:
        title = _("What you look for (version {number})", number=kept.number) if kept.number else _("What you look for")
        with st.expander(title, icon=":material/checklist:"):
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
