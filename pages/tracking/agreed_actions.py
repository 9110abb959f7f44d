"""What one of us will do by when: agreed on, and ticked off."""

import streamlit as st

from db import AgreedAction, MeetingsTogether, Workspace
from pages.ui.words import _, count, plain

BOTH = 0


def agreed_actions(workspace: Workspace, each: MeetingsTogether) -> None:
    together = each.together
    st.markdown(f"**{_('What you agreed to do')}**")
    open_ = [one for one in each.actions if one.done_on is None]
    for one in open_:
        _tick(workspace, each, one)
    if not open_:
        st.caption(_("Nothing is open."))
    with st.popover(_("Add something to do"), icon=":material/add_task:"):
        key = f"action_{together.id}_{len(each.actions)}"
        what = st.text_input(_("What?"), key=f"{key}_what", max_chars=300)
        people = {one.id: one.name for one in together.people} | {BOTH: _("Both of us")}
        owner = st.radio(_("Who?"), list(people), format_func=lambda id: plain(people[id]), key=f"{key}_owner")
        due = st.date_input(_("By when?"), None, key=f"{key}_due", format="YYYY-MM-DD")
        if st.button(_("Add"), key=f"{key}_add", type="primary"):
            workspace.meetings.agree_action(together.id, what, owner or None, due)
            st.rerun()
    done = [one for one in each.actions if one.done_on is not None]
    if done:
        with st.expander(count(len(done), "{n} done", "{n} done")):
            for one in done:
                _tick(workspace, each, one)


def _tick(workspace: Workspace, each: MeetingsTogether, one: AgreedAction) -> None:
    who = plain(each.together.name(one.owner)) or _("both of you")
    words = f"{plain(one.what)} · {who}" + (f" · {_('by {day}', day=one.due)}" if one.due else "")
    was = one.done_on is not None
    if st.checkbox(words, was, key=f"tick_{one.id}_{one.version}") != was:
        workspace.meetings.tick_action(one.id, one.version, not was)
        st.rerun()
