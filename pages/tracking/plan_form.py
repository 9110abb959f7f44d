"""Writing a plan: where to, the steps, and what comes afterwards."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.tracking.plan import LONGEST, MOST_STEPS, Plan, PlanStep
from db import OwnPlan, Together, Workspace
from pages.ui.editing import editing
from pages.ui.notices import notice
from pages.ui.words import _

NOBODY = 0  # in the list of who does a step
WORDS = ("direction", "goals", "people", "first_step")


def write_plan(workspace: Workspace, together: Together, kept: OwnPlan) -> bool:
    """True where one is done with it."""
    edited = editing(f"plan_{together.id}_{kept.whose.id}", kept.version, kept.plan, plan_given)
    plan, key = edited.value, edited.key
    st.text_area(_("Where to, in the long run?"), plan.direction, key=f"{key}_direction", max_chars=LONGEST, height=80)
    st.markdown(f"**{_('Steps')}**")
    owners = {NOBODY: _("Nobody in particular")} | {one.id: one.name for one in together.people}
    for place in range(min(MOST_STEPS, len(_steps(plan, key)) + 1)):
        step = plan.steps[place] if place < len(plan.steps) else PlanStep("", owner=kept.whose.id)
        with st.container(horizontal=True, gap="small"):
            st.text_input(_("Step {n}", n=place + 1), step.what, key=f"{key}_step_{place}", width=280, max_chars=300)
            st.date_input(_("Until"), step.due, key=f"{key}_step_{place}_due", format="YYYY-MM-DD", width=150)
            at = list(owners).index(step.owner) if step.owner in owners else 0
            st.selectbox(_("Who?"), list(owners), at, format_func=owners.__getitem__, key=f"{key}_step_{place}_owner",
                         width=200)  # fmt: skip
    with st.expander(_("Afterwards: your next steps once this pairing ends"), expanded=plan.has_next_steps):
        st.text_area(_("Which goals go on?"), plan.goals, key=f"{key}_goals", max_chars=LONGEST, height=80)
        st.text_area(_("Who helps from then on?"), plan.people, key=f"{key}_people", max_chars=LONGEST, height=80)
        st.text_input(_("The first step"), plan.first_step, key=f"{key}_first_step", max_chars=300)
        st.date_input(_("By when?"), plan.first_by, key=f"{key}_first_by", format="YYYY-MM-DD", width=180)
    with st.container(horizontal=True, gap="small"):
        saved = st.button(_("Save"), key="plan_save", type="primary")
        left = st.button(_("Back"), key="plan_back")
    if saved:
        workspace.plans.keep(together.id, kept.whose.id, plan_given(plan, key), edited.version)
        notice(_("The plan is kept."))
    if saved or left:
        edited.done()
    return saved or left


def plan_given(plan: Plan, key: str) -> Plan:
    """``plan`` with all that was typed so far."""
    state = st.session_state
    given: dict[str, Any] = {name: str(state.get(f"{key}_{name}", getattr(plan, name)) or "").strip() for name in WORDS}
    return replace(plan, **given, first_by=state.get(f"{key}_first_by", plan.first_by), steps=_steps(plan, key))


def _steps(plan: Plan, key: str) -> tuple[PlanStep, ...]:
    """Those with words; one whose words are taken out is gone."""
    state, found = st.session_state, []
    for place in range(MOST_STEPS):
        before = plan.steps[place] if place < len(plan.steps) else PlanStep("")
        what = str(state.get(f"{key}_step_{place}", before.what) or "").strip()
        if what:
            due = state.get(f"{key}_step_{place}_due", before.due)
            owner = state.get(f"{key}_step_{place}_owner", before.owner) or None
            found.append(PlanStep(what, due, owner, before.done_on))
    return tuple(found)
