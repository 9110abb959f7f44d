"""One goal as the two of a pairing see it: how it stands, and what can be done with it on a phone."""

import streamlit as st

from core.program.questions import Side
from core.tracking.goals import Direction, GoalState, Standing
from db import PairingGoal, Together, Workspace
from pages.tracking.goal_levels import goal_levels
from pages.tracking.goal_picture import goal_picture
from pages.tracking.goal_words import by_now, how_far, said_of, so_far, standing_badge
from pages.ui.notices import notice
from pages.ui.places import button_to
from pages.ui.words import _, count, day, plain

EDIT = "goal"  # of the address: which goal is being written


def goal_card(workspace: Workspace, together: Together, kept: PairingGoal) -> None:
    goal = kept.goal
    with st.container(border=True, gap="small", key=f"goal_{kept.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{plain(goal.outcome)}**", width=520)
            standing_badge(kept)
        share = how_far(kept)
        words = " · ".join(filter(None, (so_far(kept), by_now(kept, workspace.today))))
        if share is not None:
            st.progress(share, text=plain(words))
        elif words:
            st.caption(plain(words))
        st.caption(said_of(kept, together))
        if goal.state is GoalState.DROPPED:
            st.caption(_("Dropped on {day}: {reason}", day=goal.closed_on, reason=plain(goal.reason)))
        if kept.standing is Standing.UNMEASURED:
            key = "mentor-goals" if together.me.side is Side.MENTOR else "mentee-goals"
            button_to(_("How to find a measure"), "tracking.my_pairing", key=f"measure_{kept.id}", type="tertiary",
                      icon=":material/school:", part="guidance", page=key)  # fmt: skip
        _steps(workspace, kept)
        goal_levels(workspace, kept)
        _actions(workspace, together, kept)
        _history(kept, together)


def _steps(workspace: Workspace, kept: PairingGoal) -> None:
    for place, step in enumerate(kept.goal.milestones):
        words = plain(step.what) + (f" · {_('by {day}', day=step.due)}" if step.due else "")
        was = step.done_on is not None
        key = f"step_{kept.id}_{kept.version}_{place}"
        if st.checkbox(words, was, key=key, disabled=kept.goal.state is not GoalState.OPEN) != was:
            workspace.goals.reach_milestone(kept.id, kept.version, place, not was)
            st.rerun()


def _actions(workspace: Workspace, together: Together, kept: PairingGoal) -> None:
    goal, seen = kept.goal, (kept.id, kept.version)
    with st.container(horizontal=True, gap="small"):
        if goal.state is not GoalState.OPEN:
            if st.button(_("Open it again"), key=f"reopen_{kept.id}"):
                workspace.goals.close_mine(*seen, GoalState.OPEN)
                st.rerun()
            return
        to_agree = kept.agreed_by is None and kept.changed_by != together.me.id
        if to_agree and st.button(_("Agree"), key=f"agree_{kept.id}", icon=":material/handshake:", type="primary"):
            workspace.goals.agree_mine(*seen)
            notice(_("You agreed to the goal."))
            st.rerun()
        _note(workspace, together, kept)
        if st.button(_("Change"), key=f"change_{kept.id}", icon=":material/edit:"):
            st.query_params[EDIT] = str(kept.id)
            st.rerun()
        _close(workspace, kept)


def _note(workspace: Workspace, together: Together, kept: PairingGoal) -> None:
    goal = kept.goal
    with st.popover(_("Note progress"), icon=":material/add_chart:"):
        key = f"note_{kept.id}_{len(kept.updates)}"
        value = None
        if goal.direction is not Direction.DONE:
            label = _("Where is it today? ({unit})", unit=plain(goal.unit)) if goal.unit else _("Where is it today?")
            value = st.number_input(label, value=None, step=1.0, format="%g", key=f"{key}_value")
        words = st.text_area(_("In words"), key=f"{key}_words", max_chars=2000, height=80)
        st.caption(_("The number is seen by your coordinator too, the words only by you and {names}.",
                     names=plain(", ".join(one.name for one in together.partners))))  # fmt: skip
        if st.button(_("Save"), key=f"{key}_save", type="primary"):
            workspace.goals.note_mine(kept.id, kept.version, value, words)
            notice(_("Noted."))
            st.rerun()


def _close(workspace: Workspace, kept: PairingGoal) -> None:
    with st.popover(_("Finish"), icon=":material/flag:"):
        if st.button(_("It is reached"), key=f"reached_{kept.id}", type="primary"):
            workspace.goals.close_mine(kept.id, kept.version, GoalState.DONE)
            notice(_("Reached. Well done, both of you."), ":material/flag:")
            st.rerun()
        why = st.text_input(_("Or why it is dropped"), key=f"why_{kept.id}", max_chars=300)
        if st.button(_("Drop it"), key=f"drop_{kept.id}"):
            workspace.goals.close_mine(kept.id, kept.version, GoalState.DROPPED, why)
            st.rerun()


def _history(kept: PairingGoal, together: Together) -> None:
    if not (kept.updates or kept.goal.history):
        return
    with st.expander(count(len(kept.updates), "{n} note so far", "{n} notes so far"), on_change="rerun",
                     key=f"history_{kept.id}") as opened:  # fmt: skip
        if not opened.open:
            return
        goal_picture(kept)
        for each in reversed(kept.updates):
            if each.note:
                who = plain(together.name(each.by)) or _("somebody who left")
                st.markdown(f":gray[{day(each.on)} · {who}]  \n{plain(each.note)}")
