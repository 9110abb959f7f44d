"""The goals of a program: what will be different, how that is measured, and who agreed to it."""

import streamlit as st

from core.program.program import ProgramGoal
from db import KeptGoal, KeptProgram, Workspace
from pages.ui.confirm import confirm_button
from pages.ui.editing import editing
from pages.ui.empty import empty
from pages.ui.notices import notice
from pages.ui.program_inputs import ask_goal, goal_given
from pages.ui.words import _, plain


def goals(workspace: Workspace, kept: KeptProgram) -> None:
    """Each with its measure and its target; one more can be added."""
    if not kept.goals:
        empty(_("No goal yet"), _("Say what will be different because of the program, and how you will know."))
    for goal in kept.goals:
        _goal(workspace, goal)
    fresh = editing("new_goal", len(kept.goals), ProgramGoal(""), goal_given)
    with st.expander(_("Add a goal"), icon=":material/add:", expanded=not kept.goals):
        ask_goal(fresh.value, fresh.key)
        if st.button(_("Add"), key=f"{fresh.key}_add", type="primary"):
            workspace.programs.add_goal(goal_given(fresh.value, fresh.key))
            fresh.done()
            notice(_("The goal is added."))
            st.rerun()


def _goal(workspace: Workspace, kept: KeptGoal) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(kept.goal.statement)}**")
        st.caption(_said(kept.goal))
        with st.expander(_("Change")):
            edited = editing(f"goal_{kept.id}", kept.version, kept.goal, goal_given)
            ask_goal(edited.value, edited.key)
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                if st.button(_("Save"), key=f"{edited.key}_save", type="primary"):
                    workspace.programs.change_goal(kept.id, goal_given(edited.value, edited.key), edited.version)
                    edited.done()
                    notice(_("The goal is saved."))
                    st.rerun()
                confirm_button(
                    _("Remove"), lambda: workspace.programs.remove_goal(kept.id, kept.version), type="tertiary",
                    key=f"remove_goal_{kept.id}", title=_("Remove this goal?"), yes=_("Remove it"),
                    warning=plain(kept.goal.statement), done=_("The goal is removed."),
                )  # fmt: skip


def _said(goal: ProgramGoal) -> str:
    said = [plain(goal.measure) or _("no measure yet")]
    said += [_("target {target}", target=plain(goal.target))] if goal.target else []
    said += [_("by {day}", day=goal.due)] if goal.due else []
    said += [_("agreed by {who}", who=plain(goal.agreed_by)) if goal.agreed_by else _("nobody has agreed to it yet")]
    return " · ".join(said)
