"""What the team does about a pairing: note that somebody was in touch, or put a line off for a reason."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from core.program.program import Part
from core.text import Text
from core.tracking.contacts import KINDS, ContactKind
from core.tracking.due import Due, DueKind
from db import Workspace
from pages.tracking.health_words import kind_word
from pages.ui.notices import notice
from pages.ui.words import _, count

WHO = {
    "both": Text("Both"),
    "mentee": Text("Mentee"),
    "mentor": Text("Mentor"),
    "guardian": Text("Guardian"),
    "nobody": Text("Nobody was reached"),
}
FOUND = {"yes": Text("Yes"), "no": Text("No, all is well"), "unclear": Text("Not clear")}
AGAIN = 7  # days


def support_buttons(workspace: Workspace, pairing_id: int, lines: Sequence[Due], key: str) -> None:
    """Both as popovers, whose inside is drawn once they are opened."""
    with st.popover(_("Note a contact"), icon=":material/call:", on_change="rerun", key=f"{key}_contact") as opened:
        if opened.open:
            _contact(workspace, pairing_id, lines, key)
    may_ask = Part.CHECK_INS in workspace.place.parts
    if may_ask and st.button(_("Ask how it goes"), key=f"{key}_ask", icon=":material/outgoing_mail:",
                 help=_("Each of them gets a message with a private link; two presses answer it.")):  # fmt: skip
        asked, rest = workspace.check_ins.ask([pairing_id])
        words = count(asked, "{n} message is in the outbox.", "{n} messages are in the outbox.")
        notice(words + (" " + count(rest, "{n} was asked this week.", "{n} were asked this week.") if rest else ""))
        st.rerun()
    quiet = [each for each in lines if each.kind is not DueKind.HELP]
    if quiet:
        with st.popover(_("Put off"), icon=":material/snooze:", on_change="rerun", key=f"{key}_off") as opened:
            if opened.open:
                _put_off(workspace, pairing_id, quiet, key)


def _contact(workspace: Workspace, pairing_id: int, lines: Sequence[Due], key: str) -> None:
    kind = st.radio(_("What was it?"), list(ContactKind), format_func=lambda each: _(KINDS[each]).capitalize(),
                    key=f"{key}_kind")  # fmt: skip
    kinds = {each.kind for each in lines}
    first = "guardian" if DueKind.GUARDIAN in kinds and DueKind.CONTACT not in kinds else "both"
    who = st.selectbox(
        _("With whom?"), list(WHO), list(WHO).index(first), format_func=lambda each: _(WHO[each]), key=f"{key}_who"
    )
    note = st.text_area(_("Note for the team"), key=f"{key}_note", max_chars=4000, height=90)
    about, found, again = None, None, None
    signs = [each.kind for each in lines if each.kind not in (DueKind.CONTACT, DueKind.GUARDIAN)]
    if signs:
        about = st.selectbox(_("Because of"), signs, format_func=kind_word, key=f"{key}_about")
        said = st.radio(_("Was it so?"), list(FOUND), 2, horizontal=True, key=f"{key}_found",
                        format_func=lambda each: _(FOUND[each]))  # fmt: skip
        found = None if said == "unclear" else said == "yes"
        if about is not DueKind.HELP:
            again = st.date_input(_("Show this line again on"), workspace.today + timedelta(days=AGAIN),
                                  min_value=workspace.today + timedelta(days=1), key=f"{key}_again",
                                  format="YYYY-MM-DD")  # fmt: skip
    if st.button(_("Save"), key=f"{key}_save_contact", type="primary"):
        workspace.support.log_contact(pairing_id, kind or ContactKind.TOUCH, who, note, about, found, again)
        notice(_("The contact is noted."))
        st.rerun()


def _put_off(workspace: Workspace, pairing_id: int, lines: Sequence[Due], key: str) -> None:
    kind = st.radio(_("Which line?"), [each.kind for each in lines], format_func=kind_word, key=f"{key}_which")
    until = st.date_input(_("Until"), workspace.today + timedelta(days=AGAIN), key=f"{key}_until", format="YYYY-MM-DD",
                          min_value=workspace.today + timedelta(days=1))  # fmt: skip
    reason = st.text_input(_("Why?"), key=f"{key}_reason", max_chars=300)
    if st.button(_("Put it off"), key=f"{key}_save_off", type="primary"):
        workspace.support.put_off(pairing_id, kind, until, reason)
        notice(_("It comes back on {day}.", day=until))
        st.rerun()
