"""Another mentor for a whole group: which one, and how it ends with the mentor it has."""

import streamlit as st

from db import Closing, LiveGroup, ReassignmentDesk, Workspace
from pages.matching.lead_change import Led
from pages.matching.leads import members_in_words, show_leads
from pages.ui.ending import ask_ending
from pages.ui.words import _, plain


def one_without_mentor(workspace: Workspace, desk: ReassignmentDesk) -> None:
    """Of groups that ended with their mentor: which of them gets another, as a whole."""
    alone = {each.id: each for each in desk.alone}
    chosen = st.selectbox(
        _("Which group needs a mentor?"), list(alone), key="lead_which", width=560,
        format_func=lambda one: members_in_words(alone[one]),
    )  # fmt: skip
    if chosen is not None:
        st.caption(_("Each of them can also get a place alone, under “Somebody who waits”."))
        show_leads(workspace, desk, Led(alone[chosen], alone[chosen], None))


def its_mentor_ends(workspace: Workspace, desk: ReassignmentDesk, group: LiveGroup) -> None:
    """Of a group that goes on: how it ends with its mentor; then who could lead it."""
    mentor = group.group.mentor_id or 0
    with st.container(border=True):
        given = ask_ending({mentor: group.names[mentor]}, f"lead_{group.id}")
        words = (_("Write to the others that it ends (you read it before it goes)") if given.leaves is not None
                 else _("Write to all that it ends (you read it before it goes)"))  # fmt: skip
        tell = st.checkbox(words, True, key=f"lead_{group.id}_tell")
    again = {**dict.fromkeys(group.group.member_ids, True), **given.again}
    closing = Closing(group.id, given.ending, given.reason, again, given.leaves, tell)
    staying = desk.able(group, closing)
    for who in group.group.member_ids:
        if who not in staying.group.member_ids:
            waits = _("{name} is not to be matched now, and waits.", name=plain(group.names[who]))
            st.markdown(f":orange[:material/error:] {waits}")
    show_leads(workspace, desk, Led(group, staying, closing))
