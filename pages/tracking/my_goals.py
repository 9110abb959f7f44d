"""Goals: what will be different, how one will know, and how far it is; set and followed by the people of a pairing."""

import streamlit as st

from core.program.questions import Side
from core.tracking.goal_checks import Around
from core.tracking.goals import Goal, GoalState, Horizon
from db import GoalsTogether, PairingGoal, Together, Workspace
from pages.tracking.goal_advice import advise
from pages.tracking.goal_card import EDIT, goal_card
from pages.tracking.goal_form import ask_goal, goal_given
from pages.ui.editing import editing
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

NEW = "new-"  # before a pairing's id, in the address


def show(workspace: Workspace) -> None:
    found = workspace.goals.mine()
    header(_("Goals"), _("What will be different, how you will know, and how far you are."))
    if not found:
        empty(_("You are in no pairing just now"), _("Goals are set by two. Once you have a partner, begin here."),
              _("My pairing"), "tracking.my_pairing", icon=":material/flag:")  # fmt: skip
        return
    asked = str(st.query_params.get(EDIT, ""))
    for each in found:
        being = next((one for one in each.goals if str(one.id) == asked), None)
        if being is not None or asked == f"{NEW}{each.together.id}":
            _write(workspace, each, being)
            return
    for each in found:
        _pairing(workspace, each)
    st.caption(_("Your coordinator sees goals, their numbers and their days, so that nobody is left alone with them. "
                 "What you write in words to an update stays between you."))  # fmt: skip


def _pairing(workspace: Workspace, each: GoalsTogether) -> None:
    names = listed(plain(one.name) for one in each.together.partners)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(_("With {names}", names=names), anchor=False, width="content")
        if each.goals and st.button(_("Set a goal"), key=f"new_{each.together.id}", icon=":material/add:",
                                    type="primary"):  # fmt: skip
            _go(f"{NEW}{each.together.id}")
    if not each.goals:
        with st.container(border=True):
            st.markdown(_("No goal yet. One sentence is enough to begin: what would you like to be different in a few "
                          "months? You can make it better together when you meet."))  # fmt: skip
            if st.button(_("Set the first goal"), key=f"new_{each.together.id}", type="primary"):
                _go(f"{NEW}{each.together.id}")
    if len(each.together.partners) > 1:
        _of_each(workspace, each)
        return
    for goal in each.goals:
        goal_card(workspace, each.together, goal)


def _of_each(workspace: Workspace, each: GoalsTogether) -> None:
    """Of a group: the goals of all first, then those of each, mine before the others'."""
    for owner in (None, *(one.id for one in each.together.people)):
        goals = [goal for goal in each.goals if goal.goal.owner == owner]
        if goals:
            name = _("Mine") if owner == each.together.me.id else plain(each.together.name(owner))
            st.markdown(f"**{name if owner else _('Of the whole group')}**")
        for goal in goals:
            goal_card(workspace, each.together, goal)


def _write(workspace: Workspace, each: GoalsTogether, kept: PairingGoal | None) -> None:
    """A new goal, or one that is there; what would make it better stands beside it."""
    fresh = Goal(start=workspace.today, owner=_usual_owner(each.together))
    edited = editing(
        f"goal_{kept.id}" if kept else f"goal_{NEW}{each.together.id}", kept.version if kept else 0,
        kept.goal if kept else fresh, goal_given,
    )  # fmt: skip
    program_goals = dict(workspace.goals.of_program())
    left, right = st.columns([3, 2], gap="large")
    with left:
        ask_goal(edited.value, edited.key, each.together, program_goals)
    goal = goal_given(edited.value, edited.key)
    with right:
        advise(goal, _around(each, kept, goal))
    with left, st.container(horizontal=True):
        saved = st.button(_("Save"), key="save_goal", type="primary")
        if st.button(_("Cancel"), key="cancel_goal"):
            edited.done()
            _go("")
    if saved:
        if kept is None:
            workspace.goals.add_mine(each.together.id, goal)
        else:
            workspace.goals.change_mine(kept.id, goal, edited.version)
        edited.done()
        notice(_("Kept. {names} can read it and agree.", names=listed(one.name for one in each.together.partners)))
        _go("")


def _around(each: GoalsTogether, kept: PairingGoal | None, goal: Goal) -> Around:
    others = [
        one for one in each.goals
        if one is not kept and one.goal.state is GoalState.OPEN and one.goal.horizon is Horizon.SHORT
    ]  # fmt: skip
    short = len(others) + (goal.horizon is Horizon.SHORT)
    return Around(each.together.ends_on, short, each.most_open_short, kept.updates if kept else ())


def _usual_owner(together: Together) -> int:
    """Goals are the mentee's, where there is one."""
    return next((one.id for one in together.people if one.side is Side.MENTEE), together.me.id)


def _go(goal: str) -> None:
    if goal:
        st.query_params[EDIT] = goal
    else:
        st.query_params.pop(EDIT, None)
    st.rerun()
